import { createFindBearing, type Bearing, type FindBearing } from './bearing.ts';
import { createFindPointers, readPhraseWords, type FindPointers } from './pointers.ts';
import { createPhraseBook, type Alternative } from './phrase-book.ts';
import type { QuestionWord } from './question-words.ts';
import {
  createKnowledge,
  isHalfMeant,
  readAlone,
  readGroup,
  readHalf,
  wordKey,
  type Knowledge,
  type KnownWord,
  type Reading,
} from './read-meaning.ts';
import { rememberBy, rememberLatest } from './remember.ts';
import type { Matches, SearchIndex } from './search-index.ts';
import { createFindSenses, type FindSenses } from './senses.ts';
import { termOf } from './stem.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** A word or phrase of the question, and what it may be called in the report. */
export interface Concept extends Bearing {
  /** As typed, in lower case. */
  readonly said: string;
  readonly alternatives: readonly Meaning[];
  /** How telling it is: the rarer in the register, the more. Above 0. */
  readonly rarity: number;
  /** Whether anything in the register can match it. */
  readonly isKnown: boolean;
  /** Whether it says little, whatever it is asked of ("help"). */
  readonly isGeneral: boolean;
  /** Whether it is a word of another matter that no report has ("hotel"). */
  readonly isOtherMatter: boolean;
}

/** An alternative and the statements it reaches: with it, so that nobody looks them up again. */
interface Meaning extends Alternative {
  readonly matches: Matches;
}

/** Turns the words of a question into concepts, in order. */
export type FindConcepts = (words: readonly QuestionWord[]) => readonly Concept[];

/** Prepares the vocabulary and the register's own acronyms for reading questions. */
export function createFindConcepts(
  index: SearchIndex,
  vocabulary: Vocabulary,
  weights: Weights = WEIGHTS,
): FindConcepts {
  const phrases = createPhraseBook(index, vocabulary, weights);
  const families = new Map(vocabulary.families.flatMap((family) => family.map((word) => [termOf(word), family])));
  const phraseWords = readPhraseWords(vocabulary);
  const knowledge = createKnowledge({ index, vocabulary, weights, phrases, families });
  const findPointers = createFindPointers(vocabulary, weights, phraseWords);
  const toMeant = (word: QuestionWord, reading: Reading): Meant =>
    readPointers(toConcept(reading, knowledge), word, { ...knowledge, findPointers });
  const reader: Reader = {
    ...knowledge,
    findBearing: createFindBearing(vocabulary),
    findSenses: createFindSenses(vocabulary, weights, phraseWords),
    toMeant,
    meantAlone: rememberBy(keyOf, (known) => toMeant(known.word, readAlone(known))),
    meantHalf: rememberBy(keyOf, (known) => toMeant(known.word, readHalf(known, weights))),
  };
  // A question's words are read for whether they say anything, and again for what they find.
  return rememberLatest((words) => findConcepts(words, reader));
}

interface Reader extends Knowledge {
  readonly findBearing: FindBearing;
  readonly findSenses: FindSenses;
  readonly toMeant: (word: QuestionWord, reading: Reading) => Meant;
  readonly meantAlone: (word: KnownWord) => Meant;
  readonly meantHalf: (word: KnownWord) => Meant;
}

const keyOf = ({ word }: KnownWord): string => wordKey(word);

function findConcepts(words: readonly QuestionWord[], reader: Reader): readonly Concept[] {
  const concepts: Concept[] = [];
  const senses = reader.findSenses(words.map(({ term }) => term));
  const known = words.map(reader.know);
  for (let at = 0; at < words.length;) {
    const word = words[at];
    if (!word) break;
    const group = readGroup(known, at, reader);
    const meant = group ? reader.toMeant(word, group) : readOne(known, at, { senses, reader });
    const end = at + (group?.length ?? 1);
    if (meant) concepts.push({ ...meant, ...reader.findBearing(words, at, end) });
    at = end;
  }
  return isHasty(words) ? concepts.map((concept) => lighten(concept, reader)) : concepts;
}

/** A word by itself, and what it means with others of the question; null where it says nothing. */
function readOne(
  words: readonly KnownWord[],
  at: number,
  { senses, reader }: { readonly senses: ReturnType<FindSenses>; readonly reader: Reader },
): Meant | null {
  const known = words[at];
  if (!known || saysNothing(known, words[at + 1], reader)) return null;
  const { word } = known;
  const isHalf = isHalfMeant(words, at);
  const inCompany = senses.get(word.term);
  if (inCompany === undefined || reader.vocabulary.otherMatters.has(word.word))
    return isHalf ? reader.meantHalf(known) : reader.meantAlone(known);
  const reading = isHalf ? readHalf(known, reader.weights) : readAlone(known);
  return reader.toMeant(word, { ...reading, alternatives: [...reading.alternatives, ...inCompany] });
}

/** What a concept means, before its bearing on the question. */
type Meant = Omit<Concept, keyof Bearing>;

