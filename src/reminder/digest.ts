import type { Instant, PlainDate } from '../register/calendar.ts';

/** What one slot says, by the ids of the activities; the view looks up their words. Kept as JSON in the outbox: it is what was said. */
export interface Digest {
  readonly reminderId: string;
  readonly channel: string;
  readonly team: string;
  /** Nominal date of the slot. */
  readonly slot: PlainDate;
  /** When the slot was due. */
  readonly at: Instant;
  /** The local day that the digest speaks of: states are as of this day. */
  readonly day: PlainDate;
  /** Posted after its time because the bot was away. */
  readonly late: boolean;
  /** Dates that come within 28 days. */
  readonly soon: readonly string[];
  /** Dates that have passed with no later progress published. */
  readonly passed: readonly string[];
  /** Planned activities of plan years that ended: said once. */
  readonly ended: readonly string[];
  /** Planned activities of the running plan year whose turn it is. */
  readonly raised: readonly string[];
  /** Passed, with a later progress section published: only counted ("read and decide"). */
  readonly passedWithProgress: readonly string[];
  /** Passed before the reminder was set, or said often enough: only counted. */
  readonly onlyCounted: readonly string[];
}
