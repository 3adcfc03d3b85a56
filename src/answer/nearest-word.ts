/** Letters of the shortest word whose slips are put right by comparing it with every known word. */
const SHORTEST_TYPO = 4;

/** A word that may be meant, and its letters as bits: words that differ in many letters need not be compared. */
export interface Candidate {
  readonly word: string;
  readonly letters: number;
}

/** Prepares a word for comparing. */
export const toCandidate = (word: string): Candidate => ({ word, letters: lettersOf(word) });

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

/** The known word that a mistyped one is nearest to, with the fewest slips; null where none is near. */
export function nearestWord(
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
      if (apart > 2 * allowed || !mayBegin(word, candidate)) continue;
      const count = countOf(candidate);
      if (count === 0 && (own & ~letters) !== 0) continue;
      const cost =
        slipCost(word, candidate, allowed) +
        apart * OTHER_LETTER +
        (count === 0 ? UNWRITTEN : -Math.min(count, 50) / 1000);
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

/** Letters added, left out, changed or swapped with their neighbour (Damerau, restricted); anything above `limit` is `limit + 1`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [beforeLast, last, row] = ROWS;
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[b.length] ?? limit + 1;
}

/** Used by every comparison: a question's unknown word is compared with hundreds of known ones. */
const ROWS: readonly [number[], number[], number[]] = [[], [], []];
