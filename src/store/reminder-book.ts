import type { Kysely } from 'kysely';
import type { Instant } from '../register/calendar.ts';
import type { Reminder } from '../reminder/reminder.ts';
import { insideRow, keepReadable, type ReportBrokenRow } from './broken-row.ts';
import { readReminder, reminderRow } from './reminder-row.ts';
import type { Tables } from './tables.ts';

/** The reminders that people have set. */
export interface ReminderBook {
  /**
   * Keeps a reminder and returns what is stored: one per team, channel and set of actions, so setting it again changes the first
   * one, which keeps its id, and a stopped one runs again. To change which actions, stop it and set another with a new id.
   */
  set(reminder: Reminder): Promise<Reminder>;
  /** Reminders of a channel that are not stopped, oldest first. */
  inChannel(team: string, channel: string): Promise<readonly Reminder[]>;
  /** Reminders of a team that are not stopped, oldest first. */
  inTeam(team: string): Promise<readonly Reminder[]>;
  /** A reminder that is not stopped, or null; rejects with `broken-row` where it cannot be read. */
  byId(id: string): Promise<Reminder | null>;
  /** Stops a reminder and gives up what it had still to post (code `stopped`); false where there is none to stop. */
  stop(id: string, by: string, at: Instant): Promise<boolean>;
}

/** Reminders kept in the database. */
export function createReminderBook(db: Kysely<Tables>, report: ReportBrokenRow): ReminderBook {
  const active = () => db.selectFrom('reminder').selectAll().where('stopped_at', 'is', null);
  const listed = async (query: ReturnType<typeof active>) =>
    keepReadable(await query.orderBy('set_at').orderBy('id').execute(), readReminder, report);
  return {
    set: (reminder) => setReminder(db, reminder),
    inChannel: (team, channel) => listed(active().where('team', '=', team).where('channel', '=', channel)),
    inTeam: (team) => listed(active().where('team', '=', team)),
    byId: async (id) => {
      const row = await active().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : insideRow(readReminder(row));
    },
    stop: (id, by, at) => stopReminder(db, { id, by, at }),
  };
}

async function setReminder(db: Kysely<Tables>, reminder: Reminder): Promise<Reminder> {
  const { id, team, channel, actions, ...settings } = reminderRow(reminder);
  const row = await db
    .insertInto('reminder')
    .values({ id, team, channel, actions, ...settings })
    .onConflict((conflict) => conflict.columns(['team', 'channel', 'actions']).doUpdateSet(settings))
    .returningAll()
    .executeTakeFirstOrThrow();
  return insideRow(readReminder(row));
}

async function stopReminder(db: Kysely<Tables>, stop: { id: string; by: string; at: Instant }): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const stopped = await trx
      .updateTable('reminder')
      .set({ stopped_by: stop.by, stopped_at: stop.at })
      .where('id', '=', stop.id)
      .where('stopped_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (stopped === undefined) return false;
    // One that is being posted this moment keeps its lease and is settled by its owner: it may be in the channel already.
    await trx
      .updateTable('delivery')
      .set({ state: 'gave-up', last_code: 'stopped', lease_owner: null, lease_until: null })
      .where('reminder_id', '=', stop.id)
      .where('state', 'in', ['waiting', 'unknown'])
      .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', stop.at)]))
      .execute();
    return true;
  });
}
