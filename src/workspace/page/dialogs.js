import { rememberFocus } from './keep-focus.js';
import { freshId, make } from './make-element.js';
import { showText } from './show-text.js';

/**
 * Opens a dialog: the rest of the page is out of reach, Tab stays inside, Escape closes, and focus goes back where it was.
 * @param {{ title: string, body: HTMLElement, className?: string }} content
 * @returns {{ dialog: HTMLDialogElement, closed: Promise<string> }} `closed` gives the dialog's return value, '' for Escape
 */
export function openDialog({ title, body, className = '' }) {
  const restoreFocus = rememberFocus();
  const titleId = freshId('title');
  const dialog = make('dialog', { class: className, 'aria-labelledby': titleId });
  const close = make(
    'button',
    { type: 'button', class: 'close', 'aria-label': 'Close', onclick: () => dialog.close('') },
    '×',
  );
  dialog.append(make('div', { class: 'dialog-head' }, make('h2', { id: titleId, tabindex: -1 }, title), close), body);
  document.body.append(dialog);
  keepTabInside(dialog);
  dialog.showModal();
  /** @type {PromiseWithResolvers<string>} */
  const { promise: closed, resolve } = Promise.withResolvers();
  dialog.addEventListener('close', () => {
    dialog.remove();
    restoreFocus();
    resolve(dialog.returnValue);
  });
  return { dialog, closed };
}

/** @param {HTMLDialogElement} dialog */
export function keepTabInside(dialog) {
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    const stops = [...dialog.querySelectorAll('a[href], button, input, select, textarea, [tabindex="0"]')].filter(
      isReachable,
    );
    const [first, last] = [stops[0], stops.at(-1)];
    const [edge, other] = event.shiftKey ? [first, last] : [last, first];
    if (document.activeElement !== edge && dialog.contains(document.activeElement)) return;
    event.preventDefault();
    other?.focus();
  });
}

/**
 * @param {Element} element
 * @returns {element is HTMLElement}
 */
function isReachable(element) {
  return (
    element instanceof HTMLElement &&
    !element.matches(':disabled') &&
    element.checkVisibility() &&
    element.tabIndex >= 0
  );
}

/**
 * Asks for confirmation where an element wants it.
 * @param {Confirm | undefined} confirm the element's `confirm`, if it has one
 * @param {Reader} reader
 * @returns {Promise<boolean>}
 */
export async function askConfirm(confirm, reader) {
  if (confirm === undefined) return true;
  const { title, text, confirm: yes, deny, style } = confirm;
  const answer = (/** @type {string} */ value) => () => dialog.close(value);
  const isDangerous = style === 'danger';
  const no = make('button', { type: 'button', onclick: answer('') }, deny?.text ?? 'Cancel');
  const body = make(
    'div',
    { class: 'dialog-body' },
    make('div', {}, text === undefined ? null : showText(text, reader)),
    make(
      'div',
      { class: 'dialog-foot' },
      no,
      make(
        'button',
        { type: 'button', class: isDangerous ? 'danger' : 'primary', onclick: answer('yes') },
        yes?.text ?? 'Yes',
      ),
    ),
  );
  const { dialog, closed } = openDialog({ title: title?.text ?? 'Are you sure?', body, className: 'small' });
  no.focus();
  return (await closed) === 'yes';
}
