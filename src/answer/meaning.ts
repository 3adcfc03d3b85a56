import type { FindPointers } from './pointers.ts';
import type { Alternative } from './phrase-book.ts';
import type { Matches, SearchIndex } from './search-index.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights.ts';

/** What a stretch of the question may mean. */
export interface Reading {
  readonly said: string;
  /** Count of the question's words it takes. */
  readonly length: number;
  readonly alternatives: readonly Alternative[];
  /** Times its rarity, for words that tell little. */
  readonly importance: number;
}

/** What a word or phrase of the question may be called in the report. */
export interface Meant {
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

/** Finds what a reading reaches; `term` is that of its first word. */
export type FindMeant = (reading: Reading, term: string) => Meant;

interface Sources {
  readonly index: SearchIndex;
  readonly vocabulary: Vocabulary;
  readonly weights: Weights;
}

/** Prepares a register and a vocabulary for `FindMeant`. */
export function createFindMeant(sources: Sources, findPointers: FindPointers): FindMeant {
  return (reading, term) => readPointers(toMeant(reading, sources), term, { ...sources, findPointers });
}

/** A word that nobody knows means, faintly, what the everyday phrases mean that it stands in. */
function readPointers(meant: Meant, term: string, sources: Sources & { readonly findPointers: FindPointers }): Meant {
  if (meant.isKnown || meant.isOtherMatter) return meant;
  const alternatives = sources.findPointers(term);
  if (alternatives.length === 0) return meant;
  const pointed = toMeant({ said: meant.said, length: 1, alternatives, importance: 1 }, sources);
  return { ...pointed, isGeneral: meant.isGeneral, rarity: meant.isGeneral ? meant.rarity : pointed.rarity };
}

/** Letters of the shortest word that counts although nobody knows it. */
const SHORTEST = 3;

/** Keeps the alternatives that reach a statement, each once, and weighs the whole by its rarity. */
function toMeant({ said, alternatives, importance }: Reading, { index, weights, vocabulary }: Sources): Meant {
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
  { vocabulary, weights }: Pick<Sources, 'vocabulary' | 'weights'>,
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
