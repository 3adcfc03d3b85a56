/** @import { RichTextBlock, RichTextElement, RichTextList } from '@slack/types' */
import { emojiNamed } from './emoji.js';
import { make } from './make-element.js';
import { showChannel, showDate, showLink, showUser } from './show-text.js';

/**
 * Shows a rich text block, https://docs.slack.dev/reference/block-kit/blocks/rich-text-block. Its words are never markup.
 * @param {RichTextBlock} block
 * @param {Reader} reader
 * @returns {HTMLElement}
 */
export function showRichText(block, reader) {
  return make('div', { class: 'rich-text' }, ...block.elements.map((element) => showElement(element, reader)));
}

/**
 * The words of a rich text block in one line, for a table's cell or a title.
 * @param {RichTextBlock} block
 * @param {Reader} reader
 * @returns {Node[]}
 */
export function showRichTextLine(block, reader) {
  const [only, ...more] = block.elements;
  if (only?.type === 'rich_text_section' && more.length === 0) return showRuns(only.elements, reader);
  return [showRichText(block, reader)];
}

/**
 * @param {RichTextBlock['elements'][number]} element
 * @param {Reader} reader
 * @returns {Node}
 */
function showElement(element, reader) {
  switch (element.type) {
    case 'rich_text_section':
      return make('p', {}, showRuns(element.elements, reader));
    case 'rich_text_list':
      return showList(element, reader);
    case 'rich_text_quote':
      return make('blockquote', {}, showRuns(element.elements, reader));
    case 'rich_text_preformatted':
      return make('pre', { tabindex: 0 }, showRuns(element.elements, reader));
    default:
      return make('code', {}, JSON.stringify(element));
  }
}

/**
 * @param {RichTextList} list
 * @param {Reader} reader
 */
function showList(list, reader) {
  const indent = `indent-${Math.min(Math.max(list.indent ?? 0, 0), 8)}`;
  const items = list.elements.map((item) => make('li', {}, showRuns(item.elements, reader)));
  if (list.style !== 'ordered') return make('ul', { class: indent }, items);
  const offset = 'offset' in list && typeof list.offset === 'number' ? list.offset : 0;
  return make('ol', { class: indent, start: offset + 1 }, items);
}

/**
 * @param {readonly RichTextElement[]} runs
 * @param {Reader} reader
 * @returns {Node[]}
 */
function showRuns(runs, reader) {
  return runs.flatMap((run) => withStyle(showRun(run, reader), run.style ?? {}));
}

/**
 * @param {RichTextElement} run
 * @param {Reader} reader
 * @returns {Node[]}
 */
function showRun(run, reader) {
  switch (run.type) {
    case 'text':
      return showLines(run.text);
    case 'link':
      return [showLink(run.url, showLines(run.text ?? run.url))];
    case 'emoji':
      return [new Text(emojiNamed(run.name, run.unicode))];
    case 'user':
      return [showUser(run.user_id, null, reader)];
    case 'channel':
      return [showChannel(run.channel_id, null, reader)];
    case 'broadcast':
      return [make('span', { class: 'mention' }, `@${run.range}`)];
    case 'usergroup':
      return [showUser(run.usergroup_id, null, reader)];
    case 'team':
      return [make('span', { class: 'mention' }, run.team_id)];
    case 'color':
      return [make('code', {}, run.value)];
    case 'date':
      return [
        showDate(
          { seconds: run.timestamp, format: run.format, url: run.url ?? null, fallback: run.fallback ?? '' },
          reader,
        ),
      ];
    default:
      return [make('code', {}, JSON.stringify(run))];
  }
}

/** @param {string} text */
function showLines(text) {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [new Text(line)] : [make('br'), new Text(line)]));
}

/**
 * @param {Node[]} nodes
 * @param {{ bold?: boolean, italic?: boolean, strike?: boolean, code?: boolean }} style
 * @returns {Node[]}
 */
function withStyle(nodes, style) {
  let styled = nodes;
  if (style.code === true) styled = [make('code', {}, styled)];
  if (style.strike === true) styled = [make('s', {}, styled)];
  if (style.italic === true) styled = [make('em', {}, styled)];
  if (style.bold === true) styled = [make('strong', {}, styled)];
  return styled;
}
