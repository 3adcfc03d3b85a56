import { isYear } from './limits.ts';
import { numberOf } from './numbers.ts';
import type { TermPlace } from './places.ts';
import type { SearchIndex } from './search-index.ts';
import { tokenise } from './tokens.ts';

/** Words between a number and what it counts, at most: "35% of users booking a prison visit", "a team of fewer than 40". */
const NEAR = 8;
/** Words from a number to what it counts where that is another word than the one said, or a matter of the department's: "12 courts". */
const RIGHT_BEFORE = 4;

const isNumber = (word: string): boolean => !isYear(word) && (/^\d/.test(word) || numberOf(word) !== null);

/** The positions of a text's numbers, counted as `placeTerms` counts: "4" says nothing where it is "for", and is not among its terms. */
function numbersIn(text: string): readonly number[] {
  const found: number[] = [];
  let position = 0;
  for (const { word, parts } of tokenise(text)) {
    if (isNumber(word)) found.push(position);
    position += Math.max(1, parts.length);
  }
  return found;
}

const numbers = new WeakMap<object, readonly (readonly number[])[]>();

/** Whether a statement has a number that may be that of its terms: near them, or, `isClose`, right before them. */
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
  return [places.text, places.leadIn].some((side, at) => hasNumber(side, terms, { numbers: known[at] ?? [], isClose }));
}

function hasNumber(
  places: readonly TermPlace[],
  terms: readonly string[],
  { numbers, isClose }: { readonly numbers: readonly number[]; readonly isClose: boolean },
): boolean {
  if (numbers.length === 0) return false;
  const isIts = (number: number, position: number): boolean =>
    isClose ? number < position && position - number <= RIGHT_BEFORE : Math.abs(position - number) <= NEAR;
  return places.some(({ term, position }) => terms.includes(term) && numbers.some((number) => isIts(number, position)));
}
