import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type SelectModifierNode,
} from 'kysely';
import { checkParameter } from './check-parameter.ts';
import type { Engine } from './engine.ts';
import { StoreError } from './store-error.ts';
import { makeFolder } from './make-folder.ts';
import { guardOnSqlite } from './sqlite-guard.ts';
import { explainSqlite, isLocked } from './sqlite-errors.ts';
import type { Tables } from './tables.ts';

/** Zeros are written over what is deleted, so that words that were taken out stand nowhere in the file. */
const PRAGMAS = ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on', 'secure_delete = on'];

/**
 * SQLite refuses whatever would change something. A connection opened as read-only leaves its write-ahead files behind, which as another
 * user's would keep the bot out; this one takes them away again.
 */
const READING_PRAGMAS = ['query_only = on'];

/** How often a locked database is tried again; with at most 25 ms between tries, about ten seconds in all. */
const LOCK_TRIES = 400;

/**
 * Opens an SQLite file (made with its folder if it is not there) or `:memory:`; `readOnly`: nothing in it can be changed. This file and
 * `copy-sqlite.ts` are the only ones that know node:sqlite, whose class will be renamed
 * (https://nodejs.org/api/deprecations.html#DEP0210).
 * Rejects with a `StoreError` whose sentence says what to mend.
 */
export async function openSqlite(path: string, { readOnly } = { readOnly: false }): Promise<Engine> {
  const place = path === ':memory:' ? path : resolve(path);
  const database = openFile(place);
  const connection = new SqliteConnection(database, place);
  try {
    for (const pragma of readOnly ? READING_PRAGMAS : PRAGMAS) {
      await connection.executeQuery(CompiledQuery.raw(`pragma ${pragma}`));
    }
  } catch (error) {
    database.close();
    throw error;
  }
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database, connection) });
  const close = () => closeSqlite(db, database);
  return { db, text: 'text', takeTurn, holdHistory: takeTurn, protect: guardOnSqlite, close };
}

/** Nothing to wait for any more: `begin immediate` was the turn. */
async function takeTurn(): Promise<void> {}

function openFile(place: string): DatabaseSync {
  try {
    if (place !== ':memory:') makeFolder(dirname(place));
    // No busy timeout of SQLite's own: it would stop the whole process while it waits, and two stores of one process would wait
    // for each other for ever. `SqliteConnection` waits instead, and lets the process go on.
    return new DatabaseSync(place, { timeout: 0 });
  } catch (error) {
    throw explainSqlite(error, place);
  }
}

/** Takes the connection as any query does, so that it comes after those already under way. */
async function closeSqlite(db: Kysely<Tables>, database: DatabaseSync): Promise<void> {
  await db.connection().execute(async () => {
    if (database.isOpen) database.close();
  });
}

function sqliteDialect(database: DatabaseSync, connection: SqliteConnection): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => sqliteDriver(database, connection),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new OneWriterCompiler(),
  };
}

/** One connection, which Kysely hands to one query or transaction at a time. */
function sqliteDriver(database: DatabaseSync, connection: SqliteConnection): Driver {
  const run = async (statement: string): Promise<void> => {
    await connection.executeQuery(CompiledQuery.raw(statement));
  };
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    // A plain `begin` takes the write lock at its first write and fails when another process wrote in between (measured: errors by
    // the ten thousand with two processes, none with `immediate`).
    beginTransaction: () => run('begin immediate'),
    commitTransaction: () => run('commit'),
    // A full disk makes SQLite roll back by itself; a second rollback would hide the reason.
    rollbackTransaction: async () => (database.isTransaction ? run('rollback') : undefined),
    destroy: async () => database.close(),
  };
}

/** Leaves out `for update skip locked` and the like: here a writer holds the whole database. */
class OneWriterCompiler extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier === 'Distinct') super.visitSelectModifier(node);
  }
}

/** Runs statements one by one; a locked database is waited for without stopping the process. */
class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #place: string;

  constructor(database: DatabaseSync, place: string) {
    this.#database = database;
    this.#place = place;
  }

  // Two signatures, because only the query's compiled types know what a row is.
  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>>;
  async executeQuery(query: CompiledQuery): Promise<QueryResult<unknown>> {
    for (let tries = 1; ; tries += 1) {
      try {
        return this.#execute(query);
      } catch (error) {
        if (!isLocked(error) || tries === LOCK_TRIES) throw explainSqlite(error, this.#place);
        await pause(Math.min(tries, 25));
      }
    }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('The store reads whole results; streaming was never needed.');
  }

  #execute({ sql, parameters }: CompiledQuery): QueryResult<unknown> {
    if (!this.#database.isOpen) throw new StoreError('closed', 'The store is closed; open it again to use it.');
    const statement = this.#database.prepare(sql);
    const values = parameters.map(checkParameter);
    if (statement.columns().length > 0) return { rows: statement.all(...values) };
    return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
  }
}
