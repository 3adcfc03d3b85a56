import { askConfirm } from './dialogs.js';
import { make } from './make-element.js';

/**
 * The values of all fields, as Slack writes them in `state.values`.
 * @param {Surface} surface
 * @returns {Record<string, Record<string, FieldValue>>}
 */
export function valuesOf(surface) {
  /** @type {Record<string, Record<string, FieldValue>>} */
  const values = {};
  for (const { blockId, actionId, read } of surface.fields)
    values[blockId] = { ...values[blockId], [actionId]: read() };
  return values;
}

/**
 * Tells the bot what was done, once: a second press while the first is on its way does nothing. What goes wrong is said beside the
 * element.
 * @param {HTMLElement} control
 * @param {Place} place
 * @param {{ element: BlockElement, fields: Record<string, unknown> }} done
 * @returns {Promise<boolean>} false if the person was asked to confirm and did not, or it did not arrive
 */
export async function tellBot(control, place, { element, fields }) {
  if (control.getAttribute('aria-busy') === 'true') return false;
  const { surface, blockId } = place;
  if (!(await askConfirm(element.confirm, surface.reader))) return false;
  const host = control.closest('[data-block]') ?? control;
  host.querySelector(':scope > .error')?.remove();
  control.setAttribute('aria-busy', 'true');
  try {
    const { type: _type, ...sent } = { type: null, ...fields };
    await surface.press({ blockId, actionId: element.action_id ?? '', fields: sent });
    return true;
  } catch (error) {
    host.append(make('p', { class: 'error', role: 'alert' }, error instanceof Error ? error.message : String(error)));
    return false;
  } finally {
    control.removeAttribute('aria-busy');
  }
}

/**
 * Registers an element that holds a value.
 * @param {Place} place
 * @param {BlockElement} element
 * @param {() => FieldValue} read
 */
export function addField(place, element, read) {
  const { surface, blockId, isOptional } = place;
  surface.fields.push({ blockId, actionId: element.action_id ?? '', element, isOptional, read });
}

/**
 * The attributes that name and describe a control, and let it be found again after it is drawn anew.
 * @param {Place} place
 * @param {BlockElement} element
 */
export function namingAttributes(place, element) {
  return {
    'aria-labelledby': place.labelId,
    'aria-label': place.labelId === null ? placeholderOf(element) || wordsOf(element.type) : null,
    'aria-describedby': place.describedBy,
    'data-focus': focusKey(place, element),
    'data-first': element.focus_on_load,
  };
}

/**
 * @param {Place} place
 * @param {BlockElement} element
 */
export function focusKey(place, element) {
  return [place.blockId, element.action_id, element.value].filter((part) => part !== undefined).join('/');
}

/** @param {BlockElement} element */
export function placeholderOf(element) {
  return element.placeholder?.text ?? '';
}

/** @param {string} type */
function wordsOf(type) {
  return type.replaceAll('_', ' ');
}
