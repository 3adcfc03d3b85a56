/** @import { MenuItem } from './show-menu.js' */
import { byId } from './make-element.js';
import { showMenu } from './show-menu.js';

/** Uses a shortcut, on a message or from the menu. @typedef {(callbackId: string, message?: Message) => void} UseShortcut */

/**
 * The bot's shortcuts on a message, as a menu shows them.
 * @param {Guide | null} guide
 * @param {Message} message
 * @param {UseShortcut} use
 * @returns {MenuItem[]}
 */
export function shortcutsOn(guide, message, use) {
  const all = guide?.shortcuts.filter(({ type }) => type === 'message') ?? [];
  return all.map(({ name, callbackId }) => ({ words: [name], choose: () => use(callbackId, message) }));
}

/**
 * The menu of the bot's shortcuts, where it has any.
 * @param {Guide} guide
 * @param {UseShortcut} use
 */
export function setUpShortcutMenu(guide, use) {
  const all = guide.shortcuts.filter(({ type }) => type === 'global');
  const items = all.map(({ name, callbackId }) => ({ words: [name], choose: () => use(callbackId) }));
  if (items.length === 0) return;
  byId('shortcuts').append(
    showMenu({ label: 'Shortcuts', focusKey: 'shortcuts', items, sign: 'Shortcuts', className: '' }),
  );
}
