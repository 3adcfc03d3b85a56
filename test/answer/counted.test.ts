import { describe, expect, it } from 'vitest';
import { isCountedIn } from '../../src/answer/counted.ts';
import { createSearchIndex } from '../../src/answer/search-index.ts';
import { termOf } from '../../src/answer/stem.ts';
import { registerOf } from './shipped.ts';

const indexOf = (text: string) => {
  const { statements } = registerOf({ D: `Report\n\nAction 1: Things\n\nProgress during 2014\n\n${text}\n` });
  const index = createSearchIndex(statements, (word) => word === '4' || word === 'of');
  return { index, statement: statements.findIndex(({ statement }) => statement.text === text) };
};
const isCounted = (text: string, word: string, isClose: boolean): boolean => {
  const { index, statement } = indexOf(text);
  return isCountedIn(statement, [termOf(word)], { index, isClose });
};

describe('the number of a word', () => {
  it.each([
    ['It moved 12 organisations.', 'organisations', true],
    ['Its 4 exemplars are live.', 'exemplars', true],
    ['It hired five managers.', 'managers', true],
    ['Around 35% of users booking a prison visit were online.', 'visit', false],
    ['It grew from a team of fewer than 40.', 'team', false],
  ])('stands near it: %s', (text, word, isClose) => {
    expect(isCounted(text, word, isClose)).toBe(true);
  });

  it.each([
    ['Around 35% of users who were booking a prison visit did so.', 'visit', true],
    ['It opened courts in 2014.', 'courts', false],
    ['It opened courts.', 'courts', false],
    ['It opened courts with 3 doors.', 'courts', true],
    ['It opened courts. Twelve people came.', 'courts', false],
  ])('is not any number: %s', (text, word, isClose) => {
    expect(isCounted(text, word, isClose)).toBe(false);
  });
});
