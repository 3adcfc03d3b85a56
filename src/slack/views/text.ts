import type { PlainTextElement } from '@slack/types';

/** Slack's longest `text`: beyond about 4,040 characters a message is split into several. */
export const MOST_TEXT = 4_000;

const MARKUP = /[&<>]/;

/** Plain words with one space between them: nearly every label, and one line already. */
const PLAIN_WORDS = /^[!-~]+(?: [!-~]+)*$/;

/** Escapes the three characters that Slack's markup gives a meaning; done once, on the way out. https://docs.slack.dev/messaging/formatting-message-text */
export function escapeMarkup(text: string): string {
  // Few texts have one of them: looking once is quicker than replacing three times.
  return MARKUP.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
}

/** Text on one line: control characters and runs of white space become one space, halves of surrogate pairs are replaced. */
export function onOneLine(text: string): string {
  if (PLAIN_WORDS.test(text)) return text;
  return text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/**
 * Text of at most `limit` UTF-16 units; what is too long ends at the last word that fits, with an ellipsis.
 * A word longer than three quarters of the limit is cut inside, never inside a surrogate pair.
 */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = text.slice(0, Math.max(0, limit - 1));
  const lastSpace = room.search(/\s\S*$/u);
  const kept = lastSpace > limit / 4 ? room.slice(0, lastSpace) : room;
  return `${withoutHalfPair(kept).trimEnd()}…`;
}

/** Clips text so that it is at most `limit` long once escaped: each character grows to at most five. */
export function clipEscaped(text: string, limit: number): string {
  const clipped = clip(text, limit);
  return escapeMarkup(clipped).length <= limit ? clipped : clip(clipped, Math.floor(limit / 5));
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
  return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : plural}`;
}

/** A list in words: `a, b and c`. */
export function inWords(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;
}
