import type { HomeView } from '@slack/types';
import { z } from 'zod';
import { type Bot, todayOf } from './bot.ts';
import { guarded } from './boundary.ts';
import { overviewOf } from './asking/home-lists.ts';
import { FIRST_HOME, type HomeLook, homeSchema, type Press } from './press.ts';
import { recordedFor } from './people/sight.ts';
import { filterChosen } from './views/home-filters.ts';
import { askingHomePage, homePage } from './views/home-page.ts';

/** The lists that somebody's Home tab shows first: their own where they own something, else what is due. */
const FIRST_OF_OTHERS: HomeLook = { ...FIRST_HOME, list: 'due' };

const shownSchema = z.object({ view: z.object({ private_metadata: z.string() }) });

/** Publishes the Home tab when somebody opens it; the messages tab of the same event shows what is there already. */
export async function openHome(
  { user, tab }: { readonly user: string; readonly tab?: string },
  bot: Bot,
): Promise<void> {
  if (tab !== 'home') return;
  // There is nothing to tell a person in: the tab keeps showing what it showed before.
  await guarded({ log: bot.log, listener: 'home', tell: () => Promise.resolve() }, () => publishHome(user, null, bot));
}

/** Publishes somebody's Home tab as it is now; null: what it shows first. Rejects where Slack does. */
export async function publishHome(user: string, look: HomeLook | null, bot: Bot): Promise<void> {
  await bot.calls.views.publish({ user_id: user, view: await homeOf(user, look, bot) });
}

/** Makes somebody's Home tab. */
async function homeOf(user: string, look: HomeLook | null, bot: Bot): Promise<HomeView> {
  const { register } = bot;
  const [person, progress] = await Promise.all([bot.people.whoIs(user), recordedFor({ user, channel: null }, bot)]);
  const examples = bot.examples();
  if (progress === null) {
    const why =
      person.kind === 'member'
        ? 'What was recorded here cannot be shown just now; what was published can.'
        : 'You see here what was published. What colleagues recorded about it is shown to full members of this workspace.';
    return askingHomePage({ overview: { register }, examples, why });
  }
  const overview = overviewOf(register, progress, todayOf(bot));
  const first = progress.ownedBy(user).length > 0 ? FIRST_HOME : FIRST_OF_OTHERS;
  return homePage({
    look: look ?? first,
    overview,
    user,
    examples,
    isAdministrator: person.isAdministrator,
    hasDirectDigest: progress.directDigestOf(user),
  });
}

/** Reads what was chosen in a filter of the Home tab: the tab itself holds what it shows. Null where it is something else. */
export function readHomePress(body: unknown, action: object): Press | null {
  const shown = shownSchema.safeParse(body);
  const look = homeSchema.safeParse(parseJson(shown.data?.view.private_metadata ?? ''));
  const value = look.success ? filterChosen(look.data, action) : null;
  return value === null ? null : { verb: 'home', value };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
