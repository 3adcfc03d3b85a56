/** @import { DataTableBlock } from '@slack/types' */
/** @import { Cell } from './show-table.js' */
import { make } from './make-element.js';
import { showCell, showFrame } from './show-table.js';

/** A row as it is drawn, and the words or numbers it is sorted by. @typedef {{ element: HTMLTableRowElement, cells: readonly Cell[] }} Row */

/**
 * A data table: its caption, a page of rows at a time, one column naming each row, every column a way to sort.
 * @param {DataTableBlock} block
 * @param {Reader} reader
 * @returns {HTMLElement}
 */
export function showDataTable(block, reader) {
  const [head = [], ...given] = block.rows;
  const nameColumn = block.row_header_column_index ?? 0;
  const rows = given.map((cells) => ({ element: showRow(cells, nameColumn, reader), cells }));
  const body = make(
    'tbody',
    {},
    rows.map(({ element }) => element),
  );
  const pager = createPager(body, block.page_size ?? 5);
  const heads = head.map((cell, at) => {
    const sort = () => {
      const isDescending = heads[at]?.ariaSort === 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      heads[at]?.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
      const sorted = rows.toSorted((one, other) => compare(one.cells[at], other.cells[at]));
      body.append(...(isDescending ? sorted.toReversed() : sorted).map(({ element }) => element));
      pager.show(0);
    };
    const button = make('button', { type: 'button', class: 'sort', onclick: sort }, showCell(cell, reader));
    return make('th', { scope: 'col' }, button);
  });
  const parts = [make('caption', {}, block.caption), make('thead', {}, make('tr', {}, heads)), body];
  return make('div', {}, showFrame(block.caption, parts), pager.element);
}

/**
 * Numbers by their size, all else by its words.
 * @param {Cell | undefined} one
 * @param {Cell | undefined} other
 */
function compare(one, other) {
  if (one?.type === 'raw_number' && other?.type === 'raw_number') return one.value - other.value;
  return wordsOf(one).localeCompare(wordsOf(other), 'en-GB', { numeric: true });
}

/**
 * @param {unknown} cell
 * @returns {string}
 */
function wordsOf(cell) {
  if (typeof cell !== 'object' || cell === null) return '';
  if ('text' in cell && typeof cell.text === 'string') return cell.text;
  return 'elements' in cell && Array.isArray(cell.elements) ? cell.elements.map(wordsOf).join('') : '';
}

/**
 * @param {readonly Cell[]} row
 * @param {number} nameColumn
 * @param {Reader} reader
 */
function showRow(row, nameColumn, reader) {
  const cells = row.map((cell, at) => {
    const side = cell.type === 'raw_number' ? 'right' : null;
    const inner = showCell(cell, reader);
    return at === nameColumn ? make('th', { scope: 'row', class: side }, inner) : make('td', { class: side }, inner);
  });
  return make('tr', {}, cells);
}

/**
 * @param {HTMLTableSectionElement} body
 * @param {number} pageSize
 * @returns {{ element: HTMLElement | null, show: (page: number) => void }} no element where everything fits on one page
 */
function createPager(body, pageSize) {
  const pages = Math.ceil(body.rows.length / pageSize);
  let page = 0;
  const words = make('span', { role: 'status' });
  const show = (/** @type {number} */ wanted) => {
    page = Math.min(Math.max(wanted, 0), pages - 1);
    for (const [at, row] of [...body.rows].entries()) row.hidden = Math.floor(at / pageSize) !== page;
    words.textContent = `Page ${page + 1} of ${pages}`;
  };
  show(0);
  if (pages <= 1) return { element: null, show };
  const turn = (/** @type {string} */ label, /** @type {number} */ by) =>
    make('button', { type: 'button', class: 'quiet', onclick: () => show(page + by) }, label);
  return { element: make('div', { class: 'pager' }, turn('Previous', -1), words, turn('Next', 1)), show };
}
