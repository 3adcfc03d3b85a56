import { closeness, contentTerms, type Alternative } from './phrase-book.ts';
import { once, remember } from './remember.ts';
import { termOf } from './stem.ts';
import { isGeneralWord, type Vocabulary } from './vocabulary.ts';
import type { Weights } from './weights.ts';

/** What a word that nobody knows may point at, by the everyday phrases it stands in; none where it stands in none, or in too many. */
export type FindPointers = (term: string) => readonly Alternative[];

/** A word points at what most of its phrases mean: at most so many of them, each with this share of its phrases. */
const MEANINGS = 2;
const SHARE = 0.5;

/** Of "never touched a keyboard" and "use a keyboard", "keyboard" points at what both mean. Read when the first word asks. */
export function createFindPointers(
  vocabulary: Vocabulary,
  weights: Weights,
  phraseWords: PhraseWords = readPhraseWords(vocabulary),
): FindPointers {
  return (term) => {
    const entries = phraseWords().get(term);
    if (!entries) return [];
    const total = [...entries.values()].reduce((sum, count) => sum + count, 0);
    return [...entries]
      .filter(([, count]) => count >= SHARE * total)
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, MEANINGS)
      .flatMap(([entry, count]) =>
        entry.meant.map((shown, rank): Alternative => ({
          terms: contentTerms(shown, vocabulary),
          shown,
          weight: (weights.synonym ** 2 * closeness(rank) * count) / total,
          how: 'related',
        })),
      );
  };
}

/** One line of everyday words. */
export type Entry = Vocabulary['everyday'][number];

/** By term: the everyday entries whose phrases have it, and how many of their phrases do. */
export type PhraseWords = () => ReadonlyMap<string, ReadonlyMap<Entry, number>>;

/** The words of all everyday phrases, without those that any phrase may have. Read when first asked. */
export const readPhraseWords = (vocabulary: Vocabulary): PhraseWords => once(() => countWords(vocabulary));

function countWords(vocabulary: Vocabulary): ReadonlyMap<string, ReadonlyMap<Entry, number>> {
  // The phrases have far more words than different ones.
  const termFor = remember((word) =>
    vocabulary.empty.has(word) || isGeneralWord(word, vocabulary) ? null : termOf(word),
  );
  const counts = new Map<string, Map<Entry, number>>();
  for (const entry of vocabulary.everyday)
    for (const said of entry.said)
      for (const word of said.split(' ')) {
        const term = termFor(word);
        if (term === null) continue;
        const entries = counts.get(term) ?? new Map<Entry, number>();
        entries.set(entry, (entries.get(entry) ?? 0) + 1);
        counts.set(term, entries);
      }
  return counts;
}
