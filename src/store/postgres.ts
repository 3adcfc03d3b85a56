import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import {
  CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely';
import { Client, Pool, TypeOverrides, type PoolClient, type PoolConfig } from 'pg';
import { checkParameter } from './check-parameter.ts';
import type { Engine } from './engine.ts';
import { explainPostgres } from './postgres-errors.ts';
import { guardOnPostgres } from './postgres-guard.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** What a pool is like, in milliseconds; the address can change the limits of statements (`?statement_timeout=0`: none). */
const POOL: PoolConfig = {
  // Ten replicas hold half of the hundred connections that a server allows by default.
  max: 5,
  // For making a connection or waiting for a free one: a person who pressed a button waits for the answer.
  connectionTimeoutMillis: 5_000,
  // The server ends a statement first; the client's limit is for a server that vanished without a word. The longest statement, five
  // hundred deliveries in one insert, takes 30 ms.
  statement_timeout: 8_000,
  query_timeout: 10_000,
  // A process that stands still in a transaction must not hold its locks for ever.
  idle_in_transaction_session_timeout: 30_000,
  keepAlive: true,
  fallback_application_name: 'digital-action',
};

/** How long closing waits for the server to say goodbye, in milliseconds: one that vanished never does. */
const GOODBYE_MS = 1_000;

/** Names the advisory lock under which one process migrates: any number, as long as every version uses the same. */
const MIGRATION_LOCK = 7_406_125;

/** Names the advisory lock of whoever appends to the history. */
const HISTORY_LOCK = 7_406_126;

/** How often a process asks whether it is its turn, in milliseconds. */
const TURN_MS = 50;

/** Postgres's type of a count. */
const INT8 = 20;

/** No `@` or `#` after the host: an unescaped character of a password would end up in the name of the database, and be shown. */
const ADDRESS = /^postgres(?:ql)?:\/\/[^/?#]*[^@#]*$/i;

/**
 * Connects to a Postgres database. This is the only file that makes a pool of pg.
 * Rejects with a `StoreError` whose sentence says what to mend and never holds the address's password.
 */
export async function openPostgres(url: string): Promise<Engine> {
  const place = nameOf(url);
  const pool = new Pool({ ...POOL, connectionString: url, types: integersAsNumbers() });
  // An idle connection that the server drops, or a lost one in use, ends the process if nobody listens; whoever asks next is told.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const driver = new PostgresDriver(pool, place);
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (kysely) => new PostgresIntrospector(kysely),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  try {
    await requireUnicode(db, place);
  } catch (error) {
    await driver.destroy();
    throw error;
  }
  const close = () => driver.destroy();
  return { db, text: sql`text collate "C"`, takeTurn, holdHistory, protect: guardOnPostgres, close };
}

/** The database as sentences name it; rejects what is not an address without repeating any of it. */
function nameOf(url: string): string {
  const example = 'postgres://USER:PASSWORD@HOST:5432/NAME';
  const sentence = `DATABASE_URL is not a Postgres address. Write it as ${example}, with special characters in the password percent-encoded (@ as %40).`;
  if (!ADDRESS.test(url)) throw new StoreError('unsupported', sentence);
  try {
    const { host, port, database } = new Client({ connectionString: url });
    return `Postgres database ${database} at ${host}:${port}`;
  } catch {
    // Without its cause: that error holds the whole address.
    throw new StoreError('unsupported', sentence);
  }
}

/** Counts come as numbers, as on SQLite, where pg would give texts. */
function integersAsNumbers(): TypeOverrides {
  const types = new TypeOverrides();
  types.setTypeParser(INT8, (text) => {
    const number = Number(text);
    if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is more than a number can hold exactly.`);
    return number;
  });
  return types;
}

/** In another encoding the server would refuse some of the words of people and reports, one day. */
async function requireUnicode(db: Kysely<Tables>, place: string): Promise<void> {
  const { rows } = await sql<{ encoding: string }>`select current_setting('server_encoding') as encoding`.execute(db);
  if (rows[0]?.encoding === 'UTF8') return;
  throw new StoreError(
    'unsupported',
    `The ${place} keeps texts in ${rows[0]?.encoding}. Make one with: createdb --encoding=UTF8 --template=template0 NAME`,
  );
}

/** Asks again and again instead of waiting in the lock, so that a long migration of another process is no statement that takes too long. */
async function takeTurn(trx: Kysely<Tables>): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${MIGRATION_LOCK}) as mine`.execute(
      trx,
    );
    if (rows[0]?.mine === true) return;
    await pause(TURN_MS);
  }
}

/** Each holds it for a few milliseconds only; a lock of a row would need a row before the first entry is there. */
async function holdHistory(trx: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${HISTORY_LOCK})`.execute(trx);
}

/** Hands out the pool's connections, and lets go of it once nobody holds one. */
class PostgresDriver implements Driver {
  readonly #pool: Pool;
  readonly #place: string;
  #held = 0;
  #isClosed = false;
  readonly #allBack = Promise.withResolvers<void>();

  constructor(pool: Pool, place: string) {
    this.#pool = pool;
    this.#place = place;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PostgresConnection> {
    if (this.#isClosed) throw new StoreError('closed', 'The store is closed; open it again to use it.');
    this.#held += 1;
    try {
      return new PostgresConnection(await this.#pool.connect(), this.#place);
    } catch (error) {
      this.#giveBack();
      throw explainPostgres(error, this.#place);
    }
  }

  async releaseConnection(connection: PostgresConnection): Promise<void> {
    connection.release();
    this.#giveBack();
  }

  async beginTransaction(connection: PostgresConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: PostgresConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: PostgresConnection): Promise<void> {
    await connection.rollBack();
  }

  /** Waits for what was asked before; pg's own `end` would leave those without an answer that wait for a connection. */
  async destroy(): Promise<void> {
    // By then, whatever was asked before has reached `acquireConnection`.
    await nextTurn();
    const isFirst = !this.#isClosed;
    this.#isClosed = true;
    if (this.#held === 0) this.#allBack.resolve();
    await this.#allBack.promise;
    if (isFirst) await Promise.race([this.#pool.end(), pause(GOODBYE_MS, undefined, { ref: false })]);
  }

  #giveBack(): void {
    this.#held -= 1;
    if (this.#isClosed && this.#held === 0) this.#allBack.resolve();
  }
}

/** One connection of the pool while a query or a transaction has it; one that failed as such is thrown away, not given back. */
class PostgresConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #place: string;
  #isBroken = false;

  constructor(client: PoolClient, place: string) {
    this.#client = client;
    this.#place = place;
  }

  // Two signatures, because only the query's compiled types know what a row is.
  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>>;
  async executeQuery({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<unknown>> {
    const values = parameters.map(checkParameter);
    try {
      const { rows, rowCount } = await this.#client.query<Record<string, unknown>>(text, values);
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
    } catch (error) {
      const explained = explainPostgres(error, this.#place);
      this.#isBroken ||= explained instanceof StoreError && explained.code === 'unreachable';
      throw explained;
    }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('The store reads whole results; streaming was never needed.');
  }

  /** Where it fails the connection is thrown away, and the server rolls back; a second error would hide the reason. */
  async rollBack(): Promise<void> {
    if (this.#isBroken) return;
    try {
      await this.#client.query('rollback');
    } catch {
      this.#isBroken = true;
    }
  }

  release(): void {
    this.#client.release(this.#isBroken);
  }
}
