import { isDeepStrictEqual } from 'node:util';
import type { HomeView } from '@slack/types';
import { z } from 'zod';
import { type Bot, todayOf } from './bot.ts';
import { guarded } from './boundary.ts';
import { overviewOf } from './asking/home-lists.ts';
import { FIRST_HOME, type HomeLook, type Press, readHome } from './press.ts';
import { recordedFor } from './people/sight.ts';
import { askPermission } from './people/permission.ts';
import { filterChosen } from './views/home-filters.ts';
import { guestHomePage } from './views/guest-home-page.ts';
import { askingHomePage, homePage } from './views/home-page.ts';

/** The lists that somebody's Home tab shows first: their own where they own something, else what is due. */
const FIRST_OF_OTHERS: HomeLook = { ...FIRST_HOME, list: 'due' };

const viewSchema = z.object({ private_metadata: z.string() });

/**
 * Publishes the Home tab when somebody opens it, with what they have chosen in it; the messages tab of the same event shows what is
 * there already.
 */
export async function openHome(
  { user, tab, view }: { readonly user: string; readonly tab?: string; readonly view?: unknown },
  bot: Bot,
): Promise<void> {
  if (tab !== 'home') return;
  const shown = readHome(viewSchema.safeParse(view).data?.private_metadata);
  const chosen = shown === null || isFirst(shown) ? null : shown;
  // There is nothing to tell a person in: the tab keeps showing what it showed before.
  await guarded({ log: bot.log, listener: 'home', tell: () => Promise.resolve() }, () =>
    publishHome(user, chosen, bot),
  );
}

/** Asks whether nothing was chosen: what comes first may be another list by now. */
function isFirst(look: HomeLook): boolean {
  return [FIRST_HOME, FIRST_OF_OTHERS].some((first) => isDeepStrictEqual(first, look));
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
    if (person.kind === 'guest' || person.kind === 'stranger')
      return guestHomePage({ reports: register.reports, examples, help: await helpToAsk(user, bot) });
    const why = 'What was recorded here cannot be shown just now; what was published can.';
    return askingHomePage({ overview: { register }, examples, why });
  }
  const overview = overviewOf(register, progress, todayOf(bot));
  const first = progress.ownedBy(user).length > 0 ? FIRST_HOME : FIRST_OF_OTHERS;
  const shown = look ?? first;
  bot.homes.keep(user, shown);
  return homePage({
    look: shown,
    overview,
    user,
    examples,
    isAdministrator: person.isAdministrator,
    hasDirectDigest: progress.directDigestOf(user),
  });
}

/** Why somebody may not ask, with who can help; null: they may. Where the database is away, nobody can say that they may. */
async function helpToAsk(user: string, bot: Bot): Promise<string | null> {
  try {
    const right = await askPermission(user, { verb: 'ask' }, bot);
    return right.kind === 'refused' ? right.help : null;
  } catch {
    return 'Whether guests may ask cannot be told just now. Please open this tab again in a minute.';
  }
}

/** Reads what was chosen in a filter of the Home tab, by what the tab shows. Null where it is something else. */
export function readHomePress(shown: HomeLook, action: object): Press | null {
  const value = filterChosen(shown, action);
  return value === null ? null : { verb: 'home', value };
}
