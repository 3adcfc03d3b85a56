import { findAcronyms, type Acronym } from './acronyms.ts';
import type { SearchIndex } from './search-index.ts';
import { termOf } from './stem.ts';
import { tokenise } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';
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
  readonly alternatives: readonly Alternative[];
}

/** Phrases by their first term, the longest first. */
export type PhraseBook = ReadonlyMap<string, readonly Phrase[]>;

/** Acronyms both ways, the register's own too, and every everyday word and phrase. */
export function createPhraseBook(index: SearchIndex, vocabulary: Vocabulary, weights: Weights): PhraseBook {
  const own = index.statements.flatMap(({ statement }) => findAcronyms(statement.text));
  const acronyms = [...own, ...vocabulary.acronyms];
  const phrases = [...acronymPhrases(acronyms, vocabulary, weights), ...everydayPhrases(acronyms, vocabulary, weights)];
  const merged = [...Map.groupBy(phrases, ({ terms }) => terms.join(' ')).values()].map((same): Phrase => ({
    terms: same[0]?.terms ?? [],
    alternatives: same.flatMap(({ alternatives }) => alternatives),
  }));
  return Map.groupBy(
    merged.toSorted((a, b) => b.terms.length - a.terms.length),
    ({ terms }) => terms[0] ?? '',
  );
}

/** Both ways, and in the plural: "ALB" and "ALBs". */
function acronymPhrases(acronyms: readonly Acronym[], vocabulary: Vocabulary, weights: Weights): readonly Phrase[] {
  return acronyms.flatMap(({ short, long }): readonly Phrase[] => {
    const whole: Alternative = { terms: contentTerms(long, vocabulary), shown: long, weight: 1, how: 'exact' };
    const inFull: Alternative = { ...whole, weight: weights.acronym, how: 'acronym' };
    const shorts = [short, `${short}s`].map((shown): Alternative => ({
      terms: allTerms(shown),
      shown,
      weight: weights.acronym,
      how: 'acronym',
    }));
    return [
      ...shorts.map(({ terms }) => ({ terms, alternatives: [inFull, ...shorts] })),
      { terms: allTerms(long), alternatives: [whole, ...shorts] },
    ];
  });
}

function everydayPhrases(acronyms: readonly Acronym[], vocabulary: Vocabulary, weights: Weights): readonly Phrase[] {
  const shorts = new Set(acronyms.map(({ short }) => short));
  const toAlternative = (shown: string, weight: number, how: How): Alternative => {
    return { terms: contentTerms(shown, vocabulary), shown, weight, how: shorts.has(shown) ? 'acronym' : how };
  };
  return vocabulary.everyday.flatMap(({ said, meant, related }) => {
    const alternatives = [
      ...meant.map((text, rank) => toAlternative(text, weights.synonym * closeness(rank), 'synonym')),
      ...related.map((text, rank) => toAlternative(text, weights.synonym ** 2 * closeness(rank), 'related')),
    ];
    return said.map((text) => ({
      terms: allTerms(text),
      alternatives: [...literal(text, vocabulary), ...alternatives],
    }));
  });
}

/** The first word of an entry is the closest; each further one a little less. */
const closeness = (rank: number): number => Math.max(0.8, 1 - rank * 0.05);

const allTerms = (text: string): readonly string[] => tokenise(text).map(({ word }) => termOf(word));

const contentTerms = (text: string, { empty }: Vocabulary): readonly string[] =>
  tokenise(text)
    .filter(({ word }) => !empty.has(word))
    .map(({ word }) => termOf(word));

/** A phrase means itself first; of a single word, the word says that already. */
function literal(text: string, vocabulary: Vocabulary): readonly Alternative[] {
  const terms = contentTerms(text, vocabulary);
  return terms.length > 1 ? [{ terms, shown: text, weight: 1, how: 'exact' }] : [];
}
