import { type Activity, progressPublishedSince } from '../register/activity.ts';
import type { PlainDate } from '../register/calendar.ts';

/** Words for progress that answers a promise: `since` only where the report that has it is of a later day than the promised date. */
export const PROGRESS_WORDS = {
  since: 'progress published since',
  later: 'progress published later than the promise',
} as const;

/**
 * What is published of an activity in a progress section of its own year or later: `since` where the report is of a day after `dueOn`
 * (default: its published date), else only `later`, which says no more than that the section is later than the promise. Null: nothing.
 */
export function publishedProgress(
  activity: Activity,
  dueOn: PlainDate | null = activity.due?.on ?? null,
): keyof typeof PROGRESS_WORDS | null {
  if (progressPublishedSince(activity) === null) return null;
  const { updated } = activity.report;
  return dueOn !== null && updated !== null && updated > dueOn ? 'since' : 'later';
}

/** Asks whether the progress of all of them was published after their dates: then it can be said of them together. */
export function isPublishedSince(activities: readonly Activity[]): boolean {
  return activities.every((one) => publishedProgress(one) === 'since');
}
