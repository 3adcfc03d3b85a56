import { createFindBearing, type Bearing } from './bearing.ts';
import type { FindMeant, Meant } from './meaning.ts';
import type { QuestionWord } from './question-words.ts';
import { isHalfMeant, readGroup, type Knowledge } from './read-meaning.ts';
import { rememberLatest } from './remember.ts';
import type { FindSenses } from './senses.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { BearingWords } from './word-bearing.ts';
import { halve } from './word-facts.ts';

/** A word or phrase of the question, and what it may be called in the report. */
export type Concept = Meant & Bearing;

/** Turns the words of a question into concepts, in order. */
export type FindConcepts = (words: readonly QuestionWord[]) => readonly Concept[];

/** What concepts are found by. */
export interface Reader extends Knowledge {
  readonly vocabulary: Vocabulary;
  readonly bearingWords: BearingWords;
  readonly findSenses: FindSenses;
  readonly findMeant: FindMeant;
}

/** Prepares `FindConcepts`. A question's words are read for whether they say anything, and again for what they find. */
export const createFindConcepts = (reader: Reader): FindConcepts =>
  rememberLatest((words) => findConcepts(words, reader));

function findConcepts(words: readonly QuestionWord[], reader: Reader): readonly Concept[] {
  const concepts: Concept[] = [];
  const senses = reader.findSenses(words.map(({ facts }) => facts.entries));
  const findBearing = createFindBearing(words, reader.bearingWords);
  for (let at = 0; at < words.length;) {
    const word = words[at];
    if (!word) break;
    const group = readGroup(words, at, reader);
    const meant = group ? reader.findMeant(group, word.term) : readOne(words, at, { senses, reader });
    const end = at + (group?.length ?? 1);
    if (meant) concepts.push({ ...meant, ...findBearing(at, end) });
    at = end;
  }
  return isHasty(words) ? concepts.map((concept) => lighten(concept, reader)) : concepts;
}

/** A word by itself, and what it means with others of the question; null where it says nothing. */
function readOne(
  words: readonly QuestionWord[],
  at: number,
  { senses, reader }: { readonly senses: ReturnType<FindSenses>; readonly reader: Reader },
): Meant | null {
  const word = words[at];
  if (!word || saysNothing(word, words[at + 1], reader)) return null;
  const { facts, term } = word;
  const isHalf = isHalfMeant(words, at);
  const inCompany = senses.get(term);
  if (inCompany === undefined || reader.vocabulary.otherMatters.has(word.word))
    return isHalf ? facts.halfMeant() : facts.meant();
  const reading = isHalf ? halve(facts.reading, reader.weights) : facts.reading;
  return reader.findMeant({ ...reading, alternatives: [...reading.alternatives, ...inCompany] }, term);
}

/** Whether a word is left out: an empty one, the "number" of "number of", and the "2" of "moved 2 gov.uk", where no statement counts two of what follows. */
function saysNothing(
  { word, term, facts }: QuestionWord,
  next: QuestionWord | undefined,
  { index }: Knowledge,
): boolean {
  if (facts.isEmpty || (next?.word === 'of' && COUNTS.has(word))) return true;
  return word === '2' && next !== undefined && index.matches([term, next.term]).frequency === 0;
}

/** They ask for a number; "a number of initiatives" has none. */
const COUNTS = new Set(['number', 'numbers', 'amount', 'amounts']);

/** One word that was put right is enough to tell that a question was typed in haste. */
const isHasty = (words: readonly QuestionWord[]): boolean => words.some(({ how }) => how !== 'exact');

/** In a question typed in haste an unknown word is likely one more slip, and says little. */
const lighten = (concept: Concept, { weights }: Knowledge): Concept =>
  concept.isKnown || concept.isOtherMatter ? concept : { ...concept, rarity: concept.rarity * weights.unknownInHaste };

/** Of several concepts together. */
export const rarityOf = (concepts: readonly Concept[]): number => concepts.reduce((sum, { rarity }) => sum + rarity, 0);
