import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { promisify } from 'node:util';
import { findBinaries } from './find-binaries.ts';

/** A Postgres server of the tests' own, on loopback. */
interface PostgresServer {
  /** The address of its database `postgres`, as a user who may do everything and needs no password. */
  readonly url: string;
  /** Stops it; `crash`: at once, as if it had been killed. */
  stop(how: 'goodbye' | 'crash'): Promise<void>;
  /** Starts it again, on the same port, with what it had kept; does nothing while it runs. */
  start(): Promise<void>;
  /** Stops it and removes everything. */
  close(): Promise<void>;
}

/** A running server, or why there is none. */
export type PostgresFound =
  | { readonly kind: 'running'; readonly server: PostgresServer }
  | { readonly kind: 'none'; readonly reason: string };

/** The user who must give a password, `sesame`. */
export const CAREFUL = 'careful';

const HOSTS = `host all ${CAREFUL} 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n`;

/** Postgres refuses to run as root, so as root the tests start it as nobody. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Without fsync: nobody pulls the plug of a test. What a crash of the server alone loses is unchanged. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'full_page_writes=off',
  'autovacuum=off',
  'shared_buffers=32MB',
  'lc_messages=C',
];

/**
 * Keeps the server only as long as this process lives: when the pipe closes without a word, the server is stopped and its folder
 * removed. A word is the name of the signal that stops it.
 */
const KEEPER = `
"$@" & pid=$!
if read -r signal; then kill "-$signal" "$pid"; wait "$pid"; exit; fi
kill -QUIT "$pid"; wait "$pid"; rm -rf "$FOLDER"
`;

/** Starts a server of its own in a temporary folder, in about a second. No set-up is needed, also not as root. */
export async function startPostgres(): Promise<PostgresFound> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  try {
    const binaries = findBinaries(folder);
    if (binaries === null) throw new Error('neither npm nor this machine has a Postgres for this platform');
    if (nobody.uid !== undefined) chownSync(folder, nobody.uid, nobody.gid);
    await makeCluster(binaries, folder);
    const server = new TestServer(binaries, folder, await freePort());
    await server.start();
    return { kind: 'running', server };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return { kind: 'none', reason: `no Postgres server could be started: ${String(error).slice(0, 500)}` };
  }
}

async function makeCluster(binaries: string, folder: string): Promise<void> {
  const data = join(folder, 'data');
  const options = ['--username=tester', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await promisify(execFile)(join(binaries, 'initdb'), [`--pgdata=${data}`, ...options], { cwd: '/', ...nobody });
  writeFileSync(join(folder, 'pg_hba.conf'), HOSTS);
  cpSync(join(folder, 'pg_hba.conf'), join(data, 'pg_hba.conf'));
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  listener.close();
  await once(listener, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

class TestServer implements PostgresServer {
  readonly url: string;
  readonly #command: readonly string[];
  readonly #folder: string;
  #keeper: ChildProcessByStdio<Writable, null, Readable> | null = null;

  constructor(binaries: string, folder: string, port: number) {
    this.url = `postgres://tester@127.0.0.1:${port}/postgres`;
    this.#folder = folder;
    const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
    this.#command = [join(binaries, 'postgres'), '-D', join(folder, 'data'), '-p', String(port), ...settings];
  }

  async start(): Promise<void> {
    if (this.#keeper !== null) return;
    const keeper = spawn('/bin/sh', ['-c', KEEPER, 'sh', ...this.#command], {
      cwd: '/',
      env: { ...process.env, FOLDER: this.#folder },
      stdio: ['pipe', 'ignore', 'pipe'],
      ...nobody,
    });
    this.#keeper = keeper;
    await untilReady(keeper.stderr);
    keeper.stderr.resume();
    // Whoever forgets to close it is not kept from ending; the keeper sees the pipe close.
    keeper.unref();
  }

  async stop(how: 'goodbye' | 'crash'): Promise<void> {
    const keeper = this.#keeper;
    if (keeper === null) return;
    this.#keeper = null;
    keeper.ref();
    const ended = once(keeper, 'close');
    keeper.stdin.end(how === 'goodbye' ? 'INT\n' : 'QUIT\n');
    await ended;
  }

  async close(): Promise<void> {
    // Not as a crash: its children would go on writing for a moment after it.
    await this.stop('goodbye');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Reads the server's log until it says that it is ready; rejects with the log where it ends or gives up before. */
async function untilReady(log: Readable): Promise<void> {
  const said: string[] = [];
  const lines = createInterface({ input: log });
  for await (const line of lines) {
    said.push(line);
    if (line.includes('ready to accept connections')) return;
    if (line.includes('FATAL')) break;
  }
  throw new Error(said.join(' ') || 'the server ended without a word');
}
