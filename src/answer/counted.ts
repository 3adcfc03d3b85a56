import { isYear } from './limit-words.ts';
import { numberOf } from './numbers.ts';
import type { TermPlace } from './places.ts';
import type { SearchIndex } from './search-index.ts';
import { tokenise } from './tokens.ts';

/** Words between a number and what it counts, at most: "35% of users booking a prison visit", "a team of fewer than 40". */
const NEAR = 8;
/** Words from a number to what it counts where that is another word than the one said, or a matter of the department's: "12 courts". */
const RIGHT_BEFORE = 4;

const isNumber = (word: string): boolean => !isYear(word) && (/^\d/.test(word) || numberOf(word) !== null);

/** A text's numbers, and where its sentences after the first begin, by position. */
interface Numbers {
  readonly numbers: readonly number[];
  readonly beginnings: readonly number[];
}

/** The positions are counted as `placeTerms` counts: "4" says nothing where it is "for", and is not among its terms. */
function numbersIn(text: string): Numbers {
  const [found, beginnings]: [number[], number[]] = [[], []];
  let [position, last] = [0, 0];
  for (const { word, parts, start, end } of tokenise(text)) {
    if (SENTENCE_END.test(text.slice(last, start))) beginnings.push(position);
    if (isNumber(word)) found.push(position);
    position += Math.max(1, parts.length);
    last = end;
  }
  return { numbers: found, beginnings };
}

/** Between two words: what ends a sentence. */
const SENTENCE_END = /[.!?;]\s/;

const numbers = new WeakMap<object, readonly Numbers[]>();

/** Whether a statement has a number that may be that of its terms, in one sentence: near them, or, `isClose`, right before them. */
export function isCountedIn(
  statement: number,
  terms: readonly string[],
  { index, isClose }: { readonly index: SearchIndex; readonly isClose: boolean },
): boolean {
  const placed = index.statements[statement];
  if (!placed) return false;
  const known = numbers.get(placed) ?? [placed.statement.text, placed.statement.leadIn ?? ''].map(numbersIn);
  numbers.set(placed, known);
  const places = index.places(statement);
  return [places.text, places.leadIn].some((side, at) => {
    const own = known[at];
    return own !== undefined && hasNumber(side, terms, { ...own, isClose });
  });
}

function hasNumber(
  places: readonly TermPlace[],
  terms: readonly string[],
  { numbers, beginnings, isClose }: Numbers & { readonly isClose: boolean },
): boolean {
  if (numbers.length === 0) return false;
  const isOneSentence = (a: number, b: number): boolean =>
    !beginnings.some((beginning) => Math.min(a, b) < beginning && beginning <= Math.max(a, b));
  const isIts = (number: number, position: number): boolean =>
    isOneSentence(number, position) &&
    (isClose ? number < position && position - number <= RIGHT_BEFORE : Math.abs(position - number) <= NEAR);
  return places.some(({ term, position }) => terms.includes(term) && numbers.some((number) => isIts(number, position)));
}
