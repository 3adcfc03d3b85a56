import type { Instant } from '../register/calendar.ts';
import type { Delivery } from './delivery.ts';
import type { EarlierDigest } from './digest.ts';
import type { Quieting } from './quieting.ts';
import type { Reminder } from './reminder.ts';

export type { EarlierDigest } from './digest.ts';

/** What one beat found due, to be kept in one transaction. */
interface BeatRecord {
  readonly now: Instant;
  /** New deliveries; a key that is already there is left as it is. */
  readonly deliveries: readonly Delivery[];
}

/** A posted digest in whose thread something is told. */
export interface DigestThread {
  /** The key of its delivery. */
  readonly key: string;
  readonly channel: string;
  /** Slack's id of the digest. */
  readonly messageTs: string;
}

/** Keeps what was told in the threads of digests, so that no later digest says it again. The store implements it; Slack's side uses it. */
export interface DigestThreads {
  /** Notes that an entry is told in the thread of a reminder's last posted digest; null: none was posted, or the reminder has told of it. */
  claimThread(reminderId: string, entry: string): Promise<DigestThread | null>;
  /** Takes that back: it was not told there, so the next digest tells it. */
  releaseThread(key: string, entry: string): Promise<void>;
}

/** What survives a crash between "due" and "posted". The store implements it; the beat uses it. */
export interface Outbox {
  /** Every reminder that is not stopped. */
  reminders(): Promise<readonly Reminder[]>;
  /** The `now` of the last recorded beat, or null before the first. */
  lastBeat(): Promise<Instant | null>;
  /** Digests of this reminder that were not given up, oldest first. */
  earlierDigests(reminderId: string): Promise<readonly EarlierDigest[]>;
  /** What people asked of single activities, of all reminders that are not stopped, oldest first. */
  quietings(): Promise<readonly Quieting[]>;
  /** Keeps deliveries and the time of the beat, all or nothing. A reminder stopped meanwhile gets none. */
  record(beat: BeatRecord): Promise<void>;
  /**
   * Leases up to `limit` deliveries whose next attempt has come and whose lease is free, one owner each, and counts the attempt.
   * One whose lease ran out was begun by someone who never came back: it may have been posted, so it comes as `unknown`.
   */
  claim(claim: {
    readonly now: Instant;
    readonly owner: string;
    readonly leaseSeconds: number;
    readonly limit: number;
  }): Promise<readonly Delivery[]>;
  /** Writes back a claimed delivery; false where the lease has meanwhile gone to another owner (nothing is written). */
  settle(delivery: Delivery, owner: string): Promise<boolean>;
  /** The earliest next attempt of any unsettled delivery, or null. */
  nextAttempt(): Promise<Instant | null>;
}
