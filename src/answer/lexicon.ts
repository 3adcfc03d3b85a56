import { createCandidates, editDistance, nearestWord } from './nearest-word.ts';
import { once, remember } from './remember.ts';

/** How a word was put right. */
interface Repair {
  readonly how: 'typo' | 'split' | 'prefix';
  /** The words meant: one, or several where they were written together. */
  readonly words: readonly string[];
}

/** Words that are known, and what an unknown one probably is. */
export interface Lexicon {
  readonly isKnown: (word: string) => boolean;
  /** Null where the word is known, or where nothing known is near. */
  readonly repair: (word: string) => Repair | null;
}

const SHORTEST_REPAIRED = 3;
const SHORTEST_PREFIX = 4;
const SHORTEST_PART = 3;
const LONGEST_REPAIRED = 40;

/**
 * Makes a lexicon. `counts` are the words one may mean, with how often the register uses them (0 for words of the vocabulary);
 * `isRight` tells words that need no repair although they are not among them (their stem is known, or they are plain English).
 * `small` are words that carry nothing ("they"): what is nearly one of them carries nothing either.
 */
export function createLexicon(
  counts: ReadonlyMap<string, number>,
  isRight: (word: string) => boolean,
  small: ReadonlySet<string> = new Set(),
): Lexicon {
  const candidates = createCandidates(
    [...counts].filter(([word]) => word.length >= SHORTEST_REPAIRED && /^\p{L}+$/u.test(word)),
  );
  const isKnown = remember((word: string): boolean => counts.has(word) || isRight(word));
  const countOf = (word: string): number => counts.get(word) ?? 0;
  const isWritten = (word: string): boolean => countOf(word) > 0;
  const skeletons = skeletonsOf(counts);
  const withVowels = (word: string): string | null => {
    const found = skeletons.get(skeletonOf(word))?.find((candidate) => hasLettersOf(word, candidate));
    return found !== undefined && (!VOWELS.test(word) || hasManyConsonants(word, found)) ? found : null;
  };
  const withEnding = (word: string): string | null => (word.endsWith('in') && isKnown(`${word}g`) ? `${word}g` : null);
  const nearest = (word: string): string | null => nearestWord(word, candidates);
  const complete = createCompleteWord(counts);
  const smallByLetter = Map.groupBy(
    [...small].filter(({ length }) => length >= SHORTEST_REPAIRED),
    (word) => word.charAt(0),
  );
  const repair = remember((word: string): Repair | null => {
    if (isKnown(word) || word.length < SHORTEST_REPAIRED || word.length > LONGEST_REPAIRED || !/^\p{L}+$/u.test(word))
      return null;
    return (
      fromWord('typo', withVowels(word)) ??
      fromWord('typo', withEnding(word)) ??
      fromWord('typo', nearestSmallWord(word, smallByLetter.get(word.charAt(0)) ?? [])) ??
      fromWords('split', splitWord(word, isWritten, isKnown)) ??
      fromWords(
        'split',
        splitWord(word, (part) => small.has(part)),
      ) ??
      fromWord('typo', nearest(word)) ??
      fromWord('typo', nearest(word.replace(ENDING, ''))) ??
      fromWords(
        'typo',
        splitMistyped(word, isKnown, (part) => withVowels(part) ?? nearest(part)),
      ) ??
      fromWord('prefix', complete(word))
    );
  });
  return { isKnown, repair };
}

/** What is taken away where the word as typed is near to none: "decommssined" is "decommission". */
const ENDING = /(?:s|ed|ing|ly)$/;

/** Letters of words that may be a small word with a slip: "thet", "whuch". */
const LONGEST_SMALL = 6;

/** `small` are those with the same first letter. */
function nearestSmallWord(word: string, small: readonly string[]): string | null {
  if (word.length > LONGEST_SMALL) return null;
  return small.find((candidate) => editDistance(word, candidate, 1) === 1) ?? null;
}

const VOWELS = /[aeiou]/;

/** The first letter and the consonants after it. */
const skeletonOf = (word: string): string => word.charAt(0) + word.slice(1).replace(/[aeiou]/g, '');

/** Words as typed in haste, "dgtl" for "digital", "emplymnt" for "employment": by their consonants, the words they may be, shortest and most used first. */
function skeletonsOf(counts: ReadonlyMap<string, number>): ReadonlyMap<string, readonly string[]> {
  const byUse = [...counts].toSorted(
    ([a, left], [b, right]) => a.length - b.length || right - left || (a < b ? -1 : 1),
  );
  const words = byUse.map(([word]) => word).filter((word) => word.length > SHORTEST_REPAIRED);
  return Map.groupBy(words, skeletonOf);
}

