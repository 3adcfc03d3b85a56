/** @import { Suggestion, Vocabulary } from './suggest.js' */
import { announce } from './announce.js';
import { countOf } from './count-of.js';
import { freshId, make } from './make-element.js';
import { suggest } from './suggest.js';
import { keepDraft, readDraft } from './whereabouts.js';

/**
 * Where one types: Enter sends, Shift+Enter begins a new line, Tab or the arrows take a suggestion. What could not be sent stays.
 */
export class Composer {
  #listId = freshId('suggestions');
  #list = make('div', {
    id: this.#listId,
    class: 'options suggestions',
    role: 'listbox',
    'aria-label': 'Suggestions',
    hidden: true,
  });
  #error = make('p', { class: 'error', role: 'alert' });
  #send = make('button', { type: 'submit', class: 'primary' }, 'Send');
  #label;
  #input;
  #onSend;
  /** @type {Vocabulary} */
  #vocabulary = { botName: '', commands: [] };
  #draftKey = '';
  #isSending = false;
  /** @type {Suggestion[]} */
  #suggestions = [];
  #active = -1;

  /**
   * @param {HTMLElement} host
   * @param {{ id: string, onSend: (text: string) => Promise<void> }} options
   */
  constructor(host, { id, onSend }) {
    this.#onSend = onSend;
    this.#label = make('label', { for: id, class: 'visually-hidden' });
    this.#input = make('textarea', {
      id,
      rows: 1,
      'aria-autocomplete': 'list',
      'aria-controls': this.#listId,
      'aria-describedby': `${id}-keys`,
    });
    const keys = make(
      'p',
      { id: `${id}-keys`, class: 'keys' },
      'Enter sends, Shift+Enter starts a new line. Type / for the command, @ for a mention.',
    );
    const form = make(
      'form',
      { class: 'composer' },
      this.#list,
      this.#label,
      make('div', { class: 'compose' }, this.#input, this.#send),
      this.#error,
      keys,
    );
    host.append(form);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.send(this.#input.value);
    });
    this.#listen();
  }

  #listen() {
    const input = this.#input;
    input.addEventListener('input', () => {
      keepDraft(this.#draftKey, input.value);
      this.#grow();
      this.#suggest();
    });
    input.addEventListener('keydown', (event) => this.#onKey(event));
    input.addEventListener('blur', () => this.#close());
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
  }

  /**
   * @param {{ label: string, vocabulary: Vocabulary, draftKey: string }} place what is typed belongs to
   */
  update({ label, vocabulary, draftKey }) {
    this.#vocabulary = vocabulary;
    this.#label.textContent = label;
    this.#input.placeholder = label;
    if (this.#draftKey === draftKey) return;
    // Who types before the page knows where it is keeps what was typed.
    const typed = this.#draftKey === '' ? this.#input.value : '';
    this.#draftKey = draftKey;
    this.#input.value = typed || readDraft(draftKey);
    this.#error.textContent = '';
    this.#grow();
    this.#close();
  }

  focus() {
    this.#input.focus();
  }

  /**
   * Puts a menu before the field; null for none.
   * @param {HTMLElement | null} menu
   */
  offer(menu) {
    if (menu !== null) this.#input.before(menu);
  }

  /**
   * Sends a text once; a second one waits until the first has arrived.
   * @param {string} text
   */
  async send(text) {
    if (this.#isSending || text.trim() === '') return;
    const draftKey = this.#draftKey;
    this.#setSending(true);
    try {
      await this.#onSend(text.trimEnd());
      this.#forget(draftKey, text);
    } catch (error) {
      this.#error.textContent = error instanceof Error ? error.message : String(error);
    }
    this.#setSending(false);
  }

  /**
   * @param {string} draftKey
   * @param {string} text
   */
  #forget(draftKey, text) {
    if (readDraft(draftKey) === text) keepDraft(draftKey, '');
    if (this.#draftKey !== draftKey || this.#input.value !== text) return;
    this.#input.value = '';
    this.#grow();
    this.#close();
  }

  /** @param {boolean} isSending */
  #setSending(isSending) {
    this.#isSending = isSending;
    this.#input.readOnly = isSending;
    this.#send.setAttribute('aria-disabled', String(isSending));
    this.#send.textContent = isSending ? 'Sending…' : 'Send';
    if (isSending) this.#error.textContent = '';
  }

  #grow() {
    this.#input.rows = Math.min(8, Math.max(1, this.#input.value.split('\n').length));
  }

  #suggest() {
    const { value, selectionStart } = this.#input;
    const isAtEnd = selectionStart === value.length;
    this.#suggestions = isAtEnd ? suggest(value, this.#vocabulary) : [];
    this.#active = -1;
    this.#list.replaceChildren(...this.#suggestions.map((suggestion) => this.#showSuggestion(suggestion)));
    this.#list.hidden = this.#suggestions.length === 0;
    this.#input.removeAttribute('aria-activedescendant');
    const count = this.#suggestions.length;
    if (count > 0) announce(`${countOf(count, 'suggestion')}: Tab takes the first, the arrows choose.`);
  }

  /** @param {Suggestion} suggestion */
  #showSuggestion(suggestion) {
    const take = () => this.#take(suggestion);
    const note = make('span', { class: 'hint' }, suggestion.note);
    return make(
      'div',
      { role: 'option', id: freshId('suggestion'), 'aria-selected': 'false', onclick: take },
      suggestion.label,
      note,
    );
  }

  /** @param {Suggestion} suggestion */
  #take(suggestion) {
    this.#input.value = suggestion.text;
    keepDraft(this.#draftKey, suggestion.text);
    this.#input.focus();
    this.#input.setSelectionRange(suggestion.text.length, suggestion.text.length);
    this.#close();
    if (suggestion.text.endsWith(' ')) this.#suggest();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing) return;
    const isOpen = !this.#list.hidden;
    const active = this.#suggestions[this.#active];
    if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp'))
      this.#move(event.key === 'ArrowDown' ? 1 : -1);
    else if (isOpen && event.key === 'Escape') this.#close();
    else if (isOpen && event.key === 'Tab' && !event.shiftKey) this.#takeFirst();
    else if (isOpen && event.key === 'Enter' && active !== undefined) this.#take(active);
    else if (event.key === 'Enter' && !event.shiftKey) void this.send(this.#input.value);
    else return;
    event.preventDefault();
  }

  #takeFirst() {
    const first = this.#suggestions[Math.max(this.#active, 0)];
    if (first !== undefined) this.#take(first);
  }

  /** @param {number} step */
  #move(step) {
    const count = this.#suggestions.length;
    this.#active = this.#active < 0 && step < 0 ? count - 1 : (this.#active + step + count) % count;
    for (const [at, option] of [...this.#list.children].entries()) {
      option.classList.toggle('active', at === this.#active);
      option.setAttribute('aria-selected', String(at === this.#active));
    }
    this.#input.setAttribute('aria-activedescendant', this.#list.children[this.#active]?.id ?? '');
  }

  #close() {
    this.#suggestions = [];
    this.#list.hidden = true;
    this.#input.removeAttribute('aria-activedescendant');
  }
}
