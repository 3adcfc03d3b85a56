// One beat with many reminders due in the same minute, each in a channel of its own, on an SQLite file and on Postgres: node test/bench/beat.ts [100 1000 10000]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadHolidays, loadRegister } from '../../src/data-files.ts';
import { addSeconds, type Instant, secondsBetween } from '../../src/register/calendar.ts';
import { beat, type BeatWorld } from '../../src/reminder/beat.ts';
import type { PostOutcome } from '../../src/reminder/delivery.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { startPostgres } from '../store/server/postgres-server.ts';
import { makeDatabase } from '../store/server/shared-postgres.ts';
import { smallReminder } from '../reminder/small-reminder.ts';
import { figure, printTable } from './print-table.ts';

/** Half past nine in London on Monday 9 March 2015: every reminder of this bench is due. */
const SLOT: Instant = '2015-03-09T09:30:00.000Z';

/** What Slack takes of one app in one workspace: "several hundred messages per minute"; one a second in a channel never binds here. https://docs.slack.dev/apis/web-api/rate-limits */
const MESSAGES_A_MINUTE = 300;

/** How long Slack's answer to a post takes, in seconds. */
const ANSWER_SECONDS = 0.2;

const register = loadRegister('data/reports');
const holidays = loadHolidays();

function worldOf(store: Store, world: Pick<BeatWorld, 'now' | 'clockNow' | 'post'>): BeatWorld {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  return { ...world, outbox: store.outbox, register, holidays, owner: 'bench', log };
}

/** Gives a database of its own to each measurement. */
interface Databases {
  readonly name: string;
  /** The address of an empty database, and how it goes again. */
  readonly make: () => Promise<{ readonly url: string; readonly remove: () => void }>;
}

const sqliteFiles: Databases = {
  name: 'SQLite',
  make: () => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    const remove = () => rmSync(folder, { recursive: true });
    return Promise.resolve({ url: `sqlite:${join(folder, 'bench.db')}`, remove });
  },
};

const onPostgres = (serverUrl: string): Databases => ({
  name: 'Postgres',
  make: async () => ({ url: await makeDatabase(serverUrl), remove: () => undefined }),
});

async function withReminders<T>(
  { count, databases }: { readonly count: number; readonly databases: Databases },
  run: (store: Store) => Promise<T>,
): Promise<T> {
  const { url, remove } = await databases.make();
  const store = await openStore(url);
  try {
    for (let index = 0; index < count; index += 1) {
      await store.reminders.set(
        smallReminder({ id: `r${index}`, channel: `C${index}`, setAt: '2015-03-01T00:00:00.000Z' }),
      );
    }
    return await run(store);
  } finally {
    await store.close();
    remove();
  }
}

/** Beats until everything is posted by a poster that answers at once; real milliseconds, the processor's, and how far the heap grew. */
function measureBeat(count: number, databases: Databases) {
  return withReminders({ count, databases }, async (store) => {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    let most = before;
    const posted: PostOutcome = { kind: 'posted', messageTs: '1425893400.000100' };
    const post = () => {
      most = Math.max(most, process.memoryUsage().heapUsed);
      return Promise.resolve(posted);
    };
    const began = performance.now();
    const used = process.cpuUsage();
    const { posted: sent } = await beat(worldOf(store, { now: SLOT, clockNow: () => SLOT, post }));
    const milliseconds = performance.now() - began;
    const { user, system } = process.cpuUsage(used);
    if (sent !== count) throw new Error(`${sent} of ${count} were posted.`);
    return { milliseconds, processor: (user + system) / 1_000, megabytes: (most - before) / 2 ** 20 };
  });
}

/**
 * How long the queue takes, in virtual seconds, where Slack answers each post after a fifth of a second and refuses (429) what is over
 * its limit until the minute is over; and how many refusals that makes.
 */
function measureQueue(count: number, databases: Databases) {
  return withReminders({ count, databases }, async (store) => {
    let now: Instant = SLOT;
    let refused = 0;
    let [minute, inMinute] = ['', 0];
    const post = (): Promise<PostOutcome> => {
      now = addSeconds(now, ANSWER_SECONDS / 10);
      if (now.slice(0, 16) !== minute) [minute, inMinute] = [now.slice(0, 16), 0];
      inMinute += 1;
      if (inMinute > MESSAGES_A_MINUTE) {
        refused += 1;
        return Promise.resolve({ kind: 'later', code: 'ratelimited', afterSeconds: 60 - Number(now.slice(17, 19)) });
      }
      return Promise.resolve({ kind: 'posted', messageTs: '1425893400.000100' });
    };
    for (let start = SLOT, left = count; left > 0; start = addSeconds(start, 60)) {
      // A beat that took longer than its minute is followed at once by the next one.
      if (start < now) start = now;
      now = start;
      left -= (await beat(worldOf(store, { now, clockNow: () => now, post }))).posted;
    }
    return { minutes: secondsBetween(SLOT, now) / 60, refused };
  });
}

/** Measures the beat and the queue for so many reminders on each engine, and prints the table. Where no Postgres can be had it says so. */
export async function benchBeat(counts: readonly number[] = [100, 1_000, 10_000]): Promise<void> {
  const found = await startPostgres();
  const rows: string[][] = [];
  try {
    const engines = found.kind === 'running' ? [sqliteFiles, onPostgres(found.server.url)] : [sqliteFiles];
    if (found.kind === 'none') console.log(`Beats on Postgres were left out: ${found.reason}`);
    for (const databases of engines) rows.push(...(await measureEngine(databases, counts)));
  } finally {
    if (found.kind === 'running') await found.server.close();
  }
  printTable(
    'A beat with many reminders due in the same minute (a poster that answers at once); the queue where Slack takes 300 a minute',
    [
      'engine',
      'reminders',
      'beat ms',
      'processor ms',
      'processor µs each',
      'heap MB',
      'queue minutes',
      'answers of 429',
    ],
    rows,
  );
}

async function measureEngine(databases: Databases, counts: readonly number[]): Promise<string[][]> {
  // The first beat compiles, and does not count.
  await measureBeat(100, databases);
  const rows: string[][] = [];
  for (const count of counts) {
    const { milliseconds, processor, megabytes } = await measureBeat(count, databases);
    const { minutes, refused } = await measureQueue(count, databases);
    const beatFigures = [milliseconds, processor, (processor * 1_000) / count, megabytes].map(figure);
    rows.push([databases.name, String(count), ...beatFigures, figure(minutes), String(refused)]);
  }
  return rows;
}

if (import.meta.main) {
  const counts = process.argv.slice(2).map(Number);
  await (counts.length > 0 ? benchBeat(counts) : benchBeat());
}
