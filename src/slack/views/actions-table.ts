import type { TableBlock } from '@slack/types';
import type { Action, Report } from '../../register/report.ts';
import { hasPassedSilently, isDueSoon, isUnowned, type Overview } from '../asking/home-lists.ts';
import type { Standing } from '../../reminder/standing.ts';
import { statusWords } from '../../progress/words-of-status.ts';
import { dayOf } from './department-time.ts';
import type { Part } from './parts.ts';
import { clip, escapeMarkup, onOneLine } from './text.ts';

/** One action in numbers. */
interface Row {
  readonly report: Report;
  readonly action: Action;
  readonly standings: readonly Standing[];
}

/** Rows of one page: with titles of at most 60 characters a table stays under Slack's 10,000. */
export const TABLE_ROWS = 25;

const MOST_TITLE = 60;
const HEAD = [
  'Action',
  'Activities',
  'With an update',
  'Due soon',
  'Date passed, no update',
  'Unowned',
  'Latest update',
] as const;

/** All actions at a glance, one row each: a page of them, and how many there are. */
export function actionsTable(overview: Overview, page: number): { readonly part: Part; readonly total: number } {
  const rows = rowsOf(overview);
  const shown = rows.slice(page * TABLE_ROWS, (page + 1) * TABLE_ROWS);
  return { part: tablePart(shown.map(cellsOf)), total: rows.length };
}

function rowsOf({ all, register }: Overview): readonly Row[] {
  const byAction = Map.groupBy(all, ({ activity }) => activity.action);
  return register.reports.flatMap((report) =>
    report.actions.map((action) => ({ report, action, standings: byAction.get(action) ?? [] })),
  );
}

function cellsOf({ action, standings }: Row): readonly string[] {
  const count = (is: (standing: Standing) => boolean) => String(standings.filter(is).length);
  return [
    `${action.number} · ${clip(onOneLine(action.title.text), MOST_TITLE)}`,
    String(standings.length),
    count(({ recorded }) => recorded.latest !== null),
    count(isDueSoon),
    count(hasPassedSilently),
    count(isUnowned),
    latestWords(standings),
  ];
}

/** The newest update of an action: its status and its day. */
function latestWords(standings: readonly Standing[]): string {
  const updates = standings.flatMap(({ recorded }) => recorded.latest ?? []);
  const newest = updates.toSorted((a, b) => b.entry.number - a.entry.number)[0];
  if (newest === undefined) return 'none recorded here';
  return `${statusWords(newest.status)}, ${dayOf(newest.entry.at)}`;
}

function cell(text: string) {
  return { type: 'raw_text' as const, text };
}

function tablePart(rows: readonly (readonly string[])[]): Part {
  const block: TableBlock = {
    type: 'table',
    rows: [HEAD, ...rows].map((row) => row.map(cell)),
    column_settings: [
      { is_wrapped: true },
      ...HEAD.slice(1, -1).map(() => ({ align: 'right' as const })),
      { is_wrapped: true },
    ],
  };
  const spoken = rows.map((row) =>
    row.map((text, at) => (at === 0 ? `Action ${text}` : `${HEAD[at]}: ${text}`)).join('; '),
  );
  return rows.length === 0 ? { text: '', blocks: [] } : { text: spoken.map(escapeMarkup).join('\n'), blocks: [block] };
}
