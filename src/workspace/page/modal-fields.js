import { fieldProblem, withEntered } from './field-values.js';

/** Values by block id and action id. @typedef {Record<string, Record<string, FieldValue>>} Values */

/**
 * Shows what is wrong with a field beside it, or takes it away.
 * @param {Element} block
 * @param {string | undefined} message
 * @returns {HTMLElement | null} the control the message is about
 */
export function showFieldError(block, message) {
  const line = block.querySelector('.field-error');
  if (line !== null) line.textContent = message === undefined ? '' : message;
  block.classList.toggle('invalid', message !== undefined);
  const control = document.getElementById(block.querySelector('.field')?.getAttribute('data-control') ?? '');
  if (message === undefined) control?.removeAttribute('aria-invalid');
  else control?.setAttribute('aria-invalid', 'true');
  return control;
}

/**
 * What is wrong before the bot is asked, by block id.
 * @param {Surface} surface
 * @returns {Record<string, string>}
 */
export function problemsOf(surface) {
  /** @type {Record<string, string>} */
  const problems = {};
  for (const { blockId, element, isOptional, read } of surface.fields) {
    const problem = fieldProblem(element, read(), isOptional);
    if (problem !== null) problems[blockId] = problem;
  }
  return problems;
}

/**
 * The block that begins with what has been entered in it.
 * @param {PayloadBlock} block
 * @param {Values | undefined} entered
 * @returns {PayloadBlock}
 */
export function withEnteredValue(block, entered) {
  const values = entered?.[block.block_id ?? ''];
  if (values === undefined) return block;
  if (block.type === 'input') return { ...block, element: withEnteredIn(block.element, values) };
  if (block.type === 'actions')
    return { ...block, elements: block.elements.map((element) => withEnteredIn(element, values)) };
  if (block.type !== 'section' || block.accessory === undefined) return block;
  return { ...block, accessory: withEnteredIn(block.accessory, values) };
}

/**
 * @param {BlockElement} element
 * @param {Values[string]} values
 */
function withEnteredIn(element, values) {
  return withEntered(element, values[element.action_id ?? '']);
}
