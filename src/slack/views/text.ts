import type { PlainTextElement } from '@slack/types';

/** Slack's longest `text`: beyond about 4,040 characters a message is split into several. */
export const MOST_TEXT = 4_000;

const MARKUP = /[&<>]/;

/**
 * Plain words with one space between them: nearly every label, and one line already. Beside ASCII, the letters of Europe, dashes and
 * quotation marks: among all these is no white space, control character or mark that turns words round.
 */
const PLAIN_WORDS = /^[!-~\u00A1-\u024F\u2010-\u2027]+(?: [!-~\u00A1-\u024F\u2010-\u2027]+)*$/;

/** Escapes the three characters that Slack's markup gives a meaning; done once, on the way out. https://docs.slack.dev/messaging/formatting-message-text */
export function escapeMarkup(text: string): string {
  // Few texts have one of them: looking once is quicker than replacing three times.
  return MARKUP.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
}

/**
 * Text on one line: control characters and runs of white space become one space, halves of surrogate pairs are replaced, and what
 * would turn round words that stand after it is left out.
 */
export function onOneLine(text: string): string {
  if (PLAIN_WORDS.test(text)) return text;
  return withoutOpenTurns(text.toWellFormed())
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

const TURNS = /[\u202A-\u202E\u2066-\u2069]/;
const EMBEDDINGS = /[\u202A-\u202E]/g;
const ISOLATES = /[\u2066-\u2069]/g;

/** Without embeddings and overrides, and with isolates only where each is closed: what stands after it then keeps its direction. */
function withoutOpenTurns(text: string): string {
  if (!TURNS.test(text)) return text;
  const left = text.replaceAll(EMBEDDINGS, '');
  let open = 0;
  for (const [mark] of left.matchAll(ISOLATES)) {
    open += mark === '\u2069' ? -1 : 1;
    if (open < 0) break;
  }
  return open === 0 ? left : left.replaceAll(ISOLATES, '');
}

/** Letters that run from right to left, and the marks of direction. https://www.unicode.org/reports/tr9/#Table_Bidirectional_Character_Types */
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Words of others to stand among our own: isolated where they may run from right to left, so that ours keep their order; otherwise as they are. */
export function isolate(text: string): string {
  return mayRunLeft(text) ? `\u2068${withoutDirection(text)}\u2069` : text;
}

/** Asks whether words may run from right to left. */
export function mayRunLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** Asks whether words are shown as they are everywhere: nothing to escape, no line break, and none that may run from right to left. */
export function areShownAsTheyAre(text: string): boolean {
  return text === '' || (PLAIN_WORDS.test(text) && !MARKUP.test(text));
}

/** Text without marks of direction. */
export function withoutDirection(text: string): string {
  return text.replaceAll(DIRECTION_MARKS, '');
}

/**
 * Text of at most `limit` UTF-16 units; what is too long ends at the last word that fits, with an ellipsis.
 * A word longer than three quarters of the limit is cut inside, never inside a surrogate pair.
 */
export function clip(text: string, limit: number): string {
  return text.length <= limit ? text : cutAfter(text, limit - 1);
}

/** The first so many UTF-16 units of a text, to their last whole word, with an ellipsis. */
function cutAfter(text: string, units: number): string {
  const room = text.slice(0, Math.max(0, units));
  const lastSpace = lastSpaceOf(room);
  const kept = lastSpace > (units + 1) / 4 ? room.slice(0, lastSpace) : room;
  return `${withoutHalfPair(kept).trimEnd()}…`;
}

const SPACE = /\s/;

/** Where the last white space stands; -1: there is none. Sought from the end: from the start, each space would be tried. */
function lastSpaceOf(text: string): number {
  let at = text.length - 1;
  while (at >= 0 && !SPACE.test(text.charAt(at))) at -= 1;
  return at;
}

/** Each character grows to at most five: `&amp;`. */
const LONGEST_ESCAPE = 5;

/** Clips text as `clip` does, so that it is at most `limit` long once escaped. */
export function clipEscaped(text: string, limit: number): string {
  if (text.length * LONGEST_ESCAPE <= limit) return text;
  if (text.length <= limit && escapeMarkup(text).length <= limit) return text;
  return cutAfter(text, unitsWithin(text, limit - 1));
}

/** How many of a text's first UTF-16 units are at most `limit` long once escaped. */
function unitsWithin(text: string, limit: number): number {
  let length = 0;
  for (let units = 0; units < text.length; units += 1) {
    length += escapeMarkup(text.charAt(units)).length;
    if (length > limit) return units;
  }
  return text.length;
}

function withoutHalfPair(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd8_00 && last <= 0xdb_ff ? text.slice(0, -1) : text;
}

/** Plain text for a header, a button or a label: on one line, bounded, never parsed, never empty (Slack refuses that). */
export function plainText(text: string, limit: number): PlainTextElement {
  return { type: 'plain_text', text: clip(onOneLine(text), limit) || '–', emoji: false };
}

/** A count with its noun: `1 statement`, `12 statements`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  const digits = count < 1_000 ? String(count) : count.toLocaleString('en-GB');
  return `${digits} ${count === 1 ? noun : plural}`;
}

/** A list in words: `a, b and c`. */
export function inWords(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;
}
