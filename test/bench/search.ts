// Search time, build time and memory, beside MiniSearch and SQLite FTS5 on the same statements: node test/bench/search.ts
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { figure, printTable, ratio } from './print-table.ts';
import { median, quantile } from './quantile.ts';
import type { SearchFigures, SizeFigures } from './search-size.ts';

const run = promisify(execFile);

interface Size {
  readonly departments: number;
  readonly statements: number;
  readonly questions: number;
  /** Processes, one after the other. */
  readonly rounds: number;
  /** What p99 is to stay below, in milliseconds. */
  readonly target: number | null;
}

const SIZES: readonly Size[] = [
  { departments: 1, statements: 0, questions: 2_000, rounds: 5, target: 2 },
  { departments: 18, statements: 3_000, questions: 1_500, rounds: 3, target: 10 },
  { departments: 600, statements: 100_000, questions: 100, rounds: 1, target: null },
];

/** A size that takes longer is given up, and said to be. */
const LONGEST_MINUTES = 5;
const MOST_MEMORY_MB = 6_144;

async function measure({ departments, statements, questions }: Size): Promise<SizeFigures> {
  const script = join(import.meta.dirname, 'search-size.ts');
  const flags = ['--expose-gc', `--max-old-space-size=${MOST_MEMORY_MB}`];
  const { stdout } = await run(
    process.execPath,
    [...flags, script, ...[departments, statements, questions].map(String)],
    {
      timeout: LONGEST_MINUTES * 60_000,
      maxBuffer: 2 ** 26,
    },
  );
  return JSON.parse(stdout);
}

/** One engine at one size, over all rounds. */
interface Summary {
  readonly name: string;
  readonly build: number;
  readonly memory: number;
  readonly p50: number;
  readonly p99: number;
  /** With all that the machine did beside. */
  readonly rawP99: number;
  readonly longest: number;
  readonly answered: number;
}

/** Of each question the median of the rounds counts: what else the machine did in one of them is not the engine's. */
function summarise(rounds: readonly SearchFigures[]): Summary {
  const raw = rounds.flatMap(({ took }) => took);
  const took = rounds[0]?.took.map((_, at) => median(rounds.map((round) => round.took[at] ?? Number.NaN))) ?? [];
  return {
    name: rounds[0]?.name ?? '',
    build: median(rounds.map(({ build }) => build)),
    memory: median(rounds.map(({ memory }) => memory)),
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    rawP99: quantile(raw, 0.99),
    longest: Math.max(...took),
    answered: rounds[0]?.answered ?? Number.NaN,
  };
}

const HEADING = [
  'engine',
  'p50 ms',
  'p99 ms',
  'p99 raw',
  'longest ms',
  'build ms',
  'memory MB',
  'found any',
  'p50 ÷ ours',
  'p99 ÷ ours',
  'build ÷ ours',
  'memory ÷ ours',
];

function printSize(size: Size, rounds: readonly SizeFigures[]): void {
  const names = rounds[0]?.engines.map(({ name }) => name) ?? [];
  const all = names.map((_, column) => summarise(rounds.flatMap(({ engines }) => engines.slice(column, column + 1))));
  const [ours] = all;
  if (!ours) return;
  const { statements, words } = rounds[0] ?? { statements: 0, words: 0 };
  const title = `Search at ${statements.toLocaleString('en-GB')} statements (${size.departments} departments, ${words.toLocaleString('en-GB')} different words): ${size.questions} different questions, each the median of ${size.rounds}`;
  const rows = all.map((one) => [
    one.name,
    ...[one.p50, one.p99, one.rawP99, one.longest, one.build, one.memory].map(figure),
    `${(one.answered * 100).toFixed(0)} %`,
    ratio(one.p50, ours.p50),
    ratio(one.p99, ours.p99),
    ratio(one.build, ours.build),
    ratio(one.memory, ours.memory),
  ]);
  printTable(title, HEADING, rows);
  console.log(
    `The event loop is blocked for the whole build once (${figure(ours.build)} ms), and for ${figure(ours.longest)} ms by the slowest question.`,
  );
  if (size.target !== null)
    console.log(`p99 below ${size.target} ms: ${ours.p99 < size.target ? 'yes' : 'NO'} (${figure(ours.p99)} ms).`);
}

/** Prints a table for each size. A size that takes too long or too much memory is named. */
export async function benchSearch(): Promise<void> {
  for (const size of SIZES) {
    try {
      const rounds: SizeFigures[] = [];
      while (rounds.length < size.rounds) rounds.push(await measure(size));
      printSize(size, rounds);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      console.log(
        `\nSearch at ${size.statements} statements was given up within ${LONGEST_MINUTES} minutes and ${MOST_MEMORY_MB} MB: ${error.message.split('\n')[0]}`,
      );
    }
  }
}

if (import.meta.main) await benchSearch();
