import { inspect } from 'node:util';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '../../src/store/migrate.ts';
import { createStore, openStore } from '../../src/store/open-store.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { nextLine, run } from './process/run.ts';
import { after, sampleClaim, sampleDelivery, sampleDraft, sampleReminder, START } from './samples.ts';
import { CAREFUL } from './server/postgres-server.ts';
import { makeDatabase, makeSchema, runSql, sharedPostgres } from './server/shared-postgres.ts';
import { storeContract } from './store-contract.ts';

const postgres = await sharedPostgres();

if ('reason' in postgres) {
  describe('Postgres', () => it.skip(`is not tested: ${postgres.reason}`, () => {}));
} else {
  contractOnPostgres(postgres.url);
  describe('Postgres', () => {
    itsAddress(postgres.url);
    itsConnections(postgres.url);
    itsStart(postgres.url);
    itsGuards(postgres.url);
  });
}

function contractOnPostgres(server: string): void {
  const made = new Map<string, Promise<string>>();
  storeContract({
    name: 'Postgres',
    place: () => `database ${made.size + 1}`,
    open: async (place) => {
      const url = made.get(place) ?? makeSchema(server);
      made.set(place, url);
      return openPostgres(await url);
    },
    disarm: async ({ db }, table) => {
      await sql`alter table ${sql.table(table)} disable trigger user`.execute(db);
    },
  });
}

/** An address like another, with other parts. */
function addressLike(url: string, other: Partial<Pick<URL, 'username' | 'password' | 'pathname' | 'port' | 'search'>>) {
  return Object.assign(new URL(url), other).href;
}

function itsAddress(server: string): void {
  it.each([
    'postgres:secret',
    'postgres://bot:secret#1@db.example/actions',
    'postgres://bot:secret?1@db.example/actions',
    'postgres://bot:1/secret@db.example/actions',
    'postgres://bot:secret@db.example:port/actions',
    'postgresql://bot:%ZZsecret@db.example:99999999/actions',
  ])('%j is refused with the remedy, and is not repeated', async (url) => {
    const error: unknown = await openStore(url).catch((fault: unknown) => fault);
    expect(error).toMatchObject({ code: 'unsupported', message: expect.stringContaining('percent-encoded') });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('secret');
  });

  it('that leads nowhere is told apart, never with its password', async () => {
    const small = await makeDatabase(server, "encoding 'LATIN1' template template0");
    const theirs = await makeDatabase(server);
    await runSql(
      server,
      `create role ${CAREFUL} login password 'sesame'`,
      'create role crowded login connection limit 0',
    );
    const nobodyListens = addressLike(server, { password: 'sesame', port: '1' });
    const careful = { username: CAREFUL, password: 'sesame' };
    const faults = [
      [nobodyListens, 'unreachable', 'cannot be reached (ECONNREFUSED)'],
      [addressLike(server, { ...careful, password: 'sesame!' }), 'refused', 'Correct the user and the password'],
      [
        addressLike(server, { pathname: 'nowhere', password: 'sesame' }),
        'no-such-database',
        'There is no Postgres database nowhere',
      ],
      [addressLike(theirs, careful), 'unwritable', 'may not make or change tables'],
      [addressLike(small, { password: 'sesame' }), 'unsupported', 'LATIN1'],
      [
        addressLike(theirs, { search: '?options=-c%20default_transaction_read_only%3Don' }),
        'read-only',
        'takes writes',
      ],
      [addressLike(theirs, { username: 'crowded' }), 'busy', 'limit of connections'],
      [addressLike(theirs, { search: '?sslmode=verify-full' }), 'unreachable', 'cannot be reached'],
    ] as const;
    for (const [url, code, words] of faults) {
      const error: unknown = await openStore(url).catch((fault: unknown) => fault);
      expect(error).toMatchObject({ code, message: expect.stringContaining(words) });
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('sesame');
    }
  });
}

