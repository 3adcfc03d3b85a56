import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** What becomes of a slot on a holiday; why a reminder is paused; what people asked of single activities. */
export const quieterReminders: Migration = {
  version: 2,
  up: async (trx, text) => {
    // One statement for each column: SQLite takes no more.
    await trx.schema
      .alterTable('reminder')
      .addColumn('on_holiday', text, (column) => column.notNull().defaultTo('move'))
      .execute();
    await trx.schema.alterTable('reminder').addColumn('paused_code', text).execute();
    await trx.schema.alterTable('reminder').addColumn('paused_at', text).execute();
    await trx.schema
      .createTable('quieting')
      .addColumn('reminder_id', text, (column) => column.notNull().references('reminder.id'))
      .addColumn('activity_id', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('until', text)
      .addColumn('by', text, (column) => column.notNull())
      .addColumn('at', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('quieting_once', ['reminder_id', 'activity_id', 'at'])
      .addCheckConstraint('quieting_kind', sql`kind in ('snoozed', 'left-out', 'back')`)
      .execute();
  },
};
