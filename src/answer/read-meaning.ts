import { isYear, MONTHS } from './limit-words.ts';
import type { Reading } from './meaning.ts';
import type { Alternative, RankedPhrase } from './phrase-book.ts';
import type { QuestionWord } from './question-words.ts';
import type { SearchIndex } from './search-index.ts';
import { termOf } from './stem.ts';
import type { Weights } from './weights.ts';
import { areTogether } from './together.ts';
import { isItself, trustOf } from './word-facts.ts';

/** What the meaning of several words is read by. */
export interface Knowledge {
  readonly index: SearchIndex;
  readonly weights: Weights;
}

/** Words from `at` on that mean something as a whole, or null. */
export const readGroup = (words: readonly QuestionWord[], at: number, knowledge: Knowledge): Reading | null =>
  findPhrase(words, at, knowledge) ??
  findDate(words, at, knowledge) ??
  findJoined(words, at, knowledge) ??
  findCollocation(words, at, knowledge);

function findPhrase(words: readonly QuestionWord[], at: number, { weights }: Knowledge): Reading | null {
  const found = longestPhrase(words, at);
  if (found === null) return null;
  const run = words.slice(at, at + found.length);
  const halves = run
    .filter(({ facts }) => !facts.isEmpty && !facts.isGeneral)
    .flatMap(({ facts }) => facts.reading.alternatives.filter(isItself))
    .map((one) => ({ ...one, weight: one.weight * weights.half }));
  const said = run.map((word) => word.said).join(' ');
  return { said, length: found.length, alternatives: [...found.phrase.alternatives, ...halves], importance: 1 };
}

interface FoundPhrase {
  readonly phrase: RankedPhrase;
  /** How many words of the question it takes. */
  readonly length: number;
}

/** Between two words of a phrase so many that say little are passed over: "act for my old mum" is "act for mum". */
const PASSED_OVER = 2;

/** The longest phrase that stands there: looked up by its first term and each that may be its second. */
function longestPhrase(words: readonly QuestionWord[], at: number): FoundPhrase | null {
  const bySecond = words[at]?.facts.phrases ?? null;
  if (bySecond === null) return null;
  let best: FoundPhrase | null = null;
  for (let next = at + 1; next <= at + 1 + PASSED_OVER; next++) {
    const second = words[next];
    if (!second) break;
    for (const phrase of bySecond.get(second.term) ?? []) {
      if (best !== null && best.phrase.rank <= phrase.rank) break;
      const length = phraseLength(words, at, phrase.terms);
      if (length > 0) best = { phrase, length };
    }
    if (!second.facts.isEmpty) break;
  }
  return best;
}

/** How many words of the question the phrase takes from there; 0 where it does not stand there. */
function phraseLength(words: readonly QuestionWord[], at: number, terms: readonly string[]): number {
  let next = at;
  for (const term of terms) {
    const last = next === at ? at : next + PASSED_OVER;
    while (next < last && words[next]?.term !== term && words[next]?.facts.isEmpty) next++;
    if (words[next]?.term !== term) return 0;
    next++;
  }
  return next - at;
}

const AMOUNTS = new Set(['million', 'billion', 'thousand', 'bn', 'pounds']);

/** "March 2013" is one thing, not a month and a year; so is "3 million". Its words must stand together. */
function findDate(words: readonly QuestionWord[], at: number, { index }: Knowledge): Reading | null {
  const [first, second] = [words[at], words[at + 1]];
  if (!first || !second) return null;
  const isDate = isYear(second.word) && MONTHS.includes(first.word);
  if (!isDate && !(AMOUNTS.has(second.word) && /^\d/.test(first.term))) return null;
  const terms = [first.term, second.term];
  const shown = `${first.word} ${second.word}`;
  const alternatives: readonly Alternative[] =
    index.matches(terms).frequency > 0 ? [{ terms, shown, weight: 1, how: 'exact' }] : [];
  return { said: shown, length: 2, alternatives, importance: 1 };
}

/** "web site" for "website": two words that the register writes as one, where one of them says nothing to it. */
function findJoined(words: readonly QuestionWord[], at: number, { index }: Knowledge): Reading | null {
  const [first, second] = [words[at], words[at + 1]];
  if (!first || !second || second.facts.isEmpty || (first.facts.isWritten && second.facts.isWritten)) return null;
  const [before, after] = [first.word, second.word];
  if (before.length < 2 || after.length < 2 || before.length + after.length < 5) return null;
  const term = termOf(before + after);
  if (index.frequency(term) === 0) return null;
  const alternatives: readonly Alternative[] = [{ terms: [term], shown: before + after, weight: 1, how: 'exact' }];
  return { said: `${before} ${after}`, length: 2, alternatives, importance: 1 };
}

/** Whether at least so many statements have two words together. */
export const areWordsTogether = (
  first: QuestionWord,
  second: QuestionWord,
  { index, least }: { readonly index: SearchIndex; readonly least: number },
): boolean =>
  areTogether(
    [
      { term: first.term, matches: first.facts.matches },
      { term: second.term, matches: second.facts.matches },
    ],
    least,
    index.places,
  );

/** Above this many statements a word is too common to belong to a fixed name. */
const COMMON = 200;

/** "civil servants", "power of attorney": words that the register mostly writes together are one thing, and weigh as one. */
function findCollocation(words: readonly QuestionWord[], at: number, { index, weights }: Knowledge): Reading | null {
  const next = words[at + 1]?.facts.isEmpty ? at + 2 : at + 1;
  const [first, second] = [words[at], words[next]];
  if (!first || !second || first.facts.isEmpty || second.facts.isEmpty || second.afterBreak) return null;
  const rarer = Math.min(first.facts.frequency, second.facts.frequency);
  if (rarer === 0 || rarer > COMMON || isYear(first.word) || isYear(second.word)) return null;
  if (!areWordsTogether(first, second, { index, least: weights.collocation * rarer })) return null;
  const readings = [first.facts.reading, second.facts.reading];
  const whole: Alternative = {
    terms: [first.term, second.term],
    shown: `${first.word} ${second.word}`,
    weight: trustOf(first, weights) * trustOf(second, weights),
    how: 'exact',
  };
  const halves = readings.flatMap(({ alternatives }) =>
    alternatives.map((alternative) => ({ ...alternative, weight: alternative.weight * weights.half })),
  );
  return {
    said: readings.map(({ said }) => said).join(' '),
    length: next - at + 1,
    alternatives: [whole, ...halves],
    importance: Math.max(...readings.map(({ importance }) => importance)),
  };
}

/** A word that the register has only in a name ("social media") is half as likely meant beside other words than the name's: "social care". */
export function isHalfMeant(words: readonly QuestionWord[], at: number): boolean {
  const partner = words[at]?.facts.partner() ?? null;
  if (partner === null) return false;
  const others = words.filter(({ facts }, index) => index !== at && !facts.isEmpty);
  return others.length > 0 && others.every(({ term }) => term !== partner);
}
