import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };

/** How an app is started. */
export interface AppStart {
  readonly which: 'bot' | 'bare';
  readonly mode: 'http' | 'socket';
  readonly apiUrl: string;
  /** JSON that the bare app answers with. */
  readonly answerFile?: string;
  /** Flags of Node, such as `--cpu-prof`. */
  readonly flags?: readonly string[];
}

/** An app in a process of its own, ready. */
export interface RunningApp {
  /** Where it takes commands in HTTP mode. */
  readonly port: number;
  readonly child: ChildProcess;
  readonly stop: () => Promise<void>;
}

/**
 * Milliseconds that an app's main thread has been on a processor: what else the machine does takes nothing from it.
 * https://docs.kernel.org/scheduler/sched-stats.html: the first number, in nanoseconds.
 */
export function busyMs({ child }: Pick<RunningApp, 'child'>): number {
  return Number(readFileSync(`/proc/${child.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}

/** Signs the requests of the bench. */
export const SIGNING_SECRET = 'the-secret-of-the-bench';

const ROOT = join(import.meta.dirname, '../..');
/** The bot exactly as `npm start` starts it; the bare app with the same compile cache. */
const COMMANDS = {
  bot: packageJson.scripts.start.replace(/^exec node /, '').split(' '),
  bare: ['--import', './src/preflight.mjs', 'test/bench/bare-bolt.ts'],
};

/** Starts an app and waits until it is ready; rejects where it ends before. */
export async function runApp({ which, mode, apiUrl, answerFile, flags = [] }: AppStart): Promise<RunningApp> {
  const port = await freePort();
  const secrets = mode === 'http' ? { SLACK_SIGNING_SECRET: SIGNING_SECRET } : { SLACK_APP_TOKEN: 'xapp-bench' };
  const child = spawn(process.execPath, [...flags, ...COMMANDS[which]], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...secrets,
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_API_URL: apiUrl,
      DATABASE_URL: 'sqlite::memory:',
      LOG_LEVEL: 'silent',
      PORT: String(port),
      ...(answerFile === undefined ? {} : { ANSWER_FILE: answerFile }),
    },
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => /ready|connected/.test(data.toString()) && resolve());
    child.once('exit', (code) => reject(new Error(`The ${which} app ended with ${code} before it was ready.`)));
  });
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { port, child, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
