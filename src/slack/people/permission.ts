import type { Named } from '../../progress/entry.ts';
import { type Asking, may, type Right, type Verb } from '../../progress/rights.ts';
import type { Progress } from '../../progress/progress.ts';
import type { Bot } from '../bot.ts';
import type { KnownPerson } from './people.ts';
import { compose, type Message } from '../views/message.ts';
import { paragraph } from '../views/parts.ts';

/** What somebody wants to do, with what only the thing itself says. */
export interface Wanted {
  readonly verb: Verb;
  /** They answer for the activity. */
  readonly ownsActivity?: boolean;
  /** They recorded the update in question themselves. */
  readonly recordedIt?: boolean;
}

/** Asks whether somebody may do a thing now. Asked again when a form is sent, not only when its button is drawn. */
export async function askPermission(
  user: string,
  wanted: Wanted,
  { people, progress }: Pick<Bot, 'people' | 'progress'>,
): Promise<Right & { readonly person: KnownPerson }> {
  const [person, known] = await Promise.all([people.whoIs(user), progress.now()]);
  const groups = await groupsFor(user, wanted.verb, { people, progress: known });
  const { verb, ...about } = wanted;
  const { kind, hasLeft, isAdministrator } = person;
  const asking: Asking = { ...about, user, kind, hasLeft, isAdministrator, groups };
  return { ...may(asking, known.settings, verb), person };
}

/** Of the groups of a person only the one that counts for the verb. */
async function groupsFor(
  user: string,
  verb: Verb,
  { people, progress }: Pick<Bot, 'people'> & { readonly progress: Progress },
): Promise<readonly string[] | null> {
  const { groups } = progress.settings;
  const group = new Map<string, string | undefined>(Object.entries(groups)).get(verb);
  if (group === undefined) return [];
  const isIn = await people.isInGroup(user, group);
  return isIn === null ? null : isIn ? [group] : [];
}

/** What somebody is told who may not ask; null: they may. What was published is public, so where the database is away everyone may. */
export async function refuseAsking(user: string, bot: Pick<Bot, 'people' | 'progress'>): Promise<Message | null> {
  const person = await bot.people.whoIs(user);
  if (!person.hasLeft && (person.kind === 'member' || person.kind === 'unknown')) return null;
  const permission = await askPermission(user, { verb: 'ask' }, bot);
  return permission.kind === 'allowed' ? null : refusedMessage(permission.help);
}

/** A refusal, with who can help. */
export function refusedMessage(help: string): Message {
  return compose('Not possible', [paragraph(help)]);
}

/** A person as an entry names them. */
export function namedOf({ team, user, name }: KnownPerson): Named {
  return { team, user, name };
}
