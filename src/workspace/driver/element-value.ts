import { isJson, listAt, stringAt } from '../json.ts';
import type { Json } from '../json.ts';
import { optionsOf } from './elements-in.ts';
import { unreachable } from '../unreachable.ts';

/** How one kind of element says what is chosen in it. */
interface ValueField {
  /** The field of the action and of the view's state. */
  readonly field: string;
  /** The field of the element that says what is chosen at first. */
  readonly initial: string;
  readonly holds: 'text' | 'option' | 'options' | 'id' | 'ids' | 'number' | 'any';
}

const FIELDS: Readonly<Record<string, ValueField>> = {
  plain_text_input: { field: 'value', initial: 'initial_value', holds: 'text' },
  email_text_input: { field: 'value', initial: 'initial_value', holds: 'text' },
  url_text_input: { field: 'value', initial: 'initial_value', holds: 'text' },
  number_input: { field: 'value', initial: 'initial_value', holds: 'text' },
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value', holds: 'any' },
  datepicker: { field: 'selected_date', initial: 'initial_date', holds: 'text' },
  timepicker: { field: 'selected_time', initial: 'initial_time', holds: 'text' },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', holds: 'number' },
  static_select: { field: 'selected_option', initial: 'initial_option', holds: 'option' },
  external_select: { field: 'selected_option', initial: 'initial_option', holds: 'option' },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', holds: 'option' },
  overflow: { field: 'selected_option', initial: 'initial_option', holds: 'option' },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', holds: 'options' },
  multi_external_select: { field: 'selected_options', initial: 'initial_options', holds: 'options' },
  checkboxes: { field: 'selected_options', initial: 'initial_options', holds: 'options' },
  users_select: { field: 'selected_user', initial: 'initial_user', holds: 'id' },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', holds: 'id' },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', holds: 'id' },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', holds: 'ids' },
  multi_conversations_select: { field: 'selected_conversations', initial: 'initial_conversations', holds: 'ids' },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', holds: 'ids' },
  file_input: { field: 'files', initial: 'initial_files', holds: 'any' },
};

const LONGEST_TEXT = 10_000;

/** The element's way of saying what is chosen; undefined for a button. */
export function valueFieldOf(element: Json): ValueField | undefined {
  const type = stringAt(element, 'type') ?? '';
  return Object.hasOwn(FIELDS, type) ? FIELDS[type] : undefined;
}

/** What is chosen at first, as the view's state says it; undefined where nothing can be chosen. */
export function initialValue(element: Json): Json | undefined {
  const known = valueFieldOf(element);
  if (known === undefined || element['type'] === 'overflow') return undefined;
  const nothing = known.holds === 'options' || known.holds === 'ids' ? [] : null;
  return { type: element['type'], [known.field]: element[known.initial] ?? nothing };
}

/**
 * What a person chose: `given` is the bare value (a text, a date, an option's value, an id, or a list of these), a whole option, or an
 * object with the field as Slack names it. Undefined where the element does not offer it.
 */
export function chosenValue(element: Json, given: unknown): Json | undefined {
  const known = valueFieldOf(element);
  if (known === undefined) return undefined;
  const bare =
    isJson(given) && !isOption(given) ? (given[known.field] ?? given['value'] ?? whole(known, given)) : given;
  const value = held(element, known, bare);
  return value === undefined ? undefined : { type: element['type'], [known.field]: value };
}

/** Is it a whole option? Only so is one given to an external select: what that offers, only the bot knows. */
export function isOption(given: Json): boolean {
  return isJson(given['text']) && typeof given['value'] === 'string';
}

function whole(known: ValueField, given: Json): Json | null {
  return known.holds === 'any' ? given : null;
}

function held(element: Json, known: ValueField, bare: unknown): unknown {
  switch (known.holds) {
    case 'text':
      return textOf(bare);
    case 'number':
      return bare === null ? null : Number.isFinite(Number(bare)) ? Number(bare) : undefined;
    case 'option':
      return bare === null ? null : optionOf(element, bare);
    case 'options':
      return everyOne(bare, (one) => optionOf(element, one));
    case 'id':
      return bare === null ? null : idOf(bare);
    case 'ids':
      return everyOne(bare, idOf);
    case 'any':
      return JSON.stringify(bare ?? null).length > LONGEST_TEXT ? undefined : (bare ?? null);
    default:
      return unreachable(known.holds);
  }
}

/** An empty text is no text: Slack sends null. */
function textOf(bare: unknown): string | null | undefined {
  if (bare === null || bare === undefined || bare === '') return null;
  if (typeof bare !== 'string' && typeof bare !== 'number') return undefined;
  return String(bare).slice(0, LONGEST_TEXT);
}

function idOf(bare: unknown): string | undefined {
  return typeof bare === 'string' && /^[A-Z][A-Za-z0-9_]{0,60}$/u.test(bare) ? bare : undefined;
}

function everyOne(bare: unknown, read: (one: unknown) => unknown): readonly unknown[] | undefined {
  if (bare === null || bare === undefined) return [];
  const all = (Array.isArray(bare) ? bare : [bare]).slice(0, 100).map(read);
  return all.includes(undefined) ? undefined : all;
}

/** The option as the element offers it. What an external select offers only the bot knows, so that is taken as it is. */
function optionOf(element: Json, bare: unknown): Json | undefined {
  const value = isJson(bare) ? stringAt(bare, 'value') : bare;
  const offered = optionsOf(element).find((option) => option['value'] === value);
  if (offered !== undefined) return offered;
  const isExternal = (stringAt(element, 'type') ?? '').endsWith('external_select');
  const isWhole = isExternal && isJson(bare) && isJson(bare['text']) && JSON.stringify(bare).length < LONGEST_TEXT;
  return isWhole ? bare : undefined;
}

/** Is nothing chosen? */
export function isEmptyValue(element: Json, value: Json): boolean {
  const field = valueFieldOf(element)?.field ?? '';
  return (
    value[field] === null ||
    value[field] === undefined ||
    (Array.isArray(value[field]) && listAt(value, field).length === 0)
  );
}
