import type { DueDate, PromisedDate } from './activity.ts';
import { makeDate, MONTHS, type PlainDate, yearOf } from './calendar.ts';
import { findGovernor, isDoneOnce, type Governor } from './governing-verb.ts';
import { readWords, type Word } from './read-words.ts';
import type { Section } from './report.ts';
import type { TimeContext } from './time-span.ts';
import { findTimePhrases, type TimePhrase } from './time-phrase.ts';
import { IMPERATIVE } from './verbs.ts';

/** A sentence or bullet, the words that introduce it, and where it stands. */
export interface DatedWords {
  readonly text: string;
  readonly leadIn: string | null;
  readonly section: Pick<Section, 'kind' | 'year' | 'heading'>;
}

/** Longer words are read up to here: no sentence of a plan is as long, and the reading looks back and forth. */
const LONGEST_READ = 4000;

/**
 * Finds when words are due. With dates in them: the last, and all of them. Without: a planned activity's plan year, which is only
 * the end of the year in its section's heading; null for everything else.
 */
export function findDueDate(words: DatedWords): DueDate | null {
  const all = promisedDates(words);
  const [first] = all;
  if (first !== undefined) {
    const last = all.reduce((latest, date) => (date.on > latest.on ? date : latest), first);
    return { ...last, all };
  }
  if (words.section.kind !== 'planned') return null;
  return { on: lastDayOf(words.section.year), precision: 'plan-year', phrase: words.section.heading, all: [] };
}

function lastDayOf(year: number): PlainDate {
  return makeDate(year, 12, 31) ?? '9999-12-31';
}

/**
 * The dates that words promise, in their order; a bullet has its lead-in's too. A date is promised where something must be so by then
 * (`by March 2013`), or where something is done once within it (`In 2015, … will be centralised`). Not promised are past facts,
 * starts (`from April 2014`), rates (`each year`), what only goes on (`will grow in 2015`), possibilities, and years that are names.
 * A progress section promises nothing.
 */
export function promisedDates({ text, leadIn, section }: DatedWords): readonly PromisedDate[] {
  if (section.kind === 'progress') return [];
  const whole = (leadIn === null ? text : `${leadIn} ${text}`).slice(0, LONGEST_READ);
  const phrases = findTimePhrases(whole, contextOf(section));
  if (phrases.length === 0) return [];
  const words = readWords(whole);
  return phrases
    .filter((phrase) => isPromised(words, phrase, section.year))
    .map(({ start, end, on, precision }) => ({ on, precision, phrase: whole.slice(start, end) }));
}

function isPromised(words: readonly Word[], phrase: TimePhrase, year: number): boolean {
  const governor = findGovernor(words, phrase);
  const isBefore = yearOf(phrase.on) < year;
  if (phrase.relation === 'deadline') return isDeadline(words, phrase, governor.tense, isBefore);
  return !isBefore && isDoneOnce(governor) && (governor.tense === 'future' || isImperative(governor));
}

function isDeadline(words: readonly Word[], phrase: TimePhrase, tense: Governor['tense'], isBefore: boolean): boolean {
  if (tense === 'future') return true;
  if (tense === 'past' || tense === 'possible' || isBefore) return false;
  // `services launched by April 2014 will be reviewed` only says which services.
  return (
    tense !== 'participle' ||
    !words.some(({ start, low, mark }) => start >= phrase.end && low === 'will' && mark === '')
  );
}

function isImperative({ verbs }: Governor): boolean {
  return IMPERATIVE.has(verbs[0] ?? '');
}

/**
 * A month without a year: in a plan, of the plan's year; among commitments, the next one after the month in their heading. Where the
 * heading names no month, nobody can tell.
 */
function contextOf({ kind, year, heading }: DatedWords['section']): TimeContext {
  if (kind === 'planned') return { yearOfMonth: () => year, year };
  const made = MONTHS.findIndex((month) => new RegExp(`\\b${month}\\b`, 'i').test(heading)) + 1;
  return { yearOfMonth: (month) => (made === 0 ? null : month > made ? year : year + 1), year: null };
}
