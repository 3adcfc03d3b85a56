import type { Activity } from '../register/activity.ts';
import { latestProgress } from '../register/activity.ts';
import { type PlainDate, yearOf } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import type { Action, Report, Section } from '../register/report.ts';
import type { Person } from '../progress/entry.ts';
import { NO_PROGRESS, type Progress, type RecordedUpdate } from '../progress/progress.ts';
import type { Digest } from './digest.ts';
import { isPublishedSince, publishedProgress } from './published-progress.ts';
import { QUIET_RULES } from './quiet-rules.ts';
import { stateBy } from './standing.ts';

/** One activity as a digest lists it. */
export interface DigestLine {
  readonly activity: Activity;
  readonly kind: 'soon' | 'passed' | 'raised';
  /** For a passed date: the first, second or third time that it is said; null otherwise. */
  readonly nth: 1 | 2 | 3 | null;
  /** Said again because somebody snoozed it for a week. */
  readonly isBack: boolean;
  /** The target date that was said, and who set it (null: not known here); null: it goes by its published date. */
  readonly target: { readonly on: PlainDate; readonly by: Person | null } | null;
  /** The latest update that counts, by now; null: no update recorded here. */
  readonly latest: RecordedUpdate | null;
}

/** One update that a digest tells of. */
export interface RecordedLine {
  /** As its own edition words it. */
  readonly activity: Activity;
  readonly update: RecordedUpdate;
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
  | {
      readonly kind: 'ended';
      readonly year: number;
      readonly count: number;
      /** Of these: with an update recorded here, and with progress published later than the promise. */
      readonly withUpdate: number;
      readonly withProgress: number;
      /** All of that progress was published after the year was over. */
      readonly isProgressSince: boolean;
    }
  | {
      readonly kind: 'passed-with-progress';
      readonly year: number;
      readonly count: number;
      /** All of that progress was published after the dates had passed. */
      readonly isProgressSince: boolean;
    }
  | {
      /** `not-loaded`: named in the digest, but of an edition that is no longer loaded. */
      readonly kind: 'passed-earlier' | 'without-update' | 'not-loaded';
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
  /** The newest updates since the digest before, at most ten. */
  readonly recorded: readonly RecordedLine[];
  /** Updates beyond these, and those that are not known here. */
  readonly moreRecorded: number;
  readonly counted: readonly Counted[];
  /** The reports that the digest speaks of, in the register's order. */
  readonly reports: readonly Report[];
}

function activitiesOf(ids: readonly string[], register: Register): readonly Activity[] {
  return ids.flatMap((id) => register.activity(id) ?? []);
}

/** Everything that looking up a digest's words needs. */
interface Lookup {
  readonly digest: Digest;
  readonly register: Register;
  readonly progress: Progress;
}

/** What a snoozed activity is called when it comes back: what it is on the day, by its target date where one was said. */
function kindWhenBack(activity: Activity, { day, targets }: Digest): DigestLine['kind'] {
  const state = stateBy(activity, targets?.[activity.id]?.on ?? null, day);
  return state === 'soon' || state === 'passed' ? state : 'raised';
}

function nthOf({ id }: Activity, { saidBefore }: Digest): NonNullable<DigestLine['nth']> {
  const said = saidBefore[id] ?? 0;
  return said === 0 ? 1 : said === 1 ? 2 : 3;
}

function targetOf({ id }: Activity, { digest, progress }: Lookup): DigestLine['target'] {
  const target = digest.targets?.[id];
  return target === undefined ? null : { on: target.on, by: progress.entry(target.entry)?.by ?? null };
}

/** All lines in the order of their weight: what comes, what has passed, whose turn it is. */
function linesOf(lookup: Lookup): readonly DigestLine[] {
  const { digest, register, progress } = lookup;
  const linesIn = (
    part: 'soon' | 'passed' | 'raised' | 'again',
    say: (activity: Activity) => Pick<DigestLine, 'kind' | 'nth'>,
  ) =>
    activitiesOf(digest[part], register).map((activity) => ({
      activity,
      ...say(activity),
      isBack: part === 'again',
      target: targetOf(activity, lookup),
      latest: progress.of(register.idsOf(activity)).latest,
    }));
  return [
    ...linesIn('soon', () => ({ kind: 'soon', nth: null })),
    ...linesIn('passed', (activity) => ({ kind: 'passed', nth: nthOf(activity, digest) })),
    ...linesIn('raised', () => ({ kind: 'raised', nth: null })),
    ...linesIn('again', (activity) => ({ kind: kindWhenBack(activity, digest), nth: null })),
  ];
}

/** The updates that a digest tells, as they stand now: one whose words were taken out comes without them. */
function recordedLines({ digest, register, progress }: Lookup): readonly RecordedLine[] {
  return digest.recorded.flatMap((id) => {
    const matter = progress.entry(id)?.matter;
    if (matter?.kind !== 'update') return [];
    const activity = register.activity(matter.activityId);
    const update = progress.of([matter.activityId]).updates.find(({ entry }) => entry.id === id);
    if (activity === undefined || update === undefined) return [];
    return [{ activity, update }];
  });
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
function endedYears(ended: readonly Activity[], hasUpdate: (activity: Activity) => boolean): readonly Counted[] {
  return [...Map.groupBy(ended, ({ section }) => section.year)]
    .toSorted(([a], [b]) => a - b)
    .map(([year, activities]) => ({
      kind: 'ended',
      year,
      count: activities.length,
      withUpdate: activities.filter(hasUpdate).length,
      withProgress: activities.filter((activity) => publishedProgress(activity) !== null).length,
      isProgressSince: isPublishedSince(activities.filter((activity) => publishedProgress(activity) !== null)),
    }));
}

/** What is counted, without the zeros. Where the sentence says that nothing is recorded, only that of which nothing is. */
function countedOf({ digest, register, progress }: Lookup): readonly Counted[] {
  const countOf = (ids: readonly string[]) => activitiesOf(ids, register).length;
  const hasUpdate = (activity: Activity) => progress.of(register.idsOf(activity)).latest !== null;
  const countSilent = (ids: readonly string[]) =>
    activitiesOf(ids, register).filter((activity) => !hasUpdate(activity)).length;
  const named = [digest.soon, digest.passed, digest.raised, digest.again, digest.ended].flat();
  const year = yearOf(digest.day);
  const counts: readonly Counted[] = [
    ...endedYears(activitiesOf(digest.ended, register), hasUpdate),
    {
      kind: 'passed-with-progress',
      year,
      count: countOf(digest.passedWithProgress),
      isProgressSince: isPublishedSince(activitiesOf(digest.passedWithProgress, register)),
    },
    { kind: 'passed-earlier', year, count: countSilent(digest.onlyCounted) },
    { kind: 'without-update', year, count: countSilent(digest.withoutUpdate) },
    { kind: 'not-loaded', year, count: named.length - countOf(named) },
  ];
  return counts.filter(({ count }) => count > 0);
}

/**
 * Looks up a digest's words: at most ten lines grouped by action, the rest counted. `progress` is what is recorded by now (none:
 * nothing), so that a digest shown again says what has become of its activities since.
 */
export function digestLines(digest: Digest, register: Register, progress: Progress = NO_PROGRESS): DigestLines {
  const lookup = { digest, register, progress };
  const lines = linesOf(lookup);
  const shown = lines.slice(0, QUIET_RULES.linesShown.value);
  const recorded = recordedLines(lookup).slice(0, QUIET_RULES.recordedShown.value);
  const { soon, passed, raised, again, ended, passedWithProgress, onlyCounted } = digest;
  const ids = [soon, passed, raised, again, ended, passedWithProgress, onlyCounted].flat();
  const activities = [...activitiesOf(ids, register), ...recorded.map(({ activity }) => activity)];
  const reportIds = new Set(activities.map(({ report }) => report.id));
  return {
    groups: groupByAction(shown),
    more: lines.length - shown.length,
    recorded,
    moreRecorded: digest.recorded.length - recorded.length,
    counted: countedOf(lookup),
    reports: register.reports.filter(({ id }) => reportIds.has(id)),
  };
}
