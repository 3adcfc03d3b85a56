import { describe, expect, it } from 'vitest';
import { createContains, readExpected, type Expected } from '../../src/answer/expected.ts';
import { tokenise } from '../../src/answer/tokens.ts';
import { registerOf } from './shipped.ts';

const expectedOf = (text: string): Expected | null => readExpected(tokenise(text), text);

describe('what a question asks for', () => {
  it.each([
    ['who keeps the lighthouse', 'name'],
    ['how many lighthouses', 'number'],
    ['what share of the keepers', 'share'],
    ['the proportion of keepers who walk', 'share'],
    ['keepers on foot wat %', 'share'],
    ['when was it lit', 'date'],
    ['which lighthouses were closed', 'list'],
    ['how did they light the lamps', 'list'],
    ['they helped the keepers how', 'list'],
    ['how long is the pier', null],
    ['who do they share a boat with', 'name'],
    ['with which keepers do they share', null],
    ['35% of keepers', null],
    ['lighthouses', null],
  ] as const)('%s', (text, expected) => {
    expect(expectedOf(text)).toBe(expected);
  });
});

const contained = (text: string): readonly Expected[] => {
  const { statements } = registerOf({ D: `Report\n\nAction 1: Things\n\nProgress during 2014\n\n${text}\n` });
  const placed = statements.find(({ statement }) => statement.text === text);
  const contains = createContains(statements);
  return (['number', 'share'] as const).filter((one) => placed && contains(placed, one));
};

describe('what a statement contains', () => {
  it.each([
    ['It lit 12 lamps.', ['number']],
    ['About 35% of the keepers walk.', ['number', 'share']],
    ['The majority of the keepers walk.', ['share']],
    ['It lit lamps in 2014.', []],
  ])('%s', (text, kinds) => {
    expect(contained(text)).toEqual(kinds);
  });
});
