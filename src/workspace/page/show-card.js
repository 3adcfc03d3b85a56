/** @import { CardBlock, PlanBlock, TaskCardBlock } from '@slack/types' */
import { make } from './make-element.js';
import { showImage } from './show-attachment.js';
import { showElement, showUnknown } from './show-element.js';
import { actionPlace } from './show-input.js';
import { showRichText } from './show-rich-text.js';
import { showLink, showPlain, showText } from './show-text.js';

/** Words for how far a task is. */
const STATUS_WORDS = { pending: 'To do', in_progress: 'Under way', complete: 'Done', error: 'Failed' };

/**
 * A card: its pictures, words and buttons, one under the other.
 * @param {CardBlock} card
 * @param {string} blockId
 * @param {Surface} surface
 */
export function showCard(card, blockId, surface) {
  const { hero_image: hero, icon, title, subtitle, body, actions = [] } = card;
  const words = (/** @type {CardBlock['title']} */ text) => (text === undefined ? [] : showText(text, surface.reader));
  return make(
    'div',
    { class: 'container-box' },
    hero === undefined ? null : showImage(hero),
    icon === undefined ? null : showImage(icon),
    title === undefined ? null : make('strong', {}, words(title)),
    subtitle === undefined ? null : make('div', { class: 'hint' }, words(subtitle)),
    make('div', {}, words(body)),
    make(
      'div',
      { class: 'buttons' },
      actions.map((action) => showElement(action, actionPlace(blockId, surface))),
    ),
  );
}

/**
 * A plan and its tasks.
 * @param {PlanBlock} plan
 * @param {Surface} surface
 */
export function showPlan({ title, tasks = [] }, surface) {
  const items = tasks.map((task) =>
    make('li', {}, isTask(task) ? showTask(task, surface) : showUnknown(task, 'block')),
  );
  return make('div', { class: 'container-box' }, make('strong', {}, showPlain(title)), make('ol', {}, items));
}

/**
 * A task: what it is, how far it is, and what came of it.
 * @param {TaskCardBlock} task
 * @param {Surface} surface
 */
export function showTask({ title, status, details, output, sources = [] }, { reader }) {
  return make(
    'div',
    {},
    make('strong', {}, showPlain(title)),
    ` – ${STATUS_WORDS[status] ?? status}`,
    details === undefined ? null : showRichText(details, reader),
    output === undefined ? null : showRichText(output, reader),
    sources.map(({ url, text }) => make('div', {}, showLink(url, [new Text(text)]))),
  );
}

/**
 * @param {TaskCardBlock | Record<string, unknown>} task
 * @returns {task is TaskCardBlock}
 */
function isTask(task) {
  return task['type'] === 'task_card' && typeof task['title'] === 'string';
}
