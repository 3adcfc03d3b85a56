import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addSeconds,
  dateIn,
  daysBetween,
  endOfMonth,
  type Holidays,
  instantOf,
  isWorkingDay,
  isZone,
  longDate,
  longDateWithWeekday,
  makeDate,
  nextWorkingDay,
  offsetInstant,
  parseDate,
  parseTime,
  secondsBetween,
  timeIn,
  weekdayOf,
} from '../../src/register/calendar.ts';

const holidays: Holidays = {
  'england-and-wales': new Map([['2015-04-06', 'Easter Monday'] as const, ['2015-04-03', 'Good Friday'] as const]),
  scotland: new Map([['2015-04-03', 'Good Friday'] as const]),
  'northern-ireland': new Map(),
  through: '2015-12-31',
};

test.each([
  ['2015-03-09', '2015-03-09'],
  ['2012-02-29', '2012-02-29'],
  ['2015-02-29', null],
  ['2015-13-01', null],
  ['2015-3-9', null],
  ['9 March 2015', null],
  ['2015-03-09T00:00', null],
  ['', null],
])('reads the date %j as %j', (text, date) => {
  expect(parseDate(text)).toBe(date);
});

test('makes a date of its parts, or none', () => {
  expect([makeDate(2015, 3, 9), makeDate(2015, 2, 30), makeDate(2015, 0, 1)]).toEqual(['2015-03-09', null, null]);
});

test.each([
  ['9:30', '09:30'],
  ['00:00', '00:00'],
  ['23:59', '23:59'],
  ['24:00', null],
  ['9.30', null],
  ['09:60', null],
])('reads the time %j as %j', (text, time) => {
  expect(parseTime(text)).toBe(time);
});

test('knows time zones by their names only', () => {
  expect(['Europe/London', 'UTC', 'Asia/Kolkata'].map(isZone)).toEqual([true, true, true]);
  expect(['+01:00', 'Europe/Nowhere', '', '../etc/passwd', 'x'.repeat(100)].map(isZone)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

const days = fc.integer({ min: -300_000, max: 300_000 });
const dates = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1970-01-01', days));

test('counts days both ways', () => {
  fc.assert(
    fc.property(
      dates,
      days.filter((count) => Math.abs(count) < 20_000),
      (date, count) => daysBetween(date, addDays(date, count)) === count,
    ),
  );
  fc.assert(fc.property(dates, dates, (a, b) => a < b === daysBetween(a, b) > 0));
  expect(addDays('2015-02-28', 1)).toBe('2015-03-01');
});

test('finds the last day of a month', () => {
  expect([endOfMonth(2015, 2), endOfMonth(2012, 2), endOfMonth(2015, 12)]).toEqual([
    '2015-02-28',
    '2012-02-29',
    '2015-12-31',
  ]);
  expect(() => endOfMonth(2015, 13)).toThrow(/no month 13/);
});

test('knows weekdays, and writes days as people do', () => {
  expect([weekdayOf('2015-03-09'), weekdayOf('2015-03-08')]).toEqual(['monday', 'sunday']);
  expect([longDate('2015-03-09'), longDateWithWeekday('2015-03-09')]).toEqual(['9 March 2015', 'Monday 9 March 2015']);
});

test('moves weekends and a nation’s bank holidays on', () => {
  const next = (nation: 'england-and-wales' | 'scotland' | null) => nextWorkingDay('2015-04-03', nation, holidays);
  expect([next('england-and-wales'), next('scotland'), next(null)]).toEqual(['2015-04-07', '2015-04-06', '2015-04-03']);
  expect(isWorkingDay('2015-04-04', null, holidays)).toBe(false);
});

describe('time zones', () => {
  test('an instant is a local day and time', () => {
    expect(dateIn('2015-03-30T23:30:00.000Z', 'Europe/London')).toBe('2015-03-31');
    expect(timeIn('2015-03-30T08:30:59.999Z', 'Europe/London')).toBe('09:30');
    expect(offsetInstant('2015-03-30T08:30:00.000Z', 'Europe/London')).toBe('2015-03-30T09:30:00+01:00');
  });

  test('a skipped time moves on, a repeated one is the first', () => {
    expect(instantOf('2015-03-29', '01:30', 'Europe/London')).toBe('2015-03-29T01:30:00.000Z');
    expect(instantOf('2015-10-25', '01:30', 'Europe/London')).toBe('2015-10-25T00:30:00.000Z');
    expect(instantOf('2015-03-09', '09:00', 'Asia/Kolkata')).toBe('2015-03-09T03:30:00.000Z');
  });

  test('local day and time give back the instant, but for the hours that clocks skip or repeat', () => {
    const zones = fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kolkata', 'UTC');
    fc.assert(
      fc.property(dates, zones, (date, zone) => {
        const noon = instantOf(date, '12:00', zone);
        return dateIn(noon, zone) === date && timeIn(noon, zone) === '12:00';
      }),
    );
  });

  test('seconds are added and counted', () => {
    expect(addSeconds('2015-03-09T09:00:00.000Z', -0.001)).toBe('2015-03-09T08:59:59.999Z');
    expect(secondsBetween('2015-03-09T09:00:00.000Z', '2015-03-09T10:00:00.000Z')).toBe(3600);
  });
});