function itsConnections(server: string): void {
  it('give counts as numbers, and refuse one that no number holds', async () => {
    const engine = await openPostgres(server);
    const { rows } = await sql`select count(*) as many, 9007199254740991 as most from generate_series(1, 7)`.execute(
      engine.db,
    );
    expect(rows).toEqual([{ many: 7, most: Number.MAX_SAFE_INTEGER }]);
    await expect(sql`select 9007199254740993::int8`.execute(engine.db)).rejects.toThrow(RangeError);
    await engine.close();
  });

  it.each([new Date(0), Number.NaN, true, { a: 1 }, undefined])('refuse to bind %s', async (value) => {
    const engine = await openPostgres(server);
    await expect(sql`select ${value}`.execute(engine.db)).rejects.toThrow(TypeError);
    await engine.close();
  });

  it('serve many at once, more than there are', async () => {
    const store = await openStore(await makeSchema(server));
    const ids = Array.from({ length: 200 }, (_, n) => `r${n}`);
    await Promise.all(ids.map((id) => store.reminders.set(sampleReminder({ id, channel: id }))));
    expect(await store.outbox.reminders()).toHaveLength(200);
    await store.close();
  });

  it('finish what waits for one of them before they are closed', async () => {
    const url = await makeSchema(server);
    const store = await openStore(url);
    const ids = Array.from({ length: 50 }, (_, n) => `r${n}`);
    const asked = ids.map((id) => store.reminders.set(sampleReminder({ id, channel: id })));
    await Promise.all([store.close(), ...asked]);
    const again = await openStore(url);
    expect(await again.outbox.reminders()).toHaveLength(50);
    await again.close();
  });

  it('give up what takes too long, say so, and go on', async () => {
    const url = await makeDatabase(server);
    const [engine, other] = [await openPostgres(`${url}?statement_timeout=100`), await openPostgres(url)];
    const store = await createStore(engine, () => {});
    await other.db.transaction().execute(async (trx) => {
      await sql`lock table mark`.execute(trx);
      await expect(store.marks.markServedSlack()).rejects.toMatchObject({ code: 'busy' });
    });
    await store.marks.markServedSlack();
    await Promise.all([store.close(), other.close()]);
  });

  it('lease no more than was asked for, however the server plans it', async () => {
    // As it may plan for a small table: the choice of deliveries inside a loop over all of them.
    const off = ['hashagg', 'hashjoin', 'mergejoin', 'sort', 'material'].map((name) => `-c enable_${name}=off`);
    const url = `${await makeDatabase(server)}?options=${encodeURIComponent(off.join(' '))}`;
    const engine = await openPostgres(url);
    const store = await createStore(engine, () => {});
    await store.reminders.set(sampleReminder());
    const deliveries = Array.from({ length: 40 }, (_, day) => sampleDelivery('r1', day));
    await store.outbox.record({ now: START, deliveries });
    await sql`analyze`.execute(engine.db);
    expect(await store.outbox.claim(sampleClaim('me', after(99 * 86_400), 3))).toHaveLength(3);
    await store.close();
  });
}

function itsGuards(server: string): void {
  it.each(['entry', 'words', 'person', 'entry, words', 'entry, person, words', 'entry cascade'])(
    'refuses to empty %s',
    async (tables) => {
      const engine = await openPostgres(await makeSchema(server));
      const store = await createStore(engine, () => {});
      await store.progress.record(sampleDraft());
      await expect(sql.raw(`truncate ${tables}`).execute(engine.db)).rejects.toThrow(
        ['entry', 'entry, words'].includes(tables) ? 'foreign key' : /never changed|can only be/,
      );
      expect(await store.progress.after(0, 10)).toMatchObject([{ words: sampleDraft().words, by: sampleDraft().by }]);
      await store.close();
    },
  );
}

function itsStart(server: string): void {
  it('leaves nothing behind of migrations that fail', async () => {
    const engine = await openPostgres(await makeDatabase(server));
    const failing = {
      version: MIGRATIONS.length + 1,
      up: () => Promise.reject(new Error('the second half')),
    };
    await expect(migrate(engine, [...MIGRATIONS, failing])).rejects.toThrow('the second half');
    const tables = sql`select tablename from pg_tables where schemaname = 'public'`;
    expect((await tables.execute(engine.db)).rows).toEqual([]);
    expect(await migrate(engine)).toHaveLength(MIGRATIONS.length);
    await engine.close();
  });

  it('refuses a database that is newer than the code', async () => {
    const url = await makeDatabase(server);
    const engine = await openPostgres(url);
    await migrate(engine, [...MIGRATIONS, { version: MIGRATIONS.length + 1, up: () => Promise.resolve() }]);
    await engine.close();
    await expect(openStore(url)).rejects.toMatchObject({
      code: 'newer',
      message: expect.stringContaining(`is at version ${MIGRATIONS.length + 1}`),
    });
  });

  it('lets twenty processes start at once on an empty database', { timeout: 60_000 }, async () => {
    const url = await makeDatabase(server);
    const starters = Array.from({ length: 20 }, () => run('start', url));
    expect(await Promise.all(starters.map(nextLine))).toEqual(starters.map(() => 'ready'));
    for (const { process } of starters) process.stdin.write('go\n');
    expect(await Promise.all(starters.map(nextLine))).toEqual(starters.map(() => 'done'));
    const engine = await openPostgres(url);
    expect(await engine.db.selectFrom('schema_version').selectAll().execute()).toHaveLength(MIGRATIONS.length);
    await engine.close();
  });
}
