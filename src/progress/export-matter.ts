import type { PlainDate, Instant } from '../register/calendar.ts';
import type { PlacedStatement, SectionKind } from '../register/report.ts';
import type { Matter, Status } from './entry.ts';

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

/** What an activity says and where, in the words of one edition. */
export interface ExportedPlace {
  readonly department: string | null;
  /** The day the edition is dated. */
  readonly edition: PlainDate | null;
  /** The action's number. */
  readonly action: number;
  readonly section: SectionKind;
  readonly year: number;
  readonly leadIn: string | null;
  readonly text: string;
}

/** One activity, in the words of its newest edition, with what is recorded of it now. */
export interface ExportedActivity extends ExportedPlace {
  readonly id: string;
  /** The ids of the same words in other editions. */
  readonly otherIds: readonly string[];
  /** The department's newest edition has these words. */
  readonly isCurrent: boolean;
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
  /** Null where that edition is not loaded. */
  readonly activity: ExportedPlace | null;
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
  readonly confirmedAt: Instant | null;
  /** Recorded by mistake: it counts no more. */
  readonly isMistake: boolean;
}

/** Anything else that was recorded: confirmations, mistakes, owners, target dates, what was taken out, departures, settings. */
export interface ExportedChange {
  readonly id: string;
  /** Its place in the history. */
  readonly number: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly kind: Exclude<Matter['kind'], 'update'>;
  /** As it was recorded: the id in the edition of that day; null where it is about no activity. */
  readonly activityId: string | null;
  /** Null where it is about none, or that edition is not loaded. */
  readonly activity: ExportedPlace | null;
  /** The id of the update or entry it is about, or null. */
  readonly about: string | null;
  /** The owner it names, or who left or whose name was taken out; null where it names nobody (an owner: unowned). */
  readonly person: string | null;
  /** What was set: a target date, or to what a setting was changed; null where nothing was, or what was set was taken away. */
  readonly value: string | null;
  /** Which setting was changed, or null. */
  readonly setting: string | null;
  /** The reason that was given; empty: none was written, or it was taken out. */
  readonly note: string;
  readonly isRedacted: boolean;
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
  readonly changes: readonly ExportedChange[];
  readonly sources: readonly ExportedSource[];
}
