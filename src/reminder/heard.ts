import { addDays, dateIn, instantOf, type PlainDate } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import { NO_PROGRESS, type Progress } from '../progress/progress.ts';
import { QUIET_RULES } from './quiet-rules.ts';
import { foldQuietings, isAnswered, type Quieting } from './quieting.ts';
import type { Reminder } from './reminder.ts';
import { type Standing, standings } from './standing.ts';

/** A reminder, and what decides which activities it may speak of on a day. */
interface Listening {
  readonly register: Register;
  readonly reminder: Reminder;
  readonly quietings?: readonly Quieting[];
  readonly progress?: Progress;
}

/** What a reminder's channel, or its owner, hears of on a day. */
export interface Heard {
  /** What it asks about and has not left out: what is recorded of these is told. */
  readonly wanted: readonly Standing[];
  /** Of these what may be said today: not snoozed, not settled, and nothing recorded in the last two weeks. */
  readonly open: readonly Standing[];
  /** Snoozed activities nobody has recorded anything of since, each with the first day on which it may be said again. */
  readonly snoozed: ReadonlyMap<string, PlainDate>;
}

/** A person's own reminder asks about what that person owns, unless they turned it off; a channel's about its actions. */
function isAskedAbout({ reminder, progress = NO_PROGRESS }: Listening): (standing: Standing) => boolean {
  const { actions, owner } = reminder;
  const isOfActions = ({ activity }: Standing) => actions === 'all' || actions.includes(activity.action.number);
  if (owner === undefined) return isOfActions;
  const wantsIt = progress.directDigestOf(owner);
  return (standing) => wantsIt && isOfActions(standing) && standing.recorded.owner?.user === owner;
}

/** Sorts out what a reminder may speak of on a local day. */
export function hear(listening: Listening, day: PlainDate): Heard {
  const { register, reminder, quietings = [], progress = NO_PROGRESS } = listening;
  const { leftOut, snoozed } = foldQuietings(quietings);
  const wanted = standings(register, progress, day)
    .filter(isAskedAbout(listening))
    .filter(({ activity }) => !leftOut.has(activity.id));
  // One instant for all: a time zone asked for every update would take most of a beat.
  const quietSince = instantOf(addDays(day, 1 - QUIET_RULES.afterUpdate.value), '00:00', reminder.zone);
  const waits = snoozesLeft(wanted, snoozed, reminder);
  const isOpen = ({ activity, isSettled, recorded: { latest } }: Standing) =>
    !isSettled && (latest === null || latest.entry.at < quietSince) && (waits.get(activity.id) ?? day) <= day;
  return { wanted, open: wanted.filter(isOpen), snoozed: waits };
}

/** The snoozes that nothing recorded has answered since. */
function snoozesLeft(
  wanted: readonly Standing[],
  snoozed: ReadonlyMap<string, PlainDate>,
  { zone }: Reminder,
): ReadonlyMap<string, PlainDate> {
  const left = wanted.flatMap(({ activity, recorded: { latest } }) => {
    const until = snoozed.get(activity.id);
    const isLeft = until !== undefined && (latest === null || !isAnswered(until, dateIn(latest.entry.at, zone)));
    return isLeft ? [[activity.id, until] as const] : [];
  });
  return new Map(left);
}
