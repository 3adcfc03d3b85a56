/** What a reminder has not said yet, or is to say again: the rules of quiet, applied to what it remembers. */
import { addDays, dateIn, daysBetween, type PlainDate, yearOf } from '../register/calendar.ts';
import { hasPlanEnded } from './due.ts';
import { type Memory, occasionOf } from './memory.ts';
import { QUIET_RULES } from './quiet-rules.ts';
import type { Reminder } from './reminder.ts';
import type { Standing } from './standing.ts';

/** When and for whom something would be news. */
export interface Moment {
  readonly memory: Memory;
  readonly day: PlainDate;
  readonly reminder: Reminder;
}

/** The days on which the date of an activity was announced, or said to have passed; another target date is another occasion. */
function saidOf(standing: Standing, said: ReadonlyMap<string, readonly PlainDate[]>): readonly PlainDate[] {
  return said.get(occasionOf(standing.activity.id, standing.isTarget ? standing.dueOn : null)) ?? [];
}

/** Asks whether a coming date is news: never announced, or not yet announced in its last seven days. */
export function isSoonNews(standing: Standing, { memory, day }: Moment): boolean {
  const said = saidOf(standing, memory.soon);
  if (said.length === 0) return true;
  const weekBegins = addDays(standing.dueOn ?? day, -QUIET_RULES.weekOfDate.value);
  return day >= weekBegins && said.every((earlierDay) => earlierDay < weekBegins);
}

/**
 * Asks whether a passed date is said now: the first time at once, then every 28 days up to the third, while nothing is recorded. Once
 * the report's last plan year has ended a published date is said no second time: that channel was told that the plan is over.
 */
function isPassedNews(standing: Standing, { memory, day, reminder }: Moment): boolean {
  const { activity, isTarget, recorded } = standing;
  const said = saidOf(standing, memory.passed);
  const last = said.at(-1);
  if (last === undefined) return true;
  const isAnswered = recorded.latest !== null && dateIn(recorded.latest.entry.at, reminder.zone) >= last;
  const isOver = !isTarget && hasPlanEnded(activity.report, day);
  if (said.length >= QUIET_RULES.passedTimes.value || isAnswered || isOver) return false;
  return daysBetween(last, day) >= QUIET_RULES.passedEvery.value;
}

/** Passed dates, told apart: to be said now, and only to be counted, as those of which nothing is recorded. */
export function sortPassed(passed: readonly Standing[], moment: Moment) {
  const { memory, reminder } = moment;
  const setOn = dateIn(reminder.setAt, reminder.zone);
  // What somebody has taken on is theirs to answer, however long ago its date passed.
  const isBeforeSet = ({ dueOn }: Standing) => reminder.owner === undefined && dueOn !== null && dueOn < setOn;
  const wasSaidOften = (one: Standing) => saidOf(one, memory.passed).length >= QUIET_RULES.passedTimes.value;
  return {
    said: passed.filter((one) => !isBeforeSet(one) && isPassedNews(one, moment)),
    counted: passed
      .filter(({ recorded }) => recorded.latest === null)
      .filter((one) => (isBeforeSet(one) ? !memory.counted.has(one.activity.id) : wasSaidOften(one))),
  };
}

/** The planned activities that December counts: all of the running year with no update, once. */
export function countInDecember(ofTheYear: readonly Standing[], { memory, day }: Moment): readonly Standing[] {
  const isDecember = Number(day.slice(5, 7)) === QUIET_RULES.countMonth.value;
  if (!isDecember || memory.countedYears.has(yearOf(day))) return [];
  return ofTheYear.filter(({ recorded }) => recorded.latest === null);
}

/** How often each of the passed dates was said before; those never said are left out. */
export function countSaid(passed: readonly Standing[], memory: Memory): { readonly [id: string]: number } {
  const times = passed.map((one) => [one.activity.id, saidOf(one, memory.passed).length] as const);
  return Object.fromEntries(times.filter(([, count]) => count > 0));
}

/** Asks whether a snoozed activity is to be said again: its week is over, and it was not said since. */
export function isBack(standing: Standing, until: PlainDate | undefined, { memory, day }: Moment): boolean {
  const { id } = standing.activity;
  const ofDate = [memory.soon, memory.passed].flatMap((said) => saidOf(standing, said));
  const ofItself = [memory.raised, memory.again].flatMap((said) => said.get(id) ?? []);
  return until !== undefined && until <= day && [...ofDate, ...ofItself].every((said) => said < until);
}
