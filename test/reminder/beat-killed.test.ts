import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addSeconds } from '../../src/register/calendar.ts';
import { beat, type BeatWorld, LEASE_SECONDS, nextMoment, type PostRequest } from '../../src/reminder/beat.ts';
import type { PostOutcome } from '../../src/reminder/delivery.ts';
import type { Outbox } from '../../src/reminder/outbox.ts';
import { openStore } from '../../src/store/open-store.ts';
import { NO_HOLIDAYS, smallReminder } from './small-reminder.ts';
import { SLOT, worldAt } from './small-world.ts';

/** The process is killed: whatever was running never goes on. */
class Killed extends Error {}

/** An outbox and a poster that are killed at the n-th step, counted over all of them. */
function killedAt(step: number, outbox: Outbox, post: BeatWorld['post']): Pick<BeatWorld, 'outbox' | 'post'> {
  let steps = 0;
  const count = () => {
    if (steps++ >= step) throw new Killed(`killed at step ${step}`);
  };
  /** Killed either before the step is done or after it, as if its answer was never heard. */
  const around =
    <Arguments extends readonly unknown[], Result>(run: (...args: Arguments) => Promise<Result>) =>
    async (...args: Arguments): Promise<Result> => {
      count();
      const result = await run(...args);
      count();
      return result;
    };
  return {
    outbox: {
      reminders: around(() => outbox.reminders()),
      lastBeat: around(() => outbox.lastBeat()),
      earlierDigests: around((id) => outbox.earlierDigests(id)),
      quietings: around(() => outbox.quietings()),
      record: around((record) => outbox.record(record)),
      claim: around((claim) => outbox.claim(claim)),
      settle: around((delivery, owner) => outbox.settle(delivery, owner)),
      nextAttempt: around(() => outbox.nextAttempt()),
    },
    post: around(post),
  };
}

describe('a kill between any two steps', () => {
  test('loses no slot, and posts twice only where the second time looks first', async () => {
    const outcomes = new Map<string, number>();
    for (let step = 0; step < 40; step += 1) {
      const own = await openStore('sqlite::memory:');
      for (const id of ['r1', 'r2']) await own.reminders.set(smallReminder({ id, channel: id }));
      const posts: PostRequest[] = [];
      const post = (request: PostRequest) => {
        posts.push(request);
        return Promise.resolve<PostOutcome>({ kind: 'posted', messageTs: '1.0' });
      };
      // A promise killed inside the poster would count as no answer; a killed process hears nothing at all.
      const dying = worldAt({ now: SLOT, ...killedAt(step, own.outbox, post), owner: 'killed process' });
      const died = await beat(dying.world).then(
        () => 'lived',
        (error: unknown) => (error instanceof Killed ? 'died' : 'failed'),
      );
      for (const seconds of [60, LEASE_SECONDS + 60, LEASE_SECONDS + 120]) {
        await beat(worldAt({ now: addSeconds(SLOT, seconds), outbox: own.outbox, post, owner: 'next process' }).world);
      }
      for (const id of ['r1', 'r2']) {
        const own = posts.filter(({ delivery }) => delivery.reminderId === id);
        expect(own.length, `step ${step}, ${id}`).toBeGreaterThanOrEqual(1);
        expect(
          own.slice(1).every(({ again }) => again),
          `step ${step}, ${id}`,
        ).toBe(true);
        expect(own.length, `step ${step}, ${id}`).toBeLessThanOrEqual(2);
      }
      outcomes.set(died, (outcomes.get(died) ?? 0) + 1);
      await own.close();
    }
    expect(outcomes.get('failed') ?? 0).toBe(0);
    expect(outcomes.get('died') ?? 0).toBeGreaterThan(15);
    expect(outcomes.get('lived') ?? 0).toBeGreaterThan(5);
  });
});

test('several processes that beat at once post each slot once', async () => {
  const store = await openStore('sqlite::memory:');
  for (const id of ['r1', 'r2', 'r3', 'r4']) await store.reminders.set(smallReminder({ id, channel: id }));
  const worlds = ['a', 'b', 'c'].map((owner) => worldAt({ outbox: store.outbox, now: SLOT, owner }));
  await Promise.all(worlds.map(({ world }) => beat(world)));
  const keys = worlds.flatMap(({ asked }) => asked.map(({ key }) => key));
  expect(keys.toSorted()).toEqual(['r1/2015-03-09', 'r2/2015-03-09', 'r3/2015-03-09', 'r4/2015-03-09']);
  await store.close();
});

test('whatever the poster answers, every slot ends as sent or given up within a day and an hour', async () => {
  const anyOutcome = fc.oneof(
    fc.constant<PostOutcome>({ kind: 'posted', messageTs: '1.0' }),
    fc.record({
      kind: fc.constant('later' as const),
      code: fc.constant('ratelimited'),
      afterSeconds: fc.integer({ min: 0, max: 40_000 }),
    }),
    fc.record({ kind: fc.constant('unknown' as const), code: fc.constant('no_answer') }),
    fc.constant<PostOutcome>({ kind: 'refused', code: 'is_archived' }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anyOutcome, { minLength: 1, maxLength: 12 }), async (outcomes) => {
      const own = await openStore('sqlite::memory:');
      await own.reminders.set(smallReminder());
      let [now, tries, isEnded] = [SLOT, 0, false];
      const post = () => {
        const outcome = outcomes[Math.min(tries, outcomes.length - 1)] ?? { kind: 'refused', code: 'none' };
        tries += 1;
        isEnded = outcome.kind === 'posted' || outcome.kind === 'refused';
        return Promise.resolve(outcome);
      };
      for (let beats = 0; beats < 200; beats += 1) {
        await beat(worldAt({ now, outbox: own.outbox, post }).world);
        if ((await own.outbox.nextAttempt()) === null) break;
        now = (await nextMoment({ now, outbox: own.outbox, holidays: NO_HOLIDAYS })) ?? now;
      }
      expect(await own.outbox.nextAttempt()).toBeNull();
      expect(now < addSeconds(SLOT, 25 * 3600)).toBe(true);
      expect(tries).toBeGreaterThan(0);
      if (now < addSeconds(SLOT, 12 * 3600)) expect(isEnded || tries > 1).toBe(true);
      await own.close();
    }),
    { numRuns: 25 },
  );
});
