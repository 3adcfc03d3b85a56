/** @import { Choice } from './choices.js' */
import { choiceOfOption, choicesOf, keyOf } from './choices.js';
import { Combobox } from './combobox.js';
import { fieldValue, initialValue } from './field-values.js';
import { freshId, make } from './make-element.js';
import { searchBot } from './pick-one.js';
import { showPlain, showText } from './show-text.js';
import { addField, focusKey, namingAttributes, tellBot } from './surface.js';

/** From this many choices on, the list can be narrowed by typing. */
const MANY_CHOICES = 12;

/** One box to tick. @typedef {{ choice: Choice, input: HTMLInputElement, row: HTMLElement }} Tick */

/**
 * Checkboxes, radio buttons, and every select of several but the external one: a group of boxes to tick.
 * @param {BlockElement} element
 * @param {Place} place
 * @returns {HTMLElement}
 */
export function showTicks(element, place) {
  const isOne = element.type === 'radio_buttons';
  const ticks = createTicks(element, place);
  const shown = ticks.map(({ label, rows }) => showGroup(label, rows));
  const rows = ticks.flatMap((group) => group.rows);
  const style = element.type.startsWith('multi_') ? 'ticks list' : 'ticks';
  const attributes = { role: isOne ? 'radiogroup' : 'group', class: style, id: place.controlId, tabindex: -1 };
  const list = make('div', { ...attributes, ...namingAttributes(place, element) }, shown);
  const read = () => {
    const sent = rows.filter(({ input }) => input.checked).map(({ choice }) => choice.sent);
    return fieldValue(element.type, isOne ? (sent[0] ?? null) : sent);
  };
  limitTicks(rows, element.max_selected_items);
  list.addEventListener('change', () => {
    limitTicks(rows, element.max_selected_items);
    if (place.isAction) void tellBot(list, place, { element, fields: read() });
  });
  addField(place, element, read);
  return rows.length >= MANY_CHOICES ? make('div', {}, showFilter(rows), list) : list;
}

/**
 * @param {BlockElement} element
 * @param {Place} place
 * @returns {{ label: string | null, rows: Tick[] }[]}
 */
function createTicks(element, place) {
  const type = element.type === 'radio_buttons' ? 'radio' : 'checkbox';
  const name = freshId('choice');
  const chosen = keysOf(element, place);
  const create = (/** @type {Choice} */ choice) => {
    const key = `${focusKey(place, element)}/${choice.key}`;
    const input = make('input', { type, name, checked: chosen.has(choice.key), 'data-focus': key });
    const row = make('label', { class: 'tick' }, input, make('span', {}, showWords(choice, place)));
    return { choice, input, row };
  };
  const groups = choicesOf(element, place.surface.reader);
  return groups.map(({ label, choices }) => ({ label, rows: choices.map(create) }));
}

/**
 * Once as many are ticked as may be, the others cannot be.
 * @param {readonly Tick[]} rows
 * @param {number} [most]
 */
function limitTicks(rows, most = Infinity) {
  const isFull = rows.filter(({ input }) => input.checked).length >= most;
  for (const { input } of rows) input.disabled = isFull && !input.checked;
}

/**
 * @param {BlockElement} element
 * @param {Place} place
 */
function keysOf(element, place) {
  const initial = initialValue(element);
  const isHere = initial === undefined && element.default_to_current_conversation === true;
  const all = isHere ? [place.surface.reader.currentChannel] : [initial ?? []].flat();
  return new Set(all.map(keyOf));
}

/**
 * @param {string | null} label
 * @param {readonly Tick[]} ticks
 */
function showGroup(label, ticks) {
  const rows = ticks.map(({ row }) => row);
  if (label === null) return make('div', {}, rows);
  return make('div', { role: 'group', 'aria-label': label }, make('div', { class: 'options-label' }, label), rows);
}

/**
 * @param {Choice} choice
 * @param {Place} place
 * @returns {Node[]}
 */
function showWords(choice, place) {
  const option = choice.sent;
  const words = typeof option === 'string' ? showPlain(choice.text) : showText(option.text, place.surface.reader);
  const description = typeof option === 'string' ? undefined : option.description;
  return description === undefined
    ? words
    : [...words, make('span', { class: 'hint' }, showText(description, place.surface.reader))];
}

/** @param {{ choice: Choice, row: HTMLElement }[]} rows */
function showFilter(rows) {
  const filter = make('input', {
    type: 'search',
    placeholder: 'Type to narrow the list',
    'aria-label': 'Narrow the list',
  });
  filter.addEventListener('input', () => {
    const wanted = filter.value.trim().toLowerCase();
    for (const { choice, row } of rows) row.hidden = !choice.text.toLowerCase().includes(wanted);
  });
  return filter;
}

/**
 * A select of several whose choices come from the bot: a combobox, and what has been chosen so far.
 * @param {BlockElement} element
 * @param {Place} place
 * @returns {HTMLElement}
 */
export function showPickSeveral(element, place) {
  /** @type {Choice[]} */
  let chosen = (element.initial_options ?? []).map(choiceOfOption);
  const list = make('ul', { class: 'chosen', 'aria-label': 'Chosen' });
  const read = () =>
    fieldValue(
      element.type,
      chosen.map(({ sent }) => sent),
    );
  const change = (/** @type {Choice[]} */ next) => {
    chosen = next;
    list.replaceChildren(
      ...chosen.map((choice) => showChosen(choice, () => change(chosen.filter((other) => other !== choice)))),
    );
    if (place.isAction) void tellBot(list, place, { element, fields: read() });
  };
  list.replaceChildren(
    ...chosen.map((choice) => showChosen(choice, () => change(chosen.filter((other) => other !== choice)))),
  );
  const combobox = new Combobox({
    attributes: { id: place.controlId, placeholder: 'Type to find', ...namingAttributes(place, element) },
    initial: null,
    search: searchBot(element, place),
    onPick: (choice) => {
      combobox.clear();
      if (choice !== null && chosen.every(({ key }) => key !== choice.key)) change([...chosen, choice]);
    },
  });
  addField(place, element, read);
  return make('div', {}, list, combobox.root);
}

/**
 * @param {Choice} choice
 * @param {() => void} remove
 */
function showChosen(choice, remove) {
  return make(
    'li',
    {},
    choice.text,
    make('button', { type: 'button', 'aria-label': `Remove ${choice.text}`, onclick: remove }, '×'),
  );
}
