import type { PlainTextOption, StaticSelect } from '@slack/types';
import { z } from 'zod';
import { STATUSES } from '../../progress/entry.ts';
import { NO_UPDATE, statusWords } from '../../progress/words-of-status.ts';
import type { Register } from '../../register/register.ts';
import type { HomeLook } from '../press.ts';
import type { Part } from './parts.ts';
import { clip, onOneLine, plainText } from './text.ts';

/** Which filter a select of the Home tab changes, by the beginning of its `action_id`. */
type Filter = 'home-action' | 'home-year' | 'home-status';

/** Slack's most options of a select, and the longest that each of its limits names. https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const MOST_OPTIONS = 100;
const MOST_VALUE = 75;

/** No filter: a value that no report, year or status has. */
const ALL = '*';

const selectedSchema = z.object({
  action_id: z.string(),
  selected_option: z.object({ value: z.string() }),
});

/** The three filters of a list in the Home tab, each a select that says what it shows now. */
export function homeFilters(look: HomeLook, register: Register): Part {
  const years = new Set(register.activities.map(({ section }) => section.year));
  const elements = [
    select('home-action', 'Action', {
      first: 'All actions',
      options: actionOptions(register),
      now: actionValue(look.action),
    }),
    select('home-year', 'Year', {
      first: 'All years',
      options: [...years].toSorted((a, b) => a - b).map((year) => option(String(year), String(year))),
      now: look.year === null ? null : String(look.year),
    }),
    select('home-status', 'Status', {
      first: 'Any status',
      options: [option(NO_UPDATE, 'none'), ...STATUSES.map((status) => option(statusWords(status), status))],
      now: look.status,
    }),
  ];
  return { text: '', blocks: [{ type: 'actions', elements }] };
}

function select(
  filter: Filter,
  name: string,
  {
    first,
    options,
    now,
  }: { readonly first: string; readonly options: readonly PlainTextOption[]; readonly now: string | null },
): StaticSelect {
  const all = [option(first, ALL), ...options.filter(({ value = '' }) => value.length <= MOST_VALUE)].slice(
    0,
    MOST_OPTIONS,
  );
  const chosen = all.find(({ value }) => value === (now ?? ALL));
  return {
    type: 'static_select',
    action_id: filter,
    placeholder: plainText(name, 75),
    options: all,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
}

function option(label: string, value: string): PlainTextOption {
  return { text: plainText(label, 75), value };
}

function actionOptions({ reports }: Register): readonly PlainTextOption[] {
  return reports.flatMap((report) =>
    report.actions.map((action) => {
      const department = reports.length > 1 ? `${report.abbreviation ?? report.department ?? report.title} · ` : '';
      const title = clip(onOneLine(action.title.text), 50);
      return option(
        `${department}${action.number} · ${title}`,
        actionValue({ report: report.id, number: action.number }) ?? ALL,
      );
    }),
  );
}

function actionValue(action: HomeLook['action']): string | null {
  return action === null ? null : `${action.number} ${action.report}`;
}

/** What the Home tab shows after something was chosen in a filter, from its first page on; null where it is no filter of ours. */
export function filterChosen(look: HomeLook, action: object): HomeLook | null {
  const chosen = selectedSchema.safeParse(action);
  if (!chosen.success) return null;
  const { value } = chosen.data.selected_option;
  const first = { ...look, page: 0 };
  const filter = chosen.data.action_id.replace(/:.*/s, '');
  if (filter === 'home-action') return { ...first, action: readAction(value) };
  if (filter === 'home-year') return { ...first, year: /^\d{4}$/.test(value) ? Number(value) : null };
  if (filter !== 'home-status') return null;
  return { ...first, status: [...STATUSES, 'none' as const].find((status) => status === value) ?? null };
}

function readAction(value: string): HomeLook['action'] {
  const [, number, report] = /^(\d{1,3}) (.+)$/s.exec(value) ?? [];
  return number === undefined || report === undefined ? null : { report, number: Number(number) };
}
