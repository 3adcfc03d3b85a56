/** @import { Choice, ChoiceGroup } from './choices.js' */
import { freshId, make } from './make-element.js';

/** How long typing must rest before the bot is asked, in milliseconds. */
const REST_MILLISECONDS = 150;

/**
 * @typedef {{
 *   attributes: import('./make-element.js').Attributes, initial: Choice | null,
 *   search: (typed: string) => Promise<ChoiceGroup[] | string>, onPick: (choice: Choice | null) => void,
 * }} ComboboxOptions
 */

/**
 * A field with a list of what fits the typed words, after https://www.w3.org/WAI/ARIA/apg/patterns/combobox/. `search` may give a
 * sentence instead of choices.
 */
export class Combobox {
  #listId = freshId('list');
  #list = make('div', { id: this.#listId, class: 'options', role: 'listbox', hidden: true, 'aria-label': 'Choices' });
  #words = make('div', { class: 'options-note', role: 'status' });
  #input;
  #options;
  /** @type {Choice | null} */
  #chosen;
  /** @type {{ choice: Choice, element: HTMLElement }[]} */
  #shown = [];
  #active = -1;
  #searches = 0;

  /** @param {ComboboxOptions} options */
  constructor(options) {
    this.#options = options;
    this.#chosen = options.initial;
    this.#input = make('input', {
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': this.#listId,
      ...options.attributes,
    });
    this.#input.value = this.#chosen?.text ?? '';
    this.root = make('div', { class: 'combobox' }, this.#input, this.#list, this.#words);
    this.#listen();
  }

  /** Empties the field, without telling anyone. */
  clear() {
    this.#show(null);
  }

  /** @param {Choice | null} choice */
  #show(choice) {
    this.#chosen = choice;
    this.#input.value = choice?.text ?? '';
  }

  #listen() {
    const input = this.#input;
    input.addEventListener('input', () => void this.#open(input.value, REST_MILLISECONDS));
    input.addEventListener('click', () => void this.#open('', 0));
    input.addEventListener('focus', () => input.select());
    input.addEventListener('keydown', (event) => this.#onKey(event));
    input.addEventListener('blur', () => {
      this.#close();
      if (input.value.trim() === '' && this.#chosen !== null) this.#pick(null);
      else this.#show(this.#chosen);
    });
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
  }

  /**
   * @param {string} typed
   * @param {number} rest
   */
  async #open(typed, rest) {
    this.#searches += 1;
    const search = this.#searches;
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    if (search !== this.#searches) return;
    this.#words.textContent = '';
    const found = await this.#options
      .search(typed)
      .catch((error) => (error instanceof Error ? error.message : String(error)));
    if (search !== this.#searches || document.activeElement !== this.#input) return;
    this.#fill(typeof found === 'string' ? [] : found);
    this.#words.textContent = typeof found === 'string' ? found : this.#shown.length === 0 ? 'Nothing fits.' : '';
  }

  /** @param {ChoiceGroup[]} groups */
  #fill(groups) {
    this.#shown = [];
    this.#active = -1;
    this.#list.replaceChildren(...groups.flatMap((group) => this.#showGroup(group)));
    this.#toggle(this.#shown.length > 0);
    if (this.#shown.length > 0) this.#list.scrollIntoView({ block: 'nearest' });
  }

  /** @param {ChoiceGroup} group */
  #showGroup({ label, choices }) {
    const options = choices.map((choice) => {
      const isChosen = choice.key === this.#chosen?.key;
      const note = choice.description === null ? null : make('span', { class: 'hint' }, choice.description);
      const attributes = {
        role: 'option',
        id: freshId('option'),
        'aria-selected': String(isChosen),
        onclick: () => this.#pick(choice),
      };
      const element = make('div', attributes, choice.text, note);
      this.#shown.push({ choice, element });
      return element;
    });
    if (label === null) return options;
    return [
      make(
        'div',
        { role: 'group', 'aria-label': label },
        make('div', { class: 'options-label', 'aria-hidden': 'true' }, label),
        options,
      ),
    ];
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const isOpen = !this.#list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (isOpen) this.#move(event.key === 'ArrowDown' ? 1 : -1);
      else void this.#open('', 0);
    } else if (event.key === 'Enter' && (isOpen || this.#input.value !== this.#chosen?.text)) {
      const active = this.#shown[this.#active] ?? (this.#shown.length === 1 ? this.#shown[0] : undefined);
      if (isOpen && active !== undefined) this.#pick(active.choice);
    } else if (event.key === 'Escape' && isOpen) {
      this.#close();
      event.stopPropagation();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** @param {number} step */
  #move(step) {
    this.#active = (this.#active + step + this.#shown.length) % this.#shown.length;
    for (const [at, { element }] of this.#shown.entries()) element.classList.toggle('active', at === this.#active);
    const active = this.#shown[this.#active]?.element;
    active?.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', active?.id ?? '');
  }

  /** @param {Choice | null} choice */
  #pick(choice) {
    this.#show(choice);
    this.#close();
    this.#options.onPick(choice);
  }

  #close() {
    this.#searches += 1;
    this.#toggle(false);
    this.#words.textContent = '';
  }

  /** @param {boolean} isOpen */
  #toggle(isOpen) {
    this.#list.hidden = !isOpen;
    this.#input.setAttribute('aria-expanded', String(isOpen));
    this.#input.removeAttribute('aria-activedescendant');
  }
}
