import type { Piece } from './split-sentences.ts';

/** A word of a text. */
export interface Word extends Piece {
  /** As written. */
  readonly raw: string;
  /** In small letters, with straight apostrophes. */
  readonly low: string;
  /** The mark that stands between the word before and this one (`,`, `;`, `(` …), or empty. */
  readonly mark: string;
}

const WORD = /[\p{L}\p{N}]+(?:[’'.&/-][\p{L}\p{N}]+)*/gu;

/** Reads a text's words in order: `GOV.UK`, `MOJ’s` and `in-house` are one each. */
export function readWords(text: string): readonly Word[] {
  let end = 0;
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    const mark = text.slice(end, match.index).trim();
    end = match.index + raw.length;
    words.push({ raw, low: raw.toLowerCase().replaceAll('’', "'"), mark, start: match.index, end });
  }
  return words;
}
