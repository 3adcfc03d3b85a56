/** @import { BlockElement, Option } from './field-values.js' */
/** @import { Place } from './surface.js' */
import { freshId, make, hidden } from './make-element.js';
import { isFollowable, linkAttributes, showPlain } from './show-text.js';
import { focusKey, tellBot } from './surface.js';

/**
 * A button; one with an address is a link that opens in a new tab, and tells the bot that it was followed.
 * @param {BlockElement} element
 * @param {Place} place
 * @returns {HTMLElement}
 */
export function showButton(element, place) {
  const { url = '', value, style = '' } = element;
  const naming = { 'aria-label': element.accessibility_label, 'data-focus': focusKey(place, element) };
  const words = showPlain(element.text?.text ?? '');
  const control = isFollowable(url)
    ? make('a', { ...naming, ...linkAttributes(url), class: `button ${style}` }, words, hidden(' (opens in a new tab)'))
    : make('button', { ...naming, type: 'button', class: style }, words);
  const fields = value === undefined ? {} : { value };
  control.addEventListener('click', () => void tellBot(control, place, { element, fields }));
  return control;
}

/**
 * The pair of buttons with which a person says whether an answer was any good.
 * @param {BlockElement} buttons
 * @param {Place} place
 */
export function showFeedbackButtons(buttons, place) {
  const given = [buttons.positive_button, buttons.negative_button].filter((button) => button !== undefined);
  const each = given.map((button) => showButton({ ...buttons, ...button, type: 'feedback_buttons' }, place));
  return make('span', { class: 'buttons' }, each);
}

/**
 * An overflow menu, after https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/.
 * @param {BlockElement} overflow
 * @param {Place} place
 * @returns {HTMLElement}
 */
export function showOverflow(overflow, place) {
  const id = freshId('menu');
  const menu = make('div', { id, role: 'menu', hidden: true, 'aria-label': 'More actions' });
  const opener = make(
    'button',
    {
      type: 'button',
      class: 'more',
      'aria-label': 'More actions',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-controls': id,
      'data-focus': focusKey(place, overflow),
    },
    '⋯',
  );
  menu.append(...(overflow.options ?? []).map((option) => showMenuItem(overflow, option, { opener, menu, place })));
  opener.addEventListener('click', () => toggleMenu(opener, menu, menu.hidden === true));
  const root = make('span', { class: 'menu' }, opener, menu);
  root.addEventListener('keydown', (event) => moveInMenu(event, opener, menu));
  root.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && root.contains(event.relatedTarget))) toggleMenu(opener, menu, false);
  });
  return root;
}

/**
 * @param {BlockElement} overflow
 * @param {Option} option
 * @param {{ opener: HTMLElement, menu: HTMLElement, place: Place }} parts
 */
function showMenuItem(overflow, option, { opener, menu, place }) {
  const choose = () => {
    toggleMenu(opener, menu, false);
    opener.focus();
    void tellBot(opener, place, { element: overflow, fields: { selected_option: option } });
  };
  const attributes = { role: 'menuitem', tabindex: -1, onclick: choose };
  const description =
    option.description === undefined ? null : make('span', { class: 'hint' }, option.description.text);
  const words = [...showPlain(option.text.text), ...(description === null ? [] : [description])];
  return option.url !== undefined && isFollowable(option.url)
    ? make('a', { ...attributes, ...linkAttributes(option.url) }, words)
    : make('button', { ...attributes, type: 'button' }, words);
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
