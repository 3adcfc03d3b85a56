import { addDays, type Holidays, longDate, type PlainDate } from '../register/calendar.ts';

/** How long before the data ends the operator is told, in days: long enough to update between two releases. */
const HOLIDAY_WARNING_DAYS = 60;

/** The bank holiday data ends soon, or has ended: a sentence for whoever operates the bot. */
export interface HolidayWarning {
  readonly code: 'holidays_end_soon' | 'holidays_ended';
  /** The last day that the data covers: after it slots stay on their day, holiday or not, because nobody knows. */
  readonly through: PlainDate;
  readonly message: string;
}

/** Says so when the bank holidays end within 60 days of today, or have ended; null while they reach further. */
export function holidayWarning(holidays: Holidays, today: PlainDate): HolidayWarning | null {
  const { through } = holidays;
  if (through >= addDays(today, HOLIDAY_WARNING_DAYS)) return null;
  const remedy = 'Replace data/bank-holidays.json by a newer one; after that day reminders may come on a bank holiday.';
  return through < today
    ? { code: 'holidays_ended', through, message: `The bank holiday data ended on ${longDate(through)}. ${remedy}` }
    : { code: 'holidays_end_soon', through, message: `The bank holiday data ends on ${longDate(through)}. ${remedy}` };
}
