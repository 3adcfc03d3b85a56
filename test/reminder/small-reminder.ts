/** A reminder for tests: Mondays at half past nine in London, set at the start of 2015, all actions. */
import type { Holidays, PlainDate } from '../../src/register/calendar.ts';
import type { Reminder } from '../../src/reminder/reminder.ts';

/** The reminder, with whatever a test wants different. */
export function smallReminder(different: Partial<Reminder> = {}): Reminder {
  return {
    id: 'r1',
    team: 'T1',
    channel: 'C1',
    weekdays: ['monday'],
    time: '09:30',
    zone: 'Europe/London',
    nation: 'england-and-wales',
    onHoliday: 'move',
    actions: 'all',
    setBy: 'U1',
    setAt: '2015-01-01T00:00:00.000Z',
    ...different,
  };
}

/** Bank holidays that are the same in every nation. */
export function holidaysOn(days: readonly PlainDate[], through: PlainDate = '2035-12-31'): Holidays {
  const names = new Map(days.map((day) => [day, 'a bank holiday'] as const));
  return { 'england-and-wales': names, scotland: names, 'northern-ireland': names, through };
}

/** No bank holidays at all. */
export const NO_HOLIDAYS = holidaysOn([]);
