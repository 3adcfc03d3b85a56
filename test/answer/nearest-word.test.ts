import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCandidates, editDistance, nearestWord } from '../../src/answer/nearest-word.ts';

/** The whole table, as Damerau's restricted distance is defined. */
function countAllSlips(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j));
  const at = (i: number, j: number): number => table[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const change = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? at(i - 2, j - 2) + 1 : Infinity;
      table[i]?.splice(j, 1, Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, change, swap));
    }
  return at(a.length, b.length);
}

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });

it('counts slips as the whole table does, up to its limit', () => {
  fc.assert(
    fc.property(letters, letters, fc.integer({ min: 1, max: 3 }), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(countAllSlips(a, b), limit + 1));
    }),
  );
});

it.each([
  ['progess', 'progress'],
  ['recrutment', 'recruitment'],
  ['precurement', 'procurement'],
  ['elephant', null],
])('of all words the nearest to %s is %s', (typed, meant) => {
  const words = ['process', 'progress', 'recruitment', 'procurement', 'government'];
  expect(nearestWord(typed, createCandidates(words.map((word) => [word, 2])))).toBe(meant);
});
