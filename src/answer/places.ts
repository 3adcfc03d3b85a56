import { formOf, termOf } from './stem.ts';
import type { Token } from './tokens.ts';

/** Where a term stands in a statement's own words. */
export interface TermPlace {
  readonly term: string;
  /** Count of words before it; the parts of a compound count as words. */
  readonly position: number;
  readonly start: number;
  readonly end: number;
}

/** What a statement's lead-in and text say, term by term, in order. */
export interface StatementPlaces {
  readonly leadIn: readonly TermPlace[];
  readonly text: readonly TermPlace[];
}

/** Words at most this far apart stand together: "power of attorney", "access to social media". */
export const TOGETHER = 3;

/** The first run of the terms in order, each at most TOGETHER words after the one before; null where there is none. */
export function findRun(places: readonly TermPlace[], wanted: readonly string[]): readonly TermPlace[] | null {
  for (let start = 0; start < places.length; start++) {
    const first = places[start];
    if (first?.term !== wanted[0]) continue;
    const run = first ? [first] : [];
    for (let at = start + 1; at < places.length && run.length < wanted.length; at++) {
      const place = places[at];
      if (!place || place.position - (run.at(-1)?.position ?? 0) > TOGETHER) break;
      if (place.term === wanted[run.length]) run.push(place);
    }
    if (run.length === wanted.length) return run;
  }
  return null;
}

/** How many words stand between those of a run. */
export const gapsIn = (run: readonly TermPlace[]): number =>
  (run.at(-1)?.position ?? 0) - (run[0]?.position ?? 0) - (run.length - 1);

/** The terms within two words of a term. */
export const besides = (term: string, places: readonly TermPlace[]): readonly string[] =>
  places
    .filter((place) => place.term === term)
    .flatMap(({ position }) =>
      places.filter(
        (other) =>
          other.position !== position && Math.abs(other.position - position) <= 2 && !other.term.startsWith('='),
      ),
    )
    .map((other) => other.term);

/** "15" in "Action 15" names an action; it is no number of anything. */
const isActionNumber = (tokens: readonly Token[], at: number): boolean =>
  /^\d+$/.test(tokens[at]?.word ?? '') && /^actions?$/.test(tokens[at - 1]?.word ?? '');

/** The terms of a text's words: a compound under itself and under its parts; empty words take up a position and are left out. */
export function placeTerms(
  tokens: readonly Token[],
  isEmpty: (word: string) => boolean,
  words: Map<string, number>,
): readonly TermPlace[] {
  const places: TermPlace[] = [];
  let position = 0;
  const add = ({ word, start, end }: Token): void => {
    if (isEmpty(word)) return;
    places.push({ term: termOf(word), position, start, end }, { term: formOf(word), position, start, end });
    words.set(word, (words.get(word) ?? 0) + 1);
  };
  for (const [at, token] of tokens.entries()) {
    if (!isActionNumber(tokens, at)) add(token);
    for (const part of token.parts) {
      add(part);
      position++;
    }
    if (token.parts.length === 0) position++;
  }
  return places;
}
