import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { sql } from 'kysely';
import type { Engine } from '../../src/store/engine.ts';
import { createStore, type Store } from '../../src/store/open-store.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

/** What became of a delivery, as the database says. */
export interface KeptDelivery {
  readonly key: string;
  readonly state: string;
  readonly last_code: string | null;
  readonly message_ts: string | null;
}

/** A database for one run. */
export interface RunDatabase {
  /** The store as a process that starts opens it. */
  open(): Promise<Store>;
  deliveries(): Promise<readonly KeptDelivery[]>;
  end(): Promise<void>;
}

/** Makes the database of a run. */
export type NewDatabase = () => Promise<RunDatabase>;

function complain(error: Error): never {
  throw error;
}

function deliveriesIn({ db }: Engine): Promise<readonly KeptDelivery[]> {
  return db.selectFrom('delivery').select(['key', 'state', 'last_code', 'message_ts']).orderBy('key').execute();
}

/** SQLite in memory: every process of the run shares one connection. */
export const sqliteInMemory: NewDatabase = async () => {
  const engine = await openSqlite(':memory:');
  const store = await createStore(engine, complain);
  return { open: () => Promise.resolve(store), deliveries: () => deliveriesIn(engine), end: () => store.close() };
};

/** Every process opens the database anew: any engine whose database outlives its connections. */
function reopened(openEngine: () => Promise<Engine>, remove: () => Promise<void> | void): RunDatabase {
  const stores: Store[] = [];
  return {
    open: async () => {
      const store = await createStore(await openEngine(), complain);
      stores.push(store);
      return store;
    },
    deliveries: async () => {
      const engine = await openEngine();
      try {
        return await deliveriesIn(engine);
      } finally {
        await engine.close();
      }
    },
    end: async () => {
      for (const store of stores) await store.close();
      await remove();
    },
  };
}

/** An SQLite file, opened anew by every process. */
export const sqliteFile: NewDatabase = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulation-'));
  return reopened(
    () => openSqlite(join(folder, 'run.db')),
    () => rmSync(folder, { recursive: true }),
  );
};

let schemas = 0;

/** A Postgres server; each run has a schema of its own, which every process opens anew. */
export function postgresServer(serverUrl: string): NewDatabase {
  return async () => {
    schemas += 1;
    const name = `run_${process.pid}_${threadId}_${schemas}`;
    const tell = async (statement: string) => {
      const engine = await openPostgres(serverUrl);
      await sql.raw(statement).execute(engine.db);
      await engine.close();
    };
    await tell(`create schema ${name}`);
    const url = `${serverUrl}?options=${encodeURIComponent(`-c search_path=${name}`)}`;
    return reopened(
      () => openPostgres(url),
      () => tell(`drop schema ${name} cascade`),
    );
  };
}
