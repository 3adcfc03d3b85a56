import { expect, test } from 'vitest';
import { loadHolidays } from '../../src/data-files.ts';
import { addDays, type Nation, NATIONS, type PlainDate, weekdayOf, yearOf } from '../../src/register/calendar.ts';
import { holidayRows, YEARS } from './generate-bank-holidays.ts';

const holidays = loadHolidays();

function daysOf(nation: Nation, year: number): string {
  const days = [...holidays[nation].keys()].filter((day) => yearOf(day) === year);
  return days.map((day) => day.slice(5)).join(' ');
}

/** As published at https://www.gov.uk/bank-holidays: the years with days moved, added or substituted. */
test.each<[Nation, number, string]>([
  ['england-and-wales', 2012, '01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26'],
  ['england-and-wales', 2015, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
  ['england-and-wales', 2016, '01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27'],
  ['england-and-wales', 2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
  ['england-and-wales', 2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
  ['england-and-wales', 2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
  ['england-and-wales', 2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
  ['scotland', 2012, '01-02 01-03 04-06 05-07 06-04 06-05 08-06 11-30 12-25 12-26'],
  ['scotland', 2013, '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26'],
  ['scotland', 2022, '01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27'],
  ['scotland', 2026, '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28'],
  ['northern-ireland', 2012, '01-02 03-19 04-06 04-09 05-07 06-04 06-05 07-12 08-27 12-25 12-26'],
  ['northern-ireland', 2014, '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26'],
  ['northern-ireland', 2023, '01-02 03-17 04-07 04-10 05-01 05-08 05-29 07-12 08-28 12-25 12-26'],
])('%s %i', (nation, year, days) => {
  expect(daysOf(nation, year)).toBe(days);
});

test('every year of every nation has its days, all from Monday to Friday', () => {
  for (const nation of NATIONS) {
    const usual = { 'england-and-wales': 8, scotland: 9, 'northern-ireland': 10 }[nation];
    for (let year = YEARS.first; year <= YEARS.last; year += 1) {
      expect(daysOf(nation, year).split(' ').length, `${nation} ${year}`).toBeGreaterThanOrEqual(usual);
    }
    expect([...holidays[nation].keys()].filter((day) => ['saturday', 'sunday'].includes(weekdayOf(day)))).toEqual([]);
  }
  expect(holidays.through).toBe(`${YEARS.last}-12-31`);
});

function isOff(day: PlainDate): boolean {
  return NATIONS.some((nation) => holidays[nation].has(day)) || ['saturday', 'sunday'].includes(weekdayOf(day));
}

test('no run of days off in the data is longer than a slot is looked for', () => {
  let [longest, run] = [0, 0];
  for (let day: PlainDate = `${YEARS.first}-01-01`; day <= holidays.through; day = addDays(day, 1)) {
    run = isOff(day) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  expect(longest).toBeLessThan(14);
  expect(longest).toBeGreaterThan(3);
});

test('exceptions take days away and add others, and weekends are left out', () => {
  const days = [
    { date: '2012-05-28 00:00:00', name: 'Spring', type: 'bank' },
    { date: '2012-12-25 00:00:00', name: 'Christmas', type: 'public' },
    { date: '2012-12-24 14:00:00', name: 'Christmas Eve', type: 'observance' },
    { date: '2011-12-25 00:00:00', name: 'Sunday', type: 'public' },
  ];
  const scots = ['scotland'];
  const exceptions = {
    remove: [{ date: '2012-05-28', nations: scots, reason: 'moved' }],
    add: [{ date: '2012-06-04', nations: scots, name: 'Spring moved', reason: 'moved' }],
  };
  expect(holidayRows('scotland', days, exceptions)).toEqual([
    ['2012-06-04', 'Spring moved'],
    ['2012-12-25', 'Christmas'],
  ]);
  expect(holidayRows('northern-ireland', days, exceptions)).toEqual([
    ['2012-05-28', 'Spring'],
    ['2012-12-25', 'Christmas'],
  ]);
});
