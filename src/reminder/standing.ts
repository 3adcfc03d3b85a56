import { type Activity, type ActivityState, SOON_DAYS, stateOn } from '../register/activity.ts';
import { daysBetween, type PlainDate } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import type { Status } from '../progress/entry.ts';
import type { ActivityProgress, Progress } from '../progress/progress.ts';

/** Where an activity stands on a day: by its date, and by what was recorded of it. */
export interface Standing {
  readonly activity: Activity;
  readonly recorded: ActivityProgress;
  /** The target date where one is set, else the due date; of a plan year its last day; null: undated. */
  readonly dueOn: PlainDate | null;
  /** Somebody set `dueOn`: it is not published. */
  readonly isTarget: boolean;
  /** By `dueOn`; a target date is `soon`, `passed` or `later`. */
  readonly state: ActivityState;
  /** The latest update that counts leaves nothing to do: done, changed, not pursued or not applicable, confirmed or not. */
  readonly isSettled: boolean;
}

/** What somebody can say of an activity after which there is nothing to remind of. */
const SETTLED: ReadonlySet<Status> = new Set(['done', 'changed', 'not-pursued', 'not-applicable']);

/** Where an activity stands on a day, by its target date or, without one (null), by what is published. */
export function stateBy(activity: Activity, target: PlainDate | null, day: PlainDate): ActivityState {
  if (target === null) return stateOn(activity, day);
  if (day > target) return 'passed';
  return daysBetween(day, target) <= SOON_DAYS ? 'soon' : 'later';
}

/** Where one activity stands on a day, with what was recorded of it in any edition. */
function standingOf(of: {
  readonly activity: Activity;
  readonly recorded: ActivityProgress;
  readonly day: PlainDate;
}): Standing {
  const { activity, recorded, day } = of;
  const { target, latest } = recorded;
  return {
    activity,
    recorded,
    dueOn: target?.on ?? activity.due?.on ?? null,
    isTarget: target !== null,
    state: stateBy(activity, target?.on ?? null, day),
    isSettled: latest !== null && SETTLED.has(latest.status),
  };
}

/** What was worked out last of one progress. */
interface Known {
  readonly register: Register;
  /** In the order of the register's activities. */
  readonly recorded: readonly ActivityProgress[];
  readonly day: PlainDate;
  readonly standings: readonly Standing[];
}

/** One beat asks the same for every reminder, and a dry run for every week; comparing the words of editions takes most of it. */
const knownOf = new WeakMap<Progress, Known>();

/** Where every activity of the current editions stands on a day, in the order of the reports. */
export function standings(register: Register, progress: Progress, day: PlainDate): readonly Standing[] {
  const before = knownOf.get(progress);
  const isSame = before?.register === register;
  if (isSame && before.day === day) return before.standings;
  const recorded = isSame
    ? before.recorded
    : register.activities.map((activity) => progress.of(register.idsOf(activity)));
  const all = register.activities.flatMap((activity, index) => {
    const own = recorded[index];
    return own === undefined ? [] : [standingOf({ activity, recorded: own, day })];
  });
  knownOf.set(progress, { register, recorded, day, standings: all });
  return all;
}
