/** @import { Inline, Emphasis } from './emphasis.js' */
import { EmphasisGatherer, isBoundary, isSolid } from './emphasis.js';

/** Longest first, so that `**` is not read as two `*`. */
const MARKS = /** @type {const} */ ([
  ['**', 'bold'],
  ['__', 'bold'],
  ['~~', 'strike'],
  ['*', 'italic'],
  ['_', 'italic'],
]);

/** Labels and addresses of links are looked for no farther than this, in characters, so that the time stays linear. */
const LONGEST_LINK = 1_000;

/**
 * Reads one line of standard Markdown.
 * @param {string} line
 * @returns {Inline[]}
 */
export function parseMarkdownLine(line) {
  const gatherer = new EmphasisGatherer();
  for (let at = 0; at < line.length;) at = readPiece(line, at, gatherer);
  return gatherer.end();
}

/**
 * @param {string} line
 * @param {number} at
 * @param {EmphasisGatherer} gatherer
 * @returns {number} where the next piece begins
 */
function readPiece(line, at, gatherer) {
  const character = line.charAt(at);
  const mark = MARKS.find(([literal]) => line.startsWith(literal, at));
  if (mark !== undefined) return readMark({ line, at, literal: mark[0], kind: mark[1] }, gatherer);
  if (character === '\\' && isBoundary(line[at + 1]) && at + 1 < line.length) {
    gatherer.addText(line.charAt(at + 1));
    return at + 2;
  }
  const part =
    character === '`' ? readCode(line, at) : character === '[' || character === '!' ? readLink(line, at) : null;
  if (part !== null) {
    gatherer.add(part.inline);
    return part.end;
  }
  gatherer.addText(character);
  return at + 1;
}

/**
 * @param {{ line: string, at: number, literal: string, kind: Emphasis }} place
 * @param {EmphasisGatherer} gatherer
 */
function readMark({ line, at, literal, kind }, gatherer) {
  const [before, after] = [line[at - 1], line[at + literal.length]];
  const isLoose = literal.startsWith('_');
  gatherer.mark(kind, literal, {
    canOpen: isSolid(after) && (!isLoose || isBoundary(before)),
    canClose: isSolid(before) && (!isLoose || isBoundary(after)),
  });
  return at + literal.length;
}

/**
 * @param {string} line
 * @param {number} at
 * @returns {{ inline: Inline, end: number } | null}
 */
function readCode(line, at) {
  const close = line.indexOf('`', at + 1);
  if (close <= at + 1) return null;
  return { inline: { kind: 'code', text: line.slice(at + 1, close) }, end: close + 1 };
}

/**
 * `[label](address)`; a picture, `![label](address)`, is shown as a link, as Slack does.
 * @param {string} line
 * @param {number} at
 * @returns {{ inline: Inline, end: number } | null}
 */
function readLink(line, at) {
  const start = line.charAt(at) === '!' ? at + 1 : at;
  if (line.charAt(start) !== '[') return null;
  const near = line.slice(start, start + LONGEST_LINK);
  const middle = near.indexOf('](');
  const close = middle < 0 ? -1 : near.indexOf(')', middle);
  if (close < 0) return null;
  const url = near.slice(middle + 2, close).trim();
  return {
    inline: { kind: 'link', url, parts: [{ kind: 'text', text: near.slice(1, middle) }] },
    end: start + close + 1,
  };
}
