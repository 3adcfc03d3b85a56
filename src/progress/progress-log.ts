import type { Entry, Matter } from './entry.ts';

/** An entry of kind `update`. */
export type UpdateEntry = Entry & { readonly matter: Extract<Matter, { readonly kind: 'update' }> };

/**
 * The entries in their order, and where to find them. Entries are only ever appended, each list in their order: so one log serves
 * every moment of its history, and who reads it says up to which number.
 */
export interface ProgressLog {
  readonly entries: Entry[];
  readonly updates: UpdateEntry[];
  readonly settings: Entry[];
  readonly byId: Map<string, Entry>;
  /** Everything that names an activity, by its id. */
  readonly byActivity: Map<string, Entry[]>;
  /** Mistakes and confirmations, by the id of the update they name. */
  readonly marks: Map<string, Entry[]>;
  /** Redactions, by the id of the entry whose words they took out. */
  readonly redactions: Map<string, Entry[]>;
  /** Departures and forgettings, by the person's id. */
  readonly leavings: Map<string, Entry[]>;
  /** Activities that a Slack user ever owned. */
  readonly owned: Map<string, Set<string>>;
}

/** A log without entries. */
export function createLog(): ProgressLog {
  return {
    entries: [],
    updates: [],
    settings: [],
    byId: new Map(),
    byActivity: new Map(),
    marks: new Map(),
    redactions: new Map(),
    leavings: new Map(),
    owned: new Map(),
  };
}

/** Appends an entry, which must be newer than all there are. */
export function appendEntry(log: ProgressLog, entry: Entry): void {
  const { matter } = entry;
  log.entries.push(entry);
  log.byId.set(entry.id, entry);
  if ('activityId' in matter) pushTo(log.byActivity, matter.activityId, entry);
  if (isUpdate(entry)) log.updates.push(entry);
  switch (matter.kind) {
    case 'mistake':
    case 'confirmation':
      return pushTo(log.marks, matter.updateId, entry);
    case 'redaction':
      return pushTo(log.redactions, matter.entryId, entry);
    case 'departure':
    case 'forgetting':
      return pushTo(log.leavings, matter.person.id, entry);
    case 'owner':
      return addOwned(log.owned, matter.owner?.user ?? null, matter.activityId);
    case 'setting':
      log.settings.push(entry);
      return;
    case 'update':
    case 'target':
      return;
  }
}

/** Asks whether an entry is an update. */
export function isUpdate(entry: Entry): entry is UpdateEntry {
  return entry.matter.kind === 'update';
}

function pushTo(lists: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [entry]);
  else list.push(entry);
}

function addOwned(owned: Map<string, Set<string>>, user: string | null, activityId: string): void {
  if (user === null) return;
  const ids = owned.get(user);
  if (ids === undefined) owned.set(user, new Set([activityId]));
  else ids.add(activityId);
}

/** How many entries at the beginning of a list pass; after the first that does not, none may. Takes a few steps for any length. */
export function countWhile(list: readonly Entry[], passes: (entry: Entry) => boolean): number {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const entry = list[middle];
    if (entry !== undefined && passes(entry)) from = middle + 1;
    else to = middle;
  }
  return from;
}
