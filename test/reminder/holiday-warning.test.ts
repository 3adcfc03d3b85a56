import { expect, test } from 'vitest';
import type { PlainDate } from '../../src/register/calendar.ts';
import { holidayWarning } from '../../src/reminder/holiday-warning.ts';
import { holidaysOn } from './small-reminder.ts';

test.each<[PlainDate, string | null]>([
  ['2035-11-01', null],
  ['2035-11-02', 'holidays_end_soon'],
  ['2035-12-31', 'holidays_end_soon'],
  ['2036-01-01', 'holidays_ended'],
])('holidays through 2035 on %s: %s', (today, code) => {
  const warning = holidayWarning(holidaysOn([], '2035-12-31'), today);
  expect(warning?.code ?? null).toBe(code);
  if (warning !== null) expect(warning.message).toContain('31 December 2035. Replace data/bank-holidays.json');
});
