/** Everything Unicode calls a format character: most of them cannot be seen, and some turn round or hide what stands beside them. */
const FORMAT_CHARACTERS = /\p{Cf}/gu;

/**
 * Format characters that words need: the joiners of emoji and scripts (U+200C, U+200D), the signs in front of Arabic and other numbers,
 * which are seen, and the letters of a flag such as England's.
 */
const NEEDED =
  /\u200C|\u200D|[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]|\u{1F3F4}[\u{E0020}-\u{E007F}]+/u;

const ALL_OR_FLAG = /\u{1F3F4}[\u{E0020}-\u{E007F}]+|\p{Cf}/gu;

/** Asks whether a text has characters that cannot be seen and can disguise it, joiners included. */
export function hasFormatCharacters(text: string): boolean {
  return text.search(FORMAT_CHARACTERS) >= 0;
}

/**
 * What somebody typed, or is called, without characters that turn round or hide others: marks, embeddings, overrides and isolates of
 * direction, zero-width spaces, tags. What emoji and scripts need stays. https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
export function withoutFormatting(text: string): string {
  return hasFormatCharacters(text) ? text.replaceAll(ALL_OR_FLAG, (found) => (NEEDED.test(found) ? found : '')) : text;
}
