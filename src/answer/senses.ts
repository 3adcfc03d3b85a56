import { closeness, contentTerms, type Alternative } from './phrase-book.ts';
import type { WordEntries } from './pointers.ts';
import { positionOf } from './search-index.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights.ts';

/** What the words of a question mean together, by term, from the everyday entries that each has (null: none); nothing for words that stand in no entry with another of them. */
export type FindSenses = (words: readonly (WordEntries | null)[]) => ReadonlyMap<string, readonly Alternative[]>;

/** At most so many entries are meant, each with this share of what the best one has. */
const MEANINGS = 2;
const SHARE = 0.85;

/** An everyday entry, and what a question has of its words. */
interface Sense {
  readonly entry: number;
  readonly terms: readonly string[];
  /** The rarer its words are among the entries, the more. */
  readonly rarity: number;
}

const NO_SENSES: ReturnType<FindSenses> = new Map();

/**
 * "Old acts" and "law requires paper" mean what the law hinders: so do "ancient acts … on paper", which are none of the phrases.
 * A word's companions in the question say which of its meanings it has.
 */
export function createFindSenses(vocabulary: Vocabulary, weights: Weights): FindSenses {
  // By entry, how many words of the question it has: used again by every question.
  const had = new Uint8Array(vocabulary.everyday.length);
  const meant: (readonly Alternative[] | undefined)[] = [];
  return (words) => {
    const known = words
      .filter((word, at) => word !== null && words.indexOf(word) === at)
      .filter((word) => word !== null);
    const shared = known.length < 2 ? [] : findShared(known, had);
    if (shared.length === 0) return NO_SENSES;
    const best = rankSenses(shared, known, had.length).slice(0, MEANINGS);
    const least = SHARE * (best[0]?.rarity ?? 0);
    const found = new Map<string, Alternative[]>();
    for (const { entry, terms, rarity } of best) {
      if (rarity < least) break;
      const alternatives = (meant[entry] ??= alternativesOf(vocabulary.everyday[entry], vocabulary, weights));
      for (const term of terms) found.set(term, [...(found.get(term) ?? []), ...alternatives]);
    }
    return found;
  };
}

/**
 * The entries that have several of the words, in the words' order. Two words of one everyday entry mean together what it means, in whatever
 * phrases and order they were said. A common word stands in a hundred entries, of which few have another one.
 */
function findShared(words: readonly WordEntries[], had: Uint8Array): readonly number[] {
  for (const { entries } of words) for (const entry of entries) had[entry] = (had[entry] ?? 0) + 1;
  const shared: number[] = [];
  for (const { entries } of words)
    for (const entry of entries) {
      if ((had[entry] ?? 0) > 1) shared.push(entry);
      had[entry] = 0;
    }
  return shared;
}

/** The entries with the rarest words first; `count` is that of all entries. */
function rankSenses(shared: readonly number[], words: readonly WordEntries[], count: number): readonly Sense[] {
  return shared
    .map((entry): Sense => {
      const own = words.filter(({ entries }) => positionOf(entries, entry) >= 0);
      const rarity = own.reduce((sum, { entries }) => sum + Math.log(1 + count / entries.length), 0);
      return { entry, terms: own.map(({ term }) => term), rarity };
    })
    .toSorted((a, b) => b.rarity - a.rarity);
}

function alternativesOf(
  entry: Vocabulary['everyday'][number] | undefined,
  vocabulary: Vocabulary,
  weights: Weights,
): readonly Alternative[] {
  const toAlternative = (shown: string, weight: number, how: Alternative['how']): Alternative => ({
    terms: contentTerms(shown, vocabulary),
    shown,
    weight: weights.sense * weight,
    how,
  });
  const { meant = [], related = [] } = entry ?? {};
  return [
    ...meant.map((shown, rank) => toAlternative(shown, weights.synonym * closeness(rank), 'synonym')),
    ...related.map((shown, rank) => toAlternative(shown, weights.synonym ** 2 * closeness(rank), 'related')),
  ];
}
