import { describe, expect, it } from 'vitest';
import { createAsker } from '../../src/answer/answer.ts';
import { registerOf, textsFor, vocabularyText } from './shipped.ts';

/** A report of a department that keeps lighthouses, with words for its matters in a vocabulary of its own. */
const REPORT = `Report

Action 1: Boards will include an active digital leader

Progress during 2014

The team built a booking page for lighthouses, and it closed the old open day page.

The team runs 12 harbours and wrote to every keeper about pay day.

The team cut the cost of its maps, and 35% of walkers booking a lighthouse visit did so online.

The team will change how it stores its files.
`;
const WORDS = `
[subjects]
lighthouse, lighthouses, harbour, harbours, keeper, keepers # what the department keeps
[aspects]
haunted, leaky # what may be asked of them
[decisive words]
cost, tolls # money
`;
const asker = createAsker(registerOf({ 'Northern Trust': REPORT }), vocabularyText + WORDS);
const find = (question: string): readonly string[] => textsFor(question, asker);

describe('a matter of the department', () => {
  it.each(['lighthouses', 'what did they say about lighthouses', 'booking page for lighthouses'])(
    'answers where little else is asked: %s',
    (question) => {
      expect(find(question)[0]).toContain('booking page');
    },
  );

  it.each([
    'are the lighthouses haunted',
    'which harbours have open days',
    'why was my lighthouse put off',
    'lighthouses and keepers of Cornwall with zeppelins',
    'zeppelin sheds at the lighthouses',
  ])('answers nothing where something is asked of it that is not said: %s', (question) => {
    expect(find(question)).toEqual([]);
  });

  it('asks for every matter that is named', () => {
    expect(find('keeper of the harbour')[0]).toContain('12 harbours');
    expect(find('keeper of the lighthouse')).toEqual([]);
  });
});

describe('a decisive word', () => {
  it('must be said', () => {
    expect(find('booking page tolls')).toEqual([]);
    expect(find('cost of the maps')[0]).toContain('cut the cost');
  });

  it('is no answer without what it is of', () => {
    expect(find('cost of a zeppelin')).toEqual([]);
  });
});

describe('how many', () => {
  it('is answered by a number that stands before the matter', () => {
    expect(find('how many harbours are there')[0]).toContain('12 harbours');
    expect(find('how many lighthouses are there')).toEqual([]);
  });

  it('is answered by a number near another word', () => {
    expect(find('how many walkers booked online')[0]).toContain('35%');
    expect(find('how many maps were made')[0] ?? '').not.toContain('booking page');
  });
});

describe('somebody’s own request in words that any question may have', () => {
  it('finds no statement that has some of them', () => {
    expect(find('how do i change my name')).toEqual([]);
    expect(find('what did they change')[0]).toContain('change how it stores');
  });
});
