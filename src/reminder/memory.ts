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
}

/** What a reminder's channel has been told so far, by activity: everything that the rules of quiet remember. */
export interface Memory {
  /** Days on which its date was announced as coming, oldest first. */
  readonly soon: ReadonlyMap<string, readonly PlainDate[]>;
  /** Days on which it was said that its date has passed, oldest first. */
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

/** The days on which each id was said, over all earlier digests. */
function daysById(
  earlier: readonly { readonly digest: Said }[],
  part: 'soon' | 'passed' | 'raised' | 'again',
): ReadonlyMap<string, readonly PlainDate[]> {
  const days = new Map<string, PlainDate[]>();
  for (const { digest } of earlier) {
    for (const id of digest[part]) {
      const known = days.get(id);
      if (known === undefined) days.set(id, [digest.day]);
      else known.push(digest.day);
    }
  }
  return days;
}

/** Folds earlier digests, oldest first, into what has been said: there is no other memory. */
export function foldMemory(earlier: readonly { readonly digest: Said }[]): Memory {
  return {
    soon: daysById(earlier, 'soon'),
    passed: daysById(earlier, 'passed'),
    raised: daysById(earlier, 'raised'),
    again: daysById(earlier, 'again'),
    ended: new Set(earlier.flatMap(({ digest }) => digest.ended)),
    passedWithProgress: new Set(earlier.flatMap(({ digest }) => digest.passedWithProgress)),
    counted: new Set(earlier.flatMap(({ digest }) => digest.onlyCounted)),
    countedYears: new Set(
      earlier.filter(({ digest }) => digest.withoutUpdate.length > 0).map(({ digest }) => yearOf(digest.day)),
    ),
    isEmpty: earlier.length === 0,
  };
}
