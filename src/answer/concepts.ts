import { createFindBearing, type Bearing, type FindBearing } from './bearing.ts';
import { createFindPointers, type FindPointers } from './pointers.ts';
import { createPhraseBook, type Alternative } from './phrase-book.ts';
import type { QuestionWord } from './question-words.ts';
import { readAlone, readGroup, type Knowledge, type Reading } from './read-meaning.ts';
import { keep } from './remember.ts';
import type { SearchIndex } from './search-index.ts';
import { termOf } from './stem.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** A word or phrase of the question, and what it may be called in the report. */
export interface Concept extends Bearing {
  /** As typed, in lower case. */
  readonly said: string;
  readonly alternatives: readonly Alternative[];
  /** How telling it is: the rarer in the register, the more. Above 0. */
  readonly rarity: number;
  /** Whether anything in the register can match it. */
  readonly isKnown: boolean;
  /** Whether it says little, whatever it is asked of ("help"). */
  readonly isGeneral: boolean;
  /** Whether it is a word of another matter that no report has ("hotel"). */
  readonly isOtherMatter: boolean;
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
  const knowledge: Reader = {
    index,
    vocabulary,
    weights,
    phrases,
    families,
    findBearing: createFindBearing(vocabulary),
    findPointers: createFindPointers(vocabulary, weights),
  };
  // A question's words are read for whether they say anything, and again for what they find.
  return keep((words) => findConcepts(words, knowledge));
}

type Reader = Knowledge & { readonly findBearing: FindBearing; readonly findPointers: FindPointers };

function findConcepts(words: readonly QuestionWord[], knowledge: Reader): readonly Concept[] {
  const concepts: Concept[] = [];
  for (let at = 0; at < words.length;) {
    const word = words[at];
    if (!word) break;
    const group = readGroup(words, at, knowledge);
    const found = group ?? (saysNothing(words, at, knowledge) ? null : readAlone(words, at, knowledge));
    const end = at + (group?.length ?? 1);
    if (found)
      concepts.push({
        ...readPointers(toConcept(found, knowledge), word, knowledge),
        ...knowledge.findBearing(words, at, end),
      });
    at = end;
  }
  return isHasty(words) ? concepts.map((concept) => lighten(concept, knowledge)) : concepts;
}

/** What a concept means, before its bearing on the question. */
type Meant = Omit<Concept, keyof Bearing>;

/** A word that nobody knows means, faintly, what the everyday phrases mean that it stands in. */
function readPointers(concept: Meant, word: QuestionWord, knowledge: Reader): Meant {
  if (concept.isKnown || concept.isOtherMatter) return concept;
  const alternatives = knowledge.findPointers(termOf(word.word));
  if (alternatives.length === 0) return concept;
  const pointed = toConcept({ said: concept.said, length: 1, alternatives, importance: 1 }, knowledge);
  return { ...pointed, isGeneral: concept.isGeneral, rarity: concept.isGeneral ? concept.rarity : pointed.rarity };
}

/** Whether a word is left out: an empty one, and the "2" of "moved 2 gov.uk", where no statement counts two of what follows. */
function saysNothing(words: readonly QuestionWord[], at: number, { index, vocabulary }: Knowledge): boolean {
  const [word, next] = [words[at]?.word ?? '', words[at + 1]?.word];
  if (vocabulary.empty.has(word)) return true;
  return word === '2' && next !== undefined && index.matches([termOf(word), termOf(next)]).frequency === 0;
}

/** Words that were put right, from which a question was typed in haste. */
const HASTY = 1;
const isHasty = (words: readonly QuestionWord[]): boolean => words.filter(({ how }) => how !== 'exact').length >= HASTY;

/** In a question typed in haste an unknown word is likely one more slip, and says little. */
const lighten = (concept: Concept, { weights }: Knowledge): Concept =>
  concept.isKnown || concept.isOtherMatter ? concept : { ...concept, rarity: concept.rarity * weights.unknownInHaste };

/** Letters of the shortest word that counts although nobody knows it. */
const SHORTEST = 3;

/** Keeps the alternatives that reach a statement, each once, and weighs the whole by its rarity. */
function toConcept(
  { said, alternatives, importance }: Reading,
  { index, weights, vocabulary }: Knowledge,
): Omit<Concept, keyof Bearing> {
  const reached = new Map<string, Alternative>();
  for (const alternative of alternatives) {
    const key = alternative.terms.join(' ');
    if (key === '' || alternative.terms.some((term) => index.matches([term]).frequency === 0)) continue;
    if (alternative.how === 'acronym' && !isWritten(alternative, index)) continue;
    if ((reached.get(key)?.weight ?? 0) < alternative.weight) reached.set(key, alternative);
  }
  const kept = [...reached.values()].toSorted((a, b) => b.weight - a.weight);
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
    Math.min(...terms.map((term) => index.matches([term]).frequency)),
  );
  return Math.max(...frequencies);
}

/** Inverse document frequency as in BM25 (Robertson & Zaragoza 2009): 0.7 for a word of half the statements, the greatest for one of none. */
const rarityAt = (frequency: number, { statements }: SearchIndex): number =>
  Math.log(1 + (statements.length - frequency + 0.5) / (frequency + 0.5));

/** Of several concepts together. */
export const rarityOf = (concepts: readonly Concept[]): number => concepts.reduce((sum, { rarity }) => sum + rarity, 0);
