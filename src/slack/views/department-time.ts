import { momentOf } from '../../progress/department-day.ts';
import { type Instant, longDate } from '../../register/calendar.ts';

/** "3 March 2015": the day of a moment, as the department's calendar says. */
export function dayOf(at: Instant): string {
  return longDate(momentOf(at).day);
}
