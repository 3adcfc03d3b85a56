import { drawBars, drawLines, drawPie } from './draw-chart.js';
import { make } from './make-element.js';
import { showFrame } from './show-table.js';

/** One number of a chart. @typedef {{ label: string, value: number }} Point */

/** One row of numbers. @typedef {{ name: string, data: Point[] }} Series */

/**
 * A chart as its payload carries it, https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block.
 * @typedef {{
 *   type: 'data_visualization', block_id?: string, title: string,
 *   chart: {
 *     type: string, segments?: Point[], series?: Series[],
 *     axis_config?: { categories: string[], x_label?: string, y_label?: string },
 *   },
 * }} ChartBlock
 */

/**
 * A chart, with the table of its data to open below: nobody needs to see it, or to tell its colours apart.
 * @param {ChartBlock} block
 * @returns {HTMLElement | null} null for a type not known here
 */
export function showChart({ title, chart }) {
  const { type, axis_config: axis } = chart;
  const isPie = type === 'pie';
  const series = isPie ? [{ name: 'Value', data: chart.segments ?? [] }] : (chart.series ?? []);
  const categories = isPie ? (series[0]?.data.map(({ label }) => label) ?? []) : (axis?.categories ?? []);
  const rows = categories.map((label, at) => ({ label, values: series.map(({ data }) => valueAt(data, label, at)) }));
  const picture = drawChart(type, series, rows);
  if (picture === null) return null;
  picture.setAttribute('aria-label', `${title}: a ${type} chart. Its numbers are in the table below it.`);
  const axes = [axis?.y_label, axis?.x_label].filter(Boolean).join(' by ');
  const keys = isPie
    ? categories.map((label, at) => `${label}: ${rows[at]?.values[0]}`)
    : series.map(({ name }) => name);
  return make(
    'figure',
    { class: 'chart' },
    make('figcaption', {}, title, axes === '' ? null : make('span', { class: 'hint' }, ` ${axes}`)),
    picture,
    type === 'bar' ? null : showKeys(keys),
    make('details', {}, make('summary', {}, 'Show the numbers as a table'), showNumbers(title, series, rows)),
  );
}

/**
 * The number for a category: points need not come in the order of the categories.
 * @param {readonly Point[]} data
 * @param {string} label
 * @param {number} at
 */
function valueAt(data, label, at) {
  const point = data.length > at && data[at]?.label === label ? data[at] : data.find((one) => one.label === label);
  return point?.value ?? 0;
}

/**
 * @param {string} type
 * @param {readonly Series[]} series
 * @param {readonly import('./draw-chart.js').Row[]} rows
 */
function drawChart(type, series, rows) {
  switch (type) {
    case 'pie':
      return drawPie(rows);
    case 'bar':
      return drawBars(
        series.map(({ name }) => name),
        rows,
      );
    case 'line':
    case 'area':
      return drawLines(rows, type === 'area');
    default:
      return null;
  }
}

/**
 * What each number in the picture stands for.
 * @param {readonly string[]} keys
 */
function showKeys(keys) {
  const items = keys.map((words, at) =>
    make('li', {}, make('span', { class: `key series-${at % 6}` }, String(at + 1)), words),
  );
  return make('ul', { class: 'chart-keys' }, items);
}

/**
 * @param {string} title
 * @param {readonly Series[]} series
 * @param {readonly import('./draw-chart.js').Row[]} rows
 */
function showNumbers(title, series, rows) {
  const head = ['', ...series.map(({ name }) => name)];
  return showFrame(title, [
    make('caption', {}, title),
    make(
      'thead',
      {},
      make(
        'tr',
        {},
        head.map((name) => (name === '' ? make('td') : make('th', { scope: 'col' }, name))),
      ),
    ),
    make(
      'tbody',
      {},
      rows.map(({ label, values }) =>
        make(
          'tr',
          {},
          make('th', { scope: 'row' }, label),
          values.map((value) => make('td', { class: 'right' }, String(value))),
        ),
      ),
    ),
  ]);
}
