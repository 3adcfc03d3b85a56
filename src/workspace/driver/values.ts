import { isJson, jsonAt, stringAt } from '../json.ts';
import { isRealDate } from '../real-date.ts';
import type { Json } from '../json.ts';
import { chosenValue, initialValue, isEmptyValue, isOption, valueFieldOf } from './element-value.ts';
import { elementsIn } from './elements-in.ts';
import type { PlacedElement } from './elements-in.ts';

/** What people enter: by block_id and action_id as Slack has it, or simply by action_id or block_id. */
export type GivenValues = Readonly<Record<string, unknown>>;

function givenFor({ blockId, actionId }: PlacedElement, given: GivenValues): unknown {
  const inBlock = given[blockId];
  if (isJson(inBlock) && inBlock[actionId] !== undefined) return inBlock[actionId];
  return given[actionId] ?? (isJson(inBlock) && !isOption(inBlock) ? undefined : inBlock);
}

/** The state of every element that can hold a value: what was given, else what was there, else what stands in it at first. */
export function stateOf(blocks: readonly unknown[], before: Json, given: GivenValues): Json {
  const state: Record<string, Json> = {};
  for (const placed of elementsIn(blocks)) {
    const initial = initialValue(placed.element);
    if (initial === undefined) continue;
    const kept = jsonAt(before, placed.blockId)[placed.actionId];
    const wanted = givenFor(placed, given);
    const chosen = wanted === undefined ? undefined : chosenValue(placed.element, wanted);
    const value = chosen ?? (isJson(kept) ? kept : initial);
    state[placed.blockId] = { ...state[placed.blockId], [placed.actionId]: value };
  }
  return state;
}

const REQUIRED = 'Please complete this required field.';

/** What Slack itself says about a form before it sends it: block_id → sentence. */
export function formErrors(blocks: readonly unknown[], state: Json): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const { block, blockId, element, actionId } of elementsIn(blocks)) {
    if (block['type'] !== 'input') continue;
    const value = jsonAt(jsonAt(state, blockId), actionId);
    const isEmpty = isEmptyValue(element, value);
    const said = isEmpty ? (block['optional'] === true ? null : REQUIRED) : wrongWith(element, value);
    if (said !== null) errors[blockId] = said;
  }
  return errors;
}

/** What is wrong with the value, or null. */
function wrongWith(element: Json, value: Json): string | null {
  const field = valueFieldOf(element)?.field ?? '';
  const text = stringAt(value, field) ?? '';
  switch (element['type']) {
    case 'plain_text_input':
      return wrongLength(element, text);
    case 'number_input':
      return wrongNumber(element, text);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(text) ? null : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(text) ? null : 'Please enter a valid URL.';
    case 'datepicker':
      return isRealDate(text) ? null : 'Please enter a valid date.';
    default:
      return null;
  }
}

function wrongLength(element: Json, text: string): string | null {
  const least = Number(element['min_length'] ?? 0);
  const most = Number(element['max_length'] ?? 3000);
  if (text.length < least) return `Must be at least ${String(least)} characters long.`;
  return text.length > most ? `Must be at most ${String(most)} characters long.` : null;
}

function wrongNumber(element: Json, text: string): string | null {
  const number = Number(text);
  if (!Number.isFinite(number) || text.trim() === '') return 'Please enter a number.';
  if (element['is_decimal_allowed'] !== true && !Number.isInteger(number)) return 'Please enter a whole number.';
  const least = Number(element['min_value'] ?? -Infinity);
  const most = Number(element['max_value'] ?? Infinity);
  if (number < least) return `Must be at least ${String(least)}.`;
  return number > most ? `Must be at most ${String(most)}.` : null;
}
