import type { Activity } from '../register/activity.ts';
import {
  addDays,
  dateIn,
  daysBetween,
  type Instant,
  type LocalTime,
  type PlainDate,
  timeIn,
  yearOf,
} from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import { activitiesDue, activitiesIn, hasPlanEnded } from './due.ts';
import { foldMemory, type Memory } from './memory.ts';
import { QUIET_RULES } from './quiet-rules.ts';
import { foldQuietings, type Quieting } from './quieting.ts';
import { pickTurns } from './raise.ts';
import type { Reminder, Slot } from './reminder.ts';

/** What one slot says, by the ids of the activities; the view looks up their words. Kept as JSON in the outbox: it is what was said. */
export interface Digest {
  readonly reminderId: string;
  readonly channel: string;
  readonly team: string;
  /** Nominal date of the slot. */
  readonly slot: PlainDate;
  /** When the slot was due. */
  readonly at: Instant;
  /** The local time at that instant, in the reminder's zone. */
  readonly time: LocalTime;
  /** The local day that the digest speaks of: states are as of this day. */
  readonly day: PlainDate;
  /** Posted after its time because the bot was away. */
  readonly late: boolean;
  /** Dates that come within 28 days. */
  readonly soon: readonly string[];
  /** Dates that have passed with no later progress published. */
  readonly passed: readonly string[];
  /** How often a date in `passed` was said before, by id: 1 or 2; left out the first time. */
  readonly saidBefore: { readonly [id: string]: number };
  /** Planned activities of plan years that ended: said once. */
  readonly ended: readonly string[];
  /** Planned activities of the running plan year whose turn it is. */
  readonly raised: readonly string[];
  /** Said again after a week because somebody snoozed it: the occurrence moved, so it counts neither as a saying nor as a turn. */
  readonly again: readonly string[];
  /** Passed, with a later progress section published: only counted ("read and decide"). */
  readonly passedWithProgress: readonly string[];
  /** Passed before the reminder was set, or said often enough: only counted. */
  readonly onlyCounted: readonly string[];
  /** Once, in December: planned activities of the running plan year with no update. Only counted. */
  readonly withoutUpdate: readonly string[];
}

/** A digest that a reminder's channel has been told, or is about to be: the memory that keeps it from saying things twice. */
export interface EarlierDigest {
  readonly slot: PlainDate;
  readonly digest: Digest;
}

/** What a slot's digest is made of. */
export interface DigestMatter {
  readonly register: Register;
  readonly reminder: Reminder;
  readonly slot: Slot;
  readonly late: boolean;
  /** What this reminder said before, oldest first, without what was given up. */
  readonly earlier: readonly EarlierDigest[];
  /** What people asked of single activities, oldest first; none: say everything. */
  readonly quietings?: readonly Quieting[];
}

/** Asks whether a coming date is news: never announced, or not yet announced in its last seven days. */
function isSoonNews(activity: Activity, memory: Memory, day: PlainDate): boolean {
  const said = memory.soon.get(activity.id) ?? [];
  if (said.length === 0) return true;
  const weekBegins = addDays(activity.due?.on ?? day, -QUIET_RULES.weekOfDate.value);
  return day >= weekBegins && said.every((earlierDay) => earlierDay < weekBegins);
}

/**
 * Asks whether a passed date is said now: the first time at once, then every 28 days up to the third. Once the report's
 * last plan year has ended it is said no second time: that channel was told that the plan is over.
 */
function isPassedNews(activity: Activity, memory: Memory, day: PlainDate): boolean {
  const said = memory.passed.get(activity.id) ?? [];
  const last = said.at(-1);
  if (last === undefined) return true;
  if (said.length >= QUIET_RULES.passedTimes.value || hasPlanEnded(activity.report, day)) return false;
  return daysBetween(last, day) >= QUIET_RULES.passedEvery.value;
}

/** Passed dates, told apart: to be said now, and only to be counted. */
function sortPassed(
  passed: readonly Activity[],
  memory: Memory,
  days: { readonly set: PlainDate; readonly today: PlainDate },
) {
  const isBeforeSet = (activity: Activity) => (activity.due?.on ?? days.today) < days.set;
  const wasSaidOften = (activity: Activity) =>
    (memory.passed.get(activity.id)?.length ?? 0) >= QUIET_RULES.passedTimes.value;
  return {
    said: passed.filter((activity) => !isBeforeSet(activity) && isPassedNews(activity, memory, days.today)),
    counted: passed.filter((activity) =>
      isBeforeSet(activity) ? !memory.counted.has(activity.id) : wasSaidOften(activity),
    ),
  };
}

