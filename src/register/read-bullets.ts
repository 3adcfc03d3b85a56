import type { Piece } from './split-sentences.ts';

/** One bullet of a line: its mark with its words, and the words alone. */
interface Bullet {
  readonly whole: Piece;
  readonly words: Piece;
}

/** A line's words: what stands before the first bullet (may be empty), and the bullets. */
export interface BulletLine {
  readonly before: Piece;
  readonly bullets: readonly Bullet[];
}

/** The marks that begin a line: `•` and its kin, or a dash or star with a blank after it. */
const MARK_AT_START = /^(?:[•·◦▪●‣⁃]\s*|[-–—*]\s+)/;
/** The marks inside a line: broken lists that a page ran together (`MOJ will * continue … * maximise …`). */
const MARK_INSIDE = /\s[•*◦▪●‣⁃](?=\s)/g;
/** Marks of numbered lists, known only below a lead-in: elsewhere `1.` may number a heading. */
const NUMBER_AT_START = /^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+/;

/** Reads a line's bullets; null where it has none. `listed` says that a lead-in or a numbered bullet came before it. */
export function readBullets(line: string, listed: boolean): BulletLine | null {
  const first = (MARK_AT_START.exec(line) ?? (listed ? NUMBER_AT_START.exec(line) : null))?.[0].length ?? 0;
  const marks = marksInside(line, first);
  // One star inside a sentence is a footnote or a product (2 * 3), not a list.
  if (first === 0 && marks.length < 2) return null;
  const starts = first === 0 ? marks : [0, ...marks];
  const bullets = starts.map((start, index) => bulletAt(line, start, starts[index + 1] ?? line.length));
  return { before: trimmed(line, 0, starts[0] ?? 0), bullets };
}

function marksInside(line: string, from: number): readonly number[] {
  const marks: number[] = [];
  for (const { index } of line.matchAll(MARK_INSIDE)) {
    const isProduct =
      /\d\s*$/.test(line.slice(Math.max(0, index - 3), index + 1)) && /^\s*\d/.test(line.slice(index + 2, index + 5));
    if (index >= from && !isProduct) marks.push(index + 1);
  }
  return marks;
}

function bulletAt(line: string, start: number, end: number): Bullet {
  const text = line.slice(start, end);
  const mark = (MARK_AT_START.exec(text) ?? NUMBER_AT_START.exec(text))?.[0].length ?? 1;
  return { whole: trimmed(line, start, end), words: trimmed(line, start + mark, end) };
}

function trimmed(line: string, start: number, end: number): Piece {
  const text = line.slice(start, end);
  const lead = text.length - text.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, text.trimEnd().length) };
}
