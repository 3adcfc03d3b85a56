import { expect, it } from 'vitest';
import { numberOf } from '../../src/answer/numbers.ts';

it.each([
  ['seven', 7],
  ['07', 7],
  ['fifteen', 15],
  ['forty', 40],
  ['twenty-four', 24],
  ['100k', 100_000],
  ['140', 140],
  ['seventh', null],
  ['twenty-twenty', null],
  ['4.5', null],
  ['99999999999', null],
  ['', null],
])('reads %s', (word, number) => {
  expect(numberOf(word)).toBe(number);
});
