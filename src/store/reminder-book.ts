import type { Kysely } from 'kysely';
import type { Instant } from '../register/calendar.ts';
import type { ReminderBook } from '../reminder/reminder-book.ts';
import type { Reminder } from '../reminder/reminder.ts';
import { insideRow, keepReadable, type ReportBrokenRow } from './broken-row.ts';
import { quietingRow, readQuieting } from './quieting-row.ts';
import { readReminder, reminderRow } from './reminder-row.ts';
import type { ReminderRow, Tables } from './tables.ts';

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
    pause: (id, { code, since }) => setPause(db, id, { paused_code: code, paused_at: since }),
    resume: (id) => setPause(db, id, { paused_code: null, paused_at: null }),
    quieten: async (quieting) => {
      const { reminder_id, activity_id, at, ...wish } = quietingRow(quieting);
      const row = db.insertInto('quieting').values({ reminder_id, activity_id, at, ...wish });
      const same = ['reminder_id', 'activity_id', 'at'] as const;
      await row.onConflict((conflict) => conflict.columns(same).doUpdateSet(wish)).execute();
    },
    forget: (team, user) => forgetUser(db, team, user),
    quietings: async (id) => {
      const rows = db.selectFrom('quieting').selectAll().where('reminder_id', '=', id).orderBy('at');
      return keepReadable(await rows.execute(), readQuieting, report);
    },
  };
}

async function setReminder(db: Kysely<Tables>, reminder: Reminder): Promise<Reminder> {
  const { id, team, channel, unique_key, ...settings } = reminderRow(reminder);
  const row = await db
    .insertInto('reminder')
    .values({ id, team, channel, unique_key, ...settings })
    .onConflict((conflict) => conflict.columns(['team', 'channel', 'unique_key']).doUpdateSet(settings))
    .returningAll()
    .executeTakeFirstOrThrow();
  return insideRow(readReminder(row));
}

/** Only where it changes whether the reminder is paused: so of many that find out, one tells. */
async function setPause(
  db: Kysely<Tables>,
  id: string,
  pause: Pick<ReminderRow, 'paused_code' | 'paused_at'>,
): Promise<boolean> {
  const changed = await db
    .updateTable('reminder')
    .set(pause)
    .where('id', '=', id)
    .where('stopped_at', 'is', null)
    .where('paused_code', pause.paused_code === null ? 'is not' : 'is', null)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
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

/** Stands where a Slack user was taken out: no id of Slack's. */
const NOBODY = 'nobody';

async function forgetUser(db: Kysely<Tables>, team: string, user: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const own = trx.selectFrom('reminder').select('id').where('team', '=', team).where('owner', '=', user);
    for (const table of ['quieting', 'delivery'] as const)
      await trx.deleteFrom(table).where('reminder_id', 'in', own).execute();
    await trx.deleteFrom('reminder').where('team', '=', team).where('owner', '=', user).execute();
    const ofTeam = trx.selectFrom('reminder').select('id').where('team', '=', team);
    const asked = trx.updateTable('quieting').set({ by: NOBODY }).where('by', '=', user);
    await asked.where('reminder_id', 'in', ofTeam).execute();
    const ended = trx.updateTable('reminder').where('team', '=', team).where('stopped_at', 'is not', null);
    await ended.set({ set_by: NOBODY }).where('set_by', '=', user).execute();
    await ended.set({ stopped_by: NOBODY }).where('stopped_by', '=', user).execute();
  });
}
