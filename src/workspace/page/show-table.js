/** @import { TableBlock } from '@slack/types' */
import { make } from './make-element.js';
import { showRichTextLine } from './show-rich-text.js';

/** @typedef {TableBlock['rows'][number][number]} Cell */

/**
 * @param {TableBlock} block
 * @param {Reader} reader
 * @returns {HTMLElement}
 */
export function showTable(block, reader) {
  const [head = [], ...body] = block.rows;
  const align = (block.column_settings ?? []).map((column) => column?.align ?? 'left');
  const heads = head.map((cell, at) => make('th', { scope: 'col', class: align[at] }, showCell(cell, reader)));
  return showFrame(`Table: ${heads.map(({ textContent }) => textContent).join(', ')}`, [
    make('thead', {}, make('tr', {}, heads)),
    make(
      'tbody',
      {},
      body.map((row) =>
        make(
          'tr',
          {},
          row.map((cell, at) =>
            make(at === 0 ? 'th' : 'td', { scope: at === 0 ? 'row' : null, class: align[at] }, showCell(cell, reader)),
          ),
        ),
      ),
    ),
  ]);
}

/**
 * A table that scrolls by itself where it is wider than the page, also from the keyboard.
 * @param {string} name
 * @param {HTMLElement[]} parts
 */
export function showFrame(name, parts) {
  return make(
    'div',
    { class: 'table-frame', tabindex: 0, role: 'region', 'aria-label': name },
    make('table', {}, parts),
  );
}

/**
 * @param {Cell} cell
 * @param {Reader} reader
 * @returns {Node[]}
 */
export function showCell(cell, reader) {
  switch (cell.type) {
    case 'rich_text':
      return showRichTextLine(cell, reader);
    case 'raw_number':
      return [new Text(cell.text ?? String(cell.value))];
    case 'raw_text':
      return [new Text(cell.text)];
    default:
      return [make('code', {}, JSON.stringify(cell))];
  }
}
