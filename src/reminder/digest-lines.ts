import type { Activity } from '../register/activity.ts';
import { latestProgress, progressPublishedSince, stateOn } from '../register/activity.ts';
import { yearOf } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import type { Action, Report, Section } from '../register/report.ts';
import type { Digest } from './digest.ts';
import { QUIET_RULES } from './quiet-rules.ts';

/** One activity as a digest lists it. */
export interface DigestLine {
  readonly activity: Activity;
  readonly kind: 'soon' | 'passed' | 'raised';
  /** For a passed date: the first, second or third time that it is said; null otherwise. */
  readonly nth: 1 | 2 | 3 | null;
  /** Said again because somebody snoozed it for a week. */
  readonly isBack: boolean;
}

/** The listed activities of one action. */
export interface DigestGroup {
  readonly report: Report;
  readonly action: Action;
  /** The latest progress published of the action, or null. */
  readonly progress: Section | null;
  readonly lines: readonly DigestLine[];
}

/** Something that a digest only counts. */
export type Counted =
  | { readonly kind: 'ended'; readonly year: number; readonly count: number; readonly withProgressSince: number }
  | {
      /** `not-loaded`: named in the digest, but of an edition that is no longer loaded. */
      readonly kind: 'passed-with-progress' | 'passed-earlier' | 'without-update' | 'not-loaded';
      /** The year of the digest's day. */
      readonly year: number;
      readonly count: number;
    };

/** A digest with its words looked up: what the view and the plain text are both made of. */
export interface DigestLines {
  /** In the order of their first line: what is most pressing stands first. */
  readonly groups: readonly DigestGroup[];
  /** Activities beyond the ten that are listed. */
  readonly more: number;
  readonly counted: readonly Counted[];
  /** The reports that the digest speaks of, in the register's order. */
  readonly reports: readonly Report[];
}

function activitiesOf(ids: readonly string[], register: Register): readonly Activity[] {
  return ids.flatMap((id) => register.activity(id) ?? []);
}

/** What a snoozed activity is called when it comes back: what it is on the day. */
function backOn(activity: Activity, { day }: Digest): Omit<DigestLine, 'activity'> {
  const state = stateOn(activity, day);
  return { kind: state === 'soon' || state === 'passed' ? state : 'raised', nth: null, isBack: true };
}

/** All lines in the order of their weight: what comes, what has passed, whose turn it is. */
function linesOf(digest: Digest, register: Register): readonly DigestLine[] {
  const nthOf = (activity: Activity) => {
    const said = digest.saidBefore[activity.id] ?? 0;
    return said === 0 ? 1 : said === 1 ? 2 : 3;
  };
  return [
    ...activitiesOf(digest.soon, register).map(
      (activity) => ({ activity, kind: 'soon', nth: null, isBack: false }) as const,
    ),
    ...activitiesOf(digest.passed, register).map(
      (activity) => ({ activity, kind: 'passed', nth: nthOf(activity), isBack: false }) as const,
    ),
    ...activitiesOf(digest.raised, register).map(
      (activity) => ({ activity, kind: 'raised', nth: null, isBack: false }) as const,
    ),
    ...activitiesOf(digest.again, register).map((activity) => ({ activity, ...backOn(activity, digest) })),
  ];
}

function groupByAction(lines: readonly DigestLine[]): readonly DigestGroup[] {
  const groups = Map.groupBy(lines, ({ activity }) => `${activity.report.id}/${activity.action.number}`);
  return [...groups.values()].flatMap((lines) => {
    const [first] = lines;
    if (first === undefined) return [];
    const { report, action } = first.activity;
    return [{ report, action, progress: latestProgress(action), lines }];
  });
}

/** The ended plan years, oldest first, each with its count. */
function endedYears(ended: readonly Activity[]): readonly Counted[] {
  return [...Map.groupBy(ended, ({ section }) => section.year)]
    .toSorted(([a], [b]) => a - b)
    .map(([year, activities]) => ({
      kind: 'ended',
      year,
      count: activities.length,
      withProgressSince: activities.filter((activity) => progressPublishedSince(activity) !== null).length,
    }));
}

/** What is counted, without the zeros. */
function countedOf(digest: Digest, register: Register): readonly Counted[] {
  const countOf = (ids: readonly string[]) => activitiesOf(ids, register).length;
  const named = [digest.soon, digest.passed, digest.raised, digest.again, digest.ended].flat();
  const year = yearOf(digest.day);
  const counts: readonly Counted[] = [
    ...endedYears(activitiesOf(digest.ended, register)),
    { kind: 'passed-with-progress', year, count: countOf(digest.passedWithProgress) },
    { kind: 'passed-earlier', year, count: countOf(digest.onlyCounted) },
    { kind: 'without-update', year, count: countOf(digest.withoutUpdate) },
    { kind: 'not-loaded', year, count: named.length - countOf(named) },
  ];
  return counts.filter(({ count }) => count > 0);
}

/** Looks up a digest's words: at most ten lines grouped by action, the rest counted. */
export function digestLines(digest: Digest, register: Register): DigestLines {
  const lines = linesOf(digest, register);
  const shown = lines.slice(0, QUIET_RULES.linesShown.value);
  const { soon, passed, raised, again, ended, passedWithProgress, onlyCounted } = digest;
  const ids = [soon, passed, raised, again, ended, passedWithProgress, onlyCounted];
  const reportIds = new Set(activitiesOf(ids.flat(), register).map(({ report }) => report.id));
  return {
    groups: groupByAction(shown),
    more: lines.length - shown.length,
    counted: countedOf(digest, register),
    reports: register.reports.filter(({ id }) => reportIds.has(id)),
  };
}
