import type {
  ExportedActivity,
  ExportedSource,
  ExportedStatement,
  ExportedUpdate,
  ExportMatter,
} from './export-matter.ts';
import { statusWords } from './words-of-status.ts';

/** What an export says of itself, so that whoever reads it knows it is one. */
export const EXPORT_FORMAT = { format: 'digital-action-export', version: 1 } as const;

/** An export as one JSON document, two spaces deep; `readExport` gives back what went in. */
export function exportJson({ statements, activities, updates, sources }: ExportMatter): string {
  return `${JSON.stringify({ ...EXPORT_FORMAT, statements, activities, updates, sources }, null, 2)}\n`;
}

/** One file of an export. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/**
 * An export as tables for a spreadsheet: statements.csv, activities.csv, updates.csv, sources.csv. Comma-separated as RFC 4180 has
 * it, every cell in quotes, with a byte order mark, without which Excel takes UTF-8 for Latin-1. No cell is read as a formula:
 * one that could be begins with an apostrophe.
 */
export function exportCsv({ statements, activities, updates, sources }: ExportMatter): readonly ExportedFile[] {
  return [
    { name: 'statements.csv', text: toCsv(STATEMENT_COLUMNS, statements) },
    { name: 'activities.csv', text: toCsv(ACTIVITY_COLUMNS, activities) },
    { name: 'updates.csv', text: toCsv(UPDATE_COLUMNS, updates) },
    { name: 'sources.csv', text: toCsv(SOURCE_COLUMNS, sources) },
  ];
}

/** Each column's heading, and what of a row stands in it. */
type Columns<Row> = readonly (readonly [string, (row: Row) => Cell])[];

type Cell = string | number | boolean | null;

const STATEMENT_COLUMNS: Columns<ExportedStatement> = [
  ['id', (row) => row.id],
  ['department', (row) => row.department],
  ['edition', (row) => row.edition],
  ['action', (row) => row.action],
  ['section', (row) => row.section],
  ['year', (row) => row.year],
  ['lead-in', (row) => row.leadIn],
  ['text', (row) => row.text],
  ['source', (row) => row.source],
];

const ACTIVITY_COLUMNS: Columns<ExportedActivity> = [
  ['id', (row) => row.id],
  ['due phrase (published)', (row) => row.duePhrase],
  ['due on', (row) => row.dueOn],
  ['status (recorded)', (row) => row.status],
  ['owner', (row) => row.owner],
  ['target date (set by owner; not published)', (row) => row.target],
];

const UPDATE_COLUMNS: Columns<ExportedUpdate> = [
  ['id', (row) => row.id],
  ['number', (row) => row.number],
  ['activity', (row) => row.activityId],
  ['recorded by', (row) => row.recordedBy],
  ['recorded at (UTC)', (row) => row.recordedAt],
  ['happened on', (row) => row.happenedOn],
  ['status', (row) => statusWords(row.status)],
  ['note', (row) => row.note],
  ['evidence', (row) => row.evidence],
  ['note taken out', (row) => row.isRedacted],
  ['confirmed by', (row) => row.confirmedBy],
  ['recorded by mistake', (row) => row.isMistake],
];

const SOURCE_COLUMNS: Columns<ExportedSource> = [
  ['id', (row) => row.id],
  ['title', (row) => row.title],
  ['department', (row) => row.department],
  ['updated', (row) => row.updated],
  ['source', (row) => row.source],
  ['licence', (row) => row.licence],
  ['government note', (row) => row.governmentNote],
];

const BYTE_ORDER_MARK = '\uFEFF';

function toCsv<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  const table = [columns.map(([heading]) => heading), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  return BYTE_ORDER_MARK + table.map((cells) => `${cells.map(toCell).join(',')}\r\n`).join('');
}

function toCell(value: Cell): string {
  const text = typeof value === 'boolean' ? YES_NO[`${value}`] : String(value ?? '');
  return `"${withoutFormula(text).replaceAll('"', '""')}"`;
}

const YES_NO = { true: 'yes', false: 'no' } as const;

/**
 * A formula may begin with = + - @ or with a character that a spreadsheet takes for one of them: full-width and small variants, a
 * minus sign. Blanks, quotes and what cannot be seen in front of it are passed over, as importers do; a tab or a line break moves what
 * follows to a cell of its own in some. https://owasp.org/www-community/attacks/CSV_Injection
 */
function withoutFormula(text: string): string {
  const begins = text.replace(/^[\s\p{C}\p{Z}\p{M}'"`]+/u, '').slice(0, 1);
  const isRisky = /^[\t\r\n]/.test(text) || /^[=+\-@\u2212]/.test(begins.normalize('NFKC'));
  return isRisky ? `'${text}` : text;
}
