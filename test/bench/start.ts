// Start to ready and resident memory, the bot beside a bare Bolt app, in turn, against the demo workspace: node test/bench/start.ts
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startWorkspace } from '../../src/workspace/workspace.ts';

const ROUNDS = 7;
const root = join(import.meta.dirname, '../..');
const workspace = await startWorkspace({
  port: 0,
  clock: { now: () => new Date().toISOString(), moves: [], move: async () => undefined, onChange: () => undefined },
});
const environment = {
  ...process.env,
  SLACK_BOT_TOKEN: workspace.botToken,
  SLACK_APP_TOKEN: workspace.appToken,
  SLACK_API_URL: workspace.apiUrl,
  DATABASE_URL: 'sqlite::memory:',
  PORT: '0',
};

interface Figures {
  /** Milliseconds from spawn to connected. */
  readonly ready: number;
  /** Resident memory in MB, one second of silence after that. */
  readonly memory: number;
}

async function measure(args: readonly string[], isReady: RegExp): Promise<Figures> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const ready = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => isReady.test(data.toString()) && resolve(performance.now() - began));
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code} before it was ready`)));
  });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  return { ready, memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024 };
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const bare: Figures[] = [];
const bot: Figures[] = [];
const preflight = ['--import', './src/preflight.mjs'];
for (let round = 0; round <= ROUNDS; round++) {
  const figures = [
    await measure([...preflight, 'test/bench/bare-bolt.ts'], /ready/),
    await measure([...preflight, 'src/main.ts'], /connected/),
  ] as const;
  // The first round fills the compile cache and does not count.
  if (round > 0) {
    bare.push(figures[0]);
    bot.push(figures[1]);
  }
}
await workspace.close();

const row = (name: string, of: (figures: Figures) => number, unit: string) => {
  const [a, b] = [median(bare.map(of)), median(bot.map(of))];
  const ratio = median(bot.map((figures, index) => of(figures) / of(bare[index] ?? figures)));
  console.log(`${name.padEnd(18)}${a.toFixed(0).padStart(8)} ${unit}${b.toFixed(0).padStart(8)} ${unit}${ratio.toFixed(2).padStart(8)}`);
};
console.log(`median of ${ROUNDS}       bare Bolt        bot   ratio (median of pairs)`);
row('start to ready', ({ ready }) => ready, 'ms');
row('resident memory', ({ memory }) => memory, 'MB');
