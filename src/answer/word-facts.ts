import { isAskingWord } from './expected.ts';
import { isYear, mayLimit } from './limit-words.ts';
import type { FindMeant, Meant, Reading } from './meaning.ts';
import type { Alternative, PhraseBook, RankedPhrase, Sheaf } from './phrase-book.ts';
import type { PhraseWords, WordEntries } from './pointers.ts';
import { once, rememberBy } from './remember.ts';
import type { Matches, SearchIndex } from './search-index.ts';
import { formOf, termOf } from './stem.ts';
import { isGeneralWord, saysLittle, type Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights.ts';
import { bearingOf, type BearingWords, type WordBearing } from './word-bearing.ts';

/** A word as read, put right where it was mistyped. */
export interface ReadWord {
  /** As typed, in lower case. */
  readonly said: string;
  /** As understood. */
  readonly word: string;
  /** What it is looked for under. */
  readonly term: string;
  /** The pieces of a compound, or none. */
  readonly parts: readonly string[];
  readonly how: 'exact' | 'typo' | 'prefix';
}

/**
 * What is known of a word whatever question it stands in. It goes with the word, worked out once: among all that a bot holds in memory,
 * finding a word in a list takes longer than what is done with it.
 */
export interface WordFacts extends WordBearing {
  readonly isEmpty: boolean;
  /** Whether it is something to look for: no empty word, none that says little, no year. */
  readonly isContent: boolean;
  readonly isGeneral: boolean;
  /** Whether it may name a kind or a year of sections, or lean to one. */
  readonly mayLimit: boolean;
  /** Whether it may join two parts of a question: "and". */
  readonly isJoining: boolean;
  /** Whether numbers after it may be those of actions. */
  readonly isAction: boolean;
  /** Whether it may say what kind of thing is asked for: "who". */
  readonly isAsking: boolean;
  /** Whether a department's name may begin with it. */
  readonly beginsName: boolean;
  /** Whether the register has it as it is. */
  readonly isWritten: boolean;
  /** In how many statements' own words its term stands. */
  readonly frequency: number;
  /** The statements its term reaches. */
  readonly matches: () => Matches;
  /** The term beside which its own nearly always stands, or null. */
  readonly partner: () => string | null;
  /** The phrases that begin with it, by their second term; null: none. */
  readonly phrases: ReadonlyMap<string, readonly RankedPhrase[]> | null;
  /** The everyday entries that have it; null: none. */
  readonly entries: WordEntries | null;
  /** What it means by itself. */
  readonly reading: Reading;
  readonly meant: () => Meant;
  /** The same, where it is half as likely meant itself. */
  readonly halfMeant: () => Meant;
}

/** What the facts of a word are found in. */
export interface FactSources {
  readonly index: SearchIndex;
  readonly vocabulary: Vocabulary;
  readonly weights: Weights;
  readonly phrases: PhraseBook;
  readonly phraseWords: PhraseWords;
  readonly families: ReadonlyMap<string, readonly string[]>;
  readonly bearingWords: BearingWords;
  readonly findMeant: FindMeant;
  /** Whether a department's name may begin with a word. */
  readonly beginsName: (word: string) => boolean;
}

/** Finds the facts of a word. */
export type FindFacts = (word: ReadWord) => WordFacts;

/** Prepares the sources for `FindFacts`: words come back in other questions, whole questions seldom. */
export const createFindFacts = (sources: FactSources): FindFacts =>
  rememberBy(wordKey, (word) => findFacts(word, sources));

/** Tells words apart whose meanings may differ. */
function wordKey({ said, word, parts, how }: ReadWord): string {
  return how === 'exact' && said === word && parts.length === 0 ? word : `${how}/${said}/${word}/${parts.join('-')}`;
}

/** Words between two things that are meant alike. */
const JOINING = new Set(['and', 'plus', 'also', 'versus', 'vs', 'or', 'n']);

function findFacts(read: ReadWord, sources: FactSources): WordFacts {
  const { word, term } = read;
  const { index, vocabulary, weights, phrases, phraseWords, findMeant } = sources;
  const isEmpty = vocabulary.empty.has(word);
  const isGeneral = isGeneralWord(word, vocabulary);
  const sheaf = phrases(term);
  const reading = findReading(read, sheaf, sources);
  return {
    ...bearingOf({ word, term, isEmpty }, sources.bearingWords),
    isEmpty,
    isContent: !isEmpty && !isGeneral && !isYear(word),
    isGeneral,
    mayLimit: mayLimit(word),
    isJoining: JOINING.has(word),
    isAction: word === 'action' || word === 'actions',
    isAsking: isAskingWord(word),
    beginsName: sources.beginsName(word),
    isWritten: index.words.has(word),
    frequency: index.frequency(term),
    matches: once(() => index.matches([term])),
    partner: once(() => index.partner(term)),
    phrases: sheaf.bySecond.size === 0 ? null : sheaf.bySecond,
    entries: phraseWords().get(term) ?? null,
    reading,
    meant: once(() => findMeant(reading, term)),
    halfMeant: once(() => findMeant(halve(reading, weights), term)),
  };
}

/** How surely a word is the one that was typed. */
export const trustOf = ({ how }: Pick<ReadWord, 'how'>, weights: Weights): number =>
  how === 'typo' ? weights.typo : how === 'prefix' ? weights.prefix : 1;

/** Whether it is the word that was said. */
export const isItself = ({ how }: Alternative): boolean => how === 'exact' || how === 'stem';

/** A reading whose word is half as likely meant itself. */
export function halve(reading: Reading, { half }: Pick<Weights, 'half'>): Reading {
  const alternatives = reading.alternatives.map((one) => (isItself(one) ? { ...one, weight: one.weight * half } : one));
  return { ...reading, alternatives };
}

/** A word without what its simple forms add: "hires", "hired" and "hiring" are "hir", "officers" are not "offices". */
const plainOf = (word: string): string =>
  word
    .toLowerCase()
    .replace(/(?<!s)s$/, '')
    .replace(/i?e?d$|ing$|ie$/, '')
    .replace(/[ey]$/, '');

function findReading(word: ReadWord, { alone }: Sheaf, { index, vocabulary, weights, families }: FactSources): Reading {
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
