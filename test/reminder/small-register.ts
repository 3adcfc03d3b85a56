import type { Activity, DueDate } from '../../src/register/activity.ts';
import { endOfMonth, type PlainDate } from '../../src/register/calendar.ts';
import type { Register } from '../../src/register/register.ts';
import type { Action, Report, Section, Statement } from '../../src/register/report.ts';

/** One activity as a test tells it. */
export interface Told {
  readonly action?: number;
  readonly kind?: 'planned' | 'commitments';
  /** Year of its section; default 2015. */
  readonly year?: number;
  /** Date in its words; none: the plan year, or for a commitment nothing. */
  readonly on?: PlainDate;
  readonly text?: string;
}

/** What a test says of the report itself. */
export interface ToldReport {
  readonly id?: string;
  readonly abbreviation?: string;
  /** Progress sections by action: their years. */
  readonly progress?: Readonly<Record<number, readonly number[]>>;
}

function statement(id: string, text: string): Statement {
  return { id, text, leadIn: null, line: 1 };
}

function dueOf({ on, kind, year = 2015 }: Told): DueDate | null {
  if (on === undefined) {
    const plan = {
      on: endOfMonth(year, 12),
      precision: 'plan-year',
      phrase: `Planned activities in ${year}`,
      all: [],
    } as const;
    return kind === 'commitments' ? null : plan;
  }
  const promised = { on, precision: 'day', phrase: `by ${on}` } as const;
  return { ...promised, all: [promised] };
}

function sectionsOf(told: readonly Told[], years: readonly number[], id: string): readonly Section[] {
  const progress = years.map((year): Section => {
    const statements = [statement(`${id}/progress-${year}/1`, `Progress was made in ${year}.`)];
    return { kind: 'progress', year, heading: `Progress during ${year}`, line: 1, statements };
  });
  const others = Map.groupBy(told, ({ kind = 'planned', year = 2015 }) => `${kind} ${year}`);
  return [
    ...[...others.values()].map(([first]): Section => {
      const { kind = 'planned', year = 2015 } = first ?? {};
      return { kind, year, heading: `Planned activities in ${year}`, line: 1, statements: [] };
    }),
    ...progress,
  ];
}

/** A report made of what a test tells, and its activities `<report>/1`, `<report>/2` … in that order. */
function reportOf(told: readonly Told[], { id = 'small', abbreviation = 'MOJ', progress = {} }: ToldReport) {
  const numbers = [...new Set(told.map(({ action = 1 }) => action))].toSorted((a, b) => a - b);
  const actions = numbers.map((number): Action => {
    const own = told.filter(({ action = 1 }) => action === number);
    const sections = sectionsOf(own, progress[number] ?? [], `${id}/a${number}`);
    const title = statement(`${id}/a${number}/title`, `Title of action ${number}`);
    return { number, title, description: [], note: [], sections };
  });
  const report: Report = {
    id,
    abbreviation,
    source: null,
    department: null,
    licence: null,
    documentType: null,
    title: 'Small report',
    updated: '2015-01-16',
    governmentNote: null,
    actions,
    unparsed: [],
  };
  return { report, activities: told.flatMap((one, index) => activityOf(report, one, index) ?? []) };
}

function activityOf(report: Report, told: Told, index: number): Activity | null {
  const action = report.actions.find(({ number }) => number === (told.action ?? 1));
  const section = action?.sections.find(
    ({ kind, year }) => kind === (told.kind ?? 'planned') && year === (told.year ?? 2015),
  );
  if (action === undefined || section === undefined) return null;
  const id = `${report.id}/${index + 1}`;
  const text = told.text ?? `MOJ will do thing ${index + 1}.`;
  return { id, report, action, section, statement: statement(id, text), text, leadIn: null, due: dueOf(told) };
}

/** A register of reports made of what a test tells. */
export function smallRegister(...reports: readonly (readonly [readonly Told[], ToldReport?])[]): Register {
  const made = reports.map(([told, about = {}]) => reportOf(told, about));
  const activities = made.flatMap((one) => one.activities);
  return {
    reports: made.map(({ report }) => report),
    earlier: [],
    statements: [],
    activities,
    statement: () => undefined,
    activity: (id) => activities.find((activity) => activity.id === id),
    idsOf: ({ id }) => [id],
    report: (id) => made.find(({ report }) => report.id === id)?.report,
    actionsNumbered: () => [],
  };
}
