import { sql } from 'kysely';
import type { Engine } from './engine.ts';
import type { Migration } from './migration.ts';
import { firstTables } from './migrations/0001-first-tables.ts';
import { quieterReminders } from './migrations/0002-quieter-reminders.ts';
import { recordedProgress } from './migrations/0003-recorded-progress.ts';
import { StoreError } from './store-error.ts';

/** All migrations in order. Forward only; one that was released is never changed. */
export const MIGRATIONS: readonly Migration[] = [firstTables, quieterReminders, recordedProgress];

/**
 * Brings the database to this code's version in one transaction and returns the versions it applied (none where it was up to date).
 * Any number of processes may start at once: they take turns, the first migrates. Kysely's own migrator is not used because on SQLite
 * two of three processes starting together fail, and a failing migration leaves half its tables (measured).
 * Rejects with `newer` where the database has been migrated by a later version of the code.
 */
export async function migrate(
  engine: Engine,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<readonly number[]> {
  return engine.db.transaction().execute(async (trx) => {
    await engine.takeTurn(trx);
    await sql`create table if not exists schema_version (version integer primary key)`.execute(trx);
    const { last } = await trx
      .selectFrom('schema_version')
      .select((eb) => eb.fn.max('version').as('last'))
      .executeTakeFirstOrThrow();
    refuseNewer(last ?? 0, migrations);
    const missing = migrations.filter(({ version }) => version > (last ?? 0));
    for (const migration of missing) {
      await migration.up(trx, engine.text, (guarded, guard) => engine.protect(guarded, guard));
      await trx.insertInto('schema_version').values({ version: migration.version }).execute();
    }
    return missing.map(({ version }) => version);
  });
}

/**
 * Makes sure that the database is at this code's version, and changes nothing. Rejects with `newer`, or with `older` where no bot of
 * this version has used it yet: one of an earlier version may be using it now.
 */
export async function requireCurrent(engine: Engine): Promise<void> {
  const last = await readVersion(engine);
  refuseNewer(last, MIGRATIONS);
  if (last === MIGRATIONS.length) return;
  const sentence = `The database is at version ${last}, and this version of Digital Action needs ${MIGRATIONS.length}.`;
  throw new StoreError('older', `${sentence} Start the bot of this version first: it brings the database up to date.`);
}

/** The version of a database; 0 where it has no tables yet. */
async function readVersion({ db }: Engine): Promise<number> {
  try {
    const newest = db.selectFrom('schema_version').select((eb) => eb.fn.max('version').as('last'));
    return (await newest.executeTakeFirstOrThrow()).last ?? 0;
  } catch (error) {
    // What the engine cannot do is a StoreError. All else that can be wrong with this query is that there is no such table.
    if (error instanceof StoreError) throw error;
    return 0;
  }
}

function refuseNewer(last: number, migrations: readonly Migration[]): void {
  const known = migrations.at(-1)?.version ?? 0;
  if (last <= known) return;
  const sentence = `The database is at version ${last}, and this version of Digital Action knows only up to ${known}.`;
  throw new StoreError(
    'newer',
    `${sentence} Start the newer version again, or put back a backup from before the change.`,
  );
}
