import { sql } from 'kysely';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/store/engine.ts';
import { createStore, type Store } from '../../src/store/open-store.ts';
import type { StoreError } from '../../src/store/store-error.ts';
import { NATIONS, WEEKDAYS } from '../../src/register/calendar.ts';
import { guardContract } from './guard-contract.ts';
import { progressContract } from './progress-contract.ts';
import { quietContract } from './quiet-contract.ts';
import { tamperContract } from './tamper-contract.ts';
import { upgradeContract } from './upgrade-contract.ts';
import { after, sampleClaim, sampleDelivery, sampleDraft, sampleReminder, START } from './samples.ts';

/** An engine under test: each call of `place` names a new empty database, `open` connects to it (more than once, if asked). */
export interface EngineUnderTest {
  readonly name: string;
  place(): string;
  open(place: string): Promise<Engine>;
  /** Takes the triggers of a table away, as whoever owns the database can. */
  disarm(engine: Engine, table: 'entry' | 'person' | 'words'): Promise<void>;
}

/** What every engine must do alike. */
export function storeContract(under: EngineUnderTest): void {
  quietContract(under);
  progressContract(under);
  guardContract(under);
  tamperContract(under);
  upgradeContract(under);
  describe(`the store on ${under.name}`, () => {
    let where: string;
    let engine: Engine;
    let store: Store;
    let broken: StoreError[];

    beforeEach(async () => {
      where = under.place();
      broken = [];
      engine = await under.open(where);
      store = await createStore(engine, (error) => broken.push(error));
    });
    afterEach(() => store.close());

    const restart = async () => {
      await store.close();
      engine = await under.open(where);
      store = await createStore(engine, (error) => broken.push(error));
    };
    const recordDays = (days: readonly number[], now = START) =>
      store.outbox.record({ now, deliveries: days.map((day) => sampleDelivery('r1', day)) });
    const claimKeys = async (owner: string, now: string, limit = 100) =>
      (await store.outbox.claim(sampleClaim(owner, now, limit))).map(({ key }) => key);
    const claimFirst = async (owner: string, now: string) => {
      const [first] = await store.outbox.claim(sampleClaim(owner, now, 1));
      if (first === undefined) throw new Error('nothing to claim');
      return first;
    };

    describe('reminders', () => {
      it('gives back what was set, also after a restart', async () => {
        const reminder = sampleReminder({ actions: [2, 7], nation: null });
        expect(await store.reminders.set(reminder)).toEqual(reminder);
        await restart();
        expect(await store.reminders.byId('r1')).toEqual(reminder);
        expect(await store.outbox.reminders()).toEqual([reminder]);
        expect(await store.reminders.byId('r2')).toBeNull();
      });

      it('keeps one per channel and set of actions, and its first id', async () => {
        await store.reminders.set(sampleReminder({ actions: [7, 2, 2] }));
        const changed = sampleReminder({ id: 'r2', actions: [2, 7], time: '16:00', setBy: 'U2', setAt: after(5) });
        expect(await store.reminders.set(changed)).toEqual({ ...changed, id: 'r1' });
        expect(await store.outbox.reminders()).toHaveLength(1);
        for (const other of [
          { actions: 'all' as const },
          { channel: 'C2', actions: [2, 7] },
          { team: 'T2', actions: [2, 7] },
        ]) {
          const id = `other-${JSON.stringify(other)}`;
          expect((await store.reminders.set(sampleReminder({ ...other, id }))).id).toBe(id);
        }
        expect(await store.outbox.reminders()).toHaveLength(4);
      });

      it('keeps a person’s own apart from the channel’s, in the same channel and of the same actions', async () => {
        const ours = sampleReminder({ news: 'thread' });
        const hers = sampleReminder({ id: 'r2', owner: 'U1' });
        const his = sampleReminder({ id: 'r3', owner: 'U2', news: 'nothing' });
        for (const reminder of [ours, hers, his]) expect(await store.reminders.set(reminder)).toEqual(reminder);
        const changed = sampleReminder({ id: 'r4', owner: 'U1', time: '16:00' });
        expect(await store.reminders.set(changed)).toEqual({ ...changed, id: 'r2' });
        expect(await store.reminders.set(sampleReminder({ id: 'r5' }))).toEqual(sampleReminder());
        expect((await store.outbox.reminders()).map(({ id, owner }) => [id, owner])).toEqual([
          ['r1', undefined],
          ['r2', 'U1'],
          ['r3', 'U2'],
        ]);
      });

      it('lists those of a channel and of a team, oldest first', async () => {
        await store.reminders.set(sampleReminder({ id: 'a', setAt: after(9) }));
        await store.reminders.set(sampleReminder({ id: 'b', actions: [1], setAt: after(3) }));
        await store.reminders.set(sampleReminder({ id: 'c', channel: 'C2' }));
        await store.reminders.set(sampleReminder({ id: 'd', team: 'T2' }));
        expect((await store.reminders.inChannel('T1', 'C1')).map(({ id }) => id)).toEqual(['b', 'a']);
        expect((await store.reminders.inTeam('T1')).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
      });

      it('stops one once, keeps it as history, and runs it again under its id', async () => {
        await store.reminders.set(sampleReminder());
        expect(await store.reminders.stop('r1', 'U2', after(60))).toBe(true);
        expect(await store.reminders.stop('r1', 'U3', after(61))).toBe(false);
        expect(await store.reminders.stop('nobody', 'U3', after(61))).toBe(false);
        expect(await store.reminders.byId('r1')).toBeNull();
        expect(await store.reminders.inChannel('T1', 'C1')).toEqual([]);
        expect(await store.reminders.inTeam('T1')).toEqual([]);
        expect(await store.outbox.reminders()).toEqual([]);
        const rows = await engine.db.selectFrom('reminder').select(['stopped_by', 'stopped_at']).execute();
        expect(rows).toEqual([{ stopped_by: 'U2', stopped_at: after(60) }]);
        expect((await store.reminders.set(sampleReminder({ id: 'r9' }))).id).toBe('r1');
        expect(await store.outbox.reminders()).toHaveLength(1);
      });

      it('gives back any reminder as it was', async () => {
        const text = fc
          .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
          .filter((words) => !words.includes('\0'));
        const some = fc.record({
          id: fc.uuid(),
          channel: text,
          team: text,
          setBy: text,
          weekdays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
          zone: fc.constantFrom('Europe/London', 'Asia/Kolkata', 'America/New_York'),
          nation: fc.constantFrom(null, ...NATIONS),
          actions: fc.oneof(
            fc.constant('all' as const),
            fc.uniqueArray(fc.nat(99), { minLength: 1 }).map((list) => list.toSorted((a, b) => a - b)),
          ),
        });
        await fc.assert(
          fc.asyncProperty(some, async (other) => {
            const stored = await store.reminders.set(sampleReminder(other));
            expect(stored).toEqual({ ...sampleReminder(other), id: stored.id });
            expect(await store.reminders.byId(stored.id)).toEqual(stored);
          }),
          { numRuns: 60 },
        );
      });
    });

    describe('the outbox', () => {
      beforeEach(() => store.reminders.set(sampleReminder()));

      it('keeps the beat and its deliveries, also after a restart', async () => {
        expect(await store.outbox.lastBeat()).toBeNull();
        expect(await store.outbox.nextAttempt()).toBeNull();
        await recordDays([1, 0], after(7));
        await restart();
        expect(await store.outbox.lastBeat()).toBe(after(7));
        expect(await store.outbox.nextAttempt()).toBe(START);
        const digests = [0, 1].map((day) => sampleDelivery('r1', day).digest);
        expect(await store.outbox.earlierDigests('r1')).toEqual(
          digests.map((digest) => ({ slot: digest.slot, digest })),
        );
        expect(await store.outbox.earlierDigests('r2')).toEqual([]);
      });

      it('keeps the latest beat of replicas whose clocks differ by less than a minute', async () => {
        await recordDays([], after(100));
        await recordDays([], after(41));
        expect(await store.outbox.lastBeat()).toBe(after(100));
        await recordDays([], after(101));
        expect(await store.outbox.lastBeat()).toBe(after(101));
      });

      it('goes back with a clock that was set right, and no wait, lease or reminder stays in the time of the wrong one', async () => {
        const wrong = 700 * 86_400;
        await store.reminders.set(sampleReminder({ id: 'r2', channel: 'C2', setAt: after(wrong) }));
        await recordDays([0, 1, 2, 700], after(wrong));
        const claimed = await store.outbox.claim(sampleClaim('me', after(wrong), 2));
        const [first] = claimed;
        if (first === undefined) throw new Error('nothing was claimed');
        await store.outbox.settle({ ...first, state: 'unknown', nextAttempt: after(wrong + 5) }, 'me');
        const right = 2 * 86_400;
        await recordDays([0], after(right));
        expect(await store.outbox.lastBeat()).toBe(after(right));
        expect((await store.outbox.reminders()).map(({ setAt }) => setAt)).toEqual([START, after(right)]);
        expect(await claimKeys('other', after(right))).toEqual(['r1/2015-03-11']);
        const retried = await store.outbox.claim(sampleClaim('other', after(right + 60)));
        expect(retried.map(({ key, firstTriedAt }) => [key, firstTriedAt])).toEqual([
          ['r1/2015-03-11', after(right)],
          ['r1/2015-03-09', after(right)],
        ]);
        expect(await claimKeys('other', after(right + 119))).toEqual([]);
        const freed = await store.outbox.claim(sampleClaim('other', after(right + 120)));
        expect(freed.map(({ key, state }) => [key, state])).toContainEqual(['r1/2015-03-10', 'unknown']);
        expect(await claimKeys('another', after(wrong - 1))).toHaveLength(3);
        expect(await claimKeys('another', after(wrong))).toEqual(['r1/2017-02-06']);
      });

      it('leaves a key that is there as it is', async () => {
        await recordDays([0]);
        const claimed = await claimFirst('me', START);
        await store.outbox.settle({ ...claimed, state: 'sent', messageTs: '1.1' }, 'me');
        await recordDays([0, 1], after(1));
        expect(await claimKeys('me', after(99 * 86_400))).toEqual(['r1/2015-03-10']);
      });

      it('keeps nothing for a reminder that is stopped or unknown, and the beat all the same', async () => {
        await store.reminders.stop('r1', 'U1', START);
        const deliveries = [sampleDelivery('r1', 0), sampleDelivery('nobody', 0)];
        await store.outbox.record({ now: after(1), deliveries });
        expect(await store.outbox.earlierDigests('r1')).toEqual([]);
        expect(await store.outbox.lastBeat()).toBe(after(1));
      });

      it('keeps all of a beat or nothing', async () => {
        const torn = [sampleDelivery('r1', 0), sampleDelivery('r1', 1, { nextAttempt: '2015-03-10T09:30Z' })];
        await expect(store.outbox.record({ now: after(1), deliveries: torn })).rejects.toThrow();
        expect(await store.outbox.earlierDigests('r1')).toEqual([]);
        expect(await store.outbox.lastBeat()).toBeNull();
        await recordDays([0], after(2));
        expect(await store.outbox.lastBeat()).toBe(after(2));
      });

      it('keeps a beat of thousands', async () => {
        const days = Array.from({ length: 2_100 }, (_, day) => day);
        await recordDays(days);
        expect(await store.outbox.earlierDigests('r1')).toHaveLength(2_100);
      });

      it('hands out what has come, earliest first, up to the limit, and counts the attempt', async () => {
        await recordDays([2, 0, 1, 5]);
        const now = after(2 * 86_400);
        const [first, ...others] = await store.outbox.claim(sampleClaim('me', now, 2));
        expect(first).toEqual(sampleDelivery('r1', 0, { attempts: 1, firstTriedAt: now }));
        expect(others.map(({ key }) => key)).toEqual(['r1/2015-03-10']);
        expect(await claimKeys('other', now)).toEqual(['r1/2015-03-11']);
        expect(await claimKeys('other', now)).toEqual([]);
      });

      it('orders equal moments by key', async () => {
        const keys = ['B', 'a', 'Z', 'b'];
        const deliveries = keys.map((key) => sampleDelivery('r1', 0, { key }));
        await store.outbox.record({ now: START, deliveries });
        expect([...(await claimKeys('me', START, 2)), ...(await claimKeys('me', START, 2))]).toEqual([
          'B',
          'Z',
          'a',
          'b',
        ]);
      });

      it('hands out again, as unknown, what somebody never settled; its first attempt stays', async () => {
        await recordDays([0]);
        await claimFirst('crashed', START);
        expect(await claimKeys('me', after(59))).toEqual([]);
        expect(await store.outbox.nextAttempt()).toBe(after(60));
        const again = await claimFirst('me', after(60));
        expect(again).toMatchObject({ state: 'unknown', attempts: 2, firstTriedAt: START, lastCode: 'lease_expired' });
        expect(await store.outbox.settle({ ...again, state: 'sent' }, 'crashed')).toBe(false);
        expect(await store.outbox.settle({ ...again, state: 'sent', messageTs: '1.2' }, 'me')).toBe(true);
        expect(await store.outbox.settle({ ...again, state: 'waiting' }, 'me')).toBe(false);
        expect(await store.outbox.nextAttempt()).toBeNull();
      });

      it('settles late if nobody else took the lease', async () => {
        await recordDays([0]);
        const mine = await claimFirst('slow', START);
        expect(await store.outbox.settle({ ...mine, state: 'sent' }, 'slow')).toBe(true);
        expect(await claimKeys('me', after(3_600))).toEqual([]);
      });

      it('gives back what was settled for another attempt, at its time and not before', async () => {
        await recordDays([0]);
        const mine = await claimFirst('me', START);
        const later = { ...mine, state: 'unknown' as const, nextAttempt: after(30), lastCode: 'no_answer' };
        expect(await store.outbox.settle(later, 'me')).toBe(true);
        expect(await store.outbox.nextAttempt()).toBe(after(30));
        expect(await claimKeys('other', after(29))).toEqual([]);
        expect(await claimFirst('other', after(30))).toEqual({ ...later, attempts: 2 });
      });

      it('forgets what was given up, remembers the rest', async () => {
        await recordDays([0, 1]);
        const mine = await claimFirst('me', START);
        await store.outbox.settle({ ...mine, state: 'gave-up', lastCode: 'is_archived' }, 'me');
        expect((await store.outbox.earlierDigests('r1')).map(({ slot }) => slot)).toEqual(['2015-03-10']);
      });

      it('gives up what a stopped reminder had still to post', async () => {
        await recordDays([0, 1]);
        const posting = await claimFirst('me', START);
        await store.reminders.stop('r1', 'U1', after(1));
        expect(await store.outbox.nextAttempt()).toBeNull();
        expect(await claimKeys('other', after(99 * 86_400))).toEqual([]);
        expect(
          await store.outbox.settle({ ...posting, state: 'waiting', nextAttempt: after(9), lastCode: 'slow' }, 'me'),
        ).toBe(true);
        await store.reminders.set(sampleReminder());
        expect(await claimKeys('other', after(99 * 86_400))).toEqual([]);
        const states = await engine.db.selectFrom('delivery').select(['state', 'last_code']).execute();
        expect(states).toEqual(Array.from({ length: 2 }, () => ({ state: 'gave-up', last_code: 'stopped' })));
      });

      it('keeps what was posted while its reminder was being stopped', async () => {
        await recordDays([0]);
        const posting = await claimFirst('me', START);
        await store.reminders.stop('r1', 'U1', after(1));
        expect(await store.outbox.settle({ ...posting, state: 'sent', messageTs: '1.3' }, 'me')).toBe(true);
        expect(await store.outbox.earlierDigests('r1')).toHaveLength(1);
      });

      it('leaves out a row that cannot be read, names it, and hands out the others', async () => {
        await recordDays([0, 1, 2]);
        for (const [day, digest] of [
          ['2015-03-09', '{"slot":'],
          ['2015-03-10', '{"slot":"2015-03-10"}'],
        ]) {
          await sql`update delivery set digest = ${digest} where slot = ${day}`.execute(engine.db);
        }
        expect((await store.outbox.earlierDigests('r1')).map(({ slot }) => slot)).toEqual(['2015-03-11']);
        expect(broken.map(({ code }) => code)).toEqual(['broken-row', 'broken-row']);
        expect(broken[0]?.message).toContain('"r1/2015-03-09"');
        expect(await claimKeys('me', after(99 * 86_400), 1)).toEqual(['r1/2015-03-11']);
        expect(broken).toHaveLength(4);
        const lost = await engine.db
          .selectFrom('delivery')
          .select('key')
          .where('last_code', '=', 'broken_row')
          .execute();
        expect(lost).toHaveLength(2);
      });

      it('leaves out a reminder that cannot be read, and names it', async () => {
        await store.reminders.set(sampleReminder({ id: 'r2', channel: 'C2' }));
        for (const [column, value] of [
          ['weekdays', '["someday"]'],
          ['weekdays', 'monday'],
          ['actions', '"some"'],
          ['zone', 'Europe/Atlantis'],
          ['nation', 'narnia'],
          ['news', 'shouting'],
        ] as const) {
          const before = (
            await engine.db.selectFrom('reminder').select(column).where('id', '=', 'r1').executeTakeFirstOrThrow()
          )[column];
          await engine.db
            .updateTable('reminder')
            .set({ [column]: value })
            .where('id', '=', 'r1')
            .execute();
          expect((await store.outbox.reminders()).map(({ id }) => id)).toEqual(['r2']);
          expect(broken.pop()?.message).toContain('"r1" of the table reminder');
          await expect(store.reminders.byId('r1')).rejects.toMatchObject({ code: 'broken-row' });
          await engine.db
            .updateTable('reminder')
            .set({ [column]: before })
            .where('id', '=', 'r1')
            .execute();
        }
        expect(await store.outbox.reminders()).toHaveLength(2);
      });

      it('never hands one delivery to two claimers', async () => {
        const other = await createStore(await under.open(where), (error) => broken.push(error));
        await recordDays(Array.from({ length: 40 }, (_, day) => day));
        const claimers = Array.from({ length: 16 }, (_, turn) =>
          (turn % 2 === 0 ? store : other).outbox.claim(sampleClaim(`owner-${turn}`, after(99 * 86_400), 3)),
        );
        const keys = (await Promise.all(claimers)).flat().map(({ key }) => key);
        expect(keys).toHaveLength(40);
        expect(new Set(keys).size).toBe(40);
        await other.close();
      });

      it('lets two connections record the same beat at once: each delivery once', async () => {
        const other = await createStore(await under.open(where), (error) => broken.push(error));
        const deliveries = Array.from({ length: 30 }, (_, day) => sampleDelivery('r1', day));
        await Promise.all(
          [store, other, store, other].map(({ outbox }, turn) => outbox.record({ now: after(turn), deliveries })),
        );
        expect(await store.outbox.earlierDigests('r1')).toHaveLength(30);
        expect(await other.outbox.lastBeat()).toBe(after(3));
        await other.close();
      });
    });

    describe('events', () => {
      it('are new once, also after a restart and to two connections at once', async () => {
        expect(await store.events.firstTime('Ev1', START)).toBe(true);
        expect(await store.events.firstTime('Ev1', after(1))).toBe(false);
        await restart();
        expect(await store.events.firstTime('Ev1', after(2))).toBe(false);
        const other = await createStore(await under.open(where), (error) => broken.push(error));
        const both = await Promise.all([store, other].map(({ events }) => events.firstTime('Ev2', after(3))));
        expect(both.filter(Boolean)).toHaveLength(1);
        await other.close();
      });

      it('are new again after 24 hours', async () => {
        const asked = [0, 86_399, 86_400, 86_401, 172_799, 172_800];
        const answers: boolean[] = [];
        for (const seconds of asked) answers.push(await store.events.firstTime('Ev1', after(seconds)));
        expect(answers).toEqual([true, false, true, false, false, true]);
      });

      it('leave no rows behind for ever', async () => {
        for (let hour = 0; hour < 100; hour += 1) await store.events.firstTime(`Ev${hour}`, after(hour * 3_600));
        const rows = await engine.db.selectFrom('seen_event').select('id').orderBy('seen_at').execute();
        expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 24 }, (_, n) => `Ev${n + 76}`));
      });
    });

    it('remembers for ever that it has served Slack', async () => {
      expect(await store.marks.servedSlack()).toBe(false);
      await store.marks.markServedSlack();
      await store.marks.markServedSlack();
      await restart();
      expect(await store.marks.servedSlack()).toBe(true);
    });

    it('tells once what is to be told once, whoever comes first', async () => {
      expect(await Promise.all([store.marks.markTold('a'), store.marks.markTold('a')])).toContain(true);
      await restart();
      expect(await store.marks.markTold('a')).toBe(false);
      expect(await store.marks.markTold('b')).toBe(true);
      expect(await store.marks.servedSlack()).toBe(false);
    });

    it('rejects whatever is asked after it was closed, and finishes what was asked before', async () => {
      const asked = [store.reminders.set(sampleReminder()), store.outbox.record({ now: START, deliveries: [] })];
      await Promise.all([...asked, store.close(), store.close()]);
      const questions = [
        () => store.outbox.reminders(),
        () => store.outbox.record({ now: START, deliveries: [] }),
        () => store.outbox.claim(sampleClaim('me', START)),
        () => store.reminders.set(sampleReminder()),
        () => store.reminders.stop('r1', 'U1', START),
        () => store.events.firstTime('Ev1', START),
        () => store.progress.record(sampleDraft()),
        () => store.progress.head(),
        () => store.marks.servedSlack(),
      ];
      for (const ask of questions) await expect(ask()).rejects.toMatchObject({ code: 'closed' });
      await restart();
      expect(await store.outbox.lastBeat()).toBe(START);
    });
  });
}
