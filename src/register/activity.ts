import { daysBetween, type PlainDate } from './calendar.ts';
import type { Action, Report, Section, Statement } from './report.ts';

/** How exactly the words say when. */
export type Precision = 'day' | 'month' | 'year' | 'financial-year';

/** One date that a statement's own words promise. */
export interface PromisedDate {
  /** The last day that keeps the promise: "by March 2013" gives 2013-03-31. */
  readonly on: PlainDate;
  readonly precision: Precision;
  /** The words that say so, verbatim: `by March 2013`. */
  readonly phrase: string;
}

/**
 * When an activity is due. With dates in the words: the last of them, and all of them in `all`.
 * Without, a planned activity has its plan year (`plan-year`, phrase: the section's heading, `all` empty), which ends but does not pass.
 */
export interface DueDate {
  readonly on: PlainDate;
  readonly precision: Precision | 'plan-year';
  readonly phrase: string;
  readonly all: readonly PromisedDate[];
}

/** A sentence or bullet of a planned or commitments section that undertakes something. */
export interface Activity {
  /** The statement's id, and for one of several sentences of a paragraph `.1`, `.2` …: `<report id>/a1/planned-2014/1.2`. */
  readonly id: string;
  readonly report: Report;
  readonly action: Action;
  /** Of kind `planned` or `commitments`. */
  readonly section: Section;
  /** The statement it stands in. */
  readonly statement: Statement;
  /** The whole sentence or bullet, verbatim: a substring of `statement.text`. */
  readonly text: string;
  readonly leadIn: string | null;
  /** Null: an undated commitment. */
  readonly due: DueDate | null;
}

/** Where an activity stands on a day, by date only. */
export type ActivityState = 'soon' | 'passed' | 'later' | 'ended' | 'undated';

/** How many days ahead a promised date is soon. */
export const SOON_DAYS = 28;

/** Where an activity stands on a day. A plan year is not a promised date: it is `later` until it is over, then `ended`. */
export function stateOn({ due }: Activity, day: PlainDate): ActivityState {
  if (due === null) return 'undated';
  if (due.precision === 'plan-year') return day > due.on ? 'ended' : 'later';
  if (day > due.on) return 'passed';
  return daysBetween(day, due.on) <= SOON_DAYS ? 'soon' : 'later';
}

/** The newest progress section of an action, by its year; of two of one year the one that stands later. Null if there is none. */
export function latestProgress(action: Action): Section | null {
  const progress = action.sections.filter(({ kind }) => kind === 'progress');
  return progress.reduce<Section | null>(
    (latest, section) => (latest !== null && latest.year > section.year ? latest : section),
    null,
  );
}

/**
 * The newest progress section that was published for the activity's action since it was undertaken, or null: of its own year or
 * later. What was planned for 2014 is answered by progress in 2014; what was committed to in December 2012 by that of 2012 on.
 */
export function progressPublishedSince({ action, section }: Activity): Section | null {
  const latest = latestProgress(action);
  return latest !== null && latest.year >= section.year ? latest : null;
}
