import { isYear, MONTHS } from './limits.ts';
import type { Alternative, PhraseBook } from './phrase-book.ts';
import type { QuestionWord } from './question-words.ts';
import type { SearchIndex } from './search-index.ts';
import { formOf, termOf } from './stem.ts';
import { isGeneralWord, type Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights.ts';

/** What the meaning of a word is read by. */
export interface Knowledge {
  readonly index: SearchIndex;
  readonly vocabulary: Vocabulary;
  readonly weights: Weights;
  readonly phrases: PhraseBook;
  readonly families: ReadonlyMap<string, readonly string[]>;
}

/** What a stretch of the question may mean. */
export interface Reading {
  readonly said: string;
  /** Count of the question's words it takes. */
  readonly length: number;
  readonly alternatives: readonly Alternative[];
  /** Times its rarity, for words that tell little. */
  readonly importance: number;
}

/** Words from `at` on that mean something as a whole, or null. */
export const readGroup = (words: readonly QuestionWord[], at: number, knowledge: Knowledge): Reading | null =>
  findPhrase(words, at, knowledge) ??
  findDate(words, at, knowledge) ??
  findJoined(words, at, knowledge) ??
  findCollocation(words, at, knowledge);

function findPhrase(words: readonly QuestionWord[], at: number, knowledge: Knowledge): Reading | null {
  const { phrases, vocabulary, weights } = knowledge;
  for (const phrase of phrases(termOf(words[at]?.word ?? ''))) {
    if (phrase.terms.length === 1) continue;
    const length = phraseLength(words, at, { terms: phrase.terms, vocabulary });
    if (length === 0) continue;
    const run = words.slice(at, at + length);
    const halves = run
      .filter(({ word }) => !vocabulary.empty.has(word) && !isGeneralWord(word, vocabulary))
      .flatMap((word) => findWord(word, knowledge).alternatives.filter(isItself))
      .map((one) => ({ ...one, weight: one.weight * weights.half }));
    const said = run.map((word) => word.said).join(' ');
    return { said, length, alternatives: [...phrase.alternatives, ...halves], importance: 1 };
  }
  return null;
}

/** Between two words of a phrase so many that say little are passed over: "act for my old mum" is "act for mum". */
const PASSED_OVER = 2;

/** How many words of the question the phrase takes from there; 0 where it does not stand there. */
function phraseLength(
  words: readonly QuestionWord[],
  at: number,
  { terms, vocabulary }: { readonly terms: readonly string[]; readonly vocabulary: Vocabulary },
): number {
  let next = at;
  for (const term of terms) {
    const last = next === at ? at : next + PASSED_OVER;
    while (next < last && !isTerm(words[next], term) && saysLittle(words[next], vocabulary)) next++;
    if (!isTerm(words[next], term)) return 0;
    next++;
  }
  return next - at;
}

const isTerm = (word: QuestionWord | undefined, term: string): boolean => termOf(word?.word ?? '') === term;

const saysLittle = (word: QuestionWord | undefined, { empty }: Vocabulary): boolean =>
  word !== undefined && empty.has(word.word);

const AMOUNTS = new Set(['million', 'billion', 'thousand', 'bn', 'pounds']);

/** "March 2013" is one thing, not a month and a year; so is "3 million". Its words must stand together. */
function findDate(words: readonly QuestionWord[], at: number, { index }: Knowledge): Reading | null {
  const [first, second] = [words[at]?.word ?? '', words[at + 1]?.word ?? ''];
  const isDate = MONTHS.includes(first) && isYear(second);
  if (!isDate && !(/^\d/.test(termOf(first)) && AMOUNTS.has(second))) return null;
  const terms = [termOf(first), termOf(second)];
  const alternatives: readonly Alternative[] =
    index.matches(terms).frequency > 0 ? [{ terms, shown: `${first} ${second}`, weight: 1, how: 'exact' }] : [];
  return { said: `${first} ${second}`, length: 2, alternatives, importance: 1 };
}

/** "web site" for "website": two words that the register writes as one, where one of them says nothing to it. */
function findJoined(words: readonly QuestionWord[], at: number, { index, vocabulary }: Knowledge): Reading | null {
  const [first, second] = [words[at]?.word ?? '', words[at + 1]?.word ?? ''];
  if (first.length < 2 || second.length < 2 || first.length + second.length < 5 || vocabulary.empty.has(second))
    return null;
  if (index.words.has(first) && index.words.has(second)) return null;
  const term = termOf(first + second);
  if (index.matches([term]).frequency === 0) return null;
  const alternatives: readonly Alternative[] = [{ terms: [term], shown: first + second, weight: 1, how: 'exact' }];
  return { said: `${first} ${second}`, length: 2, alternatives, importance: 1 };
}

/** Above this many statements a word is too common to belong to a fixed name. */
const COMMON = 200;

/** "civil servants", "power of attorney": words that the register mostly writes together are one thing, and weigh as one. */
function findCollocation(words: readonly QuestionWord[], at: number, knowledge: Knowledge): Reading | null {
  const { index, vocabulary, weights } = knowledge;
  const next = vocabulary.empty.has(words[at + 1]?.word ?? '') ? at + 2 : at + 1;
  const [first, second] = [words[at], words[next]];
  if (!first || !second || vocabulary.empty.has(first.word) || vocabulary.empty.has(second.word) || second.afterBreak)
    return null;
  const terms = [termOf(first.word), termOf(second.word)];
  const frequencies = terms.map((term) => index.matches([term]).frequency);
  const rarer = Math.min(...frequencies);
  if (rarer === 0 || rarer > COMMON || isYear(first.word) || isYear(second.word)) return null;
  if (index.matches(terms).frequency < weights.collocation * rarer) return null;
  const readings = [first, second].map((word) => findWord(word, knowledge));
  const whole: Alternative = {
    terms,
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

const trustOf = ({ how }: QuestionWord, weights: Weights): number =>
  how === 'typo' ? weights.typo : how === 'prefix' ? weights.prefix : 1;

const isItself = ({ how }: Alternative): boolean => how === 'exact' || how === 'stem';

/** A word without what its simple forms add: "hires", "hired" and "hiring" are "hir", "officers" are not "offices". */
const plainOf = (word: string): string =>
  word
    .toLowerCase()
    .replace(/(?<!s)s$/, '')
    .replace(/i?e?d$|ing$|ie$/, '')
    .replace(/[ey]$/, '');

const NOTHING: Reading = { said: '', length: 0, alternatives: [], importance: 0 };

/** A word by itself. Where the register has it only in a name ("social media"), beside other words than the name's it is half as likely meant: "social care". */
export function readAlone(words: readonly QuestionWord[], at: number, knowledge: Knowledge): Reading {
  const { index, vocabulary, weights } = knowledge;
  const word = words[at];
  if (!word) return NOTHING;
  const reading = findWord(word, knowledge);
  const others = words.filter((other, index) => index !== at && !vocabulary.empty.has(other.word));
  const partner = others.length > 0 ? index.partner(termOf(word.word)) : null;
  if (partner === null || others.some((other) => termOf(other.word) === partner)) return reading;
  return {
    ...reading,
    alternatives: reading.alternatives.map((one) =>
      isItself(one) ? { ...one, weight: one.weight * weights.half } : one,
    ),
  };
}

function findWord(word: QuestionWord, { index, vocabulary, weights, phrases, families }: Knowledge): Reading {
  const term = termOf(word.word);
  const trust = trustOf(word, weights);
  const alternatives: Alternative[] = [
    { terms: [formOf(word.word)], shown: word.word, weight: 1, how: word.how },
    { terms: [term], shown: word.word, weight: weights.stem, how: word.how === 'exact' ? 'stem' : word.how },
  ];
  if (vocabulary.otherMatters.has(word.word) && index.matches([formOf(word.word)]).frequency === 0)
    alternatives.length = 0;
  if (word.parts.length > 1)
    alternatives.push({
      terms: word.parts.map(termOf),
      shown: word.parts.join(' '),
      weight: weights.part,
      how: 'exact',
    });
  for (const other of families.get(term) ?? [])
    alternatives.push({ terms: [termOf(other)], shown: other, weight: weights.family, how: 'family' });
  for (const phrase of phrases(term))
    if (phrase.terms.length === 1 && phrase.texts.some((text) => plainOf(text) === plainOf(word.word)))
      alternatives.push(...phrase.alternatives);
  return {
    said: word.said,
    length: 1,
    alternatives: alternatives.map((alternative) => ({ ...alternative, weight: alternative.weight * trust })),
    importance: isYear(word.word) ? weights.yearWord : isGeneralWord(word.word, vocabulary) ? weights.filler : 1,
  };
}
