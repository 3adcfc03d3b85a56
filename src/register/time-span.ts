import { endOfMonth, makeDate, MONTHS, type PlainDate } from './calendar.ts';
import type { Precision } from './activity.ts';
import type { Piece } from './split-sentences.ts';

/** A stretch of time that words name: `March 2013`, `2013 to 2014`, `spring 2014`. */
export interface TimeSpan extends Piece {
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly precision: Precision;
}

/** What the place of some words says of time. */
export interface TimeContext {
  /** The year of a month, 1 to 12, that is named without one; null where nobody can tell. */
  yearOfMonth(month: number): number | null;
  /** What `the year` means, or null. */
  readonly year: number | null;
}

const MONTH = MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)}|\\.(?=\\s\\d))?`)
  .join('|')
  .replace('Sep(?:', 'Sept?(?:');
/** `2014`; or two years that follow each other, as financial years are written: `2013 to 2014`, `2013-14`, `2013/2014`. */
const YEARS = '(?:19|20|21)\\d{2}(?:(?:\\s+to\\s+|\\s?[-–/]\\s?)(?:(?:19|20|21)\\d{2}|\\d{2})(?!\\d))?';
const ORDINAL = '(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)';

/**
 * The ways to name a stretch of time, longest first. Small letters pass for a month only beside a number: people march, and may.
 * Every quantifier is bounded, so that the time is linear.
 */
const SPAN = new RegExp(
  [
    `(?<iso>(?:19|20|21)\\d{2}-\\d{2}-\\d{2})`,
    `(?<numeric>\\d{1,2}/\\d{1,2}/(?:19|20|21)\\d{2})`,
    `(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?(?<dayMonth>${MONTH})(?:,?\\s(?<dayYear>(?:19|20|21)\\d{2}))?`,
    `(?<rangeMonth>${MONTH})(?:\\s(?<rangeYear>(?:19|20|21)\\d{2}))?(?:\\sto\\s|\\s?[-–]\\s?|(?<=\\bbetween\\s[a-z.]{3,9})\\sand\\s)(?<toMonth>${MONTH})\\s(?<toYear>(?:19|20|21)\\d{2})`,
    `(?:(?:early|mid|late)[\\s-])?(?<month>${MONTH})\\s(?<monthYear>(?:19|20|21)\\d{2})`,
    `(?<quarter>q[1-4]|${ORDINAL}\\s(?:quarter|half)|h[12])(?:\\s?,?\\s(?:of\\s)?(?:the\\s)?(?:(?:financial|fiscal)\\syear\\s|fy\\s?)?)(?<quarterYears>${YEARS})`,
    `(?:(?:early|mid|late)[\\s-])?(?<season>spring|summer|autumn|winter)\\s(?:of\\s)?(?<seasonYears>${YEARS})`,
    `(?<third>early|mid|late)[\\s-](?:in\\s)?(?<thirdYear>(?:19|20|21)\\d{2})`,
    `(?:(?:financial|fiscal)\\syear\\s(?:of\\s)?|fy\\s?)(?<financial>${YEARS}|\\d{2}[-–/]\\d{2})`,
    `(?<years>${YEARS})(?<isFinancial>\\s(?:financial|fiscal)\\syear)?`,
    `(?<bareMonth>${MONTHS.join('|')})`,
    `(?<=\\bend\\sof\\s)(?<thisYear>(?:the|this)\\s(?:calendar\\s)?year)(?!-|\\s(?:to|of|19|20))`,
  ]
    .map((way) => `(?:${way})`)
    .join('|'),
  'gi',
);

/** Finds the stretches of time that a text names, in order. Numbers such as `100,000`, `£2,014` and `2014.5` are none. */
export function findTimeSpans(text: string, context: TimeContext): readonly TimeSpan[] {
  const spans: TimeSpan[] = [];
  for (const match of text.matchAll(SPAN)) {
    const end = match.index + match[0].length;
    if (!standsAlone(text, match.index, end)) continue;
    const days = resolve(match.groups ?? {}, context);
    if (days !== null) spans.push({ start: match.index, end, ...days });
  }
  return spans;
}

function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  const isJoined =
    /[\p{L}\p{N}£$€#_]$|\p{N}[.,/–-]$|\p{L}-$/u.test(before) &&
    !/\bend-$/i.test(text.slice(Math.max(0, start - 5), start));
  return !isJoined && !/^[\p{L}\p{N}%_]|^[.,/–-]\p{N}|^[-–]\p{L}/u.test(after);
}

type Days = Omit<TimeSpan, keyof Piece>;
type Groups = Readonly<Record<string, string | undefined>>;
function resolve(groups: Groups, context: TimeContext): Days | null {
  const { iso, numeric, day, toMonth, month, quarter, season, third, financial, years, bareMonth } = groups;
  if (iso !== undefined) return oneDay(iso.split('-'));
  if (numeric !== undefined) return oneDay(numeric.split('/').toReversed());
  if (day !== undefined) return dayOfMonth(groups, context);
  if (toMonth !== undefined) return monthRange(groups);
  if (month !== undefined) return months(Number(groups['monthYear']), monthNumber(month), 1);
  if (quarter !== undefined) return partOfYear(quarter.toLowerCase(), groups['quarterYears'] ?? '');
  if (season !== undefined) return seasonOf(season.toLowerCase(), groups['seasonYears'] ?? '');
  if (third !== undefined)
    return months(Number(groups['thirdYear']), { early: 1, mid: 5, late: 9 }[third.toLowerCase()] ?? 1, 4);
  if (financial !== undefined) return wholeYears(financial, true);
  if (years !== undefined) return wholeYears(years, groups['isFinancial'] !== undefined);
  if (bareMonth !== undefined) return monthAlone(bareMonth, context);
  return context.year === null ? null : wholeYears(String(context.year), false);
}

function oneDay(parts: readonly string[]): Days | null {
  const on = makeDate(Number(parts[0]), Number(parts[1]), Number(parts[2]));
  return on === null ? null : { first: on, last: on, precision: 'day' };
}

function dayOfMonth({ day, dayMonth = '', dayYear }: Groups, context: TimeContext): Days | null {
  const month = monthNumber(dayMonth);
  const year = dayYear === undefined ? yearOfBareMonth(dayMonth, context) : Number(dayYear);
  return year === null ? null : oneDay([String(year), String(month).padStart(2, '0'), day ?? '']);
}

/** `April to June 2014`, `between April and June 2014`. */
function monthRange({ rangeMonth = '', rangeYear, toMonth = '', toYear }: Groups): Days {
  const from = months(Number(rangeYear ?? toYear), monthNumber(rangeMonth), 1);
  const to = months(Number(toYear), monthNumber(toMonth), 1);
  return { first: from.first, last: to.last, precision: 'month' };
}

function monthAlone(name: string, context: TimeContext): Days | null {
  const year = yearOfBareMonth(name, context);
  return year === null ? null : months(year, monthNumber(name), 1);
}

/** Only a capital letter makes a month of `march` and `may`. */
function yearOfBareMonth(name: string, context: TimeContext): number | null {
  return /^\p{Lu}/u.test(name) ? context.yearOfMonth(monthNumber(name)) : null;
}

function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1;
}

/** So many months from one on; months after December belong to the next year. */
function months(year: number, month: number, count: number): Days {
  const at = (index: number) => ({ year: year + Math.floor((index - 1) / 12), month: ((index - 1) % 12) + 1 });
  const from = at(month);
  const to = at(month + count - 1);
  const last = endOfMonth(to.year, to.month);
  return { first: makeDate(from.year, from.month, 1) ?? last, last, precision: 'month' };
}

/** Quarters and halves: of the financial year where two years are named (`Q1 2014/15` ends in June), else of the calendar year. */
function partOfYear(part: string, years: string): Days {
  const span = readYears(years);
  const isHalf = part.startsWith('h') || part.endsWith('half');
  const parts = isHalf ? 2 : 4;
  const ordinal = /first|1/.test(part) ? 1 : /second|2/.test(part) ? 2 : /third|3/.test(part) ? 3 : parts;
  const begin = span.isFinancial ? 4 : 1;
  return months(span.from, begin + ((ordinal - 1) * 12) / parts, 12 / parts);
}

/** The seasons of the weather: spring is March to May, winter December to February of the next year. */
function seasonOf(season: string, years: string): Days {
  const begin = { spring: 3, summer: 6, autumn: 9, winter: 12 }[season] ?? 12;
  return months(readYears(years).from, begin, 3);
}

/** A calendar year; a financial year, 1 April to 31 March; or several calendar years. A financial year called by one year begins in it. */
function wholeYears(years: string, isCalledFinancial: boolean): Days {
  const { from, to, isFinancial } = readYears(years);
  if (isFinancial || isCalledFinancial) {
    return { ...months(from, 4, 12 * Math.max(1, to - from)), precision: 'financial-year' };
  }
  return { ...months(from, 1, 12 * (to - from + 1)), precision: 'year' };
}

function readYears(years: string): { readonly from: number; readonly to: number; readonly isFinancial: boolean } {
  const [first = '', second] = years.split(/\s+to\s+|\s?[-–/]\s?/i);
  const from = first.length === 2 ? 2000 + Number(first) : Number(first);
  const to =
    second === undefined ? from : second.length === 2 ? Math.floor(from / 100) * 100 + Number(second) : Number(second);
  return to < from ? { from, to: from, isFinancial: false } : { from, to, isFinancial: to === from + 1 };
}
