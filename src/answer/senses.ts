import { closeness, contentTerms, type Alternative } from './phrase-book.ts';
import { readPhraseWords, type Entry, type PhraseWords } from './pointers.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights.ts';

/** What the words of a question mean together, by term; nothing for words that stand in no everyday entry with another of them. */
export type FindSenses = (terms: readonly string[]) => ReadonlyMap<string, readonly Alternative[]>;

/** At most so many entries are meant, each with this share of what the best one has. */
const MEANINGS = 2;
const SHARE = 0.85;

/** An everyday entry, and what a question has of its words. */
interface Sense {
  readonly entry: Entry;
  readonly terms: readonly string[];
  /** The rarer its words are among the entries, the more. */
  readonly rarity: number;
}

/**
 * "Old acts" and "law requires paper" mean what the law hinders: so do "ancient acts … on paper", which are none of the phrases.
 * A word's companions in the question say which of its meanings it has.
 */
export function createFindSenses(
  vocabulary: Vocabulary,
  weights: Weights,
  phraseWords: PhraseWords = readPhraseWords(vocabulary),
): FindSenses {
  return (terms) => {
    const best = findSenses(terms, phraseWords(), vocabulary.everyday.length).slice(0, MEANINGS);
    const least = SHARE * (best[0]?.rarity ?? 0);
    const found = new Map<string, Alternative[]>();
    for (const { entry, terms, rarity } of best) {
      if (rarity < least) break;
      const meant = alternativesOf(entry, vocabulary, weights);
      for (const term of terms) found.set(term, [...(found.get(term) ?? []), ...meant]);
    }
    return found;
  };
}

/** The entries that have several of the terms, those with the rarest words first. */
function findSenses(
  terms: readonly string[],
  phraseWords: ReadonlyMap<string, ReadonlyMap<Entry, number>>,
  count: number,
): readonly Sense[] {
  const known = [...new Set(terms)].flatMap((term) => {
    const entries = phraseWords.get(term);
    return entries ? [{ term, entries, rarity: Math.log(1 + count / entries.size) }] : [];
  });
  // Two words of one everyday entry mean together what it means, in whatever phrases and order they were said. A common word stands in a
  // hundred entries, of which few have another one.
  const [seen, several] = [new Set<Entry>(), new Set<Entry>()];
  for (const { entries } of known) for (const entry of entries.keys()) (seen.has(entry) ? several : seen).add(entry);
  if (several.size === 0) return [];
  return [...seen]
    .filter((entry) => several.has(entry))
    .map((entry): Sense => {
      const own = known.filter(({ entries }) => entries.has(entry));
      return { entry, terms: own.map(({ term }) => term), rarity: own.reduce((sum, { rarity }) => sum + rarity, 0) };
    })
    .toSorted((a, b) => b.rarity - a.rarity);
}

function alternativesOf({ meant, related }: Entry, vocabulary: Vocabulary, weights: Weights): readonly Alternative[] {
  const toAlternative = (shown: string, weight: number, how: Alternative['how']): Alternative => ({
    terms: contentTerms(shown, vocabulary),
    shown,
    weight: weights.sense * weight,
    how,
  });
  return [
    ...meant.map((shown, rank) => toAlternative(shown, weights.synonym * closeness(rank), 'synonym')),
    ...related.map((shown, rank) => toAlternative(shown, weights.synonym ** 2 * closeness(rank), 'related')),
  ];
}
