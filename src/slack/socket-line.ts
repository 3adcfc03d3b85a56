import { setTimeout as wait } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../log.ts';
import { codeOf } from './boundary.ts';

/** A line to Slack that is opened again whenever it breaks. */
export interface SocketLine {
  isOpen(): boolean;
  /** Closes it; waits at most so long for Slack's goodbye. */
  close(deadlineMs: number): Promise<void>;
}

/** Wait before each attempt in a row: at once the first time, since Slack closes a line every few hours to move it. */
const WAITS_MS = [0, 500, 1_000, 2_000, 5_000, 10_000, 30_000] as const;

/** A line that was opened and says no hello within this time is given up. */
const HELLO_MS = 20_000;

type Client = SocketModeReceiver['client'];

/**
 * Opens Slack's socket and keeps it open. The client's own reconnecting is off (`autoReconnectEnabled: false`): it waits five
 * seconds each time, and a refused `apps.connections.open` ends it for good in an unhandled rejection (node-slack-sdk 3.1.0,
 * SocketModeClient#delayReconnectAttempt). Rejects where the first attempt fails; later ones are repeated for ever.
 */
export async function openSocketLine(client: Client, log: Log): Promise<SocketLine> {
  const stop = new AbortController();
  let isOpen = false;
  client.on('connected', () => {
    isOpen = true;
    log.info('slack_connected');
  });
  client.on('disconnected', () => {
    if (isOpen) log.info('slack_disconnected');
    isOpen = false;
  });
  await start(client);
  const keeping = keepOpen(client, log, stop.signal);
  return {
    isOpen: () => isOpen,
    close: async (deadlineMs) => {
      stop.abort();
      await within(client.disconnect(), deadlineMs);
      isOpen = false;
      await keeping;
    },
  };
}

/** Waits for each break and opens the line again, until it is stopped. */
async function keepOpen(client: Client, log: Log, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await nextBreak(client, stop);
    for (let attempt = 0, isOpen = false; !stop.aborted && !isOpen; attempt += 1) {
      await wait(WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)], undefined, { signal: stop }).catch(() => undefined);
      if (!stop.aborted) isOpen = await reopen(client, log, attempt);
    }
  }
}

async function reopen(client: Client, log: Log, attempt: number): Promise<boolean> {
  try {
    await start(client);
    return true;
  } catch (error) {
    log.warn('slack_reconnect_failed', { attempt, error: codeOf(error) });
    return false;
  }
}

/** Opens the line; rejects where Slack refuses, cannot be reached, or says no hello. */
async function start(client: Client): Promise<void> {
  // The client rejects with nothing at all where the line breaks before Slack's hello.
  const started = client
    .start()
    .catch((error: unknown) => Promise.reject(error ?? new Error('The line broke before Slack said hello.')));
  if ((await within(started, HELLO_MS)) !== 'late') return;
  await within(client.disconnect(), HELLO_MS);
  throw new Error(`Slack said no hello within ${HELLO_MS} ms.`);
}

/** What a promise gives, or `late` after so many milliseconds; it may still reject then, unheard. */
async function within<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value | 'late'> {
  const done = new AbortController();
  const late = wait(milliseconds, 'late' as const, { signal: done.signal }).catch(() => 'late' as const);
  try {
    return await Promise.race([promise, late]);
  } finally {
    done.abort();
  }
}

/** The socket's end, however it came; the client says `disconnected` since its own reconnecting is off. */
function nextBreak(client: Client, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      client.off('disconnected', end);
      stop.removeEventListener('abort', end);
      resolve();
    };
    client.on('disconnected', end);
    stop.addEventListener('abort', end);
  });
}
