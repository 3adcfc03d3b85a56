import type { Asker } from '../../answer/answer.ts';
import type { Progress } from '../../progress/progress.ts';
import type { PlainDate } from '../../register/calendar.ts';
import type { Register } from '../../register/register.ts';
import { type Bot, todayOf } from '../bot.ts';
import { codeOf } from '../boundary.ts';
import type { Example } from '../views/example.ts';
import { withinTime } from '../within-time.ts';
import type { ChannelSharing } from './channel-sharing.ts';
import { isKnownNow, type NowOrLater } from './known-now.ts';
import type { KnownPerson } from './people.ts';

/** Why nothing recorded is shown: not to this person, not in this channel, or the database or Slack does not answer just now. */
export type Hidden = 'person' | 'channel' | 'away';

/** What a look is taken at. */
export interface Sight {
  readonly register: Register;
  readonly asker: Asker;
  readonly today: PlainDate;
  readonly examples: () => readonly Example[];
  /** Somebody is configured to hear what is wrong or missing. */
  readonly hasContact: boolean;
  /** What people recorded; null: not to be shown here, or not known just now. */
  readonly recorded: Progress | null;
  /** Why it is not shown; left out: it is, or that is not known. */
  readonly hidden?: Hidden;
  /** Whoever looks is an administrator: they are offered what only administrators may do. */
  readonly isAdministrator: boolean;
}

/** How long an answer waits for what was recorded: a command must be answered within three seconds, half of which Slack may take to say who asks. */
const LONGEST_WAIT_MS = 800;

/** Who looks, and where it will be shown; null: only to them, in no channel. */
export interface Viewer {
  readonly user: string;
  readonly channel: string | null;
}

/** What a look is taken at, now, by somebody in a place. */
export async function sightFor(viewer: Viewer, bot: Bot): Promise<Sight> {
  const { register, asker, examples, contact } = bot;
  const seen = await recordedOrWhy(viewer, bot);
  const { isAdministrator } = await bot.people.whoIs(viewer.user);
  const shown = typeof seen === 'string' ? ({ recorded: null, hidden: seen } as const) : { recorded: seen };
  return { register, asker, today: todayOf(bot), examples, hasContact: contact !== null, ...shown, isAdministrator };
}

/**
 * What was recorded, as far as the viewer may see it there: null for guests and people of other organisations, in channels shared
 * with another organisation, and where the database or Slack does not answer: what was published is shown in any case.
 */
export async function recordedFor(viewer: Viewer, bot: Bot): Promise<Progress | null> {
  const seen = await recordedOrWhy(viewer, bot);
  return typeof seen === 'string' ? null : seen;
}

function recordedOrWhy({ user, channel }: Viewer, bot: Bot): NowOrLater<Progress | Hidden> {
  const person = bot.people.whoIs(user);
  const sharing = channel === null ? 'open' : bot.lastSharing(channel);
  const progress = bot.progress.recent();
  if (isKnownNow(person) && isKnownNow(sharing) && isKnownNow(progress)) return judge(person, sharing, progress);
  return judgeInTime(Promise.all([person, sharing, progress]), bot);
}

/** What is shown to a person in a channel: what was recorded, or why not. */
function judge({ kind, hasLeft }: KnownPerson, sharing: ChannelSharing, progress: Progress): Progress | Hidden {
  if (kind === 'unknown') return 'away';
  if (kind !== 'member' || hasLeft) return 'person';
  return sharing === 'shared' ? 'channel' : progress;
}

/** The same once Slack or the database has answered; `away` where they do not in time. */
async function judgeInTime(asked: Promise<Parameters<typeof judge>>, bot: Bot): Promise<Progress | Hidden> {
  try {
    const answered = await withinTime(asked, LONGEST_WAIT_MS);
    if (answered === null) {
      asked.catch((error: unknown) => bot.log.warn('recorded_not_shown', { error: codeOf(error) }));
      return 'away';
    }
    return judge(...answered);
  } catch (error) {
    bot.log.warn('recorded_not_shown', { error: codeOf(error) });
    return 'away';
  }
}
