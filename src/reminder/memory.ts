import { type PlainDate, yearOf } from '../register/calendar.ts';

/** What an earlier digest said, by the ids of the activities: of a digest only what has to be remembered. */
interface Said {
  readonly day: PlainDate;
  readonly soon: readonly string[];
  readonly passed: readonly string[];
  readonly raised: readonly string[];
  readonly again: readonly string[];
  readonly ended: readonly string[];
  readonly passedWithProgress: readonly string[];
  readonly onlyCounted: readonly string[];
  readonly withoutUpdate: readonly string[];
  readonly targets?: { readonly [id: string]: { readonly on: PlainDate } };
}

/** What a reminder's channel has been told so far, by activity: everything that the rules of quiet remember. */
export interface Memory {
  /** By `occasionOf`: days on which its date was announced as coming, oldest first. */
  readonly soon: ReadonlyMap<string, readonly PlainDate[]>;
  /** By `occasionOf`: days on which it was said that its date has passed, oldest first. */
  readonly passed: ReadonlyMap<string, readonly PlainDate[]>;
  /** Days on which it was raised, oldest first. */
  readonly raised: ReadonlyMap<string, readonly PlainDate[]>;
  /** Days on which it was said again after a week's snooze, oldest first. */
  readonly again: ReadonlyMap<string, readonly PlainDate[]>;
  /** Said to belong to a plan year that ended. */
  readonly ended: ReadonlySet<string>;
  /** Counted as passed with progress published since. */
  readonly passedWithProgress: ReadonlySet<string>;
  /** Counted as passed earlier. */
  readonly counted: ReadonlySet<string>;
  /** Years whose December count was said. */
  readonly countedYears: ReadonlySet<number>;
  /** Nothing was said yet. */
  readonly isEmpty: boolean;
}

/** What is remembered of a date: of a published one (null) by its activity, of a target date by the date as well, so that another one is news. */
export function occasionOf(id: string, target: PlainDate | null): string {
  return target === null ? id : `${id} target ${target}`;
}

/** The days on which each activity, or each date of it, was said, over all earlier digests. */
function daysSaid(
  earlier: readonly { readonly digest: Said }[],
  part: 'soon' | 'passed' | 'raised' | 'again',
): ReadonlyMap<string, readonly PlainDate[]> {
  const isOfDate = part === 'soon' || part === 'passed';
  const days = new Map<string, PlainDate[]>();
  for (const { digest } of earlier) {
    for (const id of digest[part]) {
      const key = isOfDate ? occasionOf(id, digest.targets?.[id]?.on ?? null) : id;
      const known = days.get(key);
      if (known === undefined) days.set(key, [digest.day]);
      else known.push(digest.day);
    }
  }
  return days;
}

/** Folds earlier digests, oldest first, into what has been said: there is no other memory. */
export function foldMemory(earlier: readonly { readonly digest: Said }[]): Memory {
  return {
    soon: daysSaid(earlier, 'soon'),
    passed: daysSaid(earlier, 'passed'),
    raised: daysSaid(earlier, 'raised'),
    again: daysSaid(earlier, 'again'),
    ended: new Set(earlier.flatMap(({ digest }) => digest.ended)),
    passedWithProgress: new Set(earlier.flatMap(({ digest }) => digest.passedWithProgress)),
    counted: new Set(earlier.flatMap(({ digest }) => digest.onlyCounted)),
    countedYears: new Set(
      earlier.filter(({ digest }) => digest.withoutUpdate.length > 0).map(({ digest }) => yearOf(digest.day)),
    ),
    isEmpty: earlier.length === 0,
  };
}
