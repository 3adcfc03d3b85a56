/**
 * The simulation of "once": npm run -s simulate -- [--runs 10000] [--from 1] [--database memory|file|postgres] [--http]
 *   --seed 123 [--verbose]   replays one run
 *   --flaws [--runs 100]     makes mistakes on purpose, and tells which runs find each
 *   --compare [--runs 100]   plays each seed with and without sockets: the same must happen
 *   --kill 50                kills the real process that often (kill -9), in the middle of its beats; on Postgres three processes
 * Exit code 1 where a run broke the claim.
 */
import { availableParallelism } from 'node:os';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { isMainThread, parentPort, type MessagePort, Worker } from 'node:worker_threads';
import { startPostgres } from '../store/server/postgres-server.ts';
import { postgresServer, sqliteFile, sqliteInMemory } from './database.ts';
import { FLAWS } from './flaws.ts';
import { judge } from './judge.ts';
import { killLines, killOften, type KillReport } from './kill.ts';
import { playSeed, type RunOptions, type RunRecord } from './run.ts';
import { drawScene } from './scene.ts';
import { slackInProcess, slackOverHttp } from './simulated-slack.ts';
import { Tally } from './tally.ts';

/** Runs that a worker takes at a time. */
const RUNS_AT_A_TIME = 50;

interface Plan {
  readonly from: number;
  readonly runs: number;
  readonly database: string;
  readonly isOverHttp: boolean;
}

function optionsOf({ database, isOverHttp }: Plan): RunOptions {
  const newSlack = isOverHttp ? slackOverHttp : slackInProcess;
  if (database === 'memory') return { newSlack, newDatabase: sqliteInMemory };
  if (database === 'file') return { newSlack, newDatabase: sqliteFile };
  if (database.startsWith('postgres:')) return { newSlack, newDatabase: postgresServer(database) };
  throw new Error('--database must be memory, file, postgres, or the address of a Postgres server.');
}

/** Starts a Postgres server where one is asked for by its bare name, and tells its address; ends it afterwards. */
async function withDatabase<T>(database: string, run: (database: string) => Promise<T>): Promise<T> {
  if (database !== 'postgres') return run(database);
  const found = await startPostgres();
  if (found.kind === 'none') throw new Error(found.reason);
  try {
    return await run(found.server.url);
  } finally {
    await found.server.close();
  }
}

/** Plays all runs on all cores; each worker takes the next lot of seeds. */
async function playAll(plan: Plan, tally: Tally): Promise<void> {
  let next = plan.from;
  const end = plan.from + plan.runs;
  const work = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      const give = () => {
        const runs = Math.min(RUNS_AT_A_TIME, end - next);
        worker.postMessage(runs > 0 ? { ...plan, from: next, runs } : null);
        next += RUNS_AT_A_TIME;
      };
      worker.on('message', (records: readonly RunRecord[]) => {
        for (const record of records) tally.add(record);
        give();
      });
      worker.once('error', reject);
      worker.once('exit', () => resolve());
      give();
    });
  const workers = Array.from({ length: availableParallelism() }, () => new Worker(new URL(import.meta.url)));
  await Promise.all(workers.map(work));
}

/** Plays the lots that the main thread gives, until there is none. */
function serve(port: MessagePort): void {
  const play = async (lot: Plan) => {
    const options = optionsOf(lot);
    const records: RunRecord[] = [];
    for (let seed = lot.from; seed < lot.from + lot.runs; seed += 1) records.push(await playSeed(seed, options));
    port.postMessage(records);
  };
  port.on('message', (lot: Plan | null) => {
    if (lot === null) port.close();
    else void play(lot);
  });
}

async function replay(seed: number, isVerbose: boolean, plan: Plan): Promise<boolean> {
  const record = await playSeed(seed, {
    ...optionsOf(plan),
    ...(isVerbose ? { onLine: (line) => console.log(line) } : {}),
  });
  const verdict = judge(record);
  console.dir({ ...record, ...verdict, logged: isVerbose ? record.logged : record.logged.size }, { depth: 5 });
  return verdict.findings.length === 0;
}

