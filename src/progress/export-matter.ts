import type { PlainDate, Instant } from '../register/calendar.ts';
import type { PlacedStatement } from '../register/report.ts';
import type { Status } from './entry.ts';

/** One published statement, in its report's own words. */
export interface ExportedStatement {
  readonly id: string;
  readonly department: string | null;
  /** The day the edition is dated. */
  readonly edition: PlainDate | null;
  /** The action's number. */
  readonly action: number;
  readonly section: PlacedStatement['place'];
  /** Null where the place has none: title, description, note. */
  readonly year: number | null;
  readonly text: string;
  readonly leadIn: string | null;
  /** Where it was published, or null. */
  readonly source: string | null;
}

/** One activity with what is recorded of it now. */
export interface ExportedActivity {
  readonly id: string;
  /** The published words that say when, or null. */
  readonly duePhrase: string | null;
  /** The last day of those words, or null. */
  readonly dueOn: PlainDate | null;
  /** In words: `partly done`, `no update recorded here`. */
  readonly status: string;
  /** The owner's name; null: unowned. */
  readonly owner: string | null;
  /** The date its owner set, not published; or null. */
  readonly target: PlainDate | null;
}

/** One update as it was recorded. */
export interface ExportedUpdate {
  readonly id: string;
  /** Its place in the history. */
  readonly number: number;
  /** As it was recorded: the id in the edition of that day. */
  readonly activityId: string;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
  readonly happenedOn: PlainDate;
  readonly status: Status;
  /** Empty: none was written, or it was taken out. */
  readonly note: string;
  readonly evidence: string | null;
  /** An administrator took note and evidence out. */
  readonly isRedacted: boolean;
  readonly confirmedBy: string | null;
  /** Recorded by mistake: it counts no more. */
  readonly isMistake: boolean;
}

/** One edition of a report. */
export interface ExportedSource {
  readonly id: string;
  readonly title: string;
  readonly department: string | null;
  readonly updated: PlainDate | null;
  readonly source: string | null;
  readonly licence: string | null;
  readonly governmentNote: string | null;
}

/** Everything an export holds: what was published, and what was recorded beside it. */
export interface ExportMatter {
  readonly statements: readonly ExportedStatement[];
  readonly activities: readonly ExportedActivity[];
  readonly updates: readonly ExportedUpdate[];
  readonly sources: readonly ExportedSource[];
}
