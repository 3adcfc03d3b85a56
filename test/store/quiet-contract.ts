import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Quieting } from '../../src/reminder/quieting.ts';
import { createStore, type Store } from '../../src/store/open-store.ts';
import { after, sampleClaim, sampleDelivery, sampleReminder, START } from './samples.ts';
import type { EngineUnderTest } from './store-contract.ts';

const leftOut: Quieting = {
  reminderId: 'r1',
  activityId: 'moj/a1/planned-2015/1',
  kind: 'left-out',
  until: null,
  by: 'U1',
  at: START,
};
const snoozed: Quieting = { ...leftOut, kind: 'snoozed', until: '2015-03-16', at: after(60) };

/** What every engine must do alike about quieter reminders. */
export function quietContract(under: EngineUnderTest): void {
  describe(`quieter reminders on ${under.name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await createStore(await under.open(under.place()), () => undefined);
    });
    afterEach(() => store.close());

    it('keeps whether a slot on a holiday is skipped', async () => {
      const skipping = sampleReminder({ onHoliday: 'skip' });
      expect(await store.reminders.set(skipping)).toEqual(skipping);
      expect(await store.reminders.set(sampleReminder())).toEqual(sampleReminder());
    });

    it('notes what is told in the thread of the last posted digest, once for a reminder', async () => {
      await store.reminders.set(sampleReminder());
      const deliveries = [0, 1].map((day) => sampleDelivery('r1', day));
      await store.outbox.record({ now: START, deliveries });
      expect(await store.outbox.claimThread('r1', 'e1')).toBeNull();
      const [first] = await store.outbox.claim(sampleClaim('me', START, 1));
      if (first === undefined) throw new Error('nothing to claim');
      await store.outbox.settle({ ...first, state: 'sent', messageTs: '1.1' }, 'me');
      const thread = { key: first.key, channel: first.digest.channel, messageTs: '1.1' };
      expect(await store.outbox.claimThread('r1', 'e1')).toEqual(thread);
      expect(await store.outbox.claimThread('r1', 'e1')).toBeNull();
      const noted = async () => (await store.outbox.earlierDigests('r1')).map(({ digest }) => digest.inThread);
      expect(await noted()).toEqual([['e1'], undefined]);
      await store.outbox.releaseThread(first.key, 'e1');
      expect(await noted()).toEqual([[], undefined]);
      expect(await store.outbox.claimThread('r1', 'e1')).toEqual(thread);
    });

    it('forgets a Slack user, but for a channel’s reminder that runs', async () => {
      await store.reminders.set(sampleReminder({ setBy: 'U1' }));
      await store.reminders.set(sampleReminder({ id: 'own', channel: 'D1', owner: 'U1', setBy: 'U1' }));
      await store.reminders.quieten({ ...leftOut, reminderId: 'own' });
      await store.reminders.quieten(leftOut);
      await store.reminders.quieten({ ...snoozed, by: 'U2' });
      await store.reminders.forget(sampleReminder().team, 'U1');
      await store.reminders.forget(sampleReminder().team, 'U1');
      expect(await store.reminders.inTeam(sampleReminder().team)).toEqual([sampleReminder({ setBy: 'U1' })]);
      expect(await store.outbox.quietings()).toEqual([
        { ...leftOut, by: 'nobody' },
        { ...snoozed, by: 'U2' },
      ]);
    });

    it('pauses once, says why and since when, and resumes once', async () => {
      await store.reminders.set(sampleReminder());
      const paused = { code: 'is_archived', since: START };
      expect(await store.reminders.resume('r1')).toBe(false);
      expect(await store.reminders.pause('r1', paused)).toBe(true);
      expect(await store.reminders.pause('r1', { code: 'not_in_channel', since: after(5) })).toBe(false);
      expect(await store.outbox.reminders()).toEqual([sampleReminder({ paused })]);
      expect(await store.reminders.resume('r1')).toBe(true);
      expect(await store.reminders.byId('r1')).toEqual(sampleReminder());
      await store.reminders.pause('r1', paused);
      expect(await store.reminders.set(sampleReminder())).toEqual(sampleReminder());
    });

    it('pauses nothing that was stopped', async () => {
      await store.reminders.set(sampleReminder());
      await store.reminders.stop('r1', 'U1', START);
      expect(await store.reminders.pause('r1', { code: 'is_archived', since: START })).toBe(false);
    });

    it('lets one of many that find out tell', async () => {
      await store.reminders.set(sampleReminder());
      const tries = Array.from({ length: 5 }, () => store.reminders.pause('r1', { code: 'x', since: START }));
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    });

    it('keeps what was asked of activities, oldest first, for running reminders', async () => {
      await store.reminders.set(sampleReminder());
      await store.reminders.set(sampleReminder({ id: 'r2', channel: 'C2' }));
      await store.reminders.quieten(snoozed);
      await store.reminders.quieten(leftOut);
      await store.reminders.quieten({ ...leftOut, reminderId: 'r2' });
      expect(await store.reminders.quietings('r1')).toEqual([leftOut, snoozed]);
      expect(await store.outbox.quietings()).toHaveLength(3);
      await store.reminders.stop('r2', 'U1', START);
      expect(await store.outbox.quietings()).toEqual([leftOut, snoozed]);
    });

    it('keeps the later of two wishes of one moment', async () => {
      await store.reminders.set(sampleReminder());
      await store.reminders.quieten(leftOut);
      await store.reminders.quieten({ ...leftOut, kind: 'back', by: 'U2' });
      expect(await store.reminders.quietings('r1')).toEqual([{ ...leftOut, kind: 'back', by: 'U2' }]);
    });
  });
}
