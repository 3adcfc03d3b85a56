import { make } from './make-element.js';
import { showPickSeveral, showTicks } from './pick-many.js';
import { showPickOne } from './pick-one.js';
import { showButton, showFeedbackButtons, showOverflow } from './show-button.js';
import { showImage } from './show-attachment.js';
import { showDateInput, showTextInput } from './text-input.js';

/**
 * Shows an element of a block, from its payload.
 * @param {BlockElement} element
 * @param {Place} place
 * @returns {HTMLElement} for a type not known here, its type and JSON
 */
export function showElement(element, place) {
  switch (element.type) {
    case 'button':
    case 'icon_button':
      return showButton(element, place);
    case 'feedback_buttons':
      return showFeedbackButtons(element, place);
    case 'overflow':
      return showOverflow(element, place);
    case 'image':
      return showImage(element);
    default:
      return showField(element, place);
  }
}

/**
 * @param {BlockElement} element
 * @param {Place} place
 * @returns {HTMLElement}
 */
function showField(element, place) {
  switch (element.type) {
    case 'static_select':
    case 'external_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
      return showPickOne(element, place);
    case 'multi_external_select':
      return showPickSeveral(element, place);
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
    case 'checkboxes':
    case 'radio_buttons':
      return showTicks(element, place);
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return showDateInput(element, place);
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
    case 'rich_text_input':
      return showTextInput(element, place);
    case 'file_input':
      return make(
        'p',
        { id: place.controlId, class: 'hint' },
        'A field for files. Files cannot be added in this demo.',
      );
    default:
      return showUnknown(element, 'element');
  }
}

/**
 * What is not known here is shown as what it is, never dropped.
 * @param {unknown} payload
 * @param {'block' | 'element'} noun
 */
export function showUnknown(payload, noun) {
  const type =
    typeof payload === 'object' && payload !== null && 'type' in payload ? String(payload.type) : 'without a type';
  const json = JSON.stringify(payload, null, 2);
  return make(
    'div',
    { class: 'unknown' },
    make('p', {}, `This page cannot draw this ${noun}: `, make('code', {}, type)),
    make('pre', { tabindex: 0 }, json),
  );
}
