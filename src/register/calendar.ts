/**
 * Plain dates, working days and time zones: the only date arithmetic there is.
 *
 * Dates and instants are strings, because they travel through JSON, SQL and Slack, sort by `<`, and compare with `===`.
 * Days are counted with `Date` in UTC, which is exact for plain dates and forty times faster than Temporal; everything
 * that knows a time zone goes through Temporal.
 */
import { Temporal } from 'temporal-polyfill';

/** A day, `YYYY-MM-DD`, years 0000 to 9999: compares with `<`. */
export type PlainDate = `${number}-${number}-${number}`;

/** A moment in UTC with milliseconds, as `Date#toISOString` prints it (`2015-03-09T09:00:00.000Z`): compares with `<`. */
export type Instant = string;

/** A time of day, `HH:MM`, 24 hours. */
export type LocalTime = string;

/** An IANA time zone name: `Europe/London`. */
export type Zone = string;

/** The days of the week, in the order of the week. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** A day of the week. */
export type Weekday = (typeof WEEKDAYS)[number];

/** The parts of the United Kingdom that have bank holidays of their own. */
export const NATIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const;

/** A part of the United Kingdom that has bank holidays of its own. */
export type Nation = (typeof NATIONS)[number];

/** Bank holidays by nation: day → name. */
export type Holidays = {
  readonly [nation in Nation]: ReadonlyMap<PlainDate, string>;
} & {
  /** The last day that the data covers: after it a holiday looks like a working day. */
  readonly through: PlainDate;
};

/** The months' names, January first. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const DAY_MS = 86_400_000;

function isDateText(text: string): text is PlainDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function asDate(text: string): PlainDate {
  if (!isDateText(text)) throw new RangeError(`${text} is outside the calendar: years are 0000 to 9999.`);
  return text;
}

function dateOfMs(ms: number): PlainDate {
  return asDate(new Date(ms).toISOString().slice(0, -14));
}

/** Reads `YYYY-MM-DD`; null for anything that is not a day of the calendar. */
export function parseDate(text: string): PlainDate | null {
  if (!isDateText(text)) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) || dateOfMs(ms) !== text ? null : text;
}

/** Makes a date of its parts: year 0 to 9999, month and day from 1; null where the calendar has no such day. */
export function makeDate(year: number, month: number, day: number): PlainDate | null {
  return parseDate(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`);
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** Reads a time of day: `9:30` and `09:30` give `09:30`; null outside 00:00 to 23:59. */
export function parseTime(text: string): LocalTime | null {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
  return match === null ? null : `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? ''}`;
}

/** Asks whether this is a time zone that can be computed with; offsets (`+01:00`) are not zones. */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z][\w+/-]{0,63}$/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The day so many days later, or earlier where negative. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return dateOfMs(Date.parse(date) + days * DAY_MS);
}

/** How many days from one day to another; negative where `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** The day of the week. */
export function weekdayOf(date: PlainDate): Weekday {
  // Date counts from Sunday; the week here begins on Monday.
  return WEEKDAYS[(new Date(Date.parse(date)).getUTCDay() + 6) % 7] ?? 'monday';
}

/** The year. */
export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

/** The last day of a month, 1 to 12. */
export function endOfMonth(year: number, month: number): PlainDate {
  const first = makeDate(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1);
  if (first === null)
    throw new RangeError(`There is no month ${month} of ${year}: months are 1 to 12, years 0 to 9998.`);
  return addDays(first, -1);
}

/** Asks whether people work that day: no weekend and, where a nation is given, none of its bank holidays. */
export function isWorkingDay(date: PlainDate, nation: Nation | null, holidays: Holidays): boolean {
  const weekday = weekdayOf(date);
  if (weekday === 'saturday' || weekday === 'sunday') return false;
  return nation === null || !holidays[nation].has(date);
}

/** The first working day from this day on: the day itself if it is one. */
export function nextWorkingDay(date: PlainDate, nation: Nation | null, holidays: Holidays): PlainDate {
  let day = date;
  while (!isWorkingDay(day, nation, holidays)) day = addDays(day, 1);
  return day;
}

function inZone(instant: Instant, zone: Zone): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
}

/** The day it is in a zone at a moment. */
export function dateIn(instant: Instant, zone: Zone): PlainDate {
  return asDate(inZone(instant, zone).toPlainDate().toString());
}

/** The time of day in a zone at a moment, without its seconds. */
export function timeIn(instant: Instant, zone: Zone): LocalTime {
  return inZone(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/**
 * The moment of a local date and time in a zone. A time that the clocks skip is moved on by as much as they skip (01:30
 * becomes 02:30); of a time that they repeat it is the first: Temporal's `compatible`.
 */
export function instantOf(date: PlainDate, time: LocalTime, zone: Zone): Instant {
  const local = Temporal.PlainDateTime.from(`${date}T${time}`);
  return fromMs(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** A moment with the zone's offset, ISO 8601: `2015-03-30T09:30:00+01:00`. */
export function offsetInstant(instant: Instant, zone: Zone): string {
  return inZone(instant, zone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

function fromMs(ms: number): Instant {
  return new Date(ms).toISOString();
}

/** The moment so many seconds later, or earlier where negative. */
export function addSeconds(instant: Instant, seconds: number): Instant {
  return fromMs(Date.parse(instant) + seconds * 1000);
}

/** How many seconds from one moment to another; negative where `to` is earlier. */
export function secondsBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

/** A day as people write it: `9 March 2015`. */
export function longDate(date: PlainDate): string {
  const month = MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
  return `${Number(date.slice(8))} ${month} ${yearOf(date)}`;
}

/** A day with its weekday: `Monday 9 March 2015`. */
export function longDateWithWeekday(date: PlainDate): string {
  const weekday = weekdayOf(date);
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${longDate(date)}`;
}
