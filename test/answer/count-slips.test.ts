import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCountSlips } from '../../src/answer/count-slips.ts';

test.each([
  ['prison', 'prison visits booking', 0],
  ['prisn', 'prison visits booking', 1],
  ['vists', 'prison visits booking', 1],
  ['civil', 'online claims', 3],
  ['lasting power', 'Lasting Power', 2],
  ['abc', '', 3],
  ['a', 'a', 0],
])('%s in %s: %d', (pattern, text, slips) => {
  expect(createCountSlips(pattern)(text)).toBe(slips);
});

const letters = (maxLength: number) =>
  fc
    .array(fc.constantFrom('a', 'b', 'c', 'é', '\u{1F600}'), { maxLength })
    .map((all) => all.join('').slice(0, maxLength));

test('it counts as the table of edit distances does, with patterns of up to 32 letters', () => {
  fc.assert(
    fc.property(letters(32).filter(Boolean), letters(80), (pattern, text) => {
      expect(createCountSlips(pattern)(text)).toBe(countByTable(pattern, text));
    }),
  );
});

/** The same, worked out the long way (Sellers 1980): one row for each letter of the text. */
function countByTable(pattern: string, text: string): number {
  let row = Array.from({ length: pattern.length + 1 }, (_, at) => at);
  let fewest = pattern.length;
  for (const letter of text.split('')) {
    const next = [0];
    for (let at = 1; at <= pattern.length; at++) {
      const [left = 0, above = 0, across = 0] = [next[at - 1], row[at], row[at - 1]];
      next.push(Math.min(left + 1, above + 1, across + (pattern[at - 1] === letter ? 0 : 1)));
    }
    row = next;
    fewest = Math.min(fewest, row.at(-1) ?? fewest);
  }
  return fewest;
}
