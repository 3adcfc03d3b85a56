/** @import { Values } from './modal-fields.js' */
import { openDialog } from './dialogs.js';
import { make } from './make-element.js';
import { problemsOf, showFieldError, withEnteredValue } from './modal-fields.js';
import { showBlocks } from './show-block.js';
import { valuesOf } from './surface.js';
import { keepDraft, readDraft } from './whereabouts.js';

/** What the name of a modal's draft begins with. */
const MODAL = 'modal/';

/**
 * @typedef {{
 *   createSurface: (view: View) => Surface,
 *   submit: (viewId: string, values: Values) => Promise<{ errors?: Record<string, string> }>,
 *   close: (viewId: string, all: boolean) => Promise<unknown>,
 * }} ModalOptions
 */

/**
 * The modal the bot has opened, if any. What was typed survives an update of the view, an error, and a second view on top.
 */
export class Modal {
  #options;
  /** @type {HTMLDialogElement | null} */
  #dialog = null;
  #form = make('form', { class: 'dialog-form', novalidate: true });
  /** @type {View | null} */
  #view = null;
  /** @type {Surface | null} */
  #surface = null;
  /** @type {Map<string, Values>} */
  #entered = new Map();
  #shown = '';
  #isSending = false;

  /** @param {ModalOptions} options */
  constructor(options) {
    this.#options = options;
    this.#form.addEventListener('input', () => this.#keep());
    addEventListener('pagehide', () => this.#keep());
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#submit();
    });
  }

  /** @param {View | null} view */
  update(view) {
    const { errors, ...rest } = view ?? {};
    const shown = view === null ? '' : JSON.stringify(rest);
    if (shown !== this.#shown) this.#show(view);
    this.#shown = shown;
    if (view !== null && errors !== undefined) this.#showErrors(errors);
  }

  /** Keeps what was typed, so that it is there again after a reload. */
  #keep() {
    if (this.#view !== null && this.#surface !== null)
      keepDraft(`${MODAL}${this.#view.id}`, JSON.stringify(valuesOf(this.#surface)));
  }

  /** @param {View | null} view */
  #show(view) {
    if (this.#view !== null && this.#surface !== null) this.#entered.set(this.#view.id, valuesOf(this.#surface));
    const isSame = view !== null && view.id === this.#view?.id;
    this.#view = view;
    if (view === null) {
      for (const id of this.#entered.keys()) keepDraft(`${MODAL}${id}`, '');
      this.#entered.clear();
      this.#surface = null;
      const dialog = this.#dialog;
      this.#dialog = null;
      dialog?.close('');
      return;
    }
    const focusKey = isSame ? (document.activeElement?.getAttribute('data-focus') ?? null) : null;
    this.#draw(view);
    if (this.#dialog === null) this.#open(view);
    this.#setTitle(view);
    this.#focus(focusKey);
  }

  /** @param {View} view */
  #open(view) {
    const { dialog, closed } = openDialog({ title: view.title?.text ?? '', body: this.#form });
    this.#dialog = dialog;
    const closer = dialog.querySelector('button.close');
    closer?.addEventListener('click', (event) => this.#askToClose(event, true), { capture: true });
    dialog.addEventListener('cancel', (event) => this.#askToClose(event, false));
    void this.#afterClose(dialog, closed);
  }

  /**
   * The browser may close a dialog by itself; then the bot's view is closed too.
   * @param {HTMLDialogElement} dialog
   * @param {Promise<string>} closed
   */
  async #afterClose(dialog, closed) {
    await closed;
    if (this.#dialog !== dialog) return;
    this.#dialog = null;
    if (this.#view !== null) await this.#close();
  }

  /**
   * @param {Event} event
   * @param {boolean} all
   */
  #askToClose(event, all) {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void this.#close(all);
  }

  /** @param {View} view */
  #setTitle(view) {
    const title = this.#dialog?.querySelector('h2');
    if (title) title.textContent = view.title?.text ?? '';
  }

  /** @param {View} view */
  #draw(view) {
    const surface = this.#options.createSurface(view);
    surface.reader = { ...surface.reader, showChannel: null };
    const entered = this.#entered.get(view.id) ?? readEntered(view.id);
    const blocks = view.blocks.map((block) => withEnteredValue(block, entered));
    this.#surface = surface;
    const cancel = make(
      'button',
      { type: 'button', onclick: () => void this.#close() },
      view.close?.text ?? (view.submit ? 'Cancel' : 'Close'),
    );
    const submit = view.submit
      ? make('button', { type: 'submit', class: 'primary', 'data-focus': 'submit' }, view.submit.text)
      : null;
    const body = make('div', { class: 'dialog-body' }, showBlocks(blocks, surface));
    this.#form.replaceChildren(
      body,
      make('p', { class: 'error form-error', role: 'alert' }),
      make('div', { class: 'dialog-foot' }, cancel, submit),
    );
  }

  /** @param {string | null} key of the element to go back to; without one, the first field; where there is none, the title, to be read on from */
  #focus(key) {
    const same = key === null ? null : this.#form.querySelector(`[data-focus="${CSS.escape(key)}"]`);
    const wanted = this.#form.querySelector('[data-first]');
    const field = wanted ?? this.#form.querySelector('.dialog-body :is(input, select, textarea)');
    const target = same ?? field ?? this.#dialog?.querySelector('h2');
    if (target instanceof HTMLElement) target.focus();
  }

  async #submit() {
    const [view, surface] = [this.#view, this.#surface];
    if (view === null || surface === null || this.#isSending) return;
    const problems = problemsOf(surface);
    this.#showErrors(problems);
    if (Object.keys(problems).length > 0) return;
    await this.#send(async () => {
      const { errors } = await this.#options.submit(view.id, valuesOf(surface));
      if (errors !== undefined) this.#showErrors(errors);
    });
  }

  /**
   * @param {boolean} [all] the cross closes every view of the stack, the button and Escape only the one on top
   */
  async #close(all = false) {
    const view = this.#view;
    if (view !== null) await this.#send(() => this.#options.close(view.id, all));
  }

  /**
   * Does one thing at a time; what goes wrong is said above the buttons, and everything typed stays.
   * @param {() => Promise<unknown>} act
   */
  async #send(act) {
    if (this.#isSending) return;
    this.#isSending = true;
    this.#form.setAttribute('aria-busy', 'true');
    this.#say('');
    try {
      await act();
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error));
    }
    this.#isSending = false;
    this.#form.removeAttribute('aria-busy');
  }

  /** @param {string} words */
  #say(words) {
    const line = this.#form.querySelector('.form-error');
    if (line !== null) line.textContent = words;
  }

  /** @param {Record<string, string>} errors by block id */
  #showErrors(errors) {
    /** @type {HTMLElement | null} */
    let first = null;
    for (const block of this.#form.querySelectorAll('[data-block]')) {
      const message = errors[block.getAttribute('data-block') ?? ''];
      const control = showFieldError(block, message);
      if (message !== undefined) first ??= control;
    }
    const known = [...this.#form.querySelectorAll('[data-block]')].map((block) => block.getAttribute('data-block'));
    this.#say(
      Object.entries(errors)
        .filter(([id]) => !known.includes(id))
        .map(([, message]) => message)
        .join(' '),
    );
    first?.focus();
  }
}

/**
 * What had been entered in a view before the page was loaded anew.
 * @param {string} viewId
 * @returns {Values | undefined}
 */
function readEntered(viewId) {
  const kept = readDraft(`${MODAL}${viewId}`);
  return kept === '' ? undefined : JSON.parse(kept);
}
