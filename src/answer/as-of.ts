import { addDays, endOfMonth, longDate, makeDate, type PlainDate, yearOf } from '../register/calendar.ts';
import { MONTHS } from './limit-words.ts';

/** A question whose words name a past day as which it is asked. */
export interface AsOf {
  /** The last day of what was named, never after today; null: none was named. */
  readonly day: PlainDate | null;
  /** The question without those words. */
  readonly rest: string;
}

/** Characters of a question that are looked at. */
const READ = 2_000;

/** Every month by its first letters: three are enough, and "sept" is common. */
const MONTH = MONTHS.map((month) => (month.length > 3 ? `${month.slice(0, 3)}(?:${month.slice(3)})?` : month))
  .join('|')
  .replace('sep(?:tember)?', 'sep(?:t(?:ember)?)?');

const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const YEAR = String.raw`((?:19|20)\d\d)`;

/** Ways to name a day, a month or a year, from the most to the least exact: of two that fit, the first is meant. */
const FORMS: readonly { readonly pattern: string; readonly read: (parts: readonly string[]) => Named | Past }[] = [
  { pattern: String.raw`${YEAR}-(\d\d)-(\d\d)`, read: ([year, month, day]) => named(day, Number(month), year) },
  {
    pattern: String.raw`(\d{1,2})[/.](\d{1,2})[/.]${YEAR}`,
    read: ([day, month, year]) => named(day, Number(month), year),
  },
  {
    pattern: String.raw`${DAY}\s+(?:of\s+)?(${MONTH})\.?(?:,?\s+${YEAR})?`,
    read: ([day, month, year]) => named(day, monthOf(month), year),
  },
  {
    pattern: String.raw`(${MONTH})\.?\s+${DAY}(?:,?\s+${YEAR})?`,
    read: ([month, day, year]) => named(day, monthOf(month), year),
  },
  {
    pattern: String.raw`(${MONTH})\.?(?:,?\s+${YEAR})?`,
    read: ([month, year]) => named(undefined, monthOf(month), year),
  },
  { pattern: YEAR, read: ([year]) => named(undefined, null, year) },
  { pattern: 'yesterday', read: () => 'yesterday' },
  { pattern: String.raw`last\s+month`, read: () => 'last month' },
  { pattern: String.raw`last\s+year`, read: () => 'last year' },
];

/** A day or a time named from today. */
type Past = 'yesterday' | 'last month' | 'last year';

const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?`;

/** "as of", "as at", "as it stood on", "as things stood at the end of", and `--as-of` as on the command line, of which phones make "—as-of". */
const LEAD = String.raw`(?:[-–—]{1,2}as-of(?:\s*=\s*|\s+)|\bas\s+(?:of|at|on|(?:it|they|this|that|things|matters)\s+stood(?:\s+(?:on|in|at|by))?)\s+)(?:the\s+)?(?:end\s+(?:of\s+)?)?${WEEKDAY}`;

/** What a day at the very beginning must be followed by to be a day as which is asked: "on 31 March 2015 what did we plan". */
const STANDING = String.raw`(?=,?\s+(?:what|which|how|where)\b.{0,60}\b(?:plan|plans|planned|promise|promised|promises|commit|committed|commitments|intend|intended|stand|stood|say|said)\b)`;

const ASKED: readonly { readonly pattern: RegExp; readonly read: (parts: readonly string[]) => Named | Past }[] = [
  ...FORMS.map(({ pattern, read }) => ({
    pattern: new RegExp(String.raw`${LEAD}${pattern}(?![\p{L}\p{N}/-])`, 'iu'),
    read,
  })),
  ...FORMS.slice(0, 4).map(({ pattern, read }) => ({
    pattern: new RegExp(String.raw`^\s*on\s+(?:the\s+)?${WEEKDAY}${pattern}${STANDING}`, 'iu'),
    read,
  })),
];

/** The parts of a date as they were typed. */
interface Named {
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number | null;
}

function named(day: string | undefined, month: number | null, year: string | undefined): Named {
  return { day: day === undefined ? null : Number(day), month, year: year === undefined ? null : Number(year) };
}

function monthOf(name = ''): number {
  return MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase())) + 1;
}

/** What every way to name a day as which is asked begins with: most questions have none of it, and are not looked through for each way. */
const MAY_BE_ASKED = /\bas[\s-]|^\s*on\s/iu;

/** Finds the day as which something is asked: "as of March 2015", "as at 31 March 2015", "as it stood on 31/03/2015". */
export function takeAsOf(text: string, today: PlainDate): AsOf {
  const { day, rest } = takeDay(text, today);
  return { day: day === null || day < today ? day : today, rest };
}

/** The day as which something is asked, where that day is still to come; null: it has come, or none was named. */
export function dayToCome(text: string, today: PlainDate): PlainDate | null {
  const { day } = takeDay(text, today);
  return day === null || day <= today ? null : day;
}

/** The same, whether the day has come or not. */
function takeDay(text: string, today: PlainDate): AsOf {
  const read = text.slice(0, READ);
  if (!MAY_BE_ASKED.test(read)) return { day: null, rest: text };
  for (const { pattern, read: readParts } of ASKED) {
    const found = pattern.exec(read);
    if (found === null) continue;
    const said = readParts(found.slice(1));
    const day = typeof said === 'string' ? endOf(said, today) : lastDayOf(said, today);
    if (day === null) continue;
    const rest = `${read.slice(0, found.index)} ${read.slice(found.index + found[0].length)}`;
    return { day, rest: rest.trim() };
  }
  return { day: null, rest: text };
}

function endOf(past: Past, today: PlainDate): PlainDate {
  switch (past) {
    case 'yesterday':
      return addDays(today, -1);
    case 'last month':
      return addDays(today, -Number(today.slice(8)));
    case 'last year':
      return makeDate(yearOf(today) - 1, 12, 31) ?? today;
  }
}

/** The last day of what was named; without a year, of the latest one that has begun. Null where the calendar has no such day. */
function lastDayOf({ day, month, year }: Named, today: PlainDate): PlainDate | null {
  if (year === null) {
    const thisYear = yearOf(today);
    const first = month === null ? null : makeDate(thisYear, month, day ?? 1);
    return lastDayOf({ day, month, year: first !== null && first <= today ? thisYear : thisYear - 1 }, today);
  }
  if (month === null) return makeDate(year, 12, 31);
  if (day !== null) return makeDate(year, month, day);
  return month >= 1 && month <= 12 ? endOfMonth(year, month) : null;
}

/** Names the limit, for taking it away. */
export function asOfKey(day: PlainDate): string {
  return `as-of:${day}`;
}

/** The limit in words. */
export function asOfLabel(day: PlainDate): string {
  return `As of ${longDate(day)}`;
}

/** What to ask so that it is asked as of a day; null: as of now. */
export function askedAsOf(question: string, day: PlainDate | null): string {
  return day === null ? question : `${question} as of ${longDate(day)}`;
}
