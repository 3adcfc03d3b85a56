import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { deliveryRow } from '../../src/store/delivery-row.ts';
import { MIGRATIONS, migrate } from '../../src/store/migrate.ts';
import { createStore } from '../../src/store/open-store.ts';
import { reminderRow } from '../../src/store/reminder-row.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { sampleDelivery, sampleReminder } from './samples.ts';

it('reads what the first version kept: holidays move, nothing is paused, nothing was said again', async () => {
  const engine = await openSqlite(':memory:');
  await migrate(engine, MIGRATIONS.slice(0, 1));
  const {
    id,
    team,
    channel,
    weekdays,
    time,
    zone,
    nation,
    actions,
    set_by: by,
    set_at: at,
  } = reminderRow(sampleReminder());
  await sql`
    insert into reminder (id, team, channel, weekdays, time, zone, nation, actions, set_by, set_at)
    values (${id}, ${team}, ${channel}, ${weekdays}, ${time}, ${zone}, ${nation}, ${actions}, ${by}, ${at})
  `.execute(engine.db);
  const delivery = sampleDelivery('r1', 0, { state: 'sent' });
  const { again: _again, ...digest } = delivery.digest;
  const row = { ...deliveryRow(delivery), digest: JSON.stringify(digest) };
  await engine.db.insertInto('delivery').values(row).execute();
  const broken: unknown[] = [];
  const store = await createStore(engine, (error) => broken.push(error));
  expect(await store.outbox.reminders()).toEqual([sampleReminder()]);
  expect(await store.outbox.earlierDigests('r1')).toEqual([{ slot: '2015-03-09', digest: delivery.digest }]);
  expect(broken).toEqual([]);
  await store.close();
});
