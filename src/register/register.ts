import type { Activity } from './activity.ts';
import { longDate } from './calendar.ts';
import { findActivities } from './find-activities.ts';
import type { Action, PlacedStatement, Report, Statement } from './report.ts';

/** Everything all loaded reports say. Immutable; every word is found by its id. */
export interface Register {
  /** The newest edition of each department, by its date. */
  readonly reports: readonly Report[];
  /** The editions before them, newest first. */
  readonly earlier: readonly Report[];
  /** Of the current reports, in their order: per action title, description, note, then section by section. */
  readonly statements: readonly PlacedStatement[];
  /** Of the current reports, in their order. */
  readonly activities: readonly Activity[];
  /** Of any edition. */
  statement(id: string): PlacedStatement | undefined;
  /** Of any edition. */
  activity(id: string): Activity | undefined;
  /**
   * The ids of an activity in every edition of its department that says the same: same action number, kind and year of the section,
   * lead-in and text. Newest edition first; its own id is among them.
   */
  idsOf(activity: Activity): readonly string[];
  /** Any edition. */
  report(id: string): Report | undefined;
  /** The actions of the current reports with this number. */
  actionsNumbered(number: number): readonly { readonly report: Report; readonly action: Action }[];
}

/** Makes the register of reports. A report that names no department counts as one of its own. */
export function createRegister(all: readonly Report[]): Register {
  const byDate = all.toSorted(compareEditions);
  const newest = new Map(byDate.toReversed().map((report) => [departmentKey(report), report]));
  const current = new Set(newest.values());
  const reports = all.filter((report) => current.has(report));
  const earlier = byDate.filter((report) => !current.has(report));
  const found = once(() => findAll(reports, earlier));
  const statements = reports.flatMap((report) => placeStatements(report));
  const statementsById = byId([...earlier.flatMap(placeStatements), ...statements], ({ statement }) => statement.id);
  const reportsById = byId(all, ({ id }) => id);
  const idsByActivity = new WeakMap<Activity, readonly string[]>();
  const findIds = (activity: Activity) => found().idsByWords.get(wordsKey(activity)) ?? [activity.id];
  return {
    reports,
    earlier,
    statements,
    get activities() {
      return found().activities;
    },
    statement: (id) => statementsById.get(id),
    activity: (id) => found().byId.get(id),
    idsOf: (activity) => {
      const known = idsByActivity.get(activity);
      if (known !== undefined) return known;
      const ids = findIds(activity);
      idsByActivity.set(activity, ids);
      return ids;
    },
    report: (id) => reportsById.get(id),
    actionsNumbered: (number) =>
      reports.flatMap((report) =>
        report.actions.filter((action) => action.number === number).map((action) => ({ report, action })),
      ),
  };
}

interface Activities {
  /** Of the current reports. */
  readonly activities: readonly Activity[];
  readonly byId: ReadonlyMap<string, Activity>;
  /** `wordsKey` → ids, newest edition first. */
  readonly idsByWords: ReadonlyMap<string, readonly string[]>;
}

function findAll(reports: readonly Report[], earlier: readonly Report[]): Activities {
  const activities = reports.flatMap((report) => findActivities(report));
  const before = earlier.flatMap((report) => findActivities(report));
  const all = [...before, ...activities];
  return { activities, byId: byId(all, ({ id }) => id), idsByWords: idsByWords(all) };
}

function idsByWords(activities: readonly Activity[]): ReadonlyMap<string, readonly string[]> {
  const newestFirst = activities.toSorted((a, b) => compareEditions(a.report, b.report));
  const byWords = Map.groupBy(newestFirst, wordsKey);
  return new Map([...byWords].map(([key, same]) => [key, same.map(({ id }) => id)]));
}

/** What makes activities of two editions the same one. */
function wordsKey({ report, action, section, leadIn, text }: Activity): string {
  return JSON.stringify([departmentKey(report), action.number, section.kind, section.year, leadIn, text]);
}

/** Found when first asked for: finding them takes most of the reading, and questions need none. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

function byId<Value>(values: readonly Value[], id: (value: Value) => string): ReadonlyMap<string, Value> {
  return new Map(values.map((value) => [id(value), value]));
}

/** Newest first; undated ones last; of two with the same date the one with the later name, so that the order never depends on chance. */
function compareEditions(a: Report, b: Report): number {
  const first = `${b.updated ?? ''} ${b.id}`;
  const second = `${a.updated ?? ''} ${a.id}`;
  return first < second ? -1 : Number(first > second);
}

function departmentKey(report: Report): string {
  return report.department === null ? `report ${report.id}` : `department ${report.department.trim().toLowerCase()}`;
}

function placeStatements(report: Report): readonly PlacedStatement[] {
  return report.actions.flatMap((action) => [
    { statement: action.title, report, action, place: 'title' as const, section: null },
    ...action.description.map((statement) => ({
      statement,
      report,
      action,
      place: 'description' as const,
      section: null,
    })),
    ...action.note.map((statement) => ({ statement, report, action, place: 'note' as const, section: null })),
    ...action.sections.flatMap((section) =>
      section.statements.map((statement) => ({ statement, report, action, place: section.kind, section })),
    ),
  ]);
}

/** A statement as people read it: lead-in, one space, then its text. */
export function shownText({ text, leadIn }: Pick<Statement, 'text' | 'leadIn'>): string {
  return leadIn === null ? text : `${leadIn} ${text}`;
}

/** How an edition is called in a sentence: `MOJ's report of 16 January 2015`, `Home Office's report (undated)`; by its title where nobody is named. */
export function editionName(report: Pick<Report, 'abbreviation' | 'department' | 'title' | 'updated'>): string {
  const publisher = report.abbreviation ?? report.department;
  const name = publisher === null ? `“${report.title}”` : `${possessive(publisher)} report`;
  return report.updated === null ? `${name} (undated)` : `${name} of ${longDate(report.updated)}`;
}

/** `MOJ's`, `DCMS's`, `Department for Work and Pensions'`. */
function possessive(name: string): string {
  return name.endsWith('s') ? `${name}'` : `${name}'s`;
}
