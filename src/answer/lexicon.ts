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
const SHORTEST_TYPO = 4;
const SHORTEST_PREFIX = 4;
const SHORTEST_PART = 3;
const LONGEST_REPAIRED = 40;

/**
 * Makes a lexicon. `counts` are the words one may mean, with how often the register uses them (0 for words of the vocabulary);
 * `isRight` tells words that need no repair although they are not among them (their stem is known, or they are plain English).
 */
export function createLexicon(counts: ReadonlyMap<string, number>, isRight: (word: string) => boolean): Lexicon {
  const byLength = Map.groupBy(
    [...counts.keys()].filter((word) => word.length >= SHORTEST_REPAIRED && /^\p{L}+$/u.test(word)).map(toCandidate),
    ({ word }) => word.length,
  );
  const isKnown = (word: string): boolean => counts.has(word) || isRight(word);
  const countOf = (word: string): number => counts.get(word) ?? 0;
  const isWritten = (word: string): boolean => countOf(word) > 0;
  const skeletons = skeletonsOf(counts);
  const withVowels = (word: string): string | null =>
    VOWELS.test(word) ? null : (skeletons.get(skeletonOf(word)) ?? null);
  const repair = (word: string): Repair | null => {
    if (isKnown(word) || word.length < SHORTEST_REPAIRED || word.length > LONGEST_REPAIRED || !/^\p{L}+$/u.test(word))
      return null;
    return (
      fromWord('typo', withVowels(word)) ??
      fromWords('split', splitWord(word, isWritten)) ??
      fromWord('typo', nearestWord(word, { byLength, countOf })) ??
      fromWord('prefix', completeWord(word, counts))
    );
  };
  return { isKnown, repair };
}

const VOWELS = /[aeiou]/;

/** The first letter and the consonants after it. */
const skeletonOf = (word: string): string => word.charAt(0) + word.slice(1).replace(/[aeiou]/g, '');

/** Words as typed in haste, "dgtl" for "digital": each word's consonants, with the shortest word they may be, the most used of these. */
function skeletonsOf(counts: ReadonlyMap<string, number>): ReadonlyMap<string, string> {
  const byUse = [...counts].toSorted(
    ([a, left], [b, right]) => b.length - a.length || left - right || (a < b ? 1 : -1),
  );
  return new Map(byUse.filter(([word]) => word.length > SHORTEST_REPAIRED).map(([word]) => [skeletonOf(word), word]));
}

const fromWords = (how: Repair['how'], words: readonly string[] | null): Repair | null => words && { how, words };
const fromWord = (how: Repair['how'], word: string | null): Repair | null =>
  fromWords(how, word === null ? null : [word]);

/** `prisonvisit` as `prison` `visit`: the fewest known words that make it up, the longest first; null where none do. */
export function splitWord(word: string, isWord: (part: string) => boolean): readonly string[] | null {
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    best[end] = null;
    for (let start = 0; start < end; start++) {
      const before = best[start];
      const part = word.slice(start, end);
      if (!before || (SMALL_PARTS.has(part) ? false : part.length < SHORTEST_PART || !isWord(part))) continue;
      const known = best[end];
      if (!known || before.length + 1 < known.length) best[end] = [...before, part];
    }
  }
  const parts = best[word.length] ?? null;
  return parts && parts.length > 1 && parts.some((part) => part.length > SHORTEST_PART && isWord(part)) ? parts : null;
}

/** Small words that are run together with others. */
const SMALL_PARTS = new Set(['of', 'to', 'in', 'on', 'by', 'it', 'is', 'and', 'for', 'the', 'about', 'what', 'with']);

/** A word that may be meant, and its letters as bits: words that differ in many letters need not be compared. */
interface Candidate {
  readonly word: string;
  readonly letters: number;
}

const toCandidate = (word: string): Candidate => ({ word, letters: lettersOf(word) });

/** A bit for each letter from a to z that the word has; other letters share the bits. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) % 26);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** How many slips a word of this length may have. */
const slipsAllowed = (length: number): number => (length < 8 ? 1 : length < 12 ? 2 : 3);

function nearestWord(
  word: string,
  {
    byLength,
    countOf,
  }: { readonly byLength: ReadonlyMap<number, readonly Candidate[]>; readonly countOf: (word: string) => number },
): string | null {
  if (word.length < SHORTEST_TYPO) return null;
  const allowed = slipsAllowed(word.length);
  const own = lettersOf(word);
  let best: string | null = null;
  let bestCost = allowed + 0.99;
  for (let length = word.length - allowed; length <= word.length + allowed; length++) {
    for (const { word: candidate, letters } of byLength.get(length) ?? []) {
      const apart = countBits(letters ^ own);
      if (apart > 2 * allowed || (countOf(candidate) === 0 && (own & ~letters) !== 0)) continue;
      const cost =
        slipCost(word, candidate, allowed) +
        apart * OTHER_LETTER +
        (countOf(candidate) === 0 ? UNWRITTEN : -Math.min(countOf(candidate), 50) / 1000);
      if (cost < bestCost || (cost === bestCost && best !== null && candidate < best)) {
        best = candidate;
        bestCost = cost;
      }
    }
  }
  return best;
}

/** Of two words as near, the one with the same letters is likelier: "progess" is "progress", not "process". */
const OTHER_LETTER = 0.1;
/** Another first letter is a rare slip: it costs half a slip more, and is no slip at all in short words. */
const FIRST_LETTER = 0.5;
/** Letters from which another first letter may be a slip: "normal" is not "formal". */
const LONG = 8;
/** A word that no report has is the less likely one: half a slip more, and it must have every letter that was typed; "males" is not "makes". */
const UNWRITTEN = 0.5;

function slipCost(word: string, candidate: string, allowed: number): number {
  const sameStart = word[0] === candidate[0];
  const swapped = word[0] === candidate[1] && word[1] === candidate[0];
  if (!sameStart && !swapped && word.length < LONG) return Infinity;
  const slips = editDistance(word, candidate, allowed);
  if (slips > allowed) return Infinity;
  if (word.length < 5 && candidate.length <= word.length && !isSwap(word, candidate)) return Infinity;
  return slips + (sameStart || swapped ? 0 : FIRST_LETTER);
}

/** In a word of four letters only a letter left out or two letters swapped is a slip; "cash" is not "case". */
const isSwap = (word: string, candidate: string): boolean => lettersInOrder(word) === lettersInOrder(candidate);

const lettersInOrder = (word: string): string => word.split('').toSorted().join('');

/** Letters added, left out, changed or swapped with their neighbour (Damerau, restricted); anything above `limit` is `limit + 1`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

/** The most used word that begins so. */
function completeWord(word: string, counts: ReadonlyMap<string, number>): string | null {
  if (word.length < SHORTEST_PREFIX) return null;
  let best: string | null = null;
  for (const [candidate, count] of counts) {
    if (count === 0 || !candidate.startsWith(word)) continue;
    const bestCount = best === null ? -1 : (counts.get(best) ?? 0);
    if (count > bestCount || (count === bestCount && best !== null && candidate < best)) best = candidate;
  }
  return best;
}
