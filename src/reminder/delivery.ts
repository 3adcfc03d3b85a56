import { addSeconds, type Instant, secondsBetween } from '../register/calendar.ts';
import type { Digest } from './digest.ts';
import { deliveryKey, type Reminder, type Slot } from './reminder.ts';

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

/**
 * Seconds until a second look after an attempt without an answer: the first time; doubled each time. Slack may show a
 * message in a channel's history only seconds after it accepted it, so a look that comes sooner proves nothing.
 */
const LOOK_AGAIN_SECONDS = 5;

/** The longest wait between two looks, in seconds: a quarter of an hour is still the same morning. */
export const LONGEST_WAIT_SECONDS = 900;

/** Seconds from the first attempt after which a delivery is given up: by then the digest speaks of another day. */
export const GIVE_UP_SECONDS = 86_400;

/** A delivery that nobody has tried yet; its first attempt may begin at once. */
export function newDelivery(
  reminder: Reminder,
  slot: Slot,
  said: { readonly digest: Digest; readonly now: Instant },
): Delivery {
  return {
    key: deliveryKey(reminder, slot),
    reminderId: reminder.id,
    digest: said.digest,
    state: 'waiting',
    attempts: 0,
    nextAttempt: said.now,
    firstTriedAt: null,
    lastCode: null,
    messageTs: null,
  };
}

/** `first` seconds, doubled with each attempt up to a quarter of an hour. */
function doubled(first: number, attempts: number): number {
  return Math.min(LONGEST_WAIT_SECONDS, first * 2 ** Math.min(Math.max(attempts - 1, 0), 10));
}

/** What Slack asked for, but never less than 1, 2, 4 … 900 seconds, so that no answer makes the bot knock all day; at most a day. */
function waitAsAsked(afterSeconds: number, attempts: number): number {
  const asked = Number.isNaN(afterSeconds) ? 0 : Math.min(GIVE_UP_SECONDS, Math.ceil(afterSeconds));
  return Math.max(asked, doubled(1, attempts));
}

/**
 * The next attempt after so many seconds, or none where it would begin a day or more after the first. What may have been posted once
 * stays `unknown`, whatever became of later attempts: whether this one was posted says nothing of that one.
 */
function tryAgain(
  delivery: Delivery,
  next: { readonly isInDoubt: boolean; readonly code: string; readonly waitSeconds: number },
  now: Instant,
): Delivery {
  const nextAttempt = addSeconds(now, next.waitSeconds);
  const firstTriedAt = delivery.firstTriedAt ?? now;
  const isTooLate = secondsBetween(firstTriedAt, nextAttempt) >= GIVE_UP_SECONDS;
  const state = next.isInDoubt || delivery.state === 'unknown' ? 'unknown' : 'waiting';
  return { ...delivery, state: isTooLate ? 'gave-up' : state, lastCode: next.code, nextAttempt, firstTriedAt };
}

/** The delivery after an attempt: sent, given up, or with its next attempt. The attempt was counted when it was claimed. */
export function afterOutcome(delivery: Delivery, outcome: PostOutcome, now: Instant): Delivery {
  if (outcome.kind === 'posted') return { ...delivery, state: 'sent', messageTs: outcome.messageTs };
  if (outcome.kind === 'refused') return { ...delivery, state: 'gave-up', lastCode: outcome.code };
  const { code } = outcome;
  const { attempts } = delivery;
  const isInDoubt = outcome.kind === 'unknown';
  const waitSeconds = isInDoubt ? doubled(LOOK_AGAIN_SECONDS, attempts) : waitAsAsked(outcome.afterSeconds, attempts);
  return tryAgain(delivery, { isInDoubt, code, waitSeconds }, now);
}
