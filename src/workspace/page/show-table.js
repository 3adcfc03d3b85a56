/** @import { DataTableBlock, TableBlock } from '@slack/types' */
import { make } from './make-element.js';
import { showRichTextLine } from './show-rich-text.js';

/** @typedef {TableBlock['rows'][number][number]} Cell */

/**
 * A chart as its payload carries it, https://docs.slack.dev/changelog/2026/06/16/block-kit-data-visualization-block.
 * @typedef {{
 *   type: 'data_visualization', block_id?: string, title?: string | { text: string },
 *   chart: {
 *     type: string, segments?: { label: string, value: number }[],
 *     series?: { name: string, data: { label: string, value: number }[] }[],
 *   },
 * }} ChartBlock
 */

/**
 * @param {TableBlock} block
 * @param {Reader} reader
 * @returns {HTMLElement}
 */
export function showTable(block, reader) {
  const [head = [], ...body] = block.rows;
  const align = (block.column_settings ?? []).map((column) => column?.align ?? 'left');
  return showFrame('Table', [
    make(
      'thead',
      {},
      make(
        'tr',
        {},
        head.map((cell, at) => make('th', { scope: 'col', class: align[at] }, showCell(cell, reader))),
      ),
    ),
    make(
      'tbody',
      {},
      body.map((row) =>
        make(
          'tr',
          {},
          row.map((cell, at) => make('td', { class: align[at] }, showCell(cell, reader))),
        ),
      ),
    ),
  ]);
}

/**
 * A data table: its caption, a page of rows at a time, one column naming each row.
 * @param {DataTableBlock} block
 * @param {Reader} reader
 * @returns {HTMLElement}
 */
export function showDataTable(block, reader) {
  const [head = [], ...rows] = block.rows;
  const pageSize = block.page_size ?? 5;
  const nameColumn = block.row_header_column_index ?? 0;
  const body = make(
    'tbody',
    {},
    rows.map((row) => showDataRow(row, nameColumn, reader)),
  );
  const frame = showFrame(block.caption, [
    make('caption', {}, block.caption),
    make(
      'thead',
      {},
      make(
        'tr',
        {},
        head.map((cell) => make('th', { scope: 'col' }, showCell(cell, reader))),
      ),
    ),
    body,
  ]);
  return make('div', {}, frame, rows.length > pageSize ? showPager(body, pageSize) : null);
}

/**
 * @param {readonly Cell[]} row
 * @param {number} nameColumn
 * @param {Reader} reader
 */
function showDataRow(row, nameColumn, reader) {
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
 */
function showPager(body, pageSize) {
  const rows = [...body.rows];
  const pages = Math.ceil(rows.length / pageSize);
  let page = 0;
  const words = make('span', { role: 'status' });
  const turn = (/** @type {number} */ by) => {
    page = Math.min(Math.max(page + by, 0), pages - 1);
    for (const [at, row] of rows.entries()) row.hidden = Math.floor(at / pageSize) !== page;
    words.textContent = `Page ${page + 1} of ${pages}`;
  };
  turn(0);
  return make(
    'div',
    { class: 'pager' },
    make('button', { type: 'button', class: 'quiet', onclick: () => turn(-1) }, 'Previous'),
    words,
    make('button', { type: 'button', class: 'quiet', onclick: () => turn(1) }, 'Next'),
  );
}

/**
 * A chart, as the table of its data.
 * @param {ChartBlock} block
 * @returns {HTMLElement}
 */
export function showChart(block) {
  const title = typeof block.title === 'string' ? block.title : (block.title?.text ?? 'Chart');
  const series = block.chart.series ?? [{ name: 'Value', data: block.chart.segments ?? [] }];
  const labels = series[0]?.data.map(({ label }) => label) ?? [];
  const head = ['', ...series.map(({ name }) => name)].map((name) => make('th', { scope: 'col' }, name));
  const body = labels.map((label, at) =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, label),
      series.map(({ data }) => make('td', { class: 'right' }, String(data[at]?.value ?? ''))),
    ),
  );
  return showFrame(title, [
    make('caption', {}, `${title} (${block.chart.type} chart, shown as its data)`),
    make('thead', {}, make('tr', {}, head)),
    make('tbody', {}, body),
  ]);
}

/**
 * A table that scrolls by itself where it is wider than the page, also from the keyboard.
 * @param {string} name
 * @param {HTMLElement[]} parts
 */
function showFrame(name, parts) {
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
function showCell(cell, reader) {
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
