/** A piece of a text: UTF-16 offsets, `end` exclusive. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Abbreviations that are followed by the rest of their sentence, whatever its first letter. */
const NEVER_LAST = new Set(
  'eg e.g ie i.e cf viz vs mr mrs ms mx dr prof rev st hon rt sgt capt col gen approx esp incl fig figs para paras sec ch vol ed eds pp'.split(
    ' ',
  ),
);

/** Abbreviations that are followed by a number. */
const BEFORE_NUMBER = new Set('no nos p s ss art reg regs cl r'.split(' '));

/** Words that begin sentences and no surname. */
const STARTERS = new Set(
  'It The This That These Those We They In By For As At On If When A An Our Its Their There All MOJ'.split(' '),
);

/**
 * Splits a paragraph into its sentences: pieces without the blank space around them, in order, that leave out nothing else.
 * A full stop after an abbreviation (`eg.`), an initial, or inside brackets ends nothing; where the next word has a small
 * letter the sentence goes on. Linear in the length: it looks at the end of each word, never back over the text.
 */
export function splitSentences(text: string): readonly Piece[] {
  const depth = bracketDepths(text);
  const pieces: Piece[] = [];
  let start = -1;
  let candidate: Candidate | null = null;
  let end = 0;
  let before = '';
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    if (candidate !== null && endsSentence(candidate, word)) {
      pieces.push({ start, end });
      start = index;
    }
    if (start < 0) start = index;
    end = index + word.length;
    candidate = depth[end] === 0 ? { word, before, opens: /[([]/.test(text.charAt(start)) } : null;
    before = word;
  }
  if (start >= 0) pieces.push({ start, end });
  return pieces;
}

/** A word at whose end a sentence may be over. */
interface Candidate {
  readonly word: string;
  /** The word before it, or empty. */
  readonly before: string;
  /** Whether the sentence begins with a bracket. */
  readonly opens: boolean;
}

function endsSentence({ word, before, opens }: Candidate, next: string): boolean {
  if (!/^[‘“"'([]*[\p{Lu}\p{N}£€$]/u.test(next.slice(0, 8))) return false;
  const stem = trimEnd(word, /[’”"')\]]/);
  const bare = trimEnd(stem, /[.!?…]/);
  if (bare.length === stem.length) return false;
  // `(money claims, etc.) MOJ` goes on; `(See below.) MOJ` is over.
  if (/[)\]]/.test(word.slice(stem.length))) return opens;
  if (word.slice(bare.length) !== '.') return true;
  const abbreviation = bare.replace(/^[‘“"'([]+/, '').toLowerCase();
  if (NEVER_LAST.has(abbreviation)) return false;
  if (/^\p{N}/u.test(next)) return !BEFORE_NUMBER.has(abbreviation);
  // An initial stands in a name: `Matthew J. Coats`, `J. Smith`; `band A. It …` is over.
  const isInitial = /^\p{Lu}$/u.test(bare) && (before === '' || /^\p{Lu}/u.test(before));
  return !isInitial || STARTERS.has(next);
}

/** Takes characters of a class off the end. */
function trimEnd(word: string, chars: RegExp): string {
  let end = word.length;
  while (end > 0 && chars.test(word.charAt(end - 1))) end -= 1;
  return word.slice(0, end);
}

/** How many brackets are open before each character; brackets without a partner do not count. */
function bracketDepths(text: string): Uint32Array {
  const depths = new Uint32Array(text.length + 1);
  const open: number[] = [];
  const steps = new Map<number, number>();
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '(' || char === '[') open.push(at);
    if (char !== ')' && char !== ']') continue;
    const from = open.pop();
    if (from === undefined) continue;
    steps.set(from, 1);
    steps.set(at, -1);
  }
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    depths[at] = depth;
    depth += steps.get(at) ?? 0;
  }
  depths[text.length] = depth;
  return depths;
}
