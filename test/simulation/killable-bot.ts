import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Instant } from '../../src/register/calendar.ts';

/** Real milliseconds after which a beat, or a start, counts as stuck. */
const STUCK_AFTER_MS = 60_000;

/** One process of the bot. */
export class KillableBot {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;
  /** When it next has something to do. */
  next: Instant;

  constructor(now: Instant, environment: NodeJS.ProcessEnv) {
    this.next = now;
    const program = fileURLToPath(new URL('killed-bot.ts', import.meta.url));
    this.#child = spawn(process.execPath, ['--no-warnings', program, now], {
      env: environment,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child.stdin.on('error', () => undefined);
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** Resolves when it has answered; false where it died before. */
  async answered(): Promise<boolean> {
    const stuck = setTimeout(() => this.#child.kill('SIGKILL'), STUCK_AFTER_MS);
    const { value, done } = await this.#lines.next();
    clearTimeout(stuck);
    if (done === true) return false;
    const next = /^done (\d{4}-\S+)$/.exec(value)?.[1];
    if (next === undefined) throw new Error(`The bot said: ${value}`);
    this.next = next;
    return true;
  }

  /** Tells it what time it is, which makes it beat. */
  beatAt(now: Instant): Promise<boolean> {
    this.#child.stdin.write(`${now}\n`);
    return this.answered();
  }

  /** Kills it as `kill -9` does. */
  async kill(): Promise<void> {
    const ended = this.#child.exitCode === null && this.#child.signalCode === null ? once(this.#child, 'exit') : null;
    this.#child.kill('SIGKILL');
    await ended;
  }
}