/** Tells of each flaw by which seed it is found first, and in how many of the runs it could show in. */
async function showFlaws(runs: number): Promise<boolean> {
  let areAllFound = true;
  for (const { name, foundAs, spoil, showsIn = () => true } of FLAWS) {
    const seeds = Array.from({ length: 20 * runs }, (_, index) => index + 1).filter((seed) => showsIn(drawScene(seed)));
    const found: number[] = [];
    for (const seed of seeds.slice(0, runs)) {
      const { findings } = judge(await playSeed(seed, { spoil }));
      if (findings.some(({ kind }) => kind === foundAs)) found.push(seed);
    }
    areAllFound &&= found.length > 0;
    const result = found.length === 0 ? 'NOT FOUND' : `first by seed ${found[0]}, in ${found.length} of ${runs} runs`;
    console.log(`${name.padEnd(44)} as "${foundAs}" ${result}`);
  }
  return areAllFound;
}

/** Plays each seed with and without sockets: the same must happen, step for step. */
async function compare(from: number, runs: number): Promise<boolean> {
  const differing: number[] = [];
  let calls = 0;
  for (let seed = from; seed < from + runs; seed += 1) {
    const [within, over] = [await playSeed(seed), await playSeed(seed, { newSlack: slackOverHttp })];
    if (!isDeepStrictEqual(within, over)) differing.push(seed);
    calls += over.messages.length;
  }
  console.log(
    `${runs} seeds with and without sockets, ${calls} messages over HTTP: ${differing.length} differ ${differing.join(' ')}`,
  );
  return differing.length === 0;
}

/** Kills one process on SQLite, or three on Postgres. */
function killReal(kills: number, database: string): Promise<KillReport> {
  if (!database.startsWith('postgres')) return killOften(kills);
  return withDatabase(database, (databaseUrl) => killOften(kills, { databaseUrl, processes: 3 }));
}

async function runAll(plan: Plan): Promise<boolean> {
  const began = performance.now();
  const tally = new Tally();
  await playAll(plan, tally);
  console.log(tally.lines().join('\n'));
  for (const { seed, findings } of tally.bad) {
    console.log(`seed ${seed}: ${findings.map(({ kind, text }) => `${kind}: ${text}`).join(' ')}`);
  }
  const seconds = ((performance.now() - began) / 1_000).toFixed(0);
  console.log(`${plan.runs} runs from seed ${plan.from} in ${seconds} s, ${tally.bad.length} broke the claim.`);
  if (tally.bad.length > 0) console.log('Replay one: npm run -s simulate -- --seed NUMBER --verbose');
  return tally.bad.length === 0;
}

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string' },
      from: { type: 'string', default: '1' },
      database: { type: 'string', default: 'memory' },
      http: { type: 'boolean', default: false },
      seed: { type: 'string' },
      verbose: { type: 'boolean', default: false },
      flaws: { type: 'boolean', default: false },
      compare: { type: 'boolean', default: false },
      kill: { type: 'string' },
    },
  });
  const plan: Plan = {
    from: Number(values.from),
    runs: Number(values.runs ?? (values.flaws || values.compare ? 100 : 10_000)),
    database: values.database,
    isOverHttp: values.http,
  };
  if (values.seed !== undefined) return replay(Number(values.seed), values.verbose, plan);
  if (values.flaws) return showFlaws(plan.runs);
  if (values.compare) return compare(plan.from, plan.runs);
  if (values.kill !== undefined) {
    const report = await killReal(Number(values.kill), plan.database);
    console.log(killLines(report).join('\n'));
    return report.faults.length === 0;
  }
  return withDatabase(plan.database, (database) => runAll({ ...plan, database }));
}

if (isMainThread) process.exitCode = (await main()) ? 0 : 1;
else if (parentPort !== null) serve(parentPort);
