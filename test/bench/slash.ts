// `/digital-action` with different questions, beside a bare Bolt app that answers with fixed JSON of the same size, over signed HTTP and
// Socket Mode, and where the bot's time goes: node test/bench/slash.ts
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseVocabulary } from '../../src/answer/vocabulary.ts';
import { loadRegister, loadVocabulary } from '../../src/data-files.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';
import { makeQuestions } from './make-questions.ts';
import { figure, printTable, ratio } from './print-table.ts';
import { median, quantile } from './quantile.ts';
import { type AppStart, busyMs, runApp, type RunningApp } from './run-app.ts';
import { overHttp, overSocket, type Send, sendAll, type Sent } from './send-commands.ts';
import { type StepShare, sumSteps } from './where-time-goes.ts';

type Mode = AppStart['mode'];

const AT_A_TIME = [1, 16, 64];
const ROUNDS = 5;
/** Commands of one round. */
const COMMANDS = 1_000;
/** Commands before the first round, which compile the code. */
const WARMING = 1_500;
const SEED = 7;
const ANSWER = 'answer.json';

/** An app that takes commands. */
interface Reached {
  readonly app: RunningApp;
  readonly connect: (atATime: number) => { readonly send: Send; readonly close: () => Promise<void> };
}

async function reach(start: AppStart, slack: FakeSlack): Promise<Reached> {
  if (start.mode === 'http') {
    const app = await runApp(start);
    return { app, connect: (atATime) => overHttp(app.port, atATime) };
  }
  const opened = slack.nextSocket();
  const app = await runApp(start);
  const send = overSocket(await opened);
  return { app, connect: () => ({ send, close: async () => undefined }) };
}

async function ask({ connect }: Reached, questions: readonly string[], atATime: number): Promise<Sent> {
  const { send, close } = connect(atATime);
  const sent = await sendAll(questions, atATime, send);
  await close();
  return sent;
}

/** Figures of one app in one round. */
interface Round {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  /** Milliseconds of the app's main thread on a processor, a command. */
  readonly busy: number;
}

async function measureRound({ app, connect }: Reached, questions: readonly string[], atATime: number): Promise<Round> {
  const { send, close } = connect(atATime);
  // Opens the connections, as Slack keeps its own open: Node accepts one new one between two turns of all the others.
  await sendAll(
    Array.from({ length: atATime }, () => 'help'),
    atATime,
    send,
  );
  const before = busyMs(app);
  const { took, seconds } = await sendAll(questions, atATime, send);
  const busy = (busyMs(app) - before) / took.length;
  await close();
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99), perSecond: took.length / seconds, busy };
}

/** Questions that are used up: none is asked twice. */
function questionSupply(): (count: number) => readonly string[] {
  const { statements } = loadRegister('data/reports');
  const vocabulary = parseVocabulary(loadVocabulary());
  const all = makeQuestions(WARMING + AT_A_TIME.length * ROUNDS * COMMANDS, { statements, vocabulary, seed: SEED });
  let at = 0;
  return (count) => all.slice(at, (at += count));
}

interface Pair {
  readonly bare: Round;
  readonly bot: Round;
}

async function measureMode(mode: Mode, slack: FakeSlack, folder: string): Promise<void> {
  const next = questionSupply();
  const bot = await reach({ which: 'bot', mode, apiUrl: slack.apiUrl }, slack);
  const warming = next(WARMING);
  const { answers } = await ask(bot, warming, 16);
  const answer = answers.toSorted((a, b) => a.length - b.length)[Math.floor(answers.length / 2)] ?? '{}';
  const answerFile = join(folder, ANSWER);
  writeFileSync(answerFile, answer);
  const bare = await reach({ which: 'bare', mode, apiUrl: slack.apiUrl, answerFile }, slack);
  await ask(bare, warming, 16);
  const rows: string[][] = [];
  for (const atATime of AT_A_TIME) {
    const pairs: Pair[] = [];
    while (pairs.length < ROUNDS) {
      const questions = next(COMMANDS);
      pairs.push({
        bare: await measureRound(bare, questions, atATime),
        bot: await measureRound(bot, questions, atATime),
      });
    }
    rows.push([`${atATime} at a time`, ...toCells(pairs)]);
  }
  const how = mode === 'http' ? 'signed HTTP' : 'Socket Mode';
  printTable(
    `/digital-action over ${how}, ${ROUNDS} rounds of ${COMMANDS} different questions, bare Bolt (fixed answer of ${answer.length} bytes, the bot's median) → bot`,
    ['', 'p50 ms', '', 'ratio', 'p99 ms', '', 'ratio', 'per second', '', 'ratio', 'busy ms', '', 'ratio'],
    rows,
  );
  await bot.app.stop();
  await bare.app.stop();
}

/** For each figure the medians of both and the median of the pairs' ratios. */
function toCells(pairs: readonly Pair[]): readonly string[] {
  return (['p50', 'p99', 'perSecond', 'busy'] as const).flatMap((name) => [
    figure(median(pairs.map(({ bare }) => bare[name]))),
    figure(median(pairs.map(({ bot }) => bot[name]))),
    ratio(median(pairs.map(({ bare, bot }) => bot[name] / bare[name])), 1),
  ]);
}

const PROFILED = 4_000;

/** Runs an app once more with V8's profiler, 16 commands at a time over HTTP. The bare app answers with what `measureMode` left. */
async function profile(which: AppStart['which'], slack: FakeSlack, folder: string): Promise<readonly StepShare[]> {
  const next = questionSupply();
  const into = join(folder, which);
  const flags = ['--cpu-prof', '--cpu-prof-interval', '200', '--cpu-prof-dir', into];
  const answerFile = join(folder, ANSWER);
  const app = await reach({ which, mode: 'http', apiUrl: slack.apiUrl, flags, answerFile }, slack);
  await ask(app, next(WARMING), 16);
  const from = Number(process.hrtime.bigint() / 1_000n);
  await ask(app, next(PROFILED), 16);
  await app.app.stop();
  const [file = ''] = readdirSync(into);
  return sumSteps(JSON.parse(readFileSync(join(into, file), 'utf8')), from);
}

async function printSteps(slack: FakeSlack, folder: string): Promise<void> {
  const bare = await profile('bare', slack, folder);
  const bot = await profile('bot', slack, folder);
  const rows = bot.map(({ step, milliseconds }, at) => {
    const both = [bare[at]?.milliseconds ?? 0, milliseconds];
    return [step, ...both.map((sum) => (sum / PROFILED).toFixed(3))];
  });
  const title = `Where the time goes: ${PROFILED} commands, 16 at a time over signed HTTP, with V8's profiler; milliseconds a command`;
  printTable(title, ['step', 'bare Bolt', 'bot'], rows);
}

/** Prints a table for each way that commands arrive, and where the time goes. */
export async function benchSlash(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'digital-action-bench-'));
  const slack = await startFakeSlack();
  try {
    await measureMode('http', slack, folder);
    await measureMode('socket', slack, folder);
    await printSteps(slack, folder);
  } finally {
    await slack.close();
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) await benchSlash();
