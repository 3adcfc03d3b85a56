import type { PlainDate } from './calendar.ts';

/** What a section of an action is: what was promised, what was done, what comes next. */
export type SectionKind = 'commitments' | 'progress' | 'planned';

/** Where in its action a statement stands. */
type Place = 'title' | 'description' | 'note' | SectionKind;

/**
 * The smallest quotable piece of a report: a paragraph, or one bullet together with its lead-in.
 * `text` and `leadIn` are each verbatim, a substring of their own source line; they are joined only for display.
 */
export interface Statement {
  /** Stable in one edition, at most 120 characters: `<report id>/a7/planned-2014/2`, `<report id>/a7/title`. */
  readonly id: string;
  readonly text: string;
  /** The words that introduce a bullet (`MOJ will:`), or null. */
  readonly leadIn: string | null;
  /** Line of `text` in the source, from 1. */
  readonly line: number;
}

/** One part of an action. */
export interface Section {
  readonly kind: SectionKind;
  /** The year its heading names, four digits. */
  readonly year: number;
  /** The heading, verbatim: `Progress during 2014`. */
  readonly heading: string;
  /** Line of the heading in the source, from 1. */
  readonly line: number;
  readonly statements: readonly Statement[];
}

/** One numbered action of a report. */
export interface Action {
  /** As published: 1 to 999. */
  readonly number: number;
  /** The title after `Action 7: `, as a statement, so that it can be quoted. */
  readonly title: Statement;
  /** The text between title and first section. */
  readonly description: readonly Statement[];
  /** What the report says about the action itself (`Action 15 was added …`). */
  readonly note: readonly Statement[];
  /** In the report's order. */
  readonly sections: readonly Section[];
}

/** Text that was kept but not understood. */
export interface UnparsedLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** What its operator says of a report beside its text: the sidecar. */
export interface ReportOrigin {
  /** Names the edition in ids and links: the file's name without its ending. */
  readonly id: string;
  /** Where it was published, https, or null. */
  readonly source: string | null;
  /** Who published it (`Ministry of Justice`), or null. */
  readonly department: string | null;
  /** How the department is called in short (`MOJ`), or null. */
  readonly abbreviation: string | null;
  /** Licence of the words, or null. */
  readonly licence: string | null;
}

/** One edition of a department's published actions. */
export interface Report extends ReportOrigin {
  /** `Corporate report`, or null where the text does not say. */
  readonly documentType: string | null;
  readonly title: string;
  /** The date after `Updated`, or null. */
  readonly updated: PlainDate | null;
  /** `This was published under the 2010 to 2015 … government`, verbatim, or null. */
  readonly governmentNote: string | null;
  readonly actions: readonly Action[];
  readonly unparsed: readonly UnparsedLine[];
}

/** Something in a report's text that was not understood, or looks wrong. */
export interface Problem {
  /** Line of the source, from 1; 0 where it concerns the whole text. */
  readonly line: number;
  /** A sentence that says what is wrong and what to do. */
  readonly message: string;
}

/** A statement and where it stands: everything needed to quote it. */
export interface PlacedStatement {
  readonly statement: Statement;
  readonly report: Report;
  readonly action: Action;
  readonly place: Place;
  /** The section it stands in; null for title, description and note. */
  readonly section: Section | null;
}
