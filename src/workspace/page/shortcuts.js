/** @import { MenuItem } from './show-menu.js' */
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
  return all.map(({ name, description, callbackId }) => ({
    words: [name],
    note: description,
    choose: () => use(callbackId, message),
  }));
}

/**
 * The menu of the bot's shortcuts, beside where one types.
 * @param {Guide} guide
 * @param {UseShortcut} use
 * @returns {HTMLElement | null} null where it has none
 */
export function showShortcutMenu(guide, use) {
  const all = guide.shortcuts.filter(({ type }) => type === 'global');
  const items = all.map(({ name, description, callbackId }) => ({
    words: [name],
    note: description,
    choose: () => use(callbackId),
  }));
  if (items.length === 0) return null;
  return showMenu({ label: 'Shortcuts', focusKey: 'shortcuts', items, sign: '+', className: 'plus' });
}
