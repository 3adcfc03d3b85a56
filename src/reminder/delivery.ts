import type { Instant } from '../register/calendar.ts';
import type { Digest } from './digest.ts';

/**
 * Where a delivery is: `waiting` for its next attempt, `unknown` when an attempt ended without an answer (it may have been posted),
 * `sent`, or `gave-up` with a reason in `lastCode`.
 */
export type DeliveryState = 'waiting' | 'unknown' | 'sent' | 'gave-up';

/** One digest on its way to Slack. */
export interface Delivery {
  /** Reminder and nominal date of the slot (`deliveryKey`): unique. */
  readonly key: string;
  readonly reminderId: string;
  readonly digest: Digest;
  readonly state: DeliveryState;
  /** Attempts begun, from 0. */
  readonly attempts: number;
  readonly nextAttempt: Instant;
  /** When the first attempt began, or null. */
  readonly firstTriedAt: Instant | null;
  /** Code of the last failure (`ratelimited`, `no_answer`, `is_archived` …), or null. */
  readonly lastCode: string | null;
  /** Slack's id of the posted message, or null. */
  readonly messageTs: string | null;
}

/** What became of one attempt to post. */
export type PostOutcome =
  | { readonly kind: 'posted'; readonly messageTs: string }
  /** Slack surely did not post it; try again after so many seconds. */
  | { readonly kind: 'later'; readonly code: string; readonly afterSeconds: number }
  /** No answer: it may have been posted or not. */
  | { readonly kind: 'unknown'; readonly code: string }
  /** Slack refuses for good: archived, not in the channel, token revoked. */
  | { readonly kind: 'refused'; readonly code: string };
