import { isJson, jsonsAt, listAt } from '../json.ts';
import type { Json } from '../json.ts';
import { addTo, boolean, byType, checkCount, list, number, oneOf, refuse, shape, string, webAddress } from './check.ts';
import type { Check, Inspection } from './check.ts';
import { LIMITS } from './limits.ts';
import type { Limit } from './limits.ts';
import { richText } from './rich-text.ts';
import { id } from './text-objects.ts';

const rawText = shape({ required: { type: string(), text: string() } });
const rawNumber = shape({ required: { type: string(), value: number(), text: string() } });

/** How deep the text of a cell can lie: rows, cells, and rich text's lists of sections of runs. */
const DEEPEST = 12;

/** All text inside a cell, a row or a table, in characters. */
function charactersIn(value: unknown, depth = 0): number {
  if (depth > DEEPEST) return 0;
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + charactersIn(one, depth + 1), 0);
  if (!isJson(value)) return 0;
  const own = typeof value['text'] === 'string' ? value['text'].length : 0;
  return own + charactersIn(value['elements'], depth + 1);
}

function sameWidth(rows: readonly unknown[], columns: Limit, pointer: string, seen: Inspection): void {
  for (const [index, row] of rows.entries()) {
    if (Array.isArray(row)) checkCount(row.length, columns, `${pointer}/${String(index)}`, seen);
  }
  const widths = new Set(rows.map((row) => (Array.isArray(row) ? row.length : 0)));
  if (widths.size > 1) refuse(seen, pointer, 'all rows must have the same number of cells', columns.page);
}

const rowsOf = (cell: Check, limit: Limit) => list(list(cell), limit);

/** A text inside a cell does not count towards the message's text: a table has a limit of its own. */
function uncounted(check: Check): Check {
  return (value, pointer, seen) => {
    const before = seen.sums.get('blocks text') ?? 0;
    check(value, pointer, seen);
    seen.sums.set('blocks text', before);
  };
}

/**
 * A table. https://docs.slack.dev/reference/block-kit/blocks/table-block
 * `raw_number` is in the types and is reported to be refused here, so it is refused.
 */
export const table = shape({
  required: {
    type: string(),
    rows: uncounted(rowsOf(byType({ raw_text: rawText, rich_text: richText }), LIMITS.tableRows)),
  },
  optional: {
    block_id: id,
    column_settings: list(
      shape({ optional: { align: oneOf('left', 'center', 'right'), is_wrapped: boolean } }),
      LIMITS.tableColumns,
    ),
  },
  also: (block, pointer, seen) => {
    if (!Array.isArray(block['rows'])) return;
    sameWidth(block['rows'], LIMITS.tableColumns, `${pointer}/rows`, seen);
    checkCount(charactersIn(block['rows']), LIMITS.tableText, `${pointer}/rows`, seen);
    addTo(seen, 'tables', 1);
  },
});

function headerIsPlain(rows: readonly unknown[], pointer: string, seen: Inspection): void {
  const header = Array.isArray(rows[0]) ? rows[0] : [];
  if (header.some((cell) => isJson(cell) && cell['type'] === 'rich_text')) {
    refuse(seen, `${pointer}/0`, 'rich_text is not allowed in the header row', LIMITS.dataTableRows.page);
  }
}

/** A table people can sort and page. https://docs.slack.dev/reference/block-kit/blocks/data-table-block */
export const dataTable = shape({
  required: {
    type: string(),
    caption: string(LIMITS.cardTitle),
    rows: uncounted(
      rowsOf(byType({ raw_text: rawText, raw_number: rawNumber, rich_text: richText }), LIMITS.dataTableRows),
    ),
  },
  optional: {
    block_id: id,
    page_size: number(LIMITS.dataTablePage),
    row_header_column_index: number({ ...LIMITS.dataTableColumns, min: 0, max: 19 }),
  },
  also: (block, pointer, seen) => {
    if (!Array.isArray(block['rows'])) return;
    sameWidth(block['rows'], LIMITS.dataTableColumns, `${pointer}/rows`, seen);
    headerIsPlain(block['rows'], `${pointer}/rows`, seen);
    addTo(seen, 'data table text', charactersIn(block['rows']));
  },
});

const segment = shape({ required: { label: string(LIMITS.chartLabel), value: number() } });
const axisLabels = { x_label: string(LIMITS.chartTitle), y_label: string(LIMITS.chartTitle) };

const series = shape({
  required: { name: string(LIMITS.chartLabel), data: list(segment, LIMITS.chartPoints) },
});

/** The names in a list, each only once. */
function eachOnce(names: readonly unknown[], pointer: string, seen: Inspection): void {
  if (new Set(names).size < names.length) refuse(seen, pointer, 'must be unique', LIMITS.chartPoints.page);
}

function pointForEachCategory(chart: Json, pointer: string, seen: Inspection): void {
  const axis = chart['axis_config'];
  const names = jsonsAt(chart, 'series').map((one) => one['name']);
  eachOnce(names, `${pointer}/series`, seen);
  eachOnce(listAt(axis, 'categories'), `${pointer}/axis_config/categories`, seen);
  const categories = isJson(axis) && Array.isArray(axis['categories']) ? axis['categories'] : [];
  for (const [index, one] of (Array.isArray(chart['series']) ? chart['series'] : []).entries()) {
    const data = isJson(one) && Array.isArray(one['data']) ? one['data'] : [];
    const labels = new Set(data.map((point) => (isJson(point) ? point['label'] : undefined)));
    const fits = data.length === categories.length && categories.every((category) => labels.has(category));
    if (!fits)
      refuse(
        seen,
        `${pointer}/series/${String(index)}/data`,
        'must have exactly one point for each category',
        LIMITS.chartPoints.page,
      );
  }
}

const axes = shape({
  required: {
    type: string(),
    series: list(series, LIMITS.chartSeries),
    axis_config: shape({
      required: { categories: list(string(LIMITS.chartLabel), LIMITS.chartPoints) },
      optional: axisLabels,
    }),
  },
  also: pointForEachCategory,
});

const pie = shape({
  required: { type: string(), segments: list(segment, LIMITS.chartSegments) },
  also: (chart, pointer, seen) => {
    for (const [index, one] of (Array.isArray(chart['segments']) ? chart['segments'] : []).entries()) {
      const value = isJson(one) ? one['value'] : undefined;
      if (typeof value === 'number' && value <= 0)
        refuse(seen, `${pointer}/segments/${String(index)}/value`, 'must be more than 0', LIMITS.chartSegments.page);
    }
  },
});

/** A chart. https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export const chart = shape({
  required: {
    type: string(),
    title: string(LIMITS.chartTitle),
    chart: byType({ pie, bar: axes, line: axes, area: axes }),
  },
  optional: { block_id: id },
  also: (_block, _pointer, seen) => addTo(seen, 'charts', 1),
});

/** A video. https://docs.slack.dev/reference/block-kit/blocks/video-block */
export const videoAddresses = { video_url: webAddress(LIMITS.url), thumbnail_url: webAddress(LIMITS.url) };
