// Start to ready and resident memory, the bot beside a bare Bolt app, in turn, over Socket Mode: node test/bench/start.ts
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';
import { figure, printTable, ratio } from './print-table.ts';
import { median } from './quantile.ts';
import { type AppStart, busyMs, runApp } from './run-app.ts';

const ROUNDS = 9;

interface Figures {
  /** Milliseconds from spawn to connected. */
  readonly ready: number;
  /** Milliseconds of them on a processor. */
  readonly busy: number;
  /** Resident memory in MB, one second of silence after that. */
  readonly memory: number;
}

async function measure(which: AppStart['which'], { apiUrl }: FakeSlack): Promise<Figures> {
  const began = performance.now();
  const { child, stop } = await runApp({ which, mode: 'socket', apiUrl });
  const ready = performance.now() - began;
  const busy = busyMs({ child });
  await wait(1_000);
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  await stop();
  return { ready, busy, memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024 };
}

interface Pair {
  readonly bare: Figures;
  readonly bot: Figures;
}

const ROWS = [
  { name: 'start to ready, ms', of: ({ ready }: Figures) => ready, target: 2 },
  { name: 'of it busy, ms', of: ({ busy }: Figures) => busy, target: null },
  { name: 'resident memory, MB', of: ({ memory }: Figures) => memory, target: 1.6 },
];

/** Prints both figures of both apps, and their ratios. */
export async function benchStart(): Promise<void> {
  const slack = await startFakeSlack();
  const pairs: Pair[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const pair = { bare: await measure('bare', slack), bot: await measure('bot', slack) };
    // The first round fills the compile cache and does not count.
    if (round > 0) pairs.push(pair);
  }
  await slack.close();
  const rows = ROWS.map(({ name, of, target }) => {
    const share = median(pairs.map(({ bare, bot }) => of(bot) / of(bare)));
    const both = [median(pairs.map(({ bare }) => of(bare))), median(pairs.map(({ bot }) => of(bot)))].map(figure);
    const judged = target === null ? ['', ''] : [`${target.toFixed(1)}×`, share <= target ? 'yes' : 'NO'];
    return [name, ...both, ratio(share, 1), ...judged];
  });
  const title = `Start and memory, ${ROUNDS} rounds in turn: medians, and the median of the pairs' ratios`;
  printTable(title, ['', 'bare Bolt', 'bot', 'ratio', 'at most', 'met'], rows);
}

if (import.meta.main) await benchStart();
