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

It will draw new maps by 2030.

Progress during 2013

It counted its first walkers on the cliffs above Penzance.
`;
const WORDS = `
[everyday words]
neat as a new pin = stores its files # what sailors say
[subjects]
lighthouse, lighthouses, harbour, harbours, keeper, keepers # what the department keeps
[aspects]
haunted, leaky # what may be asked of them
[decisive words]
cost, tolls # money
lighting hours # when
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

  it('may be several words, which count as one', () => {
    expect(find('lighting hours of the booking page')).toEqual([]);
    expect(find('hours of the booking page')[0]).toContain('booking page');
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

  it('is answered by no other number, and not by “a number of”', () => {
    expect(find('number of zeppelin visits booked')).toEqual([]);
    expect(find('number of maps')[0] ?? '').not.toContain('12 harbours');
  });

  it('is answered by a number near another word', () => {
    expect(find('how many walkers booked online')[0]).toContain('35%');
    expect(find('how many maps were made')[0] ?? '').not.toContain('booking page');
  });
});

describe('an everyday phrase of several words', () => {
  it('answers beside words that the statement has not', () => {
    expect(find('do walkers find the zeppelin neat as a new pin').join('\n')).toContain('stores its files');
    expect(find('zeppelin sheds, kites, balloons and gliders neat as a new pin in Cornwall')).toEqual([]);
  });
});

describe('several things at once', () => {
  it('are answered where one of them is, whatever else the sentence has', () => {
    expect(find('I paint zeppelins and kites, what did they say about the booking page')[0]).toContain('booking page');
  });

  it('are answered by one sentence of several', () => {
    expect(find('I sell hotels and zeppelins in Cornwall. Is there a booking page?')[0]).toContain('booking page');
    expect(find('I sell hotels and zeppelins in Cornwall, is there a page')).toEqual([]);
  });

  it('are answered in each section named, in the others with less', () => {
    const found = find(
      'what was said of lighthouse booking walkers maps and cost, progress in 2014 and progress in 2013',
    );
    expect(found.join('\n')).toContain('first walkers');
  });
});

describe('words that any statement may have', () => {
  it('must mostly be said', () => {
    expect(find('did they really change what people like to open')).toEqual([]);
    expect(find('what will the team change')[0]).toContain('change how it stores');
  });
});

describe('a share of a whole', () => {
  it('is answered by a share', () => {
    expect(find('what percentage of walkers booked online')[0]).toContain('35%');
    expect(find('what percentage of harbours are tidy')).toEqual([]);
  });
});

describe('a year that no report covers', () => {
  it('has no answer where it was typed, unless a statement names it', () => {
    expect(find('booking page in 2014')[0]).toContain('booking page');
    expect(find('booking page in 2009')).toEqual([]);
    expect(find('maps by 2030')[0]).toContain('new maps by 2030');
    expect(find('booking page by 2030')).toEqual([]);
  });
});

describe('somebody’s own request in words that any question may have', () => {
  it('finds no statement that has some of them', () => {
    expect(find('how do i change my name')).toEqual([]);
    expect(find('what did they change')[0]).toContain('change how it stores');
  });
});
