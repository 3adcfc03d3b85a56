import type { PlainDate } from './calendar.ts';
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
