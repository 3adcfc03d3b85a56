import type { Line } from './read-lines.ts';
import type { Problem, UnparsedLine } from './report.ts';
import type { Piece } from './split-sentences.ts';

/** A stretch of the source and what the parser took it for: UTF-16 offsets, `end` exclusive. */
export interface Span extends Piece {
  readonly kind: 'heading' | 'lead-in' | 'statement' | 'header' | 'unparsed';
}

/** More problems than anybody reads; one more says how many there are. */
const MOST_PROBLEMS = 100;

/** More are only counted: a hostile text has a problem in every line. Problems of the whole text come last and are always kept. */
const MOST_KEPT = 10 * MOST_PROBLEMS;

/** What the parser notes down while it reads: where each word went, and what it did not understand. */
export interface Reading {
  readonly spans: Span[];
  readonly unparsed: UnparsedLine[];
  readonly problems: Problem[];
  /** Problems beyond those that are kept. */
  dropped: number;
}

/** A reading of nothing yet. */
export function beginReading(): Reading {
  return { spans: [], unparsed: [], problems: [], dropped: 0 };
}

/** Notes what a part of a line is; without a piece, the whole line. */
export function markSpan(reading: Reading, kind: Span['kind'], { line, piece }: { line: Line; piece?: Piece }): void {
  const { start, end } = piece ?? { start: 0, end: line.text.length };
  if (end > start) reading.spans.push({ start: line.start + start, end: line.start + end, kind });
}

/** Keeps a line, or a piece of it, that was not understood. Whether that is a problem of its own or part of an earlier one, the caller knows. */
export function keepUnparsed(reading: Reading, line: Line, piece?: Piece): void {
  markSpan(reading, 'unparsed', piece === undefined ? { line } : { line, piece });
  reading.unparsed.push({
    line: line.number,
    text: piece === undefined ? line.text : line.text.slice(piece.start, piece.end),
  });
}

/** Notes a problem: the line, from 1 (0: the whole text), and a sentence that says what is wrong and what to do. */
export function noteProblem(reading: Reading, line: number, message: string): void {
  if (line > 0 && reading.problems.length >= MOST_KEPT) reading.dropped += 1;
  else reading.problems.push({ line, message });
}

/** The beginning of some words, to name them in a problem. */
export function brief(words: string): string {
  return words.length <= 60 ? words : `${words.slice(0, 59).trimEnd()}…`;
}

/** The problems by line, and no more than people read. */
export function problemsOf(reading: Reading): readonly Problem[] {
  const problems = reading.problems.toSorted((a, b) => a.line - b.line);
  const more = problems.length + reading.dropped - MOST_PROBLEMS;
  if (more <= 0) return problems;
  return [
    ...problems.slice(0, MOST_PROBLEMS),
    { line: 0, message: `There are ${more} more problems: mend these first.` },
  ];
}
