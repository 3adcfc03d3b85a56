import type { PlainDate } from '../register/calendar.ts';
import type { Report } from '../register/report.ts';
import { takeActionName, takeActionNumbers } from './action-words.ts';
import { readExpected, type Expected } from './expected.ts';
import { distinctLimits, type SectionLimit } from './limits.ts';
import { readParts, type PartReading, type QuestionPart } from './question-parts.ts';
import type { QuestionWord } from './question-words.ts';
import { keep } from './remember.ts';

/** The limits of a question: what was understood beside the words that are looked for. */
export interface Scope {
  /** Id of the one report that was named, or null. */
  readonly report: string | null;
  /** Numbers of the actions that were named, ascending; empty is any. */
  readonly actions: readonly number[];
  /** The sections that were named; empty is any. */
  readonly sections: readonly SectionLimit[];
  /** The sections that come first without shutting out others. */
  readonly leans: readonly SectionLimit[];
  /** The past day as of which it is asked; null: as of now. */
  readonly asOf: PlainDate | null;
  /** Years that were meant and that no report covers. */
  readonly uncoveredYears: readonly number[];
}

/** A question as understood. */
export interface Question {
  /** As typed. */
  readonly raw: string;
  /** The words that are looked for, put right, in order. */
  readonly words: readonly string[];
  readonly parts: readonly QuestionPart[];
  /** What its question word asks for. */
  readonly expected: Expected | null;
  readonly scope: Scope;
  /** The words by which an action was called ("the procurement action"), or none. */
  readonly actionName: readonly QuestionWord[];
}

/** What reading a question needs to know. */
export interface Reading extends PartReading {
  readonly reports: readonly Report[];
}

/** Reads the words of a question: its actions, report and sections, and what remains to be looked for, part by part. */
export function readQuestion(raw: string, all: readonly QuestionWord[], reading: Reading): Question {
  const numbered = takeActionNumbers(all);
  const named = takeReport(numbered.words, reading);
  const called =
    numbered.actions.length > 0 ? { words: named.words, name: [] } : takeActionName(named.words, reading.isEmpty);
  const parts = readParts(called.words, reading);
  const uncoveredYears = [...new Set(parts.flatMap((part) => part.uncoveredYears))];
  return {
    raw,
    words: parts.flatMap((part) => part.words.filter(({ word }) => !reading.isEmpty(word)).map(({ word }) => word)),
    parts,
    expected: readExpected(all, raw),
    scope: {
      report: named.report,
      actions: numbered.actions,
      sections: distinctLimits(parts.flatMap((part) => part.sections)),
      leans: distinctLimits(parts.flatMap((part) => part.leans)),
      asOf: null,
      uncoveredYears,
    },
    actionName: called.name,
  };
}

/** The report whose department is named, where several are loaded: its words are a limit. With one, they say nothing new. */
function takeReport(
  words: readonly QuestionWord[],
  { reports, isEmpty }: Reading,
): { readonly words: readonly QuestionWord[]; readonly report: string | null } {
  const found = reports.flatMap((report) => {
    const run = namesOf(report).reduce<Run | null>((first, name) => first ?? findName(words, name), null);
    return run ? [{ report, run }] : [];
  });
  const only = found[0];
  if (!only || found.length > 1) return { words, report: null };
  const rest = words.filter((_, at) => at < only.run.start || at >= only.run.end);
  if (reports.length === 1) return { words: rest.some(({ word }) => !isEmpty(word)) ? rest : words, report: null };
  return { words: rest, report: only.report.id };
}

/** How a report's department may be called, in words without their plural. */
const namesOf = keep(({ department, abbreviation }: Report): readonly (readonly string[])[] =>
  [department, abbreviation].map((name) =>
    (name?.toLowerCase() ?? '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .map(singular),
  ),
);

const singular = (word: string): string => (word.endsWith('s') ? word.slice(0, -1) : word);

/** Where words stand in a question. */
interface Run {
  readonly start: number;
  readonly end: number;
}

function findName(words: readonly QuestionWord[], wanted: readonly string[]): Run | null {
  if (wanted.length === 0) return null;
  const start = words.findIndex((_, at) =>
    wanted.every((name, index) => singular(words[at + index]?.word ?? '') === name),
  );
  return start < 0 ? null : { start, end: start + wanted.length };
}
