import { freshId, make } from './make-element.js';
import { isFollowable, linkAttributes } from './show-text.js';

/**
 * @typedef {{
 *   words: (Node | string)[], note?: string | null, url?: string, choose: (opener: HTMLElement) => void,
 * }} MenuItem `url` makes it a link that is followed besides
 */

/**
 * A menu behind a button, after https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/.
 * @param {{ label: string, focusKey: string, items: readonly MenuItem[], sign?: string, className?: string }} options
 * @returns {HTMLElement}
 */
export function showMenu({ label, focusKey, items, sign = '⋯', className = 'more' }) {
  const id = freshId('menu');
  const menu = make('div', { id, role: 'menu', hidden: true, 'aria-label': label });
  const opener = make(
    'button',
    {
      type: 'button',
      class: className,
      'aria-label': label,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-controls': id,
      'data-focus': focusKey,
    },
    sign,
  );
  menu.append(...items.map((item) => showItem(item, opener, menu)));
  opener.addEventListener('click', () => toggleMenu(opener, menu, menu.hidden === true));
  const root = make('span', { class: 'menu' }, opener, menu);
  root.addEventListener('keydown', (event) => moveInMenu(event, opener, menu));
  root.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && root.contains(event.relatedTarget))) toggleMenu(opener, menu, false);
  });
  return root;
}

/**
 * @param {MenuItem} item
 * @param {HTMLElement} opener
 * @param {HTMLElement} menu
 */
function showItem({ words, note, url = '', choose }, opener, menu) {
  const onclick = () => {
    toggleMenu(opener, menu, false);
    opener.focus();
    choose(opener);
  };
  const attributes = { role: 'menuitem', tabindex: -1, onclick };
  const hint = note === null || note === undefined ? null : make('span', { class: 'hint' }, note);
  return isFollowable(url)
    ? make('a', { ...attributes, ...linkAttributes(url) }, words, hint)
    : make('button', { ...attributes, type: 'button' }, words, hint);
}

/**
 * @param {HTMLElement} opener
 * @param {HTMLElement} menu
 * @param {boolean} isOpen
 */
function toggleMenu(opener, menu, isOpen) {
  menu.hidden = !isOpen;
  opener.setAttribute('aria-expanded', String(isOpen));
  if (!isOpen) return;
  menu.scrollIntoView({ block: 'nearest' });
  if (menu.firstElementChild instanceof HTMLElement) menu.firstElementChild.focus();
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} opener
 * @param {HTMLElement} menu
 */
function moveInMenu(event, opener, menu) {
  if (menu.hidden) return;
  const items = [...menu.children].filter((item) => item instanceof HTMLElement);
  const at = items.findIndex((item) => item === document.activeElement);
  const step = new Map([
    ['ArrowDown', 1],
    ['ArrowUp', -1],
  ]).get(event.key);
  const next =
    event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : step === undefined ? null : at + step;
  if (event.key === 'Escape') {
    event.stopPropagation();
    toggleMenu(opener, menu, false);
    opener.focus();
  } else if (next !== null) {
    items.at(next % items.length)?.focus();
  } else {
    return;
  }
  event.preventDefault();
}
