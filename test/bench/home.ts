// Making a Home tab and the status page with many updates stored: node test/bench/home.ts [100000]
import { loadRegister } from '../../src/data-files.ts';
import type { Entry } from '../../src/progress/entry.ts';
import { createProgress, extendProgress } from '../../src/progress/progress.ts';
import { addSeconds } from '../../src/register/calendar.ts';
import { overviewOf } from '../../src/slack/asking/home-lists.ts';
import { FIRST_HOME } from '../../src/slack/press.ts';
import { homePage } from '../../src/slack/views/home-page.ts';
import { statusPage } from '../../src/slack/views/status-page.ts';
import { figure, printTable } from './print-table.ts';
import { quantile } from './quantile.ts';

/** How long publishing a Home tab may take of our own time, in milliseconds. */
const LIMIT_MS = 300;
const TIMED = 200;
const PEOPLE = 400;
const START = '2015-03-09T09:00:00.000Z';

const register = loadRegister('data/reports');

/** The entry with a number: people in turn say something of activities in turn; every tenth takes one. */
function entryOf(number: number): Entry {
  const user = `U${number % PEOPLE}`;
  const by = { id: `person-${user}`, team: 'T1', user, name: `Person ${user}` };
  const activityId = register.activities[number % register.activities.length]?.id ?? '';
  const update = { kind: 'update', activityId, status: 'in-progress', happenedOn: '2015-03-09' } as const;
  const matter = number % 10 === 0 ? ({ kind: 'owner', activityId, owner: by } as const) : update;
  const words = { note: `Note ${number}`, evidence: null };
  return { number, id: `entry-${number}`, at: addSeconds(START, number), by, matter, words, isRedacted: false };
}

/** How long each page took, in milliseconds; before each somebody records one update more, as between two presses. */
function timePages(count: number, make: (overview: ReturnType<typeof overviewOf>, turn: number) => unknown) {
  const took: number[] = [];
  let progress = createProgress(Array.from({ length: count }, (_, index) => entryOf(index + 1)));
  for (let turn = 0; turn < TIMED; turn += 1) {
    const newer = [entryOf(count + turn + 1)];
    const began = performance.now();
    progress = extendProgress(progress, newer);
    make(overviewOf(register, progress, '2015-03-09'), turn);
    took.push(performance.now() - began);
  }
  return took;
}

function row(name: string, took: readonly number[]): readonly string[] {
  const [first = Number.NaN] = took;
  return [name, ...[first, quantile(took, 0.5), quantile(took, 0.99)].map(figure), String(LIMIT_MS)];
}

/** Measures both pages and prints them as a table. */
export function benchHome(count = 100_000): void {
  const asked = { examples: [], isAdministrator: false, hasDirectDigest: true };
  const home = timePages(count, (overview, turn) =>
    homePage({ ...asked, look: FIRST_HOME, overview, user: `U${(turn * 10) % PEOPLE}` }),
  );
  const status = timePages(count, (overview) =>
    statusPage({ look: { see: 'status', page: 0 }, overview, canShare: true }),
  );
  printTable(
    `Pages with ${count.toLocaleString('en-GB')} entries stored, one more before each page, ms of our own time`,
    ['page', 'first', 'p50', 'p99', 'limit'],
    [row('Home tab', home), row('status', status)],
  );
}

if (import.meta.main) benchHome(Number(process.argv[2] ?? 100_000));
