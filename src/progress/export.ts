import type {
  ExportedActivity,
  ExportedChange,
  ExportedPlace,
  ExportedSource,
  ExportedStatement,
  ExportedUpdate,
  ExportMatter,
} from './export-matter.ts';
import { statusWords } from './words-of-status.ts';

/** What an export says of itself, so that whoever reads it knows it is one. */
export const EXPORT_FORMAT = { format: 'digital-action-export', version: 1 } as const;

/** An export as one JSON document, two spaces deep; `readExport` gives back what went in. */
export function exportJson({ statements, activities, updates, changes, sources }: ExportMatter): string {
  return `${JSON.stringify({ ...EXPORT_FORMAT, statements, activities, updates, changes, sources }, null, 2)}\n`;
}

/** One file of an export. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/**
 * An export as tables for a spreadsheet, each to be read by itself: statements.csv, activities.csv, updates.csv, changes.csv, sources.csv. Comma-separated as RFC 4180 has
 * it, every cell in quotes, with a byte order mark, without which Excel takes UTF-8 for Latin-1. No cell is read as a formula:
 * one that could be begins with an apostrophe.
 */
export function exportCsv({
  statements,
  activities,
  updates,
  changes,
  sources,
}: ExportMatter): readonly ExportedFile[] {
  return [
    { name: 'statements.csv', text: toCsv(STATEMENT_COLUMNS, statements) },
    { name: 'activities.csv', text: toCsv(ACTIVITY_COLUMNS, activities) },
    { name: 'updates.csv', text: toCsv(UPDATE_COLUMNS, updates) },
    { name: 'changes.csv', text: toCsv(CHANGE_COLUMNS, changes) },
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

/** Where an activity stands and what it says: empty where its edition is not loaded. */
const PLACE_COLUMNS: Columns<ExportedPlace | null> = [
  ['department', (row) => row?.department ?? null],
  ['edition', (row) => row?.edition ?? null],
  ['action', (row) => row?.action ?? null],
  ['section', (row) => row?.section ?? null],
  ['year', (row) => row?.year ?? null],
  ['lead-in (published)', (row) => row?.leadIn ?? null],
  ['text (published)', (row) => row?.text ?? null],
];

const ACTIVITY_PLACE_COLUMNS: Columns<{ readonly activity: ExportedPlace | null }> = PLACE_COLUMNS.map(
  ([heading, cell]) => [heading, (row) => cell(row.activity)],
);

const ACTIVITY_COLUMNS: Columns<ExportedActivity> = [
  ['id', (row) => row.id],
  ...PLACE_COLUMNS,
  ['in the current edition', (row) => row.isCurrent],
  ['ids in other editions', (row) => row.otherIds.join(' ')],
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
  ...ACTIVITY_PLACE_COLUMNS,
  ['recorded by', (row) => row.recordedBy],
  ['recorded at (UTC)', (row) => row.recordedAt],
  ['happened on', (row) => row.happenedOn],
  ['status', (row) => statusWords(row.status)],
  ['note', (row) => row.note],
  ['evidence', (row) => row.evidence],
  ['note taken out', (row) => row.isRedacted],
  ['confirmed by', (row) => row.confirmedBy],
  ['confirmed at (UTC)', (row) => row.confirmedAt],
  ['recorded by mistake', (row) => row.isMistake],
];

const CHANGE_COLUMNS: Columns<ExportedChange> = [
  ['id', (row) => row.id],
  ['number', (row) => row.number],
  ['recorded by', (row) => row.recordedBy],
  ['recorded at (UTC)', (row) => row.recordedAt],
  ['what', (row) => CHANGE_WORDS[row.kind]],
  ['person', (row) => row.person],
  ['setting', (row) => row.setting],
  ['set to', (row) => row.value],
  ['note', (row) => row.note],
  ['note taken out', (row) => row.isRedacted],
  ['about entry', (row) => row.about],
  ['activity', (row) => row.activityId],
  ...ACTIVITY_PLACE_COLUMNS,
];

const CHANGE_WORDS: Readonly<Record<ExportedChange['kind'], string>> = {
  mistake: 'update recorded by mistake',
  confirmation: 'update confirmed',
  owner: 'owner',
  target: 'target date (not published)',
  redaction: 'words taken out',
  departure: 'person has left',
  forgetting: 'name taken out',
  setting: 'setting changed',
};

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
