import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { deliveryRow } from '../../src/store/delivery-row.ts';
import { MIGRATIONS, migrate } from '../../src/store/migrate.ts';
import { createStore, readStore } from '../../src/store/open-store.ts';
import { reminderRow } from '../../src/store/reminder-row.ts';
import { sampleDelivery, sampleDraft, sampleReminder, START } from './samples.ts';
import type { EngineUnderTest } from './store-contract.ts';

/** What every engine must do alike with what an earlier version kept. */
export function upgradeContract(under: EngineUnderTest): void {
  describe(`what the second version kept on ${under.name}`, () => {
    it('is all there, still once per channel and set of actions, and progress can be recorded', async () => {
      const place = under.place();
      const engine = await under.open(place);
      await migrate(engine, MIGRATIONS.slice(0, 2));
      const paused = { code: 'is_archived', since: START };
      const reminders = [sampleReminder({ paused }), sampleReminder({ id: 'r2', actions: [2, 7], onHoliday: 'skip' })];
      for (const reminder of reminders) {
        const { unique_key: _key, news: _news, owner: _owner, ...row } = reminderRow(reminder);
        const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
        await sql`insert into reminder (${columns}) values (${sql.join(Object.values(row))})`.execute(engine.db);
      }
      const delivery = sampleDelivery('r1', 0, { state: 'sent' });
      const { recorded: _recorded, ...digest } = delivery.digest;
      const kept = { ...deliveryRow(delivery), digest: JSON.stringify(digest) };
      await engine.db.insertInto('delivery').values(kept).execute();

      await expect(readStore(await under.open(place), () => {})).rejects.toMatchObject({
        code: 'older',
        message: expect.stringContaining('is at version 2'),
      });
      expect(await engine.db.selectFrom('schema_version').selectAll().execute()).toHaveLength(2);
      const broken: unknown[] = [];
      const store = await createStore(engine, (error) => broken.push(error));
      expect(await store.outbox.reminders()).toEqual(reminders);
      expect(await store.outbox.earlierDigests('r1')).toEqual([{ slot: '2015-03-09', digest: delivery.digest }]);
      const changed = sampleReminder({ id: 'r9', actions: [7, 2], news: 'nothing' });
      expect(await store.reminders.set(changed)).toEqual({ ...changed, id: 'r2', actions: [2, 7] });
      const hers = sampleReminder({ id: 'r3', owner: 'U1' });
      expect(await store.reminders.set(hers)).toEqual(hers);
      expect(await store.outbox.reminders()).toHaveLength(3);
      expect((await store.progress.record(sampleDraft())).kind).toBe('recorded');
      expect(broken).toEqual([]);
      await store.close();
    });

    it('can be read as it is once it is up to date, not before anything is there', async () => {
      const place = under.place();
      await expect(readStore(await under.open(place), () => {})).rejects.toMatchObject({
        code: 'older',
        message: expect.stringContaining('is at version 0'),
      });
      const store = await createStore(await under.open(place), () => {});
      await store.progress.record(sampleDraft());
      const read = await readStore(await under.open(place), () => {});
      expect(await read.progress.after(0, 10)).toEqual(await store.progress.after(0, 10));
      expect(await read.progress.head()).toEqual(await store.progress.head());
      await Promise.all([read.close(), store.close()]);
    });
  });
}
