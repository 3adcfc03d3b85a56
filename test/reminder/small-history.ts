import type { Entry, Matter, Person, Status } from '../../src/progress/entry.ts';
import { createProgress, type Progress } from '../../src/progress/progress.ts';
import type { Instant, PlainDate } from '../../src/register/calendar.ts';

/** What somebody does, as a test tells it. */
export interface Deed {
  /** An instant, or a day: its noon in UTC. */
  readonly at: Instant;
  readonly matter: Matter;
  /** Name of who does it; default Ann. Null: it was taken out. */
  readonly by?: string | null;
  readonly note?: string;
  readonly isRedacted?: boolean;
}

/** Somebody of that name: user `U` and the name. */
function person(name: string | null): Person {
  return { id: `p-${name}`, team: 'T1', user: name === null ? null : `U${name}`, name };
}

/** Entries `e1`, `e2` … in the order told. */
export function entriesOf(deeds: readonly Deed[]): readonly Entry[] {
  return deeds.map(({ at, matter, by = 'Ann', note, isRedacted = false }, index) => ({
    number: index + 1,
    id: `e${index + 1}`,
    at: at.length === 10 ? `${at}T12:00:00.000Z` : at,
    by: person(by),
    matter,
    words: note === undefined ? null : { note, evidence: null },
    isRedacted,
  }));
}

/** What is recorded once people have done these. */
export function recorded(...deeds: readonly Deed[]): Progress {
  return createProgress(entriesOf(deeds));
}

/** An update of an activity (`1`: `small/1`). */
export function updated(activity: number, status: Status, happenedOn: PlainDate = '2015-01-01'): Matter {
  return { kind: 'update', activityId: `small/${activity}`, status, happenedOn };
}

/** That an update was recorded by mistake, or is confirmed. */
export function marked(kind: 'mistake' | 'confirmation', activity: number, updateId: string): Matter {
  return { kind, activityId: `small/${activity}`, updateId };
}

/** Who owns an activity from now on. */
export function owned(activity: number, by: string | null): Matter {
  return { kind: 'owner', activityId: `small/${activity}`, owner: by === null ? null : person(by) };
}

/** The target date of an activity. */
export function targeted(activity: number, on: PlainDate | null): Matter {
  return { kind: 'target', activityId: `small/${activity}`, on };
}
