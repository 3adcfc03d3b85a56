import { freshId, make } from './make-element.js';
import { showElement } from './show-element.js';
import { showPlain, showText } from './show-text.js';

/**
 * The place of an element that acts at once and has no label of its own.
 * @param {string} blockId
 * @param {Surface} surface
 * @returns {Place}
 */
export function actionPlace(blockId, surface) {
  const controlId = freshId('control');
  return { surface, blockId, isAction: true, isOptional: true, controlId, labelId: null, describedBy: null };
}

/**
 * A section: its words, which also name the element beside them.
 * @param {SectionBlock} section
 * @param {Place} place
 */
export function showSection({ text, fields, accessory }, place) {
  const { reader } = place.surface;
  const id = freshId('text');
  const words = text === undefined ? null : make('div', { id }, showText(text, reader));
  const field = (/** @type {Words} */ each) => make('div', {}, showText(each, reader));
  const list = fields === undefined ? null : make('div', { class: 'fields' }, fields.map(field));
  if (accessory === undefined) return make('div', {}, words, list);
  const element = showElement(accessory, { ...place, labelId: words === null ? null : id });
  return make('div', { class: 'with-accessory' }, make('div', {}, words, list), element);
}

/**
 * A field with its label, hint and, once there is one, its error: told to screen readers with the field.
 * @param {InputBlock} input
 * @param {string} blockId
 * @param {Surface} surface
 */
export function showInput({ label, hint, optional, element, dispatch_action: dispatches }, blockId, surface) {
  const [labelId, hintId, controlId] = [freshId('label'), freshId('hint'), freshId('control')];
  const errorId = `${controlId}-error`;
  const isOptional = optional === true;
  const describedBy = `${hintId} ${errorId}`;
  /** @type {Place} */
  const place = { surface, blockId, isAction: dispatches === true, isOptional, controlId, labelId, describedBy };
  const suffix = isOptional ? make('span', { class: 'hint' }, ' (optional)') : null;
  return make(
    'div',
    { class: 'field', 'data-control': controlId },
    make('label', { id: labelId, for: controlId }, showPlain(label.text), suffix),
    make('div', { class: 'hint', id: hintId }, hint === undefined ? null : showPlain(hint.text)),
    make('div', { class: 'field-error', id: errorId }),
    showElement(element, place),
  );
}