/** The planned activities that December counts: all of the running year, once. */
function countInDecember(ofTheYear: readonly Activity[], memory: Memory, day: PlainDate): readonly Activity[] {
  const isDecember = Number(day.slice(5, 7)) === QUIET_RULES.countMonth.value;
  return isDecember && !memory.countedYears.has(yearOf(day)) ? ofTheYear : [];
}

function idsOf(activities: readonly Activity[]): readonly string[] {
  return activities.map(({ id }) => id);
}

/** How often each of the passed dates was said before; those never said are left out. */
function saidBeforeOf(passed: readonly Activity[], memory: Memory): { readonly [id: string]: number } {
  return Object.fromEntries(
    passed.map(({ id }) => [id, memory.passed.get(id)?.length ?? 0] as const).filter(([, times]) => times > 0),
  );
}

/** Asks whether a snoozed activity is to be said again: its week is over, and it was not said since. */
function isBackOn(activity: Activity, until: PlainDate, { memory, day }: { memory: Memory; day: PlainDate }): boolean {
  const days = [memory.soon, memory.passed, memory.raised, memory.again].flatMap((said) => said.get(activity.id) ?? []);
  return until <= day && days.every((said) => said < until);
}

/** The activities of a reminder that may be said on a day: none that was left out of it, none that is snoozed. */
function activitiesHeard({ register, reminder, quietings = [] }: DigestMatter, day: PlainDate) {
  const { leftOut, snoozed } = foldQuietings(quietings);
  const wanted = activitiesIn(register, reminder.actions).filter(({ id }) => !leftOut.has(id));
  return { heard: wanted.filter(({ id }) => (snoozed.get(id) ?? day) <= day), snoozed };
}

/** The parts of a digest that name activities. */
function sayOn(matter: DigestMatter, day: PlainDate) {
  const { reminder } = matter;
  const memory = foldMemory(matter.earlier);
  const { heard, snoozed } = activitiesHeard(matter, day);
  const due = activitiesDue(heard, day);
  const passed = sortPassed(due.passed, memory, { set: dateIn(reminder.setAt, reminder.zone), today: day });
  const soon = idsOf(due.soon.filter((activity) => isSoonNews(activity, memory, day)));
  const raised = idsOf(pickTurns(due.running, memory.raised, day));
  const news = new Set([...soon, ...idsOf(passed.said), ...raised]);
  const open = [...due.soon, ...due.passed, ...due.running].filter(({ id }) => !news.has(id));
  const again = open.filter((activity) => {
    const until = snoozed.get(activity.id);
    return until !== undefined && isBackOn(activity, until, { memory, day });
  });
  return {
    soon,
    passed: idsOf(passed.said),
    saidBefore: saidBeforeOf(passed.said, memory),
    ended: idsOf(due.ended.filter(({ id }) => !memory.ended.has(id))),
    raised,
    again: idsOf(again),
    passedWithProgress: idsOf(due.passedWithProgress.filter(({ id }) => !memory.passedWithProgress.has(id))),
    onlyCounted: idsOf(passed.counted),
    withoutUpdate: idsOf(countInDecember(due.ofTheYear, memory, day)),
    isFirst: memory.isEmpty,
  };
}

/**
 * The digest of a slot, as of the slot's local day, or null where it has nothing to say that was not said before. What is
 * only counted is no reason to speak, except the first time: the channel hears once where it starts from.
 */
export function makeDigest(matter: DigestMatter): Digest | null {
  const { reminder, slot, late } = matter;
  const day = dateIn(slot.at, reminder.zone);
  const { isFirst, ...said } = sayOn(matter, day);
  const news = [said.soon, said.passed, said.ended, said.raised, said.again];
  const counts = [said.passedWithProgress, said.onlyCounted];
  if ([...news, ...(isFirst ? counts : [])].every((ids) => ids.length === 0)) return null;
  return {
    reminderId: reminder.id,
    channel: reminder.channel,
    team: reminder.team,
    slot: slot.date,
    at: slot.at,
    time: timeIn(slot.at, reminder.zone),
    day,
    late,
    ...said,
  };
}
