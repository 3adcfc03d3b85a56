import {
  addDays,
  addSeconds,
  dateIn,
  instantOf,
  type Instant,
  type LocalTime,
  type PlainDate,
  timeIn,
  type Zone,
} from '../register/calendar.ts';
import type { Progress } from './progress.ts';

/** The time zone of the department whose plan it is: the day of an answer, and of what was recorded, is a day there. */
export const DEPARTMENT_ZONE: Zone = 'Europe/London';

/** When something was recorded, as the department's calendar and clocks say. */
export function momentOf(at: Instant): { readonly day: PlainDate; readonly time: LocalTime } {
  return { day: dateIn(at, DEPARTMENT_ZONE), time: timeIn(at, DEPARTMENT_ZONE) };
}

/** What was recorded by the end of a day of the department, nothing later. */
export function progressOn(progress: Progress, day: PlainDate): Progress {
  return progress.upTo(addSeconds(instantOf(addDays(day, 1), '00:00', DEPARTMENT_ZONE), -0.001));
}
