import { type PlainDate, yearOf } from '../register/calendar.ts';
import { type Activity, progressPublishedSince, stateOn } from '../register/activity.ts';
import type { Register } from '../register/register.ts';
import type { Report } from '../register/report.ts';
import type { Reminder } from './reminder.ts';

/** Where the activities of a reminder stand on a day, by date only: the matter a digest is made of. */
export interface DueActivities {
  /** Dates that come within 28 days, soonest first. */
  readonly soon: readonly Activity[];
  /** Dates that have passed with no later progress published, longest ago first. */
  readonly passed: readonly Activity[];
  /** Dates that have passed, with a later progress section published. */
  readonly passedWithProgress: readonly Activity[];
  /** Planned, with no date in their words, of a plan year that ended. */
  readonly ended: readonly Activity[];
  /** Planned for the running year, with no date in their words. */
  readonly running: readonly Activity[];
  /** Everything planned for the running year, with and without a date. */
  readonly ofTheYear: readonly Activity[];
}

/** The activities a reminder asks about, in the order of the reports. */
export function activitiesIn(register: Register, actions: Reminder['actions']): readonly Activity[] {
  if (actions === 'all') return register.activities;
  return register.activities.filter((activity) => actions.includes(activity.action.number));
}

/** Asks whether an activity has no date of its own, only the year of its plan. */
function hasOnlyPlanYear(activity: Activity): boolean {
  return activity.due?.precision === 'plan-year';
}

/** Asks whether every plan year of a report is over: it promises nothing more for any year. False where it plans nothing. */
export function hasPlanEnded(report: Report, day: PlainDate): boolean {
  const planned = report.actions.flatMap((action) => action.sections).filter((section) => section.kind === 'planned');
  return planned.length > 0 && planned.every((section) => section.year < yearOf(day));
}

function compareDates(a: Activity, b: Activity): number {
  const [first, second] = [a.due?.on ?? '', b.due?.on ?? ''];
  return first < second ? -1 : Number(first > second);
}

/** Sorts activities by where they stand on a day. */
export function activitiesDue(activities: readonly Activity[], day: PlainDate): DueActivities {
  const dated = activities.filter((activity) => activity.due !== null && !hasOnlyPlanYear(activity));
  const inState = (state: 'soon' | 'passed') =>
    dated.filter((activity) => stateOn(activity, day) === state).toSorted(compareDates);
  const passed = inState('passed');
  const ofTheYear = activities.filter(({ section }) => section.kind === 'planned' && section.year === yearOf(day));
  return {
    soon: inState('soon'),
    passed: passed.filter((activity) => progressPublishedSince(activity) === null),
    passedWithProgress: passed.filter((activity) => progressPublishedSince(activity) !== null),
    ended: activities.filter((activity) => hasOnlyPlanYear(activity) && stateOn(activity, day) === 'ended'),
    running: ofTheYear.filter(hasOnlyPlanYear),
    ofTheYear,
  };
}
