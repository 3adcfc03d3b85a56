import type { PlainDate } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import { createFindConcepts, type FindConcepts } from './concepts.ts';
import { createContains, type Contains } from './expected.ts';
import { createLexicon } from './lexicon.ts';
import { LIMIT_WORDS } from './limit-words.ts';
import { coverageOf } from './limits.ts';
import { createFindMeant } from './meaning.ts';
import { createPhraseBook } from './phrase-book.ts';
import { createFindPointers, readPhraseWords } from './pointers.ts';
import { createBeginsName, readQuestion, type Question } from './question.ts';
import { createReadWords, type QuestionWord } from './question-words.ts';
import { areWordsTogether } from './read-meaning.ts';
import { once, rememberLatest } from './remember.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';
import { termOf } from './stem.ts';
import { createFindSenses } from './senses.ts';
import { createSuggest, type Suggest } from './suggest.ts';
import { isGeneralWord, type Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights.ts';
import { readBearingWords } from './word-bearing.ts';
import { createFindFacts, type FindFacts } from './word-facts.ts';

/** What answering needs. What the first question needs and not the start is made by the first question. */
export interface Engine {
  readonly register: Register;
  readonly vocabulary: Vocabulary;
  readonly index: SearchIndex;
  /** Reads a question that is asked on a day. */
  readonly read: (text: string, today: PlainDate) => Question;
  readonly findConcepts: FindConcepts;
  readonly contains: () => Contains;
  readonly suggest: () => Suggest;
  readonly weights: Weights;
}

/** Prepares a register for questions. */
export function createEngine(register: Register, vocabulary: Vocabulary, weights: Weights): Engine {
  const index = createSearchIndex(register.statements, (word) => vocabulary.empty.has(word), weights);
  const lexicon = once(() =>
    createLexicon(wordsOneMayMean(index, vocabulary), (word) => isRight(word, { index, vocabulary }), vocabulary.empty),
  );
  const { findFacts, findConcepts } = createMeaning(register, index, { vocabulary, weights });
  const words = once(() => createReadWords(lexicon(), findFacts));
  const reading = {
    coverage: coverageOf(register.reports),
    reports: register.reports,
    isPublishedPair: (before: QuestionWord, after: QuestionWord) =>
      areWordsTogether(before, after, { index, least: 1 }),
  };
  return {
    register,
    vocabulary,
    index,
    weights,
    // A question with limits is asked again without them at once.
    read: rememberLatest((text, today) => readQuestion(text, words()(text), { ...reading, today })),
    findConcepts,
    contains: once(() => createContains(register.statements)),
    suggest: once(() => createSuggest(register)),
  };
}

/** Prepares what words mean, each by itself and in its question. */
function createMeaning(
  register: Register,
  index: SearchIndex,
  { vocabulary, weights }: Pick<Engine, 'vocabulary' | 'weights'>,
): { readonly findFacts: FindFacts; readonly findConcepts: FindConcepts } {
  const phraseWords = readPhraseWords(vocabulary);
  const bearingWords = readBearingWords(vocabulary);
  const findPointers = createFindPointers(vocabulary, weights, phraseWords);
  const findMeant = createFindMeant({ index, vocabulary, weights }, findPointers);
  const findFacts = createFindFacts({
    index,
    vocabulary,
    weights,
    phrases: createPhraseBook(index, vocabulary, weights),
    phraseWords,
    families: new Map(vocabulary.families.flatMap((family) => family.map((word) => [termOf(word), family]))),
    bearingWords,
    findMeant,
    beginsName: createBeginsName(register.reports),
  });
  const findSenses = createFindSenses(vocabulary, weights);
  return {
    findFacts,
    findConcepts: createFindConcepts({ index, vocabulary, weights, bearingWords, findSenses, findMeant }),
  };
}

/** Every word of the register with its count, those of limits with one, and the words of the vocabulary with none. */
function wordsOneMayMean(index: SearchIndex, vocabulary: Vocabulary): ReadonlyMap<string, number> {
  const phrases = [
    ...vocabulary.everyday.flatMap(({ said }) => said),
    ...vocabulary.acronyms.flatMap(({ short, long }) => [short, long]),
    ...vocabulary.families.flat(),
  ];
  const said = phrases.flatMap((phrase) => phrase.toLowerCase().split(/[^\p{L}]+/u));
  const zero = [...said, ...vocabulary.empty, ...vocabulary.general].map((word) => [word, 0] as const);
  return new Map([...zero, ...LIMIT_WORDS.map((word) => [word, 1] as const), ...index.words]);
}

const isRight = (word: string, { index, vocabulary }: Pick<Engine, 'index' | 'vocabulary'>): boolean =>
  vocabulary.ordinary.has(word) ||
  vocabulary.otherMatters.has(word) ||
  vocabulary.field.has(word) ||
  isGeneralWord(word, vocabulary) ||
  index.frequency(termOf(word)) > 0;
