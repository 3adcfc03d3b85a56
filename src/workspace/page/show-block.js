/** @import { AlertBlock, ContainerBlock } from '@slack/types' */
import { make } from './make-element.js';
import { parseMarkdown } from './parse-markdown.js';
import { countOf } from './count-of.js';
import { showChart } from './show-chart.js';
import { showDataTable } from './show-data-table.js';
import { showFile, showImage, showVideo } from './show-attachment.js';
import { showCard, showPlan, showTask } from './show-card.js';
import { showElement, showUnknown } from './show-element.js';
import { actionPlace, showInput, showSection } from './show-input.js';
import { showRichText } from './show-rich-text.js';
import { showTable } from './show-table.js';
import { headingTag, showPlain, showText, showTextBlock } from './show-text.js';

/** Words for an alert's level: never only a colour. */
const ALERT_WORDS = { default: 'Note', info: 'Note', warning: 'Warning', error: 'Problem', success: 'Done' };

/**
 * Shows a message's, modal's or Home tab's blocks, each from its payload.
 * @param {readonly PayloadBlock[]} blocks
 * @param {Surface} surface
 * @returns {HTMLElement[]}
 */
export function showBlocks(blocks, surface) {
  return blocks.map((block, at) => {
    const blockId = block.block_id ?? `block-${at}`;
    return make('div', { class: 'block', 'data-block': blockId }, showSafely(block, blockId, surface));
  });
}

/**
 * A block whose payload is not what its type promises is shown as an unknown one: one strange block must not hide a message.
 * @param {PayloadBlock} block
 * @param {string} blockId
 * @param {Surface} surface
 */
function showSafely(block, blockId, surface) {
  try {
    return showBlock(block, blockId, surface) ?? showUnknown(block, 'block');
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return showUnknown(block, 'block');
    throw error;
  }
}

/**
 * @param {PayloadBlock} block
 * @param {string} blockId
 * @param {Surface} surface
 * @returns {HTMLElement | null} null for a type not known here
 */
function showBlock(block, blockId, surface) {
  const { reader } = surface;
  switch (block.type) {
    case 'section':
      return showSection(block, actionPlace(blockId, surface));
    case 'actions':
    case 'context_actions': {
      const elements = block.elements.map((element) => showElement(element, actionPlace(blockId, surface)));
      return make('div', { class: 'buttons' }, elements);
    }
    case 'input':
      return showInput(block, blockId, surface);
    case 'rich_text':
      return showRichText(block, reader);
    case 'table':
      return showTable(block, reader);
    case 'data_table':
      return showDataTable(block, reader);
    case 'data_visualization':
      return showChart(block);
    case 'container':
      return showContainer(block, surface);
    case 'header':
    case 'divider':
    case 'context':
    case 'image':
    case 'markdown':
    case 'alert':
    case 'video':
    case 'file':
      return showPlainer(block, surface);
    case 'card':
      return showCard(block, blockId, surface);
    case 'carousel': {
      const cards = block.elements.map((card) => make('li', {}, showCard(card, card.block_id ?? blockId, surface)));
      return make('ul', { class: 'carousel', tabindex: 0, 'aria-label': countOf(cards.length, 'card') }, cards);
    }
    case 'plan':
      return showPlan(block, surface);
    case 'task_card':
      return make('div', { class: 'container-box' }, showTask(block, surface));
    default:
      return null;
  }
}

/** @typedef {'header' | 'divider' | 'context' | 'image' | 'markdown' | 'alert' | 'video' | 'file'} PlainerType */

/**
 * The blocks without elements that act.
 * @param {Extract<PayloadBlock, { type: PlainerType }>} block
 * @param {Surface} surface
 * @returns {HTMLElement}
 */
function showPlainer(block, { reader, headingLevel }) {
  switch (block.type) {
    case 'header':
      return make(headingTag(headingLevel), { class: 'header' }, showPlain(block.text.text));
    case 'divider':
      return make('hr');
    case 'context': {
      const parts = block.elements.map((each) =>
        each.type === 'image' ? showImage(each) : make('div', {}, showText(each, reader)),
      );
      return make('div', { class: 'context-line' }, parts);
    }
    case 'image': {
      const caption = block.title === undefined ? null : make('figcaption', {}, showPlain(block.title.text));
      return make('figure', {}, caption, showImage(block));
    }
    case 'markdown':
      return make(
        'div',
        {},
        parseMarkdown(block.text).map((part) => showTextBlock(part, reader, headingLevel)),
      );
    case 'alert':
      return showAlert(block, showText(block.text, reader));
    case 'video':
      return showVideo(block);
    case 'file':
    default:
      return showFile(block);
  }
}

/**
 * @param {AlertBlock} alert
 * @param {Node[]} words
 */
function showAlert({ level = 'default' }, words) {
  return make('div', { class: `alert ${level}` }, make('strong', {}, ALERT_WORDS[level] ?? 'Note'), words);
}

/**
 * @param {ContainerBlock} container
 * @param {Surface} surface
 */
function showContainer(container, surface) {
  const { title, rich_text_title: richTitle, subtitle } = container;
  const head =
    richTitle === undefined ? make('strong', {}, title?.text ?? '') : showRichText(richTitle, surface.reader);
  const second = subtitle === undefined ? null : make('div', { class: 'hint' }, showText(subtitle, surface.reader));
  const children = showBlocks(container.child_blocks, surface);
  if (container.is_collapsible !== true) return make('div', { class: 'container-box' }, head, second, children);
  const summary = make('summary', {}, head, second);
  return make('details', { class: 'container-box', open: container.default_collapsed !== true }, summary, children);
}
