import { make, hidden } from './make-element.js';
import { showMenu } from './show-menu.js';
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
 * An overflow menu.
 * @param {BlockElement} overflow
 * @param {Place} place
 * @returns {HTMLElement}
 */
export function showOverflow(overflow, place) {
  const items = (overflow.options ?? []).map((option) => ({
    words: showPlain(option.text.text),
    note: option.description?.text ?? null,
    url: option.url ?? '',
    choose: (/** @type {HTMLElement} */ opener) =>
      void tellBot(opener, place, { element: overflow, fields: { selected_option: option } }),
  }));
  return showMenu({ label: 'More actions', focusKey: focusKey(place, overflow), items });
}
