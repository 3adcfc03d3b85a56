import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '../../src/store/migrate.ts';
import type { Migration } from '../../src/store/migration.ts';
import { createStore, openStore } from '../../src/store/open-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { nextLine, run } from './process/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'migrate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const second: Migration = {
  version: MIGRATIONS.length + 1,
  up: async (trx) => {
    await sql`create table next_thing (id text primary key)`.execute(trx);
  },
};

it('numbers its migrations from 1 without gaps', () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

it('applies what is missing, once', async () => {
  const engine = await openSqlite(':memory:');
  expect(await migrate(engine)).toEqual(MIGRATIONS.map(({ version }) => version));
  expect(await migrate(engine)).toEqual([]);
  expect(await migrate(engine, [...MIGRATIONS, second])).toEqual([second.version]);
  await engine.close();
});

it('leaves nothing behind of migrations that fail', async () => {
  const engine = await openSqlite(':memory:');
  const failing: Migration = {
    version: second.version + 1,
    up: async (trx) => {
      await sql`create table half (id text)`.execute(trx);
      throw new Error('the second half');
    },
  };
  await expect(migrate(engine, [...MIGRATIONS, second, failing])).rejects.toThrow('the second half');
  expect((await sql`select name from sqlite_master`.execute(engine.db)).rows).toEqual([]);
  expect(await migrate(engine)).toHaveLength(MIGRATIONS.length);
  await engine.close();
});

it('refuses a database that is newer than the code, and lets go of it', async () => {
  const path = join(folder, 'newer.db');
  const newer = await openSqlite(path);
  await migrate(newer, [...MIGRATIONS, second]);
  await newer.close();
  const engine = await openSqlite(path);
  await expect(createStore(engine, () => {})).rejects.toMatchObject({
    code: 'newer',
    message: expect.stringContaining(`is at version ${second.version}`),
  });
  await expect(engine.db.selectFrom('mark').selectAll().execute()).rejects.toMatchObject({ code: 'closed' });
});

it('lets two connections of one process start at once', async () => {
  const url = `sqlite:${join(folder, 'two.db')}`;
  const stores = await Promise.all([openStore(url), openStore(url), openStore(url)]);
  await Promise.all(stores.map((store) => store.close()));
});

it('lets twenty processes start at once on an empty database', { timeout: 60_000 }, async () => {
  const path = join(folder, 'new-folder', 'twenty.db');
  const starters = Array.from({ length: 20 }, () => run('start', `sqlite:${path}`));
  expect(await Promise.all(starters.map(nextLine))).toEqual(starters.map(() => 'ready'));
  for (const { process } of starters) process.stdin.write('go\n');
  expect(await Promise.all(starters.map(nextLine))).toEqual(starters.map(() => 'done'));
  const engine = await openSqlite(path);
  expect(await engine.db.selectFrom('schema_version').selectAll().execute()).toHaveLength(MIGRATIONS.length);
  await engine.close();
});
