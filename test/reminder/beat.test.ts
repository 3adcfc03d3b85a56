import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addSeconds, type Instant } from '../../src/register/calendar.ts';
import { beat, LEASE_SECONDS, nextMoment } from '../../src/reminder/beat.ts';
import type { PostOutcome } from '../../src/reminder/delivery.ts';
import type { Outbox } from '../../src/reminder/outbox.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { recorded, updated } from './small-history.ts';
import { holidaysOn, NO_HOLIDAYS, smallReminder } from './small-reminder.ts';
import { SLOT, worldAt, ZERO } from './small-world.ts';

const BEFORE: Instant = '2015-03-09T09:29:00.000Z';

let store: Store;
beforeEach(async () => {
  store = await openStore('sqlite::memory:');
});
afterEach(() => store.close());

describe('beat', () => {
  test('posts a slot at its time, once, and knows it afterwards', async () => {
    await store.reminders.set(smallReminder());
    expect(await beat(worldAt({ outbox: store.outbox, now: BEFORE }).world)).toEqual(ZERO);
    const first = worldAt({ outbox: store.outbox, now: SLOT });
    expect(await beat(first.world)).toEqual({ ...ZERO, recorded: 1, posted: 1 });
    expect(first.asked).toEqual([{ key: 'r1/2015-03-09', again: false }]);
    expect(await beat(worldAt({ outbox: store.outbox, now: addSeconds(SLOT, 60) }).world)).toEqual(ZERO);
    expect((await store.outbox.earlierDigests('r1')).map(({ digest }) => digest.raised)).toEqual([
      ['small/1', 'small/2', 'small/3'],
    ]);
  });

  test('says the next week what it has not said yet, then nothing', async () => {
    await store.reminders.set(smallReminder());
    const said: (readonly string[])[] = [];
    const quiet: string[] = [];
    for (const day of ['09', '16', '23', '30']) {
      const now = `2015-03-${day}T10:00:00.000Z`;
      const { world, logged } = worldAt({ outbox: store.outbox, now });
      await beat({
        ...world,
        post: ({ delivery }) => {
          said.push(delivery.digest.raised);
          return Promise.resolve({ kind: 'posted', messageTs: '1.0' });
        },
      });
      if (logged.includes('nothing_to_say')) quiet.push(day);
    }
    expect(said).toEqual([
      ['small/1', 'small/2', 'small/3'],
      ['small/4', 'small/5', 'small/6'],
      ['small/7', 'small/8'],
    ]);
    expect(quiet).toEqual(['30']);
  });

  test('after downtime posts the latest slot late, and names the older ones', async () => {
    await store.reminders.set(smallReminder());
    await beat(worldAt({ outbox: store.outbox, now: '2015-02-20T00:00:00.000Z' }).world);
    const { world, asked, logged } = worldAt({ outbox: store.outbox, now: '2015-03-09T12:00:00.000Z' });
    await beat(world);
    expect(asked).toEqual([{ key: 'r1/2015-03-09', again: false }]);
    expect(logged.filter((code) => code === 'slot_missed')).toHaveLength(2);
    expect((await store.outbox.earlierDigests('r1')).map(({ digest }) => digest.late)).toEqual([true]);
  });

  test('a clock set back posts nothing again, and says so once', async () => {
    await store.reminders.set(smallReminder());
    await beat(worldAt({ outbox: store.outbox, now: SLOT }).world);
    const told: string[] = [];
    for (const seconds of [-3600, -3540, 0, 60]) {
      const { world, asked, logged } = worldAt({ outbox: store.outbox, now: addSeconds(SLOT, seconds) });
      expect(await beat(world)).toEqual(ZERO);
      expect(asked).toEqual([]);
      told.push(...logged);
    }
    expect(told).toEqual(['clock_went_back']);
  });

  test('a clock that stood years ahead and was set right: every slot still comes, and says what it has to say', async () => {
    await store.reminders.set(smallReminder());
    await beat(worldAt({ outbox: store.outbox, now: '2015-12-21T09:30:00.000Z' }).world);
    await beat(worldAt({ outbox: store.outbox, now: BEFORE }).world);
    const said: (readonly string[])[] = [];
    for (const now of [SLOT, '2015-03-16T09:30:00.000Z']) {
      const { world } = worldAt({ outbox: store.outbox, now });
      await beat({
        ...world,
        post: ({ delivery }) => {
          said.push(delivery.digest.raised);
          return Promise.resolve({ kind: 'posted', messageTs: '1.0' });
        },
      });
    }
    expect(said).toEqual([
      ['small/1', 'small/2', 'small/3'],
      ['small/4', 'small/5', 'small/6'],
    ]);
  });

  test('a clock that stood ahead over a slot and was set right within the hours that a slot may be late: it comes, once', async () => {
    await store.reminders.set(smallReminder());
    await beat(worldAt({ outbox: store.outbox, now: BEFORE }).world);
    await beat(worldAt({ outbox: store.outbox, now: '2015-12-24T09:30:00.000Z' }).world);
    const right = worldAt({ outbox: store.outbox, now: addSeconds(SLOT, 3 * 3600) });
    expect(await beat(right.world)).toEqual({ ...ZERO, recorded: 1, posted: 1 });
    expect(right.asked).toEqual([{ key: 'r1/2015-03-09', again: false }]);
    expect(right.logged).toEqual(['clock_went_back']);
    await beat(worldAt({ outbox: store.outbox, now: '2015-12-24T09:30:00.000Z' }).world);
    expect(await beat(worldAt({ outbox: store.outbox, now: addSeconds(SLOT, 4 * 3600) }).world)).toEqual(ZERO);
  });

  test.each([61, 500, -90])(
    'what a process claimed %i seconds ago by its clock it posts only after claiming it anew',
    async (seconds) => {
      await store.reminders.set(smallReminder());
      let now = SLOT;
      const stood = worldAt({
        outbox: {
          ...store.outbox,
          claim: async (claim) => {
            const claimed = await store.outbox.claim(claim);
            if (claimed.length > 0) now = addSeconds(SLOT, seconds);
            return claimed;
          },
        },
        now: SLOT,
        clockNow: () => now,
      });
      expect(await beat(stood.world)).toEqual({ ...ZERO, recorded: 1, later: 1, isUnfinished: seconds > 0 });
      expect(stood.asked).toEqual([]);
      const next = worldAt({ outbox: store.outbox, now: addSeconds(now, 60) });
      expect(await beat(next.world)).toEqual({ ...ZERO, posted: 1 });
      expect(next.asked).toEqual([{ key: 'r1/2015-03-09', again: false }]);
    },
  );

  test.each<[string, PostOutcome | Error, Partial<typeof ZERO>, boolean]>([
    ['told to wait', { kind: 'later', code: 'brand_new_error', afterSeconds: 30 }, { later: 1 }, false],
    ['no answer', { kind: 'unknown', code: 'no_answer' }, { unknown: 1 }, true],
    ['a poster that throws', new Error('connection reset'), { unknown: 1 }, true],
  ])(
    '%s: tries again later, and looks first only where it may have been posted',
    async (_what, first, counts, again) => {
      await store.reminders.set(smallReminder());
      const { world } = worldAt({ outbox: store.outbox, now: SLOT });
      const failing = {
        ...world,
        post: () => (first instanceof Error ? Promise.reject(first) : Promise.resolve(first)),
      };
      expect(await beat(failing)).toEqual({ ...ZERO, recorded: 1, ...counts });
      const retryAt = (await nextMoment({ now: SLOT, outbox: store.outbox, holidays: NO_HOLIDAYS })) ?? '';
      expect(retryAt > SLOT && retryAt < addSeconds(SLOT, 60)).toBe(true);
      const second = worldAt({ outbox: store.outbox, now: retryAt });
      expect(await beat(second.world)).toEqual({ ...ZERO, posted: 1 });
      expect(second.asked).toEqual([{ key: 'r1/2015-03-09', again }]);
    },
  );

  test('a refusal is final, and told to the log', async () => {
    await store.reminders.set(smallReminder());
    const { world, logged } = worldAt({ outbox: store.outbox, now: SLOT });
    const refusing = { ...world, post: () => Promise.resolve<PostOutcome>({ kind: 'refused', code: 'is_archived' }) };
    expect(await beat(refusing)).toEqual({ ...ZERO, recorded: 1, gaveUp: 1 });
    expect(logged).toContain('delivery_given_up');
    expect(await beat(worldAt({ outbox: store.outbox, now: addSeconds(SLOT, 3600) }).world)).toEqual(ZERO);
  });

  test('one reminder or post that fails stops no other', async () => {
    for (const channel of ['C1', 'C2', 'C3'])
      await store.reminders.set(smallReminder({ id: channel, channel, setAt: BEFORE }));
    const { world, logged } = worldAt({ outbox: store.outbox, now: SLOT });
    // The second reminder's day cannot be computed: a fault of the program, and of this one only.
    const reminders = async () =>
      (await store.outbox.reminders()).map((one) => (one.id === 'C2' ? { ...one, zone: 'Nowhere/Land' } : one));
    const summary = await beat({
      ...world,
      outbox: { ...store.outbox, reminders },
      post: ({ delivery }) =>
        delivery.reminderId === 'C1'
          ? Promise.reject(new Error('boom'))
          : Promise.resolve({ kind: 'posted', messageTs: '1.0' }),
    });
    expect(summary).toEqual({ ...ZERO, recorded: 2, posted: 1, unknown: 1 });
    expect(logged.toSorted()).toEqual(['post_failed', 'schedule_failed']);
  });

  test('tells the operator once a day that the bank holidays end soon, or have ended', async () => {
    const told: string[] = [];
    for (const now of [
      '2015-10-31T10:00:00.000Z',
      '2015-11-02T10:00:00.000Z',
      '2015-11-02T11:00:00.000Z',
      '2016-01-01T00:00:00.000Z',
    ]) {
      const { world, logged } = worldAt({ outbox: store.outbox, now, holidays: holidaysOn([], '2015-12-31') });
      await beat(world);
      told.push(logged.join(' '));
    }
    expect(told).toEqual(['', 'holidays_end_soon', '', 'holidays_ended']);
  });

  test('asks once what is recorded, and only where a slot is due', async () => {
    await store.reminders.set(smallReminder());
    await store.reminders.set(smallReminder({ id: 'r2', channel: 'C2' }));
    let asked = 0;
    const progress = () => {
      asked += 1;
      return Promise.resolve(recorded({ at: '2015-03-01', matter: updated(1, 'done') }));
    };
    await beat(worldAt({ outbox: store.outbox, now: BEFORE, progress }).world);
    expect(asked).toBe(0);
    await beat(worldAt({ outbox: store.outbox, now: SLOT, progress }).world);
    expect(asked).toBe(1);
    const [earlier] = await store.outbox.earlierDigests('r2');
    expect(earlier?.digest).toMatchObject({
      raised: ['small/2', 'small/3', 'small/4'],
      recorded: ['e1'],
      lastNumber: 1,
    });
  });

  test('loses no slot where what is recorded cannot be read: the next beat tries again', async () => {
    await store.reminders.set(smallReminder());
    await beat(worldAt({ outbox: store.outbox, now: BEFORE }).world);
    const broken = { outbox: store.outbox, now: SLOT, progress: () => Promise.reject(new Error('locked')) };
    await expect(beat(worldAt(broken).world)).rejects.toThrow('locked');
    expect(await store.outbox.earlierDigests('r1')).toEqual([]);
    const next = worldAt({ outbox: store.outbox, now: addSeconds(SLOT, 60) });
    expect(await beat(next.world)).toEqual({ ...ZERO, recorded: 1, posted: 1 });
    expect((await store.outbox.earlierDigests('r1')).map(({ digest }) => digest.late)).toEqual([false]);
  });

  test('begins each day of UTC once, after its posts, and goes on where that fails', async () => {
    await store.reminders.set(
      smallReminder({ time: '00:00', weekdays: ['monday', 'tuesday'], setAt: '2015-03-08T00:00:00.000Z' }),
    );
    const happened: string[] = [];
    const told: string[] = [];
    const times = [
      '2015-03-08T23:59:00.000Z',
      '2015-03-09T00:00:00.000Z',
      '2015-03-09T00:01:00.000Z',
      '2015-03-10T00:00:00.000Z',
    ];
    for (const now of times) {
      const onNewDay = () => {
        happened.push(`day ${now}`);
        return Promise.reject(new Error('no'));
      };
      const { world, logged } = worldAt({ outbox: store.outbox, now, onNewDay });
      const post: typeof world.post = (request) => {
        happened.push(`post ${now}`);
        return world.post(request);
      };
      await beat({ ...world, post });
      told.push(logged.join(' '));
    }
    expect(told).toEqual(['new_day_failed', 'new_day_failed', '', 'new_day_failed']);
    expect(happened).toEqual([
      'day 2015-03-08T23:59:00.000Z',
      'post 2015-03-09T00:00:00.000Z',
      'day 2015-03-09T00:00:00.000Z',
      'post 2015-03-10T00:00:00.000Z',
      'day 2015-03-10T00:00:00.000Z',
    ]);
  });

  test('begins the day also where posting fails, because the next beat is not its first', async () => {
    await store.reminders.set(smallReminder());
    let begun = 0;
    const onNewDay = () => Promise.resolve(void (begun += 1));
    const outbox: Outbox = { ...store.outbox, claim: () => Promise.reject(new Error('locked')) };
    await expect(beat(worldAt({ outbox, now: SLOT, onNewDay }).world)).rejects.toThrow('locked');
    expect(begun).toBe(1);
    await beat(worldAt({ outbox: store.outbox, now: addSeconds(SLOT, 60), onNewDay }).world);
    expect(begun).toBe(1);
  });

  test('posts more than fit in one claim, all in one beat', async () => {
    for (let index = 0; index < 25; index += 1) {
      await store.reminders.set(smallReminder({ id: `r${index}`, channel: `C${index}` }));
    }
    const { world, asked } = worldAt({ outbox: store.outbox, now: SLOT });
    expect(await beat(world)).toEqual({ ...ZERO, recorded: 25, posted: 25 });
    expect(new Set(asked.map(({ key }) => key)).size).toBe(25);
  });

  test('leaves the rest to the next beat once Slack says that it is too much', async () => {
    for (let index = 0; index < 25; index += 1) {
      await store.reminders.set(smallReminder({ id: `r${index}`, channel: `C${index}` }));
    }
    let asked = 0;
    const post = (): Promise<PostOutcome> => {
      asked += 1;
      return Promise.resolve(
        asked > 5 ? { kind: 'later', code: 'ratelimited', afterSeconds: 30 } : { kind: 'posted', messageTs: '1.0' },
      );
    };
    const { world } = worldAt({ outbox: store.outbox, now: SLOT, post });
    expect(await beat(world)).toEqual({ ...ZERO, recorded: 25, posted: 5, later: 5, isUnfinished: true });
    const next = worldAt({ outbox: store.outbox, now: addSeconds(SLOT, 60) });
    expect(await beat(next.world)).toEqual({ ...ZERO, posted: 20 });
  });

  test('leaves to the next beat what a minute does not hold', async () => {
    for (let index = 0; index < 25; index += 1) {
      await store.reminders.set(smallReminder({ id: `r${index}`, channel: `C${index}` }));
    }
    let now = SLOT;
    const slow = worldAt({
      outbox: store.outbox,
      now: SLOT,
      clockNow: () => now,
      post: () => {
        now = addSeconds(now, 4);
        return Promise.resolve({ kind: 'posted', messageTs: '1.0' });
      },
    });
    expect(await beat(slow.world)).toEqual({ ...ZERO, recorded: 25, posted: 20, isUnfinished: true });
    expect(await beat(worldAt({ outbox: store.outbox, now: addSeconds(now, 1) }).world)).toEqual({
      ...ZERO,
      posted: 5,
    });
  });

  test('a delivery that another process took over is not settled by this one', async () => {
    await store.reminders.set(smallReminder({ setAt: BEFORE }));
    const { world, logged } = worldAt({ outbox: store.outbox, now: SLOT });
    const other = { now: addSeconds(SLOT, LEASE_SECONDS), owner: 'another process', leaseSeconds: 60, limit: 10 };
    const taken: boolean[] = [];
    await beat({
      ...world,
      post: async () => {
        const [delivery] = await store.outbox.claim(other);
        taken.push(delivery?.state === 'unknown' && delivery.attempts === 2);
        return { kind: 'posted', messageTs: '1.0' };
      },
    });
    expect(taken).toEqual([true]);
    expect(logged).toEqual(['lease_lost']);
  });
});

describe('nextMoment', () => {
  test('is the next slot of any reminder, or none', async () => {
    const ask = (now: Instant) => nextMoment({ now, outbox: store.outbox, holidays: NO_HOLIDAYS });
    expect(await ask(SLOT)).toBeNull();
    await store.reminders.set(smallReminder());
    await store.reminders.set(smallReminder({ id: 'r2', channel: 'C2', weekdays: ['friday'] }));
    expect(await ask(BEFORE)).toBe(SLOT);
    expect(await ask(SLOT)).toBe('2015-03-13T09:30:00.000Z');
  });

  test('is at once where an attempt waits already', async () => {
    await store.reminders.set(smallReminder());
    const { world } = worldAt({ outbox: store.outbox, now: SLOT });
    await beat({ ...world, post: () => Promise.resolve({ kind: 'later', code: 'ratelimited', afterSeconds: 30 }) });
    const later = addSeconds(SLOT, 40);
    expect(await nextMoment({ now: later, outbox: store.outbox, holidays: NO_HOLIDAYS })).toBe(
      addSeconds(later, 0.001),
    );
  });
});
