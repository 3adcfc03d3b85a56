import type { PlainDate } from '../register/calendar.ts';
import type { Report } from '../register/report.ts';
import { takeActionName, takeActionNumbers } from './action-words.ts';
import { readExpected, readSign, type Expected } from './expected.ts';
import { distinctLimits, type SectionLimit } from './limits.ts';
import { readParts, type PartReading, type QuestionPart } from './question-parts.ts';
import type { QuestionWord } from './question-words.ts';
import { keep } from './remember.ts';

/** The limits of a question: what was understood beside the words that are looked for. */
export interface Scope {
  /** Ids of the reports whose departments were named, in the question's order; empty is any. */
  readonly reports: readonly string[];
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
  const named = takeReports(numbered.words, reading);
  const called = numbered.actions.length > 0 ? { words: named.words, name: [] } : takeActionName(named.words);
  const parts = readParts(called.words, reading);
  const uncoveredYears = [...new Set(parts.flatMap((part) => part.uncoveredYears))];
  return {
    raw,
    words: parts.flatMap((part) => part.words.filter(({ facts }) => !facts.isEmpty).map(({ word }) => word)),
    parts,
    expected: all.some(({ facts }) => facts.isAsking) ? readExpected(all, raw) : readSign(raw),
    scope: {
      reports: named.reports,
      actions: numbered.actions,
      sections: distinctLimits(parts.flatMap((part) => part.sections)),
      leans: distinctLimits(parts.flatMap((part) => part.leans)),
      asOf: null,
      uncoveredYears,
    },
    actionName: called.name,
  };
}

/** The reports whose departments are named, where several are loaded: their names are limits. With one, they say nothing new. */
function takeReports(
  words: readonly QuestionWord[],
  { reports }: Reading,
): { readonly words: readonly QuestionWord[]; readonly reports: readonly string[] } {
  const runs = words.some(({ facts }) => facts.beginsName) ? findNames(words, reports) : [];
  if (runs.length === 0) return { words, reports: [] };
  const limits = runs.filter((run, at) => at === 0 || isOneMore(run, { runs: runs.slice(0, at), words }));
  const rest = words.filter((_, at) => limits.every(({ start, end }) => at < start || at >= end));
  if (reports.length === 1) return { words: rest.some(({ facts }) => !facts.isEmpty) ? rest : words, reports: [] };
  return { words: rest, reports: [...new Set(limits.map(({ report }) => report.id))] };
}

/** "MOJ and the Home Office", "compare MOJ with …": of "MOJ's work with the Home Office" only the first is a limit. */
function isOneMore(
  { report, start }: NameRun,
  { runs, words }: { readonly runs: readonly NameRun[]; readonly words: readonly QuestionWord[] },
): boolean {
  const before = words[start - 1]?.word === 'the' ? start - 2 : start - 1;
  return (
    runs.some((run) => run.report === report) ||
    words[start]?.afterBreak === true ||
    words[before]?.facts.isJoining === true ||
    words[0]?.word === 'compare'
  );
}

/** How a report's department may be called, in words without their plural. */
const namesOf = keep(({ department, abbreviation }: Report): readonly (readonly string[])[] =>
  [department, ...otherNames(department ?? ''), abbreviation].map((name) =>
    (name?.toLowerCase() ?? '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .map(singular),
  ),
);

/** "Department for Transport", "Department of Transport", "Transport department": people mix them up. */
function otherNames(department: string): readonly string[] {
  const matter = /^(?:the )?(?:department|ministry) (?:for|of) (.+)$/i.exec(department)?.[1];
  if (matter === undefined) return [];
  return HEADS.flatMap((head) => [`${head} for ${matter}`, `${head} of ${matter}`, `${matter} ${head}`]);
}

const HEADS = ['department', 'dept', 'ministry'];

/** Whether a word may begin the name of a department of these reports. */
export function createBeginsName(reports: readonly Report[]): (word: string) => boolean {
  const beginnings = new Set(reports.flatMap((report) => namesOf(report).flatMap(([first]) => first ?? [])));
  return (word) => beginnings.has(singular(word));
}

const singular = (word: string): string => (word.endsWith('s') ? word.slice(0, -1) : word);

/** A department's name in a question; `end` is exclusive. */
interface NameRun {
  readonly report: Report;
  readonly start: number;
  readonly end: number;
}

function findNames(words: readonly QuestionWord[], reports: readonly Report[]): readonly NameRun[] {
  const plain = words.map(({ word }) => singular(word));
  const runs: NameRun[] = [];
  for (let start = 0; start < plain.length; start++) {
    const run = nameAt(plain, start, reports);
    if (!run) continue;
    runs.push(run);
    start = run.end - 1;
  }
  return runs;
}

function nameAt(plain: readonly string[], start: number, reports: readonly Report[]): NameRun | null {
  for (const report of reports)
    for (const name of namesOf(report))
      if (name.length > 0 && name.every((word, at) => plain[start + at] === word))
        return { report, start, end: start + name.length };
  return null;
}
