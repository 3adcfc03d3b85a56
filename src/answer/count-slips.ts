/** The longest pattern: its letters are the bits of one number. */
export const LONGEST_PATTERN = 32;

/** The fewest letters to change, add or leave out so that a pattern stands somewhere in a text. */
export type CountSlips = (text: string) => number;

/**
 * Prepares a pattern of 1 to 32 UTF-16 units. A text is gone through once, whatever the pattern: all its rows of the table of
 * edit distances are worked out at once, as bits. https://doi.org/10.1145/316542.316550 (Myers 1999)
 */
export function createCountSlips(pattern: string): CountSlips {
  const length = Math.min(pattern.length, LONGEST_PATTERN);
  const places: Places = { common: new Int32Array(COMMON), others: new Map() };
  for (let at = 0; at < length; at++) {
    const letter = pattern.charCodeAt(at);
    const bits = placesOf(letter, places) | (1 << at);
    if (letter < COMMON) places.common[letter] = bits;
    else places.others.set(letter, bits);
  }
  return (text) => countSlips(text, places, length);
}

/** Letters below this are looked up in a row: nearly all are. */
const COMMON = 128;

/** By letter, where the pattern has it, as bits. */
interface Places {
  readonly common: Int32Array;
  readonly others: Map<number, number>;
}

const placesOf = (letter: number, { common, others }: Places): number =>
  (letter < COMMON ? common[letter] : others.get(letter)) ?? 0;

function countSlips(text: string, places: Places, length: number): number {
  const last = 1 << (length - 1);
  // Bits of the rows that are one more than the row before them, and one less.
  let [more, less] = [-1, 0];
  let slips = length;
  let fewest = length;
  for (let at = 0; at < text.length; at++) {
    const same = placesOf(text.charCodeAt(at), places);
    const across = (((same & more) + more) ^ more) | same;
    const down = same | less;
    const grows = less | ~(across | more);
    const shrinks = more & across;
    if ((grows & last) !== 0) slips++;
    else if ((shrinks & last) !== 0) slips--;
    if (slips < fewest) fewest = slips;
    more = (shrinks << 1) | ~(down | (grows << 1));
    less = (grows << 1) & down;
  }
  return fewest;
}
