import type { Activity } from '../register/activity.ts';
import type { Instant, PlainDate } from '../register/calendar.ts';
import type { Entry, Person, Status } from './entry.ts';
import { followedEntries } from './followed-entries.ts';
import { foldSettings, wantsDirectDigest } from './fold-settings.ts';
import { appendEntry, countWhile, createLog, isUpdate, type ProgressLog, type UpdateEntry } from './progress-log.ts';
import type { ProgressSettings } from './rights.ts';

/** An update with what became of it. */
export interface RecordedUpdate {
  readonly entry: UpdateEntry;
  readonly status: Status;
  readonly happenedOn: PlainDate;
  /** The first by somebody else than who recorded it; null: nobody has confirmed it. */
  readonly confirmation: Entry | null;
  /** The entry that says it was recorded by mistake: it counts no more. */
  readonly mistake: Entry | null;
}

/** What people recorded of one activity. */
export interface ActivityProgress {
  /** Oldest first, mistaken ones included. */
  readonly updates: readonly RecordedUpdate[];
  /** The newest that is not a mistake: what the activity's status is. Null: no update recorded here. */
  readonly latest: RecordedUpdate | null;
  /** Who answers for it; null: unowned, also once the owner has left or their name was taken out. */
  readonly owner: Person | null;
  /** The entry that made them its owner. */
  readonly ownerSince: Entry | null;
  /** The date somebody set for it, and where they did; it goes away only when somebody takes it back. */
  readonly target: { readonly on: PlainDate; readonly entry: Entry } | null;
  /** Number of the newest entry of it; 0: there is none. */
  readonly lastNumber: number;
}

/** What people recorded up to a moment. Immutable. */
export interface Progress {
  /** Number of the newest entry; 0: there is none. */
  readonly lastNumber: number;
  /** When the newest entry was recorded. */
  readonly lastAt: Instant | null;
  /** Of an activity: all that was recorded under its id, or under any of the ids that it has in the department's editions (`register.idsOf`). */
  of(activity: Activity | readonly string[]): ActivityProgress;
  /** Everything that names one of these activities, oldest first: updates, mistakes, confirmations, owners, target dates. */
  entriesOf(ids: readonly string[]): readonly Entry[];
  /** The same with what was done to them since: words and names taken out, and departures that ended an ownership. */
  historyOf(ids: readonly string[]): readonly Entry[];
  /** Every change of a setting, oldest first. */
  settingChanges(): readonly Entry[];
  /** The entry with this id. */
  entry(id: string): Entry | undefined;
  /** The ids, as they were recorded, of every activity of which something was recorded. */
  activityIds(): readonly string[];
  /** Everything recorded, oldest first. */
  allEntries(): readonly Entry[];
  /** Every update, oldest first, mistaken ones included. */
  allUpdates(): readonly RecordedUpdate[];
  /** The newest updates that count, newest first; a filter passes over others. */
  latestUpdates(limit: number, filter?: (update: RecordedUpdate) => boolean): readonly RecordedUpdate[];
  /** The ids of activities that a Slack user owns, as they stood when they were given. Another edition's id may have another owner since: ask `of`. */
  ownedBy(user: string): readonly string[];
  readonly settings: ProgressSettings;
  /** Asks whether a Slack user gets a direct digest of their own activities. */
  directDigestOf(user: string): boolean;
  /** What was known at a moment: everything recorded then or before. Names and words taken out since stay out. */
  upTo(at: Instant): Progress;
}

/**
 * The log that each progress reads, up to its own newest number. Everything that is derived from one progress shares it, so that
 * one entry more after 100,000 costs microseconds and "as of" costs no copy; nothing in a log before a number ever changes.
 */
const logs = new WeakMap<Progress, ProgressLog>();

/** Nothing recorded. */
export const NO_PROGRESS: Progress = readLog(createLog(), 0);

/** Makes progress of all entries, in their order. */
export function createProgress(entries: readonly Entry[]): Progress {
  return extendProgress(NO_PROGRESS, entries);
}

/**
 * Progress with newer entries, in their order; those it knows already are passed over. The given progress stays as it is. Where
 * `needsReload` says so, older entries have changed in the store: make it anew from all of them instead.
 */
export function extendProgress(progress: Progress, newer: readonly Entry[]): Progress {
  const fresh = newer.filter(({ number }) => number > progress.lastNumber);
  if (fresh.length === 0) return progress;
  const log = logToExtend(progress);
  for (const entry of fresh) appendEntry(log, entry);
  return readLog(log, log.entries.length);
}

/** The log itself, if nobody has extended it yet; otherwise a copy up to the progress's end. */
function logToExtend(progress: Progress): ProgressLog {
  const shared = logs.get(progress);
  const isItsEnd = shared !== undefined && shared.entries.length > 0 && lastOf(shared) === progress.lastNumber;
  if (isItsEnd) return shared;
  const log = createLog();
  for (const entry of shared?.entries ?? []) {
    if (entry.number > progress.lastNumber) break;
    appendEntry(log, entry);
  }
  return log;
}

function lastOf({ entries }: ProgressLog): number {
  return entries.at(-1)?.number ?? 0;
}

/** Asks whether entries change older ones in the store (words or a name taken out), so that those must be read again. */
export function needsReload(newer: readonly Entry[]): boolean {
  return newer.some(({ matter }) => matter.kind === 'redaction' || matter.kind === 'forgetting');
}

