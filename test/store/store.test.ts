import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.ts';
import { storeContract } from './store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-'));
let places = 0;
afterAll(() => rmSync(folder, { recursive: true }));

storeContract({
  name: 'SQLite',
  place: () => join(folder, `${(places += 1)}.db`),
  open: openSqlite,
  disarm: async ({ db }, table) => {
    for (const verb of ['update', 'delete', 'insert'])
      await sql`drop trigger ${sql.id(`${table}_refuses_${verb}`)}`.execute(db);
  },
});
