import { dateIn, type Holidays, longDateWithWeekday, type Nation, timeIn } from '../../register/calendar.ts';
import type { Reminder, Slot } from '../../reminder/reminder.ts';
import { nextSlot } from '../../reminder/schedule.ts';
import { inWords } from './text.ts';

/** How people read the nations whose bank holidays count. */
export const NATION_NAMES: Readonly<Record<Nation, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

const MOST_NUMBERS_NAMED = 40;

/** When a reminder speaks: "every Monday and Thursday at 09:30 (Europe/London)". */
export function rhythm({ weekdays, time, zone }: Pick<Reminder, 'weekdays' | 'time' | 'zone'>): string {
  const days = weekdays.map((day) => `${day.charAt(0).toUpperCase()}${day.slice(1)}`);
  return `every ${inWords(days)} at ${time} (${zone})`;
}

/** What happens to a slot on a bank holiday. */
export function holidayRule(nation: Nation | null): string {
  if (nation === null) return 'Bank holidays count as working days.';
  return `On a bank holiday in ${NATION_NAMES[nation]} it comes on the next working day.`;
}

/** Of which actions: "all actions", "actions 1, 7 and 12". */
export function actionsInWords(actions: Reminder['actions']): string {
  if (actions === 'all') return 'all actions';
  if (actions.length > MOST_NUMBERS_NAMED) return `${actions.length} actions`;
  return `${actions.length === 1 ? 'action' : 'actions'} ${inWords(actions.map(String))}`;
}

/** The next slots after a moment. */
export function nextSlots(
  reminder: Reminder,
  now: string,
  asked: { readonly count: number; readonly holidays: Holidays },
): readonly Slot[] {
  const slots: Slot[] = [];
  for (let after = now; slots.length < asked.count; after = slots.at(-1)?.at ?? after) {
    slots.push(nextSlot(reminder, after, asked.holidays));
  }
  return slots;
}

/** A slot in words, in its reminder's zone: "Monday 16 March 2015 at 09:30". */
export function slotInWords({ at }: Slot, { zone }: Pick<Reminder, 'zone'>): string {
  return `${longDateWithWeekday(dateIn(at, zone))} at ${timeIn(at, zone)}`;
}
