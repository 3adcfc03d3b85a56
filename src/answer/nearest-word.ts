/** Letters of the shortest word whose slips are put right by comparing it with every known word. */
const SHORTEST_TYPO = 4;

/** Words that may be meant, by their length. */
export type Candidates = ReadonlyMap<number, CandidateList>;

/** Words of one length. */
interface CandidateList {
  readonly words: readonly string[];
  /** How often the register has each; 0: never. */
  readonly counts: readonly number[];
  /** The letters of each as bits: words that differ in many letters need not be compared. Side by side, since most are looked at and passed over. */
  readonly letters: Int32Array;
}

/** Prepares words, with their counts, for being compared. */
export function createCandidates(counted: readonly (readonly [word: string, count: number])[]): Candidates {
  const byLength = Map.groupBy(counted, ([word]) => word.length);
  return new Map([...byLength].map(([length, same]) => [length, toList(same)]));
}

function toList(same: readonly (readonly [word: string, count: number])[]): CandidateList {
  return {
    words: same.map(([word]) => word),
    counts: same.map(([, count]) => count),
    letters: Int32Array.from(same, ([word]) => lettersOf(word)),
  };
}

/** A bit for each letter from a to z that the word has; other letters share the bits. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) % 26);
  return letters;
}

/** https://graphics.stanford.edu/~seander/bithacks.html#CountBitsSetParallel */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many slips a word of this length may have. */
const slipsAllowed = (length: number): number => (length < 8 ? 1 : length < 12 ? 2 : 3);

/** The known word that a mistyped one is nearest to, with the fewest slips; null where none is near. */
export function nearestWord(word: string, candidates: Candidates): string | null {
  if (word.length < SHORTEST_TYPO) return null;
  const typed: Typed = { word, letters: lettersOf(word), allowed: slipsAllowed(word.length) };
  let best: Nearest = { word: null, cost: typed.allowed + 0.99 };
  for (let length = word.length - typed.allowed; length <= word.length + typed.allowed; length++) {
    const list = candidates.get(length);
    if (list) best = nearestOf(list, typed, { best, longer: Math.abs(length - word.length) });
  }
  return best.word;
}

interface Typed {
  readonly word: string;
  readonly letters: number;
  /** Slips. */
  readonly allowed: number;
}

interface Nearest {
  readonly word: string | null;
  readonly cost: number;
}

/** The nearest of the words of one length; of two as near the first of the alphabet. `apart` letters and another length need so many slips at least. */
function nearestOf(
  { words, counts, letters }: CandidateList,
  { word, letters: own, allowed }: Typed,
  { best, longer }: { readonly best: Nearest; readonly longer: number },
): Nearest {
  let nearest = best;
  for (let at = 0; at < letters.length; at++) {
    const apart = countBits((letters[at] ?? 0) ^ own);
    // A letter added or left out changes one bit, a letter for another two.
    const slips = Math.max(longer, Math.ceil((apart + longer) / 2));
    if (slips > allowed) continue;
    const candidate = words[at] ?? '';
    const count = counts[at] ?? 0;
    if (!mayBegin(word, candidate) || (count === 0 && (own & ~(letters[at] ?? 0)) !== 0)) continue;
    const use = count === 0 ? UNWRITTEN : -Math.min(count, 50) / 1000;
    if (slips + apart * OTHER_LETTER + use > nearest.cost) continue;
    const cost = slipCost(word, candidate, allowed) + apart * OTHER_LETTER + use;
    if (cost < nearest.cost || (cost === nearest.cost && nearest.word !== null && candidate < nearest.word))
      nearest = { word: candidate, cost };
  }
  return nearest;
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
  const slips = editDistance(word, candidate, allowed);
  if (slips > allowed) return Infinity;
  if (word.length < 5 && candidate.length <= word.length && !isSwap(word, candidate)) return Infinity;
  return slips + (beginsAlike(word, candidate) ? 0 : FIRST_LETTER);
}

const mayBegin = (word: string, candidate: string): boolean => word.length >= LONG || beginsAlike(word, candidate);

/** With the same letter, or with the first two swapped. */
const beginsAlike = (word: string, candidate: string): boolean =>
  word[0] === candidate[0] || (word[0] === candidate[1] && word[1] === candidate[0]);

/** In a word of four letters only a letter left out or two letters swapped is a slip; "cash" is not "case". */
const isSwap = (word: string, candidate: string): boolean => lettersInOrder(word) === lettersInOrder(candidate);

const lettersInOrder = (word: string): string => word.split('').toSorted().join('');

/**
 * Letters added, left out, changed or swapped with their neighbour (Damerau, restricted); anything above `limit` is `limit + 1`.
 * Only the middle of the table is worked out: what is further from it than the limit has more slips than that.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const over = limit + 1;
  let [beforeLast, last, row] = ROWS;
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const [from, to] = [Math.max(1, i - limit), Math.min(b.length, i + limit)];
    let least = from === 1 ? i : over;
    row[from - 1] = least;
    for (let j = from; j <= to; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    row[to + 1] = over;
    if (least > limit) return over;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(last[b.length] ?? over, over);
}

/** Used by every comparison: a question's unknown word is compared with hundreds of known ones. */
const ROWS: readonly [number[], number[], number[]] = [[], [], []];