/** Consonants from which a word with some of its vowels is still the same word: "bookng", not "care" for "cure". */
const MANY_CONSONANTS = 4;
const hasManyConsonants = (word: string, whole: string): boolean =>
  skeletonOf(word).length >= MANY_CONSONANTS && whole.length - word.length <= MANY_CONSONANTS;

/** Whether a word has all letters that were typed, in their order. */
function hasLettersOf(typed: string, word: string): boolean {
  let at = 0;
  for (const letter of word) if (letter === typed[at]) at++;
  return at === typed.length;
}

const fromWords = (how: Repair['how'], words: readonly string[] | null): Repair | null => words && { how, words };
const fromWord = (how: Repair['how'], word: string | null): Repair | null =>
  fromWords(how, word === null ? null : [word]);

/** A part of more letters than this need not be published. */
const LONG_PART = 4;

/** `prisonvisit` as `prison` `visit`: the fewest known words that make it up, the longest first, one of them a published or a long one; null where none do. */
export function splitWord(
  word: string,
  isWritten: (part: string) => boolean,
  isKnown: (part: string) => boolean = isWritten,
): readonly string[] | null {
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    best[end] = null;
    for (let start = 0; start < end; start++) {
      const before = best[start];
      if (!before) continue;
      const part = word.slice(start, end);
      if (!SMALL_PARTS.has(part) && (part.length < SHORTEST_PART || !isKnown(part))) continue;
      const known = best[end];
      if (!known || before.length + 1 < known.length) best[end] = [...before, part];
    }
  }
  const parts = best[word.length] ?? null;
  const isLong = (part: string): boolean => part.length > SHORTEST_PART && (isWritten(part) || part.length > LONG_PART);
  return parts && parts.length > 1 && parts.some(isLong) ? parts : null;
}

/** Letters of a word that may be two, one of them mistyped, and of either. */
const SHORTEST_MISTYPED = 8;
const SHORTEST_SIDE = 4;
/** So many are tried: each is compared with every known word. */
const SIDES_TRIED = 3;

/** `prisinvisit` as `prison` `visit`: one side is known, the other nearly; null where none is. */
function splitMistyped(
  word: string,
  isKnown: (part: string) => boolean,
  mend: (part: string) => string | null,
): readonly string[] | null {
  if (word.length < SHORTEST_MISTYPED) return null;
  const isSide = (part: string): boolean => SMALL_PARTS.has(part) || (part.length >= SHORTEST_SIDE && isKnown(part));
  const splits = Array.from(
    { length: word.length - 3 },
    (_, at) => [word.slice(0, at + 2), word.slice(at + 2)] as const,
  )
    .filter(([left, right]) => isSide(left) !== isSide(right))
    .toSorted((a, b) => knownLength(b, isSide) - knownLength(a, isSide))
    .slice(0, SIDES_TRIED);
  for (const [left, right] of splits) {
    const unknown = isSide(left) ? right : left;
    const mended = unknown.length < SHORTEST_SIDE ? null : mend(unknown);
    if (mended !== null) return isSide(left) ? [left, mended] : [mended, right];
  }
  return null;
}

const knownLength = ([left, right]: readonly [string, string], isSide: (part: string) => boolean): number =>
  isSide(left) ? left.length : right.length;

/** Small words that are run together with others. */
const SMALL_PARTS = new Set(
  'of to in on by it is and for the about what with me my we us do at as or be no if up so go are how who you not can was did any all'.split(
    ' ',
  ),
);

/** Finds the most used word that begins as a word does; of two as much used the first of the alphabet. */
function createCompleteWord(counts: ReadonlyMap<string, number>): (word: string) => string | null {
  const byBeginning = once(() => {
    const written = [...counts].filter(([, count]) => count > 0);
    const byUse = written.toSorted(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
    return Map.groupBy(
      byUse.map(([word]) => word),
      (word) => word.slice(0, SHORTEST_PREFIX),
    );
  });
  return (word) => {
    if (word.length < SHORTEST_PREFIX) return null;
    return (
      byBeginning()
        .get(word.slice(0, SHORTEST_PREFIX))
        ?.find((whole) => whole.startsWith(word)) ?? null
    );
  };
}
