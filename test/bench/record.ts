// Recording an update on an SQLite file that holds many, and on Postgres: node test/bench/record.ts [1000 100000]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { verifyHistory } from '../../src/command/history.ts';
import { addSeconds } from '../../src/register/calendar.ts';
import type { Engine } from '../../src/store/engine.ts';
import { createStore, type Store } from '../../src/store/open-store.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { sampleDraft } from '../store/samples.ts';
import { seedHistory } from '../store/seed-history.ts';
import { startPostgres } from '../store/server/postgres-server.ts';
import { makeDatabase } from '../store/server/shared-postgres.ts';
import { figure, printTable } from './print-table.ts';
import { quantile } from './quantile.ts';

/** How long recording may take on an SQLite file, in milliseconds, at the 99th percentile: a person waits for it. */
const LIMIT_MS = 30;

/** Updates that are recorded and timed; so many before them compile, and do not count. */
const TIMED = 2_000;
const WARMING = 100;

/** People and activities that a large department has. */
const PEOPLE = 400;
const ACTIVITIES = 500;

/** How long each update took, in milliseconds: by people in turn, with words, each having seen all that there is. */
async function timeRecords({ progress }: Store, entries: number): Promise<readonly number[]> {
  const took: number[] = [];
  const end = addSeconds('2015-03-09T09:30:00.000Z', (entries + 1) * 60);
  for (let turn = 0; turn < WARMING + TIMED; turn += 1) {
    const draft = sampleDraft({
      request: `press-${turn}`,
      at: addSeconds(end, turn),
      by: { team: 'T1', user: `U${turn % PEOPLE}`, name: `Person ${turn % PEOPLE}` },
      matter: {
        kind: 'update',
        activityId: `moj/a${turn % ACTIVITIES}/planned-2015/1`,
        status: 'in-progress',
        happenedOn: '2015-03-09',
      },
      seen: entries + turn,
    });
    const began = performance.now();
    const { kind } = await progress.record(draft);
    took.push(performance.now() - began);
    if (kind !== 'recorded') throw new Error(`The update was not recorded: ${kind}.`);
  }
  return took.slice(WARMING);
}

async function milliseconds(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

/** Seeds, records, reads everything and verifies it; a row of the table. */
async function measure(name: string, engine: Engine, entries: number): Promise<string[]> {
  const store = await createStore(engine, (error) => {
    throw error;
  });
  try {
    await seedHistory(engine.db, { entries, people: PEOPLE, activities: ACTIVITIES });
    // A server that runs for a while knows its tables.
    await sql`analyze`.execute(engine.db);
    const took = await timeRecords(store, entries);
    const read = await milliseconds(() => store.progress.after(0, entries + WARMING + TIMED));
    const verified = await milliseconds(async () => {
      const { verdict } = await verifyHistory(store.progress);
      if (verdict.kind !== 'whole') throw new Error(verdict.why);
    });
    const slow = took.filter((time) => time >= LIMIT_MS).length;
    const figures = [quantile(took, 0.5), quantile(took, 0.99), Math.max(...took), read, verified].map(figure);
    return [name, String(entries), ...figures.slice(0, 3), String(slow), ...figures.slice(3)];
  } finally {
    await store.close();
  }
}

async function measureSqlite(entries: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return await measure('SQLite', await openSqlite(join(folder, 'bench.db')), entries);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Records on histories of these lengths, and prints the table. Where no Postgres can be had it says so. */
export async function benchRecord(counts: readonly number[] = [1_000, 100_000]): Promise<void> {
  const rows: string[][] = [];
  for (const entries of counts) rows.push(await measureSqlite(entries));
  const found = await startPostgres();
  if (found.kind === 'none') console.log(`Recording on Postgres was left out: ${found.reason}`);
  else {
    try {
      for (const entries of counts) {
        const engine = await openPostgres(await makeDatabase(found.server.url));
        rows.push(await measure('Postgres', engine, entries));
      }
    } finally {
      await found.server.close();
    }
  }
  printTable(
    `Recording ${TIMED} updates, one after the other, behind a history (limit on SQLite: p99 under ${LIMIT_MS} ms)`,
    ['engine', 'entries before', 'p50 ms', 'p99 ms', 'longest ms', `over ${LIMIT_MS} ms`, 'read all ms', 'verify ms'],
    rows,
  );
}

if (import.meta.main) {
  const counts = process.argv.slice(2).map(Number);
  await (counts.length > 0 ? benchRecord(counts) : benchRecord());
}