/** A log, read up to so many entries. */
function readLog(log: ProgressLog, count: number): Progress {
  const newest = log.entries[count - 1];
  const lastNumber = newest?.number ?? 0;
  const isKnown = ({ number }: Entry) => number <= lastNumber;
  const known = (list: readonly Entry[]) => list.slice(0, countWhile(list, isKnown));
  const ofIds = remember((ids) => foldActivity(entriesOf(log, ids, isKnown), log, isKnown));
  const settings = once(() => foldSettings(known(log.settings)));
  const progress: Progress = {
    lastNumber,
    lastAt: newest?.at ?? null,
    of: (activity) => ofIds('id' in activity ? [activity.id] : activity),
    entriesOf: (ids) => entriesOf(log, ids, isKnown),
    historyOf: (ids) => followedEntries(entriesOf(log, ids, isKnown), log, isKnown),
    settingChanges: () => known(log.settings),
    entry: (id) => {
      const entry = log.byId.get(id);
      return entry !== undefined && isKnown(entry) ? entry : undefined;
    },
    activityIds: () =>
      [...log.byActivity].flatMap(([id, [first]]) => (first !== undefined && isKnown(first) ? id : [])),
    allEntries: () => known(log.entries),
    allUpdates: () => log.updates.filter(isKnown).map((entry) => judgeUpdate(entry, log, isKnown)),
    latestUpdates: (limit, filter = () => true) => latestUpdates(log, isKnown, { limit, filter }),
    ownedBy: (user) => [...(log.owned.get(user) ?? [])].filter((id) => ofIds([id]).owner?.user === user),
    get settings() {
      return settings();
    },
    directDigestOf: (user) => wantsDirectDigest(known(log.settings), user),
    upTo: (at) => {
      const held = countWhile(log.entries, (entry) => isKnown(entry) && entry.at <= at);
      return held === count ? progress : readLog(log, held);
    },
  };
  logs.set(progress, log);
  return progress;
}

type IsKnown = (entry: Entry) => boolean;

/** Made when first asked for: each new entry makes a new progress, of which most things are never asked. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Folded when first asked for: a page asks for the same activity several times. */
function remember(fold: (ids: readonly string[]) => ActivityProgress): (ids: readonly string[]) => ActivityProgress {
  const folded = new Map<string, ActivityProgress>();
  return (ids) => {
    const key = ids.join('\n');
    const found = folded.get(key) ?? fold(ids);
    folded.set(key, found);
    return found;
  };
}

/** The entries of activities that there were at a moment, oldest first. */
function entriesOf(log: ProgressLog, ids: readonly string[], isKnown: IsKnown): readonly Entry[] {
  const lists = [...new Set(ids)].flatMap((id) => {
    const list = log.byActivity.get(id) ?? [];
    const count = countWhile(list, isKnown);
    return count === 0 ? [] : [list.slice(0, count)];
  });
  const [first = [], ...others] = lists;
  return others.length === 0 ? first : lists.flat().toSorted((a, b) => a.number - b.number);
}

/** Folds the entries of one activity, oldest first; its updates, of which there may be hundreds, only when they are asked for. */
function foldActivity(entries: readonly Entry[], log: ProgressLog, isKnown: IsKnown): ActivityProgress {
  const updates = once(() => entries.filter(isUpdate).map((entry) => judgeUpdate(entry, log, isKnown)));
  return {
    get updates() {
      return updates();
    },
    latest: latestIn(entries, log, isKnown),
    ...ownerIn(entries, log, isKnown),
    target: targetIn(entries),
    lastNumber: entries.at(-1)?.number ?? 0,
  };
}

/** The newest update among entries that is not a mistake. */
function latestIn(entries: readonly Entry[], log: ProgressLog, isKnown: IsKnown): RecordedUpdate | null {
  const judge = (entry: Entry) => (isUpdate(entry) ? judgeUpdate(entry, log, isKnown) : null);
  const newest = entries.findLast((entry) => judge(entry)?.mistake === null);
  return newest === undefined ? null : judge(newest);
}

function judgeUpdate(entry: UpdateEntry, log: ProgressLog, isKnown: IsKnown): RecordedUpdate {
  const marks = log.marks.get(entry.id)?.filter(isKnown) ?? [];
  const isOther = ({ by }: Entry) => by.id !== entry.by.id;
  return {
    entry,
    status: entry.matter.status,
    happenedOn: entry.matter.happenedOn,
    confirmation: marks.find((mark) => mark.matter.kind === 'confirmation' && isOther(mark)) ?? null,
    mistake: marks.find(({ matter }) => matter.kind === 'mistake') ?? null,
  };
}

function ownerIn(entries: readonly Entry[], log: ProgressLog, isKnown: IsKnown) {
  const given = entries.findLast(({ matter }) => matter.kind === 'owner');
  const owner = given?.matter.kind === 'owner' ? given.matter.owner : null;
  if (given === undefined || owner === null) return { owner: null, ownerSince: null };
  const leavings = log.leavings.get(owner.id)?.filter(isKnown) ?? [];
  const hasLeft = leavings.some(({ number }) => number > given.number);
  return hasLeft ? { owner: null, ownerSince: null } : { owner, ownerSince: given };
}

function targetIn(entries: readonly Entry[]): ActivityProgress['target'] {
  const set = entries.findLast(({ matter }) => matter.kind === 'target');
  return set?.matter.kind === 'target' && set.matter.on !== null ? { on: set.matter.on, entry: set } : null;
}

function latestUpdates(
  log: ProgressLog,
  isKnown: IsKnown,
  { limit, filter }: { readonly limit: number; readonly filter: (update: RecordedUpdate) => boolean },
): readonly RecordedUpdate[] {
  const found: RecordedUpdate[] = [];
  for (let index = countWhile(log.updates, isKnown) - 1; index >= 0 && found.length < limit; index -= 1) {
    const entry = log.updates[index];
    const update = entry === undefined ? null : judgeUpdate(entry, log, isKnown);
    if (update !== null && update.mistake === null && filter(update)) found.push(update);
  }
  return found;
}