/** A word that nobody knows means, faintly, what the everyday phrases mean that it stands in. */
function readPointers(
  concept: Meant,
  word: QuestionWord,
  knowledge: Knowledge & { readonly findPointers: FindPointers },
): Meant {
  if (concept.isKnown || concept.isOtherMatter) return concept;
  const alternatives = knowledge.findPointers(word.term);
  if (alternatives.length === 0) return concept;
  const pointed = toConcept({ said: concept.said, length: 1, alternatives, importance: 1 }, knowledge);
  return { ...pointed, isGeneral: concept.isGeneral, rarity: concept.isGeneral ? concept.rarity : pointed.rarity };
}

/** Whether a word is left out: an empty one, the "number" of "number of", and the "2" of "moved 2 gov.uk", where no statement counts two of what follows. */
function saysNothing({ word, facts }: KnownWord, next: KnownWord | undefined, { index }: Knowledge): boolean {
  if (facts.isEmpty || (next?.word.word === 'of' && COUNTS.has(word.word))) return true;
  return word.word === '2' && next !== undefined && index.matches([word.term, next.word.term]).frequency === 0;
}

/** They ask for a number; "a number of initiatives" has none. */
const COUNTS = new Set(['number', 'numbers', 'amount', 'amounts']);

/** Words that were put right, from which a question was typed in haste. */
const HASTY = 1;
const isHasty = (words: readonly QuestionWord[]): boolean => words.filter(({ how }) => how !== 'exact').length >= HASTY;

/** In a question typed in haste an unknown word is likely one more slip, and says little. */
const lighten = (concept: Concept, { weights }: Knowledge): Concept =>
  concept.isKnown || concept.isOtherMatter ? concept : { ...concept, rarity: concept.rarity * weights.unknownInHaste };

/** Letters of the shortest word that counts although nobody knows it. */
const SHORTEST = 3;

/** Keeps the alternatives that reach a statement, each once, and weighs the whole by its rarity. */
function toConcept({ said, alternatives, importance }: Reading, { index, weights, vocabulary }: Knowledge): Meant {
  const reached = new Map<string, Alternative>();
  for (const alternative of alternatives) {
    const key = alternative.terms.join(' ');
    if (key === '' || alternative.terms.some((term) => index.frequency(term) === 0)) continue;
    if (alternative.how === 'acronym' && !isWritten(alternative, index)) continue;
    if ((reached.get(key)?.weight ?? 0) < alternative.weight) reached.set(key, alternative);
  }
  const kept = [...reached.values()]
    .toSorted((a, b) => b.weight - a.weight)
    .map((alternative): Meaning => ({ ...alternative, matches: index.matches(alternative.terms) }));
  const isKnown = kept.length > 0;
  const isGeneral = importance < 1;
  const rarity = isKnown
    ? rarityAt(frequencyOf(kept, index), index)
    : rarityAt(0, index) * unknownWeight(said, isGeneral, { vocabulary, weights });
  const isOtherMatter = !isKnown && vocabulary.otherMatters.has(said);
  return { said, alternatives: kept, rarity: Math.max(rarity * importance, 1e-6), isKnown, isGeneral, isOtherMatter };
}

/** What a word that nobody knows counts, of the greatest rarity: a general one little, one of another matter more than any. */
function unknownWeight(
  said: string,
  isGeneral: boolean,
  { vocabulary, weights }: Pick<Knowledge, 'vocabulary' | 'weights'>,
): number {
  if (vocabulary.otherMatters.has(said)) return weights.otherMatter;
  if (said.length < SHORTEST) return 0;
  return isGeneral ? weights.filler : weights.unknown;
}

/** "AD" must stand there as such: its stem is that of "added", too. */
const isWritten = ({ terms, shown }: Alternative, { words }: SearchIndex): boolean =>
  terms.length > 1 || words.has(shown.toLowerCase());

/** Of an everyday word's counterparts so many say how rare it is; the others are further away. */
const CLOSEST = 2;

/** Of the word itself where the register has it; otherwise of the commoner of the closest words that stand for it. */
function frequencyOf(alternatives: readonly Alternative[], index: SearchIndex): number {
  const itself = alternatives.filter(({ how }) => how !== 'synonym' && how !== 'related');
  const frequencies = (itself.length > 0 ? itself : alternatives.slice(0, CLOSEST)).map(({ terms }) =>
    Math.min(...terms.map((term) => index.frequency(term))),
  );
  return Math.max(...frequencies);
}

/** Inverse document frequency as in BM25 (Robertson & Zaragoza 2009): 0.7 for a word of half the statements, the greatest for one of none. */
const rarityAt = (frequency: number, { statements }: SearchIndex): number =>
  Math.log(1 + (statements.length - frequency + 0.5) / (frequency + 0.5));

/** Of several concepts together. */
export const rarityOf = (concepts: readonly Concept[]): number => concepts.reduce((sum, { rarity }) => sum + rarity, 0);
