/** @type {Names} */
const OPTION = { value: 'selected_option', initial: 'initial_option' };
/** @type {Names} */
const OPTIONS = { value: 'selected_options', initial: 'initial_options' };
/** @type {Names} */
const TEXT = { value: 'value', initial: 'initial_value' };

/**
 * For each type of element: the field of its value, and the field of what it begins with.
 * @type {Readonly<Record<string, Names>>}
 */
const NAMES = {
  static_select: OPTION,
  external_select: OPTION,
  radio_buttons: OPTION,
  multi_static_select: OPTIONS,
  multi_external_select: OPTIONS,
  checkboxes: OPTIONS,
  users_select: { value: 'selected_user', initial: 'initial_user' },
  conversations_select: { value: 'selected_conversation', initial: 'initial_conversation' },
  channels_select: { value: 'selected_channel', initial: 'initial_channel' },
  multi_users_select: { value: 'selected_users', initial: 'initial_users' },
  multi_conversations_select: { value: 'selected_conversations', initial: 'initial_conversations' },
  multi_channels_select: { value: 'selected_channels', initial: 'initial_channels' },
  datepicker: { value: 'selected_date', initial: 'initial_date' },
  timepicker: { value: 'selected_time', initial: 'initial_time' },
  datetimepicker: { value: 'selected_date_time', initial: 'initial_date_time' },
  plain_text_input: TEXT,
  email_text_input: TEXT,
  url_text_input: TEXT,
  number_input: TEXT,
  rich_text_input: { value: 'rich_text_value', initial: 'initial_value' },
};

/**
 * An element's value under the name Slack gives it.
 * @param {string} type the element's
 * @param {unknown} value
 * @returns {FieldValue}
 */
export function fieldValue(type, value) {
  return { type, [NAMES[type]?.value ?? 'value']: value };
}

/**
 * What an element begins with.
 * @param {BlockElement} element
 * @returns {unknown} undefined where it says nothing
 */
export function initialValue(element) {
  return element[NAMES[element.type]?.initial ?? 'initial_value'];
}

/**
 * The element that begins with what a person has already entered: so a view that is updated loses nothing.
 * @param {BlockElement} element
 * @param {FieldValue | undefined} entered
 * @returns {BlockElement}
 */
export function withEntered(element, entered) {
  const names = NAMES[element.type];
  if (names === undefined || entered === undefined || entered.type !== element.type) return element;
  const value = entered[names.value];
  const kept = { ...element };
  delete kept[names.initial];
  delete kept.default_to_current_conversation;
  return value === null || value === undefined ? kept : { ...kept, [names.initial]: value };
}

/**
 * What is wrong with a value before it is sent, in the words the person sees; null if nothing is.
 * @param {BlockElement} element
 * @param {FieldValue} entered
 * @param {boolean} isOptional
 * @returns {string | null}
 */
export function fieldProblem(element, entered, isOptional) {
  const value = entered[NAMES[element.type]?.value ?? 'value'];
  const isEmpty = value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return isOptional ? null : 'Please fill in this field.';
  return typeof value === 'string' ? textProblem(element, value) : null;
}

/**
 * @param {BlockElement} element
 * @param {string} text
 * @returns {string | null}
 */
function textProblem(element, text) {
  const { min_length: least, max_length: most } = element;
  if (typeof least === 'number' && text.length < least) return `Please enter at least ${least} characters.`;
  if (typeof most === 'number' && text.length > most)
    return `Please enter at most ${most} characters; these are ${text.length}.`;
  if (element.type === 'email_text_input' && !/^[^\s@]+@[^\s@]+$/.test(text))
    return 'Please enter an email address, like name@example.gov.uk.';
  if (element.type === 'url_text_input' && !URL.canParse(text))
    return 'Please enter a web address, like https://www.gov.uk.';
  return element.type === 'number_input' ? numberProblem(element, text) : null;
}

/**
 * @param {BlockElement} element
 * @param {string} text
 * @returns {string | null}
 */
function numberProblem(element, text) {
  const number = Number(text);
  const { min_value: least, max_value: most } = element;
  if (!Number.isFinite(number)) return 'Please enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (typeof least === 'string' && number < Number(least)) return `Please enter a number no less than ${least}.`;
  return typeof most === 'string' && number > Number(most) ? `Please enter a number no more than ${most}.` : null;
}
