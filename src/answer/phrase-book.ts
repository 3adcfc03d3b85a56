import { findAcronyms, type Acronym } from './acronyms.ts';
import { numberOf } from './numbers.ts';
import { once, remember } from './remember.ts';
import type { SearchIndex } from './search-index.ts';
import { termOf } from './stem.ts';
import { tokenise } from './tokens.ts';
import { isGeneralWord, type Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights.ts';

/** How a word of the question came to a term of the report. */
export type How = 'exact' | 'stem' | 'family' | 'acronym' | 'typo' | 'prefix' | 'synonym' | 'related';

/** One way to find what a word of the question means. */
export interface Alternative {
  /** The terms, in order; several are a phrase. */
  readonly terms: readonly string[];
  /** In words, for people. */
  readonly shown: string;
  /** Above 0, at most 1. */
  readonly weight: number;
  readonly how: How;
}

/** A word or phrase that means something as a whole, by its terms, empty words included. */
interface Phrase {
  readonly terms: readonly string[];
  /** As they stand in the vocabulary. */
  readonly texts: readonly string[];
  readonly alternatives: readonly Alternative[];
}

/** The phrases that begin with a term. */
export interface Sheaf {
  /** Those that are that one term. */
  readonly alone: readonly Phrase[];
  /** The others by their second term; of all of them the longest comes first. */
  readonly bySecond: ReadonlyMap<string, readonly RankedPhrase[]>;
}

/** A phrase and its place among all that begin as it does, from 0. */
export interface RankedPhrase extends Phrase {
  readonly rank: number;
}

/** Finds the phrases that begin with a term. Hundreds begin with "how": those that go on as the question does are looked up. */
export type PhraseBook = (firstTerm: string) => Sheaf;

/**
 * Acronyms both ways, the register's own too, and every everyday word and phrase. The vocabulary has thousands: they are read
 * when a question has a word that begins as they do.
 */
export function createPhraseBook(index: SearchIndex, vocabulary: Vocabulary, weights: Weights): PhraseBook {
  const own = index.statements.flatMap(({ statement }) => findAcronyms(statement.text));
  const acronyms = [...own, ...vocabulary.acronyms];
  const sheaves = new Map<string, Unread[]>();
  for (const unread of [
    ...acronymPhrases(acronyms, vocabulary, weights),
    ...everydayPhrases(acronyms, vocabulary, weights),
  ]) {
    const key = beginningOf(unread.text);
    const sheaf = sheaves.get(key);
    if (sheaf) sheaf.push(unread);
    else sheaves.set(key, [unread]);
  }
  const read = remember((key) => readSheaf(sheaves.get(key) ?? [], vocabulary));
  return (firstTerm) => toSheaf(read(beginningOf(firstTerm)).get(firstTerm) ?? []);
}

const NO_SHEAF: Sheaf = { alone: [], bySecond: new Map() };

function toSheaf(phrases: readonly Phrase[]): Sheaf {
  if (phrases.length === 0) return NO_SHEAF;
  const ranked = phrases.map((phrase, rank): RankedPhrase => ({ ...phrase, rank }));
  return {
    alone: phrases.filter(({ terms }) => terms.length === 1),
    bySecond: Map.groupBy(
      ranked.filter(({ terms }) => terms.length > 1),
      ({ terms }) => terms[1] ?? '',
    ),
  };
}

/** A phrase before its words are looked at. */
interface Unread {
  readonly text: string;
  readonly alternatives: () => readonly Alternative[];
}

/** What a word and its term begin with alike: two letters, `y` as `i` ("dying", "die"); a number is itself. */
function beginningOf(text: string): string {
  const end = text.indexOf(' ');
  const first = (end < 0 ? text : text.slice(0, end)).toLowerCase();
  const number = numberOf(first);
  return number === null
    ? first
        .replace(/[^\p{L}\p{N}]/gu, '')
        .slice(0, 2)
        .replace(/y/g, 'i')
    : String(number).slice(0, 2);
}

/** Phrases by their first term, the longest first; those of the same terms are one. */
function readSheaf(sheaf: readonly Unread[], vocabulary: Vocabulary): ReadonlyMap<string, readonly Phrase[]> {
  const phrases = sheaf.map(({ text, alternatives }) => ({
    terms: tellingTerms(text, vocabulary),
    text,
    alternatives,
  }));
  const merged = [...Map.groupBy(phrases, ({ terms }) => terms.join(' ')).values()].map((same): Phrase => ({
    terms: same[0]?.terms ?? [],
    texts: same.map(({ text }) => text),
    alternatives: same.flatMap(({ alternatives }) => alternatives()),
  }));
  return Map.groupBy(
    merged.toSorted((a, b) => b.terms.length - a.terms.length),
    ({ terms }) => terms[0] ?? '',
  );
}

/** Both ways, and in the plural: "ALB" and "ALBs". */
function acronymPhrases(acronyms: readonly Acronym[], vocabulary: Vocabulary, weights: Weights): readonly Unread[] {
  return acronyms.flatMap(({ short, long }): readonly Unread[] => {
    const whole: Alternative = { terms: contentTerms(long, vocabulary), shown: long, weight: 1, how: 'exact' };
    const inFull: Alternative = { ...whole, weight: weights.acronym, how: 'acronym' };
    const shorts = [short, `${short}s`].map((shown): Alternative => ({
      terms: allTerms(shown),
      shown,
      weight: weights.acronym,
      how: 'acronym',
    }));
    return [
      ...shorts.map(({ shown }) => ({ text: shown, alternatives: () => [inFull, ...shorts] })),
      { text: long, alternatives: () => [whole, ...shorts] },
    ];
  });
}

function everydayPhrases(acronyms: readonly Acronym[], vocabulary: Vocabulary, weights: Weights): readonly Unread[] {
  const shorts = new Set(acronyms.map(({ short }) => short));
  const toAlternative = (shown: string, weight: number, how: How): Alternative => {
    return {
      terms: contentTerms(shown, vocabulary),
      shown,
      weight,
      how: how === 'synonym' && shorts.has(shown) ? 'acronym' : how,
    };
  };
  return vocabulary.everyday.flatMap(({ said, meant, related }) => {
    const standing = once((): readonly Alternative[] => [
      ...meant.map((text, rank) => toAlternative(text, weights.synonym * closeness(rank), 'synonym')),
      ...related.map((text, rank) => toAlternative(text, weights.synonym ** 2 * closeness(rank), 'related')),
    ]);
    return said.map((text): Unread => ({
      text,
      alternatives: () => [...literal(text, vocabulary, weights), ...standing()],
    }));
  });
}

/** The first word of an entry is the closest; each further one a little less. */
export const closeness = (rank: number): number => Math.max(0.8, 1 - rank * 0.05);

const allTerms = (text: string): readonly string[] => tokenise(text).map(({ word }) => termOf(word));

/**
 * The terms of a phrase without its inner empty words, where two others are left: "see my son in prison" is "see son prison".
 * An "and" goes always ("up and running"): it may part a question in two.
 */
function tellingTerms(text: string, { empty }: Vocabulary): readonly string[] {
  const words = tokenise(text)
    .map(({ word }) => word)
    .filter((word) => word !== 'and');
  const telling = words.filter((word, at) => at === 0 || !empty.has(word));
  return (telling.filter((word) => !empty.has(word)).length > 1 ? telling : words).map(termOf);
}

export const contentTerms = (text: string, { empty }: Vocabulary): readonly string[] =>
  tokenise(text)
    .filter(({ word }) => !empty.has(word))
    .map(({ word }) => termOf(word));

/** A phrase means itself first; a verb with small words ("switch off") by half; of a single word, the word says that already. */
function literal(text: string, vocabulary: Vocabulary, { half }: Pick<Weights, 'half'>): readonly Alternative[] {
  const terms = contentTerms(text, vocabulary);
  if (terms.length > 1) return [{ terms, shown: text, weight: 1, how: 'exact' }];
  const [first = ''] = text.split(' ');
  const saysLittle = isGeneralWord(first, vocabulary) && !isGeneralWord(first, { general: vocabulary.aspects });
  return text.includes(' ') && allTerms(text)[0] === terms[0] && !saysLittle
    ? [{ terms, shown: text, weight: half, how: 'exact' }]
    : [];
}
