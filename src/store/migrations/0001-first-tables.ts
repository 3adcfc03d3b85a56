import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Engine } from '../engine.ts';
import type { Migration } from '../migration.ts';
import type { Tables } from '../tables.ts';

/** Reminders, their deliveries, the last beat, events seen, and marks. */
export const firstTables: Migration = {
  version: 1,
  up: async (trx, text) => {
    await createReminder(trx, text);
    await createDelivery(trx, text);
    await createBeat(trx, text);
    await createSeenEvent(trx, text);
    await trx.schema
      .createTable('mark')
      .addColumn('name', text, (column) => column.primaryKey())
      .execute();
  },
};

/** Instants compare as texts, so one in another spelling (no milliseconds, an offset) must never get in. */
function canonicalInstant(column: string): RawBuilder<boolean> {
  return sql`${sql.ref(column)} like '____-__-__T__:__:__.___Z'`;
}

async function createReminder(trx: Kysely<Tables>, text: Engine['text']): Promise<void> {
  await trx.schema
    .createTable('reminder')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('team', text, (column) => column.notNull())
    .addColumn('channel', text, (column) => column.notNull())
    .addColumn('weekdays', text, (column) => column.notNull())
    .addColumn('time', text, (column) => column.notNull())
    .addColumn('zone', text, (column) => column.notNull())
    .addColumn('nation', text)
    .addColumn('actions', text, (column) => column.notNull())
    .addColumn('set_by', text, (column) => column.notNull())
    .addColumn('set_at', text, (column) => column.notNull().check(canonicalInstant('set_at')))
    .addColumn('stopped_by', text)
    .addColumn('stopped_at', text, (column) => column.check(canonicalInstant('stopped_at')))
    .addUniqueConstraint('reminder_of_channel', ['team', 'channel', 'actions'])
    .execute();
}

async function createDelivery(trx: Kysely<Tables>, text: Engine['text']): Promise<void> {
  await trx.schema
    .createTable('delivery')
    .addColumn('key', text, (column) => column.primaryKey())
    .addColumn('reminder_id', text, (column) => column.notNull().references('reminder.id'))
    .addColumn('slot', text, (column) => column.notNull())
    .addColumn('digest', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('next_attempt', text, (column) => column.notNull().check(canonicalInstant('next_attempt')))
    .addColumn('first_tried_at', text, (column) => column.check(canonicalInstant('first_tried_at')))
    .addColumn('last_code', text)
    .addColumn('message_ts', text)
    .addColumn('lease_owner', text)
    .addColumn('lease_until', text, (column) => column.check(canonicalInstant('lease_until')))
    .addCheckConstraint('delivery_state', sql`state in ('waiting', 'unknown', 'sent', 'gave-up')`)
    .addCheckConstraint('delivery_lease', sql`(lease_owner is null) = (lease_until is null)`)
    .execute();
  // Years of sent deliveries must not slow the beat down: only the open ones are in this index.
  await trx.schema
    .createIndex('delivery_open')
    .on('delivery')
    .columns(['next_attempt', 'key'])
    .where(sql<boolean>`state in ('waiting', 'unknown')`)
    .execute();
  await trx.schema.createIndex('delivery_of_reminder').on('delivery').columns(['reminder_id', 'slot']).execute();
}

async function createBeat(trx: Kysely<Tables>, text: Engine['text']): Promise<void> {
  await trx.schema
    .createTable('beat')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('at', text, (column) => column.notNull().check(canonicalInstant('at')))
    .execute();
}

async function createSeenEvent(trx: Kysely<Tables>, text: Engine['text']): Promise<void> {
  await trx.schema
    .createTable('seen_event')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('seen_at', text, (column) => column.notNull().check(canonicalInstant('seen_at')))
    .execute();
  await trx.schema.createIndex('seen_event_age').on('seen_event').column('seen_at').execute();
}
