import { fieldValue, initialValue } from './field-values.js';
import { localOf, secondsOf } from './format-date.js';
import { make } from './make-element.js';
import { addField, namingAttributes, placeholderOf, tellBot } from './surface.js';

/** What the keyboard of a phone should offer for each kind of text. */
const INPUT_MODES = new Map([
  ['email_text_input', 'email'],
  ['url_text_input', 'url'],
  ['number_input', 'decimal'],
]);

/** What is still being typed is not sent until typing rests this long, in milliseconds. */
const REST_MILLISECONDS = 800;

/**
 * A field for text, an email or web address, or a number.
 * @param {BlockElement} element
 * @param {Place} place
 * @returns {HTMLElement}
 */
export function showTextInput(element, place) {
  const isLong = element.multiline === true || element.type === 'rich_text_input';
  const attributes = { id: place.controlId, placeholder: placeholderOf(element), ...namingAttributes(place, element) };
  const input = isLong
    ? make('textarea', { ...attributes, rows: 4 })
    : make('input', { ...attributes, type: 'text', inputmode: INPUT_MODES.get(element.type), autocomplete: 'off' });
  const initial = initialValue(element);
  input.value = typeof initial === 'string' ? initial : wordsOf(initial);
  const read = () => textValue(element, input.value);
  addField(place, element, read);
  const tell = () => void tellBot(input, place, { element, fields: read() });
  const listen = (/** @type {Event} */ event) => event instanceof KeyboardEvent && onEnter(event, input, tell);
  if (!place.isAction) return input;
  const moments = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  if (moments.includes('on_enter_pressed')) input.addEventListener('keydown', listen);
  if (moments.includes('on_character_entered')) tellAtRest(input, 'input', tell);
  return input;
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} input
 * @param {() => void} tell
 */
function onEnter(event, input, tell) {
  if (event.key !== 'Enter' || event.shiftKey || (input instanceof HTMLTextAreaElement && !event.ctrlKey)) return;
  event.preventDefault();
  tell();
}

/**
 * @param {BlockElement} element
 * @param {string} text
 * @returns {FieldValue}
 */
function textValue(element, text) {
  if (text === '') return fieldValue(element.type, null);
  if (element.type !== 'rich_text_input') return fieldValue(element.type, text);
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
  return fieldValue(element.type, { type: 'rich_text', elements: [section] });
}

/**
 * The words of a rich text, as plain text.
 * @param {unknown} value
 * @returns {string}
 */
function wordsOf(value) {
  if (typeof value !== 'object' || value === null) return '';
  if ('text' in value && typeof value.text === 'string') return value.text;
  return 'elements' in value && Array.isArray(value.elements) ? value.elements.map(wordsOf).join('') : '';
}

/**
 * A field for a date, a time, or both.
 * @param {BlockElement} element
 * @param {Place} place
 * @returns {HTMLElement}
 */
export function showDateInput(element, place) {
  const { zone } = place.surface.reader;
  const type = element.type === 'datepicker' ? 'date' : element.type === 'timepicker' ? 'time' : 'datetime-local';
  const input = make('input', { id: place.controlId, type, ...namingAttributes(place, element) });
  const { initial_date: date = '', initial_time: time = date, initial_date_time: moment } = element;
  input.value = moment === undefined ? time : localOf(moment, zone);
  const read = () => {
    const isMoment = element.type === 'datetimepicker';
    return fieldValue(element.type, isMoment ? secondsOf(input.value, zone) : input.value === '' ? null : input.value);
  };
  addField(place, element, read);
  if (place.isAction) tellAtRest(input, 'change', () => void tellBot(input, place, { element, fields: read() }));
  return input;
}

/**
 * A date's field reports every keystroke as a change; the bot should hear of the date only, and of words that are still being typed only
 * once they rest.
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @param {'change' | 'input'} event
 * @param {() => void} tell
 */
function tellAtRest(input, event, tell) {
  let told = input.value;
  let timer = 0;
  const tellIfNew = () => {
    clearTimeout(timer);
    if (input.value === told) return;
    told = input.value;
    tell();
  };
  input.addEventListener(event, () => {
    clearTimeout(timer);
    timer = setTimeout(tellIfNew, REST_MILLISECONDS);
  });
  input.addEventListener('blur', tellIfNew);
}
