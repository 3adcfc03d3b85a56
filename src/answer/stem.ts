import { stem } from 'porter2';
import { numberOf } from './numbers.ts';
import { remember } from './remember.ts';

/** American endings where British English, and every report, writes -ise; "size" and "prize" become the same odd word on both sides. */
const IZE = /(\p{L}{2,})iz(e|es|ed|er|ers|ing|ation|ations)$/u;
const OUR = /^(behavi|col|fav|lab|hon|neighb|endeav|harb)our/;
const SHIP = /^(\p{L}{4,})ships?$/u;

/**
 * The form a word is indexed under: number words as digits, compounds in one word, one spelling, the stem.
 * `procuring` and `procurement` give `procur`, `GOV.UK` and `govuk` give `govuk`.
 */
export const termOf: (word: string) => string = remember(computeTerm);

function computeTerm(word: string): string {
  if (word === 'IT') return word;
  const number = numberOf(word);
  if (number !== null) return String(number);
  const joined = /\p{L}/u.test(word) ? word.replace(/[.&\-_]/g, '') : word;
  if (/\d/.test(joined)) return joined;
  const spelled = joined.replace(IZE, '$1is$2').replace(OUR, '$1or').replace(SHIP, '$1');
  return stem(spelled);
}

/** The form a word is indexed under beside its stem, so that "developers" finds developers before what was developed: the word without its plural. */
export const formOf: (word: string) => string = remember(computeForm);

function computeForm(word: string): string {
  const singular = word.length > 3 ? word.replace(/(?<!s)s$/, '').replace(/ie$/, 'y') : word;
  return `=${singular}`;
}
