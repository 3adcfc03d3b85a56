import { dateIn, type Instant, longDate, type Zone } from '../../register/calendar.ts';

/** The time zone of the department whose plan it is: the day of an answer, and of what was recorded, is a day there. */
export const DEPARTMENT_ZONE: Zone = 'Europe/London';

/** "3 March 2015": the day of a moment, there. */
export function dayOf(at: Instant): string {
  return longDate(dateIn(at, DEPARTMENT_ZONE));
}
