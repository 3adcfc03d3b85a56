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
export function holidayRule({ nation, onHoliday }: Pick<Reminder, 'nation' | 'onHoliday'>): string {
  if (nation === null) return 'Bank holidays count as working days.';
  const then = onHoliday === 'skip' ? 'it is skipped' : 'it comes on the next working day';
  return `On a bank holiday in ${NATION_NAMES[nation]} ${then}.`;
}

/** Why a reminder is paused and what mends it. Codes beyond these are Slack's own words. */
const PAUSE_REASONS: ReadonlyMap<string, string> = new Map([
  ['is_archived', 'the channel is archived. Unarchive it, or stop the reminder.'],
  ['channel_not_found', 'the channel is gone, or I am not in it any more. Invite me again, or stop the reminder.'],
  ['not_in_channel', 'I am not in the channel any more. Invite me again with /invite, or stop the reminder.'],
  [
    'shared_channel',
    'the channel is shared with another organisation. Whoever runs this bot can allow it (ALLOWED_SHARED_CHANNELS), or stop the reminder.',
  ],
  ['setter_left', 'the person who set it has left. Anyone in the channel can take it over, or stop it.'],
  ['token_revoked', 'Slack no longer accepts my token. Whoever runs this bot must install it again.'],
  ['account_inactive', 'Slack no longer accepts my token. Whoever runs this bot must install it again.'],
]);

/** Why a reminder does not post, and what to do: ends in a full stop. */
export function pauseReason(code: string): string {
  return PAUSE_REASONS.get(code) ?? `Slack does not let me post there (${code}). Put that right, or stop the reminder.`;
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
