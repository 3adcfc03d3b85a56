import { dateIn, type Holidays, type Instant } from '../register/calendar.ts';
import { holidayWarning } from './holiday-warning.ts';

/** What the first beat of a day needs. */
interface NewDay {
  readonly now: Instant;
  readonly holidays: Holidays;
  readonly onNewDay?: () => Promise<void>;
  readonly log: {
    warn(code: string, fields: Readonly<Record<string, unknown>>): void;
    error(code: string, fields: Readonly<Record<string, unknown>>): void;
  };
}

/** Asks whether a beat is the first of its day in UTC. */
export function isNewDay(now: Instant, lastBeat: Instant | null): boolean {
  return lastBeat === null || dateIn(lastBeat, 'UTC') !== dateIn(now, 'UTC');
}

/**
 * Does what is done once a day: tells the operator where the bank holidays end soon or have ended, then `onNewDay`. It never rejects
 * (`new_day_failed`): what waits to be posted does not depend on it.
 */
export async function beginDay({ now, holidays, onNewDay, log }: NewDay): Promise<void> {
  const warning = holidayWarning(holidays, dateIn(now, 'UTC'));
  if (warning !== null) log.warn(warning.code, { through: warning.through, remedy: warning.message });
  try {
    await onNewDay?.();
  } catch (error) {
    log.error('new_day_failed', { error });
  }
}
