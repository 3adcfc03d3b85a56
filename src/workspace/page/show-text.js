/** @import { Inline, TextBlock } from './emphasis.js' */
import { emojiNamed } from './emoji.js';
import { slackDate } from './format-date.js';
import { make, hidden } from './make-element.js';
import { parseMrkdwn } from './parse-mrkdwn.js';

/** @type {Readonly<Record<'bold' | 'italic' | 'strike', 'strong' | 'em' | 's'>>} */
const EMPHASIS_TAGS = { bold: 'strong', italic: 'em', strike: 's' };

/**
 * Shows a text object, or a message's `text`.
 * @param {{ type: string, text: string }} text
 * @param {Reader} reader
 * @returns {Node[]}
 */
export function showText(text, reader) {
  if (text.type !== 'mrkdwn') return showPlain(text.text);
  return parseMrkdwn(text.text).map((block) => showTextBlock(block, reader));
}

/**
 * Plain text: its lines, and its emoji names.
 * @param {string} text
 * @returns {Node[]}
 */
export function showPlain(text) {
  const words = text.replace(/:([a-z+-][a-z0-9_+-]{0,49}):/g, (_, name) => emojiNamed(name));
  return words.split('\n').flatMap((line, index) => (index === 0 ? [new Text(line)] : [make('br'), new Text(line)]));
}

/**
 * @param {TextBlock} block
 * @param {Reader} reader
 * @param {number} [topLevel] the level a first heading gets
 * @returns {Node}
 */
export function showTextBlock(block, reader, topLevel = 4) {
  switch (block.kind) {
    case 'paragraph':
      return make('p', {}, showInline(block.parts, reader));
    case 'quote':
      return make('blockquote', {}, showInline(block.parts, reader));
    case 'pre':
      return make('pre', { tabindex: 0 }, block.text);
    case 'heading':
      return make(headingTag(topLevel + block.level - 1), {}, showInline(block.parts, reader));
    case 'list':
      return showList(block, reader);
    case 'table':
      return showRows(block.rows.map((row) => row.map((cell) => showInline(cell, reader))));
    case 'rule':
    default:
      return make('hr');
  }
}

/**
 * @param {number} level
 * @returns {'h2' | 'h3' | 'h4' | 'h5' | 'h6'}
 */
export function headingTag(level) {
  return /** @type {const} */ (['h2', 'h3', 'h4', 'h5', 'h6'])[Math.min(Math.max(level, 2), 6) - 2] ?? 'h6';
}

/**
 * @param {Extract<TextBlock, { kind: 'list' }>} list
 * @param {Reader} reader
 */
function showList(list, reader) {
  const items = list.items.map(({ indent, isDone, parts }) =>
    make(
      'li',
      { class: `indent-${Math.min(indent, 8)}` },
      isDone === null ? null : isDone ? '☑ ' : '☐ ',
      showInline(parts, reader),
    ),
  );
  return make(list.isOrdered ? 'ol' : 'ul', {}, items);
}

/**
 * @param {Node[][][]} rows the first is the header
 */
function showRows(rows) {
  const [head = [], ...body] = rows;
  return make(
    'div',
    { class: 'table-frame', tabindex: 0, role: 'region', 'aria-label': 'Table' },
    make(
      'table',
      {},
      make(
        'thead',
        {},
        make(
          'tr',
          {},
          head.map((cell) => make('th', { scope: 'col' }, cell)),
        ),
      ),
      make(
        'tbody',
        {},
        body.map((row) =>
          make(
            'tr',
            {},
            row.map((cell) => make('td', {}, cell)),
          ),
        ),
      ),
    ),
  );
}

/**
 * @param {readonly Inline[]} parts
 * @param {Reader} reader
 * @returns {Node[]}
 */
export function showInline(parts, reader) {
  return parts.map((part) => showPart(part, reader));
}

/**
 * @param {Inline} part
 * @param {Reader} reader
 * @returns {Node}
 */
function showPart(part, reader) {
  switch (part.kind) {
    case 'text':
      return new Text(part.text);
    case 'break':
      return make('br');
    case 'bold':
    case 'italic':
    case 'strike':
      return make(EMPHASIS_TAGS[part.kind], {}, showInline(part.parts, reader));
    case 'code':
      return make('code', {}, part.text);
    case 'link':
      return showLink(part.url, showInline(part.parts, reader));
    case 'user':
      return showUser(part.id, part.label, reader);
    case 'channel':
      return showChannel(part.id, part.label, reader);
    case 'broadcast':
      return make('span', { class: 'mention' }, part.text);
    case 'date':
      return showDate(part, reader);
    case 'emoji':
    default:
      return new Text(emojiNamed(part.name));
  }
}

/**
 * A link a person may follow, in a new tab that knows nothing of this one. Only the web and mail: any other address is
 * shown as text.
 * @param {string} url
 * @param {Node[]} label
 * @returns {Node}
 */
export function showLink(url, label) {
  if (!isFollowable(url)) return make('span', { title: 'Not a web address: not made a link' }, label, ` (${url})`);
  return make('a', linkAttributes(url), label, hidden(' (opens in a new tab)'));
}

/** @param {string} url */
export function linkAttributes(url) {
  return { href: url, target: '_blank', rel: 'noopener noreferrer' };
}

/** @param {string} url */
export function isFollowable(url) {
  const protocol = URL.parse(url)?.protocol ?? '';
  return ['http:', 'https:', 'mailto:'].includes(protocol);
}

/**
 * @param {string} id
 * @param {string | null} label
 * @param {Reader} reader
 */
export function showUser(id, label, reader) {
  return make('span', { class: 'mention' }, `@${reader.userName(id) ?? label ?? id}`);
}

/**
 * @param {string} id
 * @param {string | null} label
 * @param {Reader} reader
 */
export function showChannel(id, label, reader) {
  const name = reader.channelName(id);
  const { showChannel: show } = reader;
  const words = `#${name ?? (label === null || label === '' ? id : label)}`;
  if (name === null || show === null) return make('span', { class: 'mention' }, words);
  return make('button', { type: 'button', class: 'mention', onclick: () => show(id) }, words);
}

/**
 * @param {{ seconds: number, format: string, url: string | null, fallback: string }} date
 * @param {Reader} reader
 */
export function showDate(date, reader) {
  const words = slackDate(date, reader.zone, reader.now());
  const time = make('time', {}, words);
  if (words !== date.fallback) time.dateTime = new Date(date.seconds * 1000).toISOString();
  return date.url === null ? time : showLink(date.url, [time]);
}
