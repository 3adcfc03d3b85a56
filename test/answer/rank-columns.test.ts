import { expect, test } from 'vitest';
import { clearedColumns, ownColumn } from '../../src/answer/rank-columns.ts';

const STATEMENT = 3;

/** Fills what ranking fills for a statement that so many concepts reach. */
function reach(concepts: number): void {
  const columns = clearedColumns(STATEMENT + 1);
  columns.reached[columns.reachedCount++] = STATEMENT;
  for (const column of [columns.score, columns.covered, columns.telling, columns.carried]) column[STATEMENT] = 1;
  for (let at = 0; at < concepts; at++) ownColumn(columns, at)[STATEMENT] = 1;
}

test('the next question finds nothing of the one before', () => {
  reach(1);
  const { score, covered, telling, carried, reachedCount, own } = clearedColumns(STATEMENT + 1);
  expect([score, covered, telling, carried, own[0]].map((column) => column?.[STATEMENT])).toEqual([0, 0, 0, 0, 0]);
  expect(reachedCount).toBe(0);
});

test('few columns are kept after a question of many words', () => {
  reach(100);
  expect(clearedColumns(STATEMENT + 1).own.length).toBeLessThan(20);
});

test('a larger register has columns of its size', () => {
  expect(clearedColumns(10_000).score.length).toBeGreaterThanOrEqual(10_000);
});
