/** A short form and what it stands for, as written. */
export interface Acronym {
  readonly short: string;
  readonly long: string;
}

const IN_BRACKETS = /\(([A-Z][A-Za-z]{1,9})\)/g;
const SMALL_WORDS = new Set(['and', 'of', 'the', 'for', 'in', 'to', 'on']);
const WORDS_BEFORE = 120;

/** The acronyms a text itself explains: `National Offender Management Service (NOMS)`, in order, by their initials. */
export function findAcronyms(text: string): readonly Acronym[] {
  const found: Acronym[] = [];
  for (const match of text.matchAll(IN_BRACKETS)) {
    const short = match[1] ?? '';
    const long = longForm(text.slice(Math.max(0, match.index - WORDS_BEFORE), match.index), short.replace(/s$/, ''));
    if (long !== null) found.push({ short: short.replace(/s$/, ''), long });
  }
  return found;
}

/** The last words of `before` whose initials spell the acronym; small words between them are passed over. */
function longForm(before: string, short: string): string | null {
  const words = [...before.matchAll(/[\p{L}’'-]+/gu)];
  let rest = short.toLowerCase();
  for (const word of words.toReversed()) {
    const initials = word[0] === word[0].toUpperCase() ? word[0].toLowerCase() : word[0].charAt(0).toLowerCase();
    if (rest.endsWith(initials)) rest = rest.slice(0, -initials.length);
    else if (!SMALL_WORDS.has(word[0].toLowerCase())) return null;
    if (rest === '') return before.slice(word.index).trim();
  }
  return null;
}
