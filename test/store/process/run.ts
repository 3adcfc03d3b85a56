import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** A process under test: its lines as they come, and how to talk to it. */
export interface Running {
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  readonly lines: AsyncIterator<string>;
}

const PROGRAMS = {
  start: new URL('./start.ts', import.meta.url),
  'beat-on': new URL('./beat-on.ts', import.meta.url),
  'record-on': new URL('./record-on.ts', import.meta.url),
};

/** Starts a program of this folder; as `nobody` where asked, which only root can do. */
export function run(program: keyof typeof PROGRAMS, url: string, user?: 'nobody'): Running {
  const file = fileURLToPath(PROGRAMS[program]);
  const child = spawn(process.execPath, ['--no-warnings', file, url], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // A third less to compile for each of dozens of processes.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
    ...(user === undefined ? {} : { uid: 65_534, gid: 65_534 }),
  });
  return { process: child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

/** The next line, or the end. */
export async function nextLine({ lines }: Running): Promise<string | null> {
  const { done, value } = await lines.next();
  return done === true ? null : value;
}

/** Starts the program that opens a store, and says what it said. */
export async function startOnce(url: string, user?: 'nobody'): Promise<string | null> {
  const running = run('start', url, user);
  await nextLine(running);
  running.process.stdin.write('go\n');
  return nextLine(running);
}
