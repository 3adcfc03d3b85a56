import type { PlainDate } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import { createFindConcepts, type FindConcepts } from './concepts.ts';
import { createContains, type Contains } from './expected.ts';
import { createLexicon } from './lexicon.ts';
import { coverageOf, LIMIT_WORDS } from './limits.ts';
import { readQuestion, type Question } from './question.ts';
import { createReadWords } from './question-words.ts';
import { once, remember, rememberLatest } from './remember.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';
import { termOf } from './stem.ts';
import { createSuggest, type Suggest } from './suggest.ts';
import { isGeneralWord, type Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights.ts';

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
  const words = once(() => createReadWords(lexicon()));
  const reading = {
    coverage: coverageOf(register.reports),
    reports: register.reports,
    isEmpty: (word: string) => vocabulary.empty.has(word),
    isGeneral: remember((word) => isGeneralWord(word, vocabulary)),
    isPublishedPair: (before: string, after: string) => isPublishedPair(before, after, index),
  };
  return {
    register,
    vocabulary,
    index,
    weights,
    // A question with limits is asked again without them at once.
    read: rememberLatest((text, today) => readQuestion(text, words()(text), { ...reading, today })),
    findConcepts: createFindConcepts(index, vocabulary, weights),
    contains: once(() => createContains(register.statements)),
    suggest: once(() => createSuggest(register)),
  };
}

/** Whether some statement has the second word right after the first, or nearly. */
const isPublishedPair = (before: string, after: string, index: SearchIndex): boolean =>
  index.matches([termOf(before), termOf(after)]).frequency > 0;

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
