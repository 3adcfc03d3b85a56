/** A word of a text: where it stands and what it is searched as. */
export interface Token {
  /** In lower case, apostrophes and possessives gone: `gov.uk`, `100000`, `35%`, `arent`. `IT` keeps its capitals: "it" is another word. */
  readonly word: string;
  /** The pieces of a compound, each with its own place: `gov` and `uk` of `GOV.UK`; empty for a plain word. */
  readonly parts: readonly Token[];
  /** UTF-16 offsets into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** A word with its inner points, commas, hyphens and apostrophes: GOV.UK, 100,000, G-Cloud, 4.5, MOJ’s, 35%. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:[.,’'ʼ&\-‐‑_@][\p{L}\p{M}\p{N}]+)*%?/gu;
const PART = /[\p{L}\p{M}]+|\p{N}+(?:[.,]\p{N}+)*/gu;
const COMPOUND = /[.,&\-‐‑_@%]|\d\p{L}|\p{L}\d/u;
/** What most words are: they have no parts, and nothing to be taken out. */
const PLAIN = /^[A-Za-z]+$/;
const NO_PARTS: readonly Token[] = [];
const LONGEST_WORD = 60;

/** Splits a text into its words, in order. Linear in the text's length. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  WORD.lastIndex = 0;
  for (let found = WORD.exec(text); found !== null; found = WORD.exec(text))
    if (found[0].length <= LONGEST_WORD) tokens.push(readWord(found[0], found.index));
  return tokens;
}

function readWord(raw: string, start: number): Token {
  if (PLAIN.test(raw)) {
    const word = raw === 'IT' ? raw : raw.toLowerCase();
    return { word, parts: NO_PARTS, start, end: start + raw.length };
  }
  const word = normaliseWord(raw);
  return { word, parts: COMPOUND.test(raw) ? readParts(raw, word, start) : [], start, end: start + raw.length };
}

function readParts(raw: string, whole: string, start: number): readonly Token[] {
  const parts = [...raw.replace(/[’'ʼ]s?$/, '').matchAll(PART)].map((found): Token => {
    const from = start + found.index;
    return { word: normaliseWord(found[0]), parts: [], start: from, end: from + found[0].length };
  });
  return parts.length === 1 && parts[0]?.word === whole ? [] : parts;
}

/** The searched form of one written word. */
function normaliseWord(raw: string): string {
  const plain = raw
    .replace(/[’'ʼ][sS]$/, '')
    .replace(/[’'ʼ]/g, '')
    .replace(/[‐‑]/g, '-')
    .replace(/(?<=\d),(?=\d{3})/g, '');
  return plain === 'IT' ? plain : plain.normalize('NFKC').toLowerCase();
}
