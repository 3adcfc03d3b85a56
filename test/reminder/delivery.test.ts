import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addSeconds, secondsBetween } from '../../src/register/calendar.ts';
import {
  afterOutcome,
  type Delivery,
  GIVE_UP_SECONDS,
  LONGEST_WAIT_SECONDS,
  newDelivery,
  type PostOutcome,
} from '../../src/reminder/delivery.ts';
import { smallDigest } from './small-digest.ts';
import { smallReminder } from './small-reminder.ts';

const NOW = '2015-03-09T09:30:02.000Z';
const fresh = newDelivery(
  smallReminder(),
  { date: '2015-03-09', at: '2015-03-09T09:30:00.000Z' },
  { digest: smallDigest(), now: NOW },
);
/** As the outbox hands it out: its attempt counted. */
const claimed: Delivery = { ...fresh, attempts: 1, firstTriedAt: NOW };

test('a new delivery is named by reminder and nominal date, and waits for its first attempt', () => {
  expect(fresh).toEqual({
    key: 'r1/2015-03-09',
    reminderId: 'r1',
    digest: smallDigest(),
    state: 'waiting',
    attempts: 0,
    nextAttempt: NOW,
    firstTriedAt: null,
    lastCode: null,
    messageTs: null,
  });
});

describe('afterOutcome', () => {
  test.each<[string, PostOutcome, Partial<Delivery>]>([
    ['posted', { kind: 'posted', messageTs: '1425893402.000100' }, { state: 'sent', messageTs: '1425893402.000100' }],
    [
      'told to wait',
      { kind: 'later', code: 'ratelimited', afterSeconds: 30 },
      { state: 'waiting', lastCode: 'ratelimited', nextAttempt: '2015-03-09T09:30:32.000Z' },
    ],
    [
      'told to wait no time at all: one second',
      { kind: 'later', code: 'ratelimited', afterSeconds: 0 },
      { state: 'waiting', lastCode: 'ratelimited', nextAttempt: '2015-03-09T09:30:03.000Z' },
    ],
    [
      'told to wait no number: one second',
      { kind: 'later', code: 'ratelimited', afterSeconds: Number.NaN },
      { state: 'waiting', lastCode: 'ratelimited', nextAttempt: '2015-03-09T09:30:03.000Z' },
    ],
    [
      'told to wait a day',
      { kind: 'later', code: 'ratelimited', afterSeconds: 86_400 },
      { state: 'gave-up', lastCode: 'ratelimited' },
    ],
    [
      'no answer: looks again after five seconds',
      { kind: 'unknown', code: 'no_answer' },
      { state: 'unknown', lastCode: 'no_answer', nextAttempt: '2015-03-09T09:30:07.000Z' },
    ],
    ['refused', { kind: 'refused', code: 'is_archived' }, { state: 'gave-up', lastCode: 'is_archived' }],
  ])('%s', (_what, outcome, expected) => {
    const after = afterOutcome(claimed, outcome, NOW);
    expect(after).toMatchObject(expected);
    expect(after).toMatchObject({ key: claimed.key, attempts: 1, digest: claimed.digest, firstTriedAt: NOW });
  });

  test('what may have been posted stays in doubt, also when Slack surely did not post it the next time', () => {
    const doubtful: Delivery = { ...claimed, state: 'unknown', attempts: 2 };
    const after = afterOutcome(doubtful, { kind: 'later', code: 'ratelimited', afterSeconds: 30 }, NOW);
    expect(after).toMatchObject({ state: 'unknown', lastCode: 'ratelimited', nextAttempt: addSeconds(NOW, 30) });
  });

  test('waits twice as long after each attempt without an answer, up to a quarter of an hour', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100].map((attempts) => {
      const after = afterOutcome({ ...claimed, attempts }, { kind: 'unknown', code: 'no_answer' }, NOW);
      return secondsBetween(NOW, after.nextAttempt);
    });
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900]);
  });

  test('told again and again to come back at once, it comes back less and less often', () => {
    const waits = [1, 2, 3, 4, 20].map((attempts) => {
      const outcome: PostOutcome = { kind: 'later', code: 'ratelimited', afterSeconds: 0 };
      return secondsBetween(NOW, afterOutcome({ ...claimed, attempts }, outcome, NOW).nextAttempt);
    });
    expect(waits).toEqual([1, 2, 4, 8, 900]);
  });

  test('whatever Slack does, it ends: within a day of the first attempt it is sent or given up with a reason', () => {
    const anyOutcome = fc.oneof(
      fc.record({
        kind: fc.constant('later' as const),
        code: fc.constant('ratelimited'),
        afterSeconds: fc.double(),
      }),
      fc.record({ kind: fc.constant('unknown' as const), code: fc.constant('no_answer') }),
    );
    fc.assert(
      fc.property(fc.array(anyOutcome, { minLength: 1, maxLength: 6 }), (outcomes) => {
        let delivery = claimed;
        let now = NOW;
        for (let tries = 0; delivery.state !== 'gave-up'; tries += 1) {
          const outcome = outcomes[tries % outcomes.length] ?? { kind: 'unknown', code: 'no_answer' };
          const before = now;
          delivery = afterOutcome({ ...delivery, attempts: tries + 1 }, outcome, now);
          now = delivery.nextAttempt;
          expect(now > before).toBe(true);
          if (outcome.kind === 'unknown') expect(secondsBetween(before, now)).toBeGreaterThanOrEqual(5);
          if (outcome.kind === 'unknown') expect(secondsBetween(before, now)).toBeLessThanOrEqual(LONGEST_WAIT_SECONDS);
          if (delivery.state !== 'gave-up') expect(now < addSeconds(NOW, GIVE_UP_SECONDS)).toBe(true);
        }
        expect(delivery.lastCode).not.toBeNull();
      }),
      { numRuns: 30 },
    );
  });
});
