import type { Named } from '../../progress/entry.ts';
import type { Bot } from '../bot.ts';
import { namedOf } from './permission.ts';

/** Whether an activity can be given to somebody; if not, why. */
export type CanOwn =
  | { readonly kind: 'can'; readonly owner: Named }
  | { readonly kind: 'cannot'; readonly why: string };

/** Slack's own assistant, which is a user and no bot. */
const SLACKBOT = 'USLACKBOT';

/** Asks whether somebody can answer for an activity: a full member of this workspace, who is a person and still here. */
export async function askWhoCanOwn(user: string, bot: Bot): Promise<CanOwn> {
  const [person, isBot] = await Promise.all([bot.people.whoIs(user), askIsBot(user, bot)]);
  if (isBot) return cannot('An app cannot own an activity. Choose a person.');
  if (person.hasLeft) return cannot(`${person.name} has left this workspace. Choose somebody else.`);
  switch (person.kind) {
    case 'guest':
      return cannot(`${person.name} is a guest here. Choose a full member of this workspace.`);
    case 'stranger':
      return cannot(`${person.name} belongs to another organisation. Choose a full member of this workspace.`);
    case 'unknown':
      return cannot('Slack does not say who this is just now. Try again in a minute.');
    case 'member':
      return { kind: 'can', owner: namedOf(person) };
  }
}

function cannot(why: string): CanOwn {
  return { kind: 'cannot', why };
}

async function askIsBot(user: string, { calls, botUserId }: Bot): Promise<boolean> {
  if (user === botUserId || user === SLACKBOT) return true;
  try {
    return (await calls.users.info({ user })).user?.is_bot === true;
  } catch {
    // Whether they are somebody at all is asked beside.
    return false;
  }
}
