/** @import { MenuItem } from './show-menu.js' */
import { countOf } from './count-of.js';
import { clockTime, dayName } from './format-date.js';
import { make } from './make-element.js';
import { authorOf } from './page-state.js';
import { showBlocks } from './show-block.js';
import { showMenu } from './show-menu.js';
import { showText } from './show-text.js';
import { showWhatWasSent } from './what-was-sent.js';

/** How many colours style.css has for the letters in front of a name. */
const COLOURS = 6;

/**
 * @typedef {{
 *   message: Message, holder: string, isGrouped: boolean, reader: Reader,
 *   createSurface: (message: Message) => Surface, openThread: ((threadTs: string) => void) | null,
 *   findShortcuts: (message: Message) => MenuItem[],
 * }} MessageOptions
 */

/**
 * @param {MessageOptions} options
 * @returns {HTMLLIElement}
 */
export function showMessage(options) {
  const { message, holder, isGrouped, reader } = options;
  const classes = [
    'message',
    isGrouped ? 'grouped' : '',
    message.ephemeral ? 'ephemeral' : '',
    message.isError === true ? 'failed' : '',
  ];
  return make(
    'li',
    { class: classes.filter(Boolean).join(' '), 'data-holder': holder, tabindex: -1 },
    isGrouped ? null : showLetters(authorOf(message), message.userName),
    make(
      'div',
      { class: 'content' },
      showByline(message, isGrouped, reader),
      message.ephemeral ? make('p', { class: 'only-you' }, 'Only visible to you') : null,
      showBody(options),
      (message.files ?? []).map(showFile),
      message.edited === true ? make('span', { class: 'hint' }, '(edited)') : null,
      showReplyBar(options),
    ),
    showTools(options),
  );
}

/**
 * The first letters of a name, as a picture of who it is.
 * @param {string} id decides the colour
 * @param {string} name
 */
export function showLetters(id, name) {
  const letters = name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('');
  const colour =
    Array.from(id, (character) => character.codePointAt(0) ?? 0).reduce((sum, code) => sum + code, 0) % COLOURS;
  return make('span', { class: `letters colour-${colour}`, 'aria-hidden': 'true' }, letters.toUpperCase());
}

/**
 * @param {Message} message
 * @param {boolean} isGrouped
 * @param {Reader} reader
 */
function showByline(message, isGrouped, reader) {
  const at = Number(message.ts) * 1000;
  const time = make(
    'time',
    { title: `${dayName(at, reader.zone)}, ${clockTime(at, reader.zone)}` },
    clockTime(at, reader.zone),
  );
  if (Number.isFinite(at)) time.dateTime = new Date(at).toISOString();
  const badge = message.isBot ? make('span', { class: 'badge' }, 'APP') : null;
  return make(
    'div',
    { class: isGrouped ? 'byline visually-hidden' : 'byline' },
    make('strong', {}, message.userName),
    badge,
    ' ',
    time,
  );
}

/** @param {MessageOptions} options */
function showBody({ message, reader, createSurface }) {
  const { blocks } = message;
  if (blocks === undefined || blocks.length === 0)
    return make('div', { class: 'block' }, showText({ type: 'mrkdwn', text: message.text }, reader));
  return make('div', {}, showBlocks(blocks, createSurface(message)));
}

/** @param {NonNullable<Message['files']>[number]} file */
function showFile({ id, name, title }) {
  const words = title ?? name ?? 'without a name';
  const link =
    id === undefined ? words : make('a', { href: `/files/${encodeURIComponent(id)}`, download: true }, words);
  return make('div', { class: 'block container-box' }, 'File: ', link);
}

/** @param {MessageOptions} options */
function showReplyBar({ message, openThread }) {
  const count = message.replyCount ?? 0;
  if (count === 0 || openThread === null) return null;
  const open = () => openThread(message.ts);
  return make(
    'button',
    { type: 'button', class: 'replies', 'data-focus': 'replies', onclick: open },
    countOf(count, 'reply'),
  );
}

/** @param {MessageOptions} options */
function showTools({ message, openThread, findShortcuts }) {
  const reply = () => openThread?.(message.ts);
  const shortcuts = message.ephemeral ? [] : findShortcuts(message);
  const canReply = openThread !== null && !message.ephemeral;
  return make(
    'div',
    { class: 'tools' },
    canReply
      ? make('button', { type: 'button', class: 'quiet', 'data-focus': 'reply', onclick: reply }, 'Reply in thread')
      : null,
    make(
      'button',
      { type: 'button', class: 'quiet', 'data-focus': 'sent', onclick: () => void showWhatWasSent(message) },
      'See what was sent',
    ),
    shortcuts.length === 0 ? null : showMenu({ label: 'Message shortcuts', focusKey: 'shortcuts', items: shortcuts }),
  );
}
