/** @import { Inline, TextBlock } from './emphasis.js' */
import { decodeEntities, parseLine } from './parse-mrkdwn-line.js';

/** More than Slack's own 40,000 characters: the rest of a longer text is left out, visibly. */
const LONGEST_TEXT = 100_000;

const FENCE = '```';

/**
 * Reads Slack's own markup, https://docs.slack.dev/messaging/formatting-message-text. Whatever is not markup is text; the
 * time is linear in the length.
 * @param {string} text as a payload carries it, with `&amp;` `&lt;` `&gt;` escaped
 * @returns {TextBlock[]}
 */
export function parseMrkdwn(text) {
  const source = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)} …` : text;
  /** @type {TextBlock[]} */
  const blocks = [];
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf(FENCE, at);
    const close = open < 0 ? -1 : source.indexOf(FENCE, open + FENCE.length);
    if (close < 0) break;
    addLines(blocks, source.slice(at, open));
    addPreformatted(blocks, source.slice(open + FENCE.length, close));
    at = close + FENCE.length;
    if (source[at] === '\n') at += 1;
  }
  addLines(blocks, source.slice(at));
  return blocks;
}

/**
 * @param {TextBlock[]} blocks
 * @param {string} inner
 */
function addPreformatted(blocks, inner) {
  blocks.push({ kind: 'pre', text: decodeEntities(inner.replace(/^\n/, '').replace(/\n$/, '')) });
}

/**
 * @param {TextBlock[]} blocks
 * @param {string} text
 */
function addLines(blocks, text) {
  if (text === '') return;
  const lines = text.endsWith('\n') ? text.slice(0, -1).split('\n') : text.split('\n');
  let isQuoteToEnd = false;
  for (const line of lines) {
    const quote = /^(?:&gt;|>){1,3} ?/.exec(line)?.[0] ?? null;
    if (quote !== null && quote.replaceAll('&gt;', '>').startsWith('>>>')) isQuoteToEnd = true;
    const kind = isQuoteToEnd || quote !== null ? 'quote' : 'paragraph';
    addLine(blocks, kind, parseLine(line.slice(quote?.length ?? 0)));
  }
}

/**
 * @param {TextBlock[]} blocks
 * @param {'quote' | 'paragraph'} kind
 * @param {Inline[]} parts
 */
function addLine(blocks, kind, parts) {
  const last = blocks.at(-1);
  if (last?.kind === kind) {
    last.parts.push({ kind: 'break' });
    for (const part of parts) last.parts.push(part);
  } else {
    blocks.push({ kind, parts });
  }
}
