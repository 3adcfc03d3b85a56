import { type PlainDate, yearOf } from '../register/calendar.ts';
import { progressPublishedSince } from '../register/activity.ts';
import type { Report } from '../register/report.ts';
import type { Standing } from './standing.ts';

/** Activities by where they stand on a day, by date only: the matter a digest is made of. */
interface DueStandings {
  /** Dates that come within 28 days, soonest first. */
  readonly soon: readonly Standing[];
  /** Dates that have passed with no later progress published, longest ago first. A target date that has passed is always among them. */
  readonly passed: readonly Standing[];
  /** Published dates that have passed, with a later progress section published. */
  readonly passedWithProgress: readonly Standing[];
  /** Planned, with no date, of a plan year that ended. */
  readonly ended: readonly Standing[];
  /** Planned for the running year, with no date. */
  readonly running: readonly Standing[];
  /** Everything planned for the running year, with and without a date. */
  readonly ofTheYear: readonly Standing[];
}

/** Asks whether an activity has no date, neither published nor set, only the year of its plan. */
function hasOnlyPlanYear({ activity, isTarget }: Standing): boolean {
  return !isTarget && activity.due?.precision === 'plan-year';
}

/** Asks whether progress answers its date: published for the same year or later. What a person has set is no published promise, so no report answers it. */
function hasPublishedAnswer({ activity, isTarget }: Standing): boolean {
  return !isTarget && progressPublishedSince(activity) !== null;
}

/** Asks whether every plan year of a report is over: it promises nothing more for any year. False where it plans nothing. */
export function hasPlanEnded(report: Report, day: PlainDate): boolean {
  const planned = report.actions.flatMap((action) => action.sections).filter((section) => section.kind === 'planned');
  return planned.length > 0 && planned.every((section) => section.year < yearOf(day));
}

function compareDates(a: Standing, b: Standing): number {
  const [first, second] = [a.dueOn ?? '', b.dueOn ?? ''];
  return first < second ? -1 : Number(first > second);
}

/** Sorts activities by where they stand on the day, their target dates before the published ones. */
export function standingsDue(all: readonly Standing[], day: PlainDate): DueStandings {
  const inState = (state: 'soon' | 'passed') => all.filter((one) => one.state === state).toSorted(compareDates);
  const passed = inState('passed');
  const ofTheYear = all.filter(
    ({ activity: { section } }) => section.kind === 'planned' && section.year === yearOf(day),
  );
  return {
    soon: inState('soon'),
    passed: passed.filter((one) => !hasPublishedAnswer(one)),
    passedWithProgress: passed.filter(hasPublishedAnswer),
    ended: all.filter(({ state }) => state === 'ended'),
    running: ofTheYear.filter(hasOnlyPlanYear),
    ofTheYear,
  };
}
