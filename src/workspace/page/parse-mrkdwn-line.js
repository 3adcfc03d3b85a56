/** @import { Inline, Emphasis } from './emphasis.js' */
import { EmphasisGatherer, isBoundary, isSolid } from './emphasis.js';

/** @type {ReadonlyMap<string, Emphasis>} */
const MARKS = new Map([
  ['*', 'bold'],
  ['_', 'italic'],
  ['~', 'strike'],
]);

/**
 * Reads one line of Slack's markup; emphasis does not reach over the end of a line.
 * @param {string} line
 * @returns {Inline[]}
 */
export function parseLine(line) {
  const gatherer = new EmphasisGatherer();
  const closes = pairAngles(line);
  let at = 0;
  while (at < line.length) {
    const next = readPiece({ line, at, close: closes.get(at) }, gatherer);
    if (next > at) {
      at = next;
    } else {
      gatherer.addText(line.charAt(at));
      at += 1;
    }
  }
  return gatherer.end();
}

/**
 * Every `<` with its `>`, where no other `<` comes between: found in one pass.
 * @param {string} line
 * @returns {Map<number, number>}
 */
function pairAngles(line) {
  const pairs = new Map();
  let open = -1;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '<') open = at;
    else if (line[at] === '>' && open >= 0) {
      pairs.set(open, at);
      open = -1;
    }
  }
  return pairs;
}

/**
 * Reads one piece; where none begins, says so by giving back the same place.
 * @param {{ line: string, at: number, close: number | undefined }} place
 * @param {EmphasisGatherer} gatherer
 * @returns {number} where the next piece begins
 */
function readPiece({ line, at, close }, gatherer) {
  const character = line.charAt(at);
  const mark = MARKS.get(character);
  if (mark !== undefined) return readMark({ line, at, mark }, gatherer);
  switch (character) {
    case '`':
      return readCode(line, at, gatherer);
    case '<':
      return close === undefined ? at : readAngle({ line, at, close }, gatherer);
    case '&':
      return readEntity(line, at, gatherer);
    case ':':
      return readEmoji(line, at, gatherer);
    case 'h':
      return isBoundary(line[at - 1]) ? readAddress(line, at, gatherer) : at;
    default:
      return readPlain(line, at, gatherer);
  }
}

/**
 * @param {{ line: string, at: number, mark: Emphasis }} place
 * @param {EmphasisGatherer} gatherer
 */
function readMark({ line, at, mark }, gatherer) {
  const [before, after] = [line[at - 1], line[at + 1]];
  gatherer.mark(mark, line.charAt(at), {
    canOpen: isBoundary(before) && isSolid(after),
    canClose: isSolid(before) && isBoundary(after),
  });
  return at + 1;
}

/**
 * @param {string} line
 * @param {number} at
 * @param {EmphasisGatherer} gatherer
 */
function readCode(line, at, gatherer) {
  const close = line.indexOf('`', at + 1);
  if (close <= at + 1) return at;
  gatherer.add({ kind: 'code', text: decodeEntities(line.slice(at + 1, close)) });
  return close + 1;
}

/**
 * @param {{ line: string, at: number, close: number }} place
 * @param {EmphasisGatherer} gatherer
 */
function readAngle({ line, at, close }, gatherer) {
  const part = readReference(line.slice(at + 1, close));
  if (part === null) return at;
  gatherer.add(part);
  return close + 1;
}

/**
 * What stands between `<` and `>`.
 * @param {string} inner
 * @returns {Inline | null}
 */
function readReference(inner) {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? null : decodeEntities(inner.slice(bar + 1));
  if (/^@[A-Z0-9_]+$/.test(target)) return { kind: 'user', id: target.slice(1), label };
  if (/^!subteam\^[A-Z0-9_]+$/.test(target))
    return { kind: 'user', id: target.slice(9), label: label?.slice(1) ?? null };
  if (/^#[A-Z0-9_]+$/.test(target)) return { kind: 'channel', id: target.slice(1), label };
  if (target.startsWith('!date^')) return readDate(target, label ?? '');
  if (target.startsWith('!')) return { kind: 'broadcast', text: label ?? `@${target.slice(1)}` };
  if (!/^[a-z][a-z0-9+.-]{1,20}:/i.test(target)) return null;
  const url = decodeEntities(target);
  return { kind: 'link', url, parts: [{ kind: 'text', text: label ?? url }] };
}

/**
 * @param {string} target `!date^1425891600^{date_long}^https://…`
 * @param {string} fallback
 * @returns {Inline}
 */
function readDate(target, fallback) {
  const [, seconds = '', format = '', url = null] = target.split('^');
  return {
    kind: 'date',
    seconds: Number(seconds || 'NaN'),
    format: decodeEntities(format),
    url: url === null ? null : decodeEntities(url),
    fallback,
  };
}

/**
 * @param {string} line
 * @param {number} at
 * @param {EmphasisGatherer} gatherer
 */
function readEntity(line, at, gatherer) {
  const entity = ['&amp;', '&lt;', '&gt;'].find((each) => line.startsWith(each, at));
  if (entity === undefined) return at;
  gatherer.addText(decodeEntities(entity));
  return at + entity.length;
}

/**
 * @param {string} line
 * @param {number} at
 * @param {EmphasisGatherer} gatherer
 */
function readEmoji(line, at, gatherer) {
  const name = matchAt(/:([a-z+-][a-z0-9_+-]{0,49}):/y, line, at)?.[1];
  if (name === undefined || !isBoundary(line[at - 1])) return at;
  gatherer.add({ kind: 'emoji', name });
  return at + name.length + 2;
}

/**
 * @param {string} line
 * @param {number} at
 * @param {EmphasisGatherer} gatherer
 */
function readAddress(line, at, gatherer) {
  const found = matchAt(/https?:\/\/[^\s<>|`]+/y, line, at)?.[0] ?? '';
  let end = found.length;
  while (end > 0 && '.,;:!?)\'"*_~'.includes(found.charAt(end - 1))) end -= 1;
  if (end === 0) return at;
  const url = decodeEntities(found.slice(0, end));
  gatherer.add({ kind: 'link', url, parts: [{ kind: 'text', text: url }] });
  return at + end;
}

/**
 * @param {string} line
 * @param {number} at
 * @param {EmphasisGatherer} gatherer
 */
function readPlain(line, at, gatherer) {
  const run = matchAt(/[^*_~`<&:h]+/y, line, at)?.[0] ?? '';
  gatherer.addText(run);
  return at + run.length;
}

/**
 * @param {RegExp} sticky
 * @param {string} line
 * @param {number} at
 */
function matchAt(sticky, line, at) {
  sticky.lastIndex = at;
  return sticky.exec(line);
}

/**
 * Slack's three entities, each decoded once: `&amp;lt;` is the text `&lt;`.
 * @param {string} text
 * @returns {string}
 */
export function decodeEntities(text) {
  return text.replace(/&(amp|lt|gt);/g, (_, name) => (name === 'amp' ? '&' : name === 'lt' ? '<' : '>'));
}
