import { isYear, MONTHS } from './limits.ts';
import type { Alternative, PhraseBook, RankedPhrase, Sheaf } from './phrase-book.ts';
import type { QuestionWord } from './question-words.ts';
import { once, rememberBy } from './remember.ts';
import type { SearchIndex } from './search-index.ts';
import { formOf, termOf } from './stem.ts';
import { isGeneralWord, saysLittle, type Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights.ts';

/** What the meaning of a word is read by. */
interface Sources {
  readonly index: SearchIndex;
  readonly vocabulary: Vocabulary;
  readonly weights: Weights;
  readonly phrases: PhraseBook;
  readonly families: ReadonlyMap<string, readonly string[]>;
}

/** The same, with what was read of words before: they come back in other questions, whole questions seldom. */
export interface Knowledge extends Sources {
  readonly know: (word: QuestionWord) => KnownWord;
}

/** What is known of a word whatever question it stands in: found at one place, since finding it takes longer than what is done with it. */
interface WordFacts {
  readonly isEmpty: boolean;
  /** Whether the register has it as it is. */
  readonly isWritten: boolean;
  /** In how many statements' own words its term stands. */
  readonly frequency: number;
  readonly partner: () => string | null;
  /** The phrases that begin with it. */
  readonly sheaf: Sheaf;
  readonly reading: Reading;
}

/** A word of the question and what is known of it. */
export interface KnownWord {
  readonly word: QuestionWord;
  readonly facts: WordFacts;
}

/** Makes the knowledge of its sources. */
export function createKnowledge(sources: Sources): Knowledge {
  const factsOf = rememberBy(wordKey, (word) => findFacts(word, sources));
  return { ...sources, know: (word) => ({ word, facts: factsOf(word) }) };
}

function findFacts(word: QuestionWord, sources: Sources): WordFacts {
  const { index, vocabulary, phrases } = sources;
  const sheaf = phrases(word.term);
  return {
    isEmpty: vocabulary.empty.has(word.word),
    isWritten: index.words.has(word.word),
    frequency: index.frequency(word.term),
    partner: once(() => index.partner(word.term)),
    sheaf,
    reading: findWord(word, sheaf, sources),
  };
}

/** Tells words apart whose meanings may differ. */
export function wordKey({ said, word, parts, how }: QuestionWord): string {
  return how === 'exact' && said === word && parts.length === 0 ? word : `${how}/${said}/${word}/${parts.join('-')}`;
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
export const readGroup = (words: readonly KnownWord[], at: number, knowledge: Knowledge): Reading | null =>
  findPhrase(words, at, knowledge) ??
  findDate(words, at, knowledge) ??
  findJoined(words, at, knowledge) ??
  findCollocation(words, at, knowledge);

function findPhrase(words: readonly KnownWord[], at: number, { vocabulary, weights }: Knowledge): Reading | null {
  const found = longestPhrase(words, at);
  if (found === null) return null;
  const run = words.slice(at, at + found.length);
  const halves = run
    .filter(({ word: { word }, facts }) => !facts.isEmpty && !isGeneralWord(word, vocabulary))
    .flatMap(({ facts }) => facts.reading.alternatives.filter(isItself))
    .map((one) => ({ ...one, weight: one.weight * weights.half }));
  const said = run.map(({ word }) => word.said).join(' ');
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
function longestPhrase(words: readonly KnownWord[], at: number): FoundPhrase | null {
  const bySecond = words[at]?.facts.sheaf.bySecond;
  if (bySecond === undefined || bySecond.size === 0) return null;
  let best: FoundPhrase | null = null;
  for (let next = at + 1; next <= at + 1 + PASSED_OVER; next++) {
    const second = words[next];
    if (!second) break;
    for (const phrase of bySecond.get(second.word.term) ?? []) {
      if (best !== null && best.phrase.rank <= phrase.rank) break;
      const length = phraseLength(words, at, phrase.terms);
      if (length > 0) best = { phrase, length };
    }
    if (!second.facts.isEmpty) break;
  }
  return best;
}

/** How many words of the question the phrase takes from there; 0 where it does not stand there. */
function phraseLength(words: readonly KnownWord[], at: number, terms: readonly string[]): number {
  let next = at;
  for (const term of terms) {
    const last = next === at ? at : next + PASSED_OVER;
    while (next < last && words[next]?.word.term !== term && words[next]?.facts.isEmpty) next++;
    if (words[next]?.word.term !== term) return 0;
    next++;
  }
  return next - at;
}

const AMOUNTS = new Set(['million', 'billion', 'thousand', 'bn', 'pounds']);

/** "March 2013" is one thing, not a month and a year; so is "3 million". Its words must stand together. */
function findDate(words: readonly KnownWord[], at: number, { index }: Knowledge): Reading | null {
  const [first, second] = [words[at]?.word, words[at + 1]?.word];
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
function findJoined(words: readonly KnownWord[], at: number, { index }: Knowledge): Reading | null {
  const [first, second] = [words[at], words[at + 1]];
  if (!first || !second || second.facts.isEmpty || (first.facts.isWritten && second.facts.isWritten)) return null;
  const [before, after] = [first.word.word, second.word.word];
  if (before.length < 2 || after.length < 2 || before.length + after.length < 5) return null;
  const term = termOf(before + after);
  if (index.frequency(term) === 0) return null;
  const alternatives: readonly Alternative[] = [{ terms: [term], shown: before + after, weight: 1, how: 'exact' }];
  return { said: `${before} ${after}`, length: 2, alternatives, importance: 1 };
}

/** Above this many statements a word is too common to belong to a fixed name. */
const COMMON = 200;

/** "civil servants", "power of attorney": words that the register mostly writes together are one thing, and weigh as one. */
function findCollocation(words: readonly KnownWord[], at: number, { index, weights }: Knowledge): Reading | null {
  const next = words[at + 1]?.facts.isEmpty ? at + 2 : at + 1;
  const [first, second] = [words[at], words[next]];
  if (!first || !second || first.facts.isEmpty || second.facts.isEmpty || second.word.afterBreak) return null;
  const rarer = Math.min(first.facts.frequency, second.facts.frequency);
  if (rarer === 0 || rarer > COMMON || isYear(first.word.word) || isYear(second.word.word)) return null;
  const terms = [first.word.term, second.word.term];
  if (index.matches(terms).frequency < weights.collocation * rarer) return null;
  const readings = [first.facts.reading, second.facts.reading];
  const whole: Alternative = {
    terms,
    shown: `${first.word.word} ${second.word.word}`,
    weight: trustOf(first.word, weights) * trustOf(second.word, weights),
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

/** What a word means by itself. */
export const readAlone = ({ facts }: KnownWord): Reading => facts.reading;

/** The same, where it is half as likely meant itself. */
export function readHalf({ facts: { reading } }: KnownWord, { half }: Pick<Weights, 'half'>): Reading {
  const alternatives = reading.alternatives.map((one) => (isItself(one) ? { ...one, weight: one.weight * half } : one));
  return { ...reading, alternatives };
}

/** A word that the register has only in a name ("social media") is half as likely meant beside other words than the name's: "social care". */
export function isHalfMeant(words: readonly KnownWord[], at: number): boolean {
  const partner = words[at]?.facts.partner() ?? null;
  if (partner === null) return false;
  const others = words.filter(({ facts }, index) => index !== at && !facts.isEmpty);
  return others.length > 0 && others.every(({ word }) => word.term !== partner);
}

function findWord(word: QuestionWord, { alone }: Sheaf, { index, vocabulary, weights, families }: Sources): Reading {
  const { term } = word;
  const trust = trustOf(word, weights);
  const alternatives: Alternative[] = [
    { terms: [formOf(word.word)], shown: word.word, weight: 1, how: word.how },
    { terms: [term], shown: word.word, weight: weights.stem, how: word.how === 'exact' ? 'stem' : word.how },
  ];
  if (vocabulary.otherMatters.has(word.word) && index.frequency(formOf(word.word)) === 0) alternatives.length = 0;
  if (word.parts.length > 1)
    alternatives.push({
      terms: word.parts.map(termOf),
      shown: word.parts.join(' '),
      weight: weights.part,
      how: 'exact',
    });
  for (const other of families.get(term) ?? [])
    alternatives.push({ terms: [termOf(other)], shown: other, weight: weights.family, how: 'family' });
  for (const phrase of alone)
    if (phrase.texts.some((text) => plainOf(text) === plainOf(word.word))) alternatives.push(...phrase.alternatives);
  return {
    said: word.said,
    length: 1,
    alternatives: alternatives.map((alternative) => ({ ...alternative, weight: alternative.weight * trust })),
    importance: isYear(word.word) ? weights.yearWord : saysLittle(word.word, vocabulary) ? weights.filler : 1,
  };
}
