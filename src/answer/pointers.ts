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
    const found = phraseWords().get(term);
    if (!found) return [];
    const total = found.counts.reduce((sum, count) => sum + count, 0);
    return found.entries
      .map((entry, at) => ({ entry: vocabulary.everyday[entry], count: found.counts[at] ?? 0 }))
      .filter(({ count }) => count >= SHARE * total)
      .toSorted((a, b) => b.count - a.count)
      .slice(0, MEANINGS)
      .flatMap(({ entry, count }) =>
        (entry?.meant ?? []).map((shown, rank): Alternative => ({
          terms: contentTerms(shown, vocabulary),
          shown,
          weight: (weights.synonym ** 2 * closeness(rank) * count) / total,
          how: 'related',
        })),
      );
  };
}

/** The everyday entries whose phrases have a term. */
export interface WordEntries {
  readonly term: string;
  /** Their places among the vocabulary's, ascending. */
  readonly entries: readonly number[];
  /** Of each, how many of its phrases have the term. */
  readonly counts: readonly number[];
}

/** The everyday entries of every term that has some. */
export type PhraseWords = () => ReadonlyMap<string, WordEntries>;

/** The words of all everyday phrases, without those that any phrase may have. Read when first asked. */
export const readPhraseWords = (vocabulary: Vocabulary): PhraseWords => once(() => countWords(vocabulary));

function countWords(vocabulary: Vocabulary): ReadonlyMap<string, WordEntries> {
  // The phrases have far more words than different ones.
  const termFor = remember((word) =>
    vocabulary.empty.has(word) || isGeneralWord(word, vocabulary) ? null : termOf(word),
  );
  const found = new Map<string, { term: string; entries: number[]; counts: number[] }>();
  for (const [entry, { said }] of vocabulary.everyday.entries())
    for (const phrase of said)
      for (const word of phrase.split(' ')) {
        const term = termFor(word);
        if (term === null) continue;
        const known = found.get(term) ?? { term, entries: [], counts: [] };
        found.set(term, known);
        const last = known.entries.length - 1;
        if (known.entries[last] === entry) known.counts[last] = (known.counts[last] ?? 0) + 1;
        else {
          known.entries.push(entry);
          known.counts.push(1);
        }
      }
  return found;
}
