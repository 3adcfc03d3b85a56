import { assert, nat, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMatchActivities } from '../../src/answer/match-activities.ts';
import { register, registerOf } from './shipped.ts';
import { HOME_OFFICE, MINISTRY_OF_JUSTICE } from './small-reports.ts';

const match = createMatchActivities(register);
const texts = (typed: string) => match(typed, 100).map(({ text }) => text);

describe('what is typed into a list of activities', () => {
  test('nothing: every activity, the newest plan years first', () => {
    const years = match('', 1_000).map(({ section }) => section.year);
    expect(years).toHaveLength(register.activities.length);
    expect(years).toEqual(years.toSorted((a, b) => b - a));
  });

  test.each(['7', '#7', 'action 7', ' Action 7 ', 'ACTION #7'])('%s: the activities of that action', (typed) => {
    const numbers = match(typed, 100).map(({ action }) => action.number);
    expect(numbers.length).toBeGreaterThan(1);
    expect(new Set(numbers)).toEqual(new Set([7]));
  });

  test('a number with words: first what that action says of them', () => {
    const found = match('7 digital', 100);
    expect(found[0]?.action.number).toBe(7);
    for (const { text, leadIn, action, section } of found)
      expect(`${text} ${leadIn} ${action.title.text} ${section.heading}`.toLowerCase()).toContain('digital');
  });

  test.each([
    ['prisoner visits', 'as typed'],
    ['visits prisoner', 'in another order'],
    ['PRISONER   visits!', 'with capitals and marks'],
    ['prisnoer visits', 'with two letters exchanged'],
    ['prisonr vists', 'with letters left out'],
    ['priso', 'unfinished'],
  ])('%s: found, %s', (typed) => {
    expect(texts(typed)).toContain('prisoner visits booking');
  });

  test('a year that no action has as its number means the year', () => {
    expect(match('2015', 100).length).toBeGreaterThan(5);
  });

  test('words that no activity has: nothing', () => {
    expect(texts('xylophone quartz')).toEqual([]);
  });

  test('a department, where several are loaded', () => {
    const both = registerOf({ 'Home Office': HOME_OFFICE, 'Ministry of Justice': MINISTRY_OF_JUSTICE });
    const found = createMatchActivities(both)('home office', 100);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ report }) => report.department))).toEqual(new Set(['Home Office']));
  });

  test('never fails, never gives more than asked for, and the same again', () => {
    assert(
      property(string({ maxLength: 200, unit: 'grapheme' }), nat(20), (typed, limit) => {
        const found = match(typed, limit);
        expect(found.length).toBeLessThanOrEqual(limit);
        expect(new Set(found).size).toBe(found.length);
        expect(match(typed, limit)).toEqual(found);
      }),
      { numRuns: 60 },
    );
  });
});
