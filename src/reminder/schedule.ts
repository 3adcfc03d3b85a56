/**
 * When a reminder speaks: which slots lie between two moments, and what a beat makes of them. Pure: the clock, the last
 * beat and the holidays are arguments, so a restart, a sleeping laptop and five replicas give the same answer.
 */
import {
  addDays,
  addSeconds,
  dateIn,
  type Holidays,
  type Instant,
  instantOf,
  nextWorkingDay,
  parseDate,
  type PlainDate,
  secondsBetween,
  type Weekday,
  weekdayOf,
} from '../register/calendar.ts';
import type { Reminder, Slot } from './reminder.ts';

/** Seconds after its time until which a slot is not called late: a slow start or a few missed beats are nobody's news. */
const LATE_AFTER_SECONDS = 300;

/** Default of how many hours late the latest missed slot is still posted; older ones are only named. Range 0 to 168. */
export const LATE_HOURS = 24;

/**
 * How far a slot can move, in days: no run of weekends and bank holidays is longer. The longest in the data is five
 * (a Good Friday to Easter Monday is four, a Scottish New Year after a weekend too).
 */
const LONGEST_CLOSURE_DAYS = 14;

/** How far `nextSlot` looks at a time, in days: two weeks hold a slot of every reminder, also when one of them moves away. */
const LOOK_AHEAD_DAYS = 14;

const WEEKEND: ReadonlySet<Weekday> = new Set(['saturday', 'sunday']);

/** What one beat finds of one reminder. */
export interface SlotPlan {
  /** The slot to be posted, or null. */
  readonly due: (Slot & { readonly late: boolean }) | null;
  /** Slots that came and went while the bot was away and are not posted, oldest first. */
  readonly missed: readonly Slot[];
}

/**
 * Nominal date → the day it is posted: a weekend day or a bank holiday moves to the next working day, at the same local time,
 * or has no day where the reminder skips those.
 */
function dayOfSlot(reminder: Reminder, date: PlainDate, holidays: Holidays): PlainDate | null {
  const day = nextWorkingDay(date, reminder.nation, holidays);
  // A reminder for weekends only would never speak if it skipped them.
  const skips = reminder.onHoliday === 'skip' && reminder.weekdays.some((weekday) => !WEEKEND.has(weekday));
  return skips && day !== date ? null : day;
}

/** Nominal dates from `first` to `last` that fall on the reminder's weekdays. */
function nominalDates(reminder: Reminder, first: PlainDate, last: PlainDate): readonly PlainDate[] {
  const dates: PlainDate[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    if (reminder.weekdays.includes(weekdayOf(date))) dates.push(date);
  }
  return dates;
}

/** The day in UTC. An instant begins with it, and cutting it off is twenty times faster than a time zone: a beat asks for ten thousand reminders. */
function utcDay(instant: Instant): PlainDate {
  return parseDate(instant.slice(0, 10)) ?? dateIn(instant, 'UTC');
}

/** Of slots that meet at one moment the last nominal date stays: it is the one nearest to its own day. */
function joinMeeting(slots: readonly Slot[]): readonly Slot[] {
  return [...new Map(slots.map((slot) => [slot.at, slot])).values()];
}

/**
 * The slots with `after` < `at` <= `until`, earliest first. Every weekend day and bank holiday moves (or is skipped), a chosen Saturday
 * too: a plan reminder is for people at work. The key stays the nominal date; of two that meet, the later one stays.
 * A local time that the clocks skip is moved on, of a repeated one it is the first.
 */
export function slotsBetween(reminder: Reminder, after: Instant, until: Instant, holidays: Holidays): readonly Slot[] {
  if (until <= after) return [];
  // Local days differ from the days of UTC by one at most, so they bound the search without asking the time zone.
  const first = addDays(utcDay(after), -1);
  const last = addDays(utcDay(until), 1);
  const slots = nominalDates(reminder, addDays(first, -LONGEST_CLOSURE_DAYS), last)
    .flatMap((date) => {
      const day = dayOfSlot(reminder, date, holidays);
      return day !== null && day >= first && day <= last ? [{ date, day }] : [];
    })
    .map(({ date, day }): Slot => ({ date, at: instantOf(day, reminder.time, reminder.zone) }))
    .filter(({ at }) => at > after && at <= until);
  return joinMeeting(slots);
}

/** The first slot after a moment. Throws where the reminder has no weekday, which no stored reminder may be. */
export function nextSlot(reminder: Reminder, after: Instant, holidays: Holidays): Slot {
  // Two closures of the longest kind in a row would still be found.
  for (let from = after, tries = 0; tries < 4; tries += 1) {
    const until = addSeconds(from, LOOK_AHEAD_DAYS * 86_400);
    const slot = slotsBetween(reminder, from, until, holidays)[0];
    if (slot !== undefined) return slot;
    from = until;
  }
  throw new Error(`Reminder ${reminder.id} has no slot: give it at least one weekday.`);
}

/**
 * What has come due since the last beat, or since the reminder was set where that is later. The latest slot is due; it is
 * late after five minutes and no longer posted from `lateHours` on. All others are named as missed. A clock that stands
 * before the last beat was set back: nothing is due.
 */
export function planSlots(plan: {
  readonly reminder: Reminder;
  readonly lastBeat: Instant | null;
  readonly now: Instant;
  readonly holidays: Holidays;
  readonly lateHours: number;
}): SlotPlan {
  const { reminder, lastBeat, now } = plan;
  const after = lastBeat !== null && lastBeat > reminder.setAt ? lastBeat : reminder.setAt;
  const slots = slotsBetween(reminder, after, now, plan.holidays);
  const latest = slots.at(-1);
  if (latest === undefined) return { due: null, missed: [] };
  const lateSeconds = secondsBetween(latest.at, now);
  if (lateSeconds >= plan.lateHours * 3600 && lateSeconds > LATE_AFTER_SECONDS) return { due: null, missed: slots };
  return { due: { ...latest, late: lateSeconds > LATE_AFTER_SECONDS }, missed: slots.slice(0, -1) };
}
