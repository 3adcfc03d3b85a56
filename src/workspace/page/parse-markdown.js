/** @import { Inline, TextBlock } from './emphasis.js' */
import { parseMarkdownLine } from './parse-markdown-line.js';

/** The most a payload may carry in all its markdown blocks: https://docs.slack.dev/reference/block-kit/blocks/markdown-block */
const LONGEST_TEXT = 12_000;

const ITEM = /^( {0,16})(?:[-*+]|(\d{1,9})[.)]) (?:\[([ xX])\] )?/;

/**
 * Reads the standard Markdown of a `markdown` block: headings, paragraphs, lists, quotes, code, tables and rules.
 * @param {string} text
 * @returns {TextBlock[]}
 */
export function parseMarkdown(text) {
  /** @type {TextBlock[]} */
  const blocks = [];
  const lines = text.slice(0, LONGEST_TEXT).split('\n');
  for (let at = 0; at < lines.length;) at = readBlock(blocks, lines, at);
  return blocks;
}

/**
 * @param {TextBlock[]} blocks
 * @param {string[]} lines
 * @param {number} at
 * @returns {number} the line the next block begins at
 */
function readBlock(blocks, lines, at) {
  const line = lines[at] ?? '';
  if (line.trim() === '') return at + 1;
  if (line.startsWith('```')) return readFence(blocks, lines, at);
  if (isTable(lines, at)) return readTable(blocks, lines, at);
  if (ITEM.test(line)) return readList(blocks, lines, at);
  if (/^ {0,3}(?:(?:- ?){3,}|(?:\* ?){3,}|_{3,})$/.test(line)) blocks.push({ kind: 'rule' });
  else addWords(blocks, line, at > 0 && (lines[at - 1] ?? '').trim() !== '');
  return at + 1;
}

/**
 * @param {TextBlock[]} blocks
 * @param {string} line
 * @param {boolean} isContinued whether the line before it was not blank
 */
function addWords(blocks, line, isContinued) {
  const heading = /^(#{1,6}) +/.exec(line);
  if (heading !== null) {
    const parts = parseMarkdownLine(line.slice(heading[0].length).replace(/ #{1,6}$/, ''));
    blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, parts });
    return;
  }
  const quote = /^ {0,3}> ?/.exec(line)?.[0] ?? null;
  const kind = quote === null ? 'paragraph' : 'quote';
  const parts = parseMarkdownLine(line.slice(quote?.length ?? 0).trim());
  const last = blocks.at(-1);
  if (isContinued && last?.kind === kind) last.parts.push({ kind: 'break' }, ...parts);
  else blocks.push({ kind, parts });
}

/**
 * @param {TextBlock[]} blocks
 * @param {string[]} lines
 * @param {number} at
 */
function readFence(blocks, lines, at) {
  const close = lines.findIndex((line, index) => index > at && line.startsWith('```'));
  const end = close < 0 ? lines.length : close;
  blocks.push({ kind: 'pre', text: lines.slice(at + 1, end).join('\n') });
  return end + 1;
}

/**
 * @param {TextBlock[]} blocks
 * @param {string[]} lines
 * @param {number} at
 */
function readList(blocks, lines, at) {
  const isOrdered = ITEM.exec(lines[at] ?? '')?.[2] !== undefined;
  /** @type {{ indent: number, isDone: boolean | null, parts: Inline[] }[]} */
  const items = [];
  let next = at;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    const found = ITEM.exec(line);
    if (found === null || (found[2] !== undefined) !== isOrdered) break;
    const isDone = found[3] === undefined ? null : found[3] !== ' ';
    const indent = Math.floor((found[1] ?? '').length / 2);
    items.push({ indent, isDone, parts: parseMarkdownLine(line.slice(found[0].length)) });
  }
  blocks.push({ kind: 'list', isOrdered, items });
  return next;
}

/**
 * @param {string[]} lines
 * @param {number} at
 */
function isTable(lines, at) {
  const rule = (lines[at + 1] ?? '').trim();
  return (lines[at] ?? '').includes('|') && rule.includes('|') && rule.includes('-') && /^[|:\- ]+$/.test(rule);
}

/**
 * @param {TextBlock[]} blocks
 * @param {string[]} lines
 * @param {number} at
 */
function readTable(blocks, lines, at) {
  const rows = [readRow(lines[at] ?? '')];
  let next = at + 2;
  for (; next < lines.length && (lines[next] ?? '').includes('|'); next += 1) rows.push(readRow(lines[next] ?? ''));
  blocks.push({ kind: 'table', rows });
  return next;
}

/**
 * @param {string} line
 * @returns {Inline[][]}
 */
function readRow(line) {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split('|').map((cell) => parseMarkdownLine(cell.trim()));
}
