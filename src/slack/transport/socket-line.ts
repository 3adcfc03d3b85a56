import { setTimeout as wait } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { codeOf } from '../boundary.ts';

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
  const state = watch(client, log);
  await start(client);
  return keep(client, state, log);
}

/**
 * The same for a line beside others, without waiting for the first attempt, which is repeated for ever too. Slack ends a line some
 * hours after it was opened: opened together, they would end together. So this one is renewed once, `renew.afterMs` after it opened
 * and only while another line is open.
 */
export function keepSocketLine(
  client: Client,
  log: Log,
  renew: { readonly afterMs: number; readonly isOtherOpen: () => boolean },
): SocketLine {
  const state = watch(client, log);
  let timer: NodeJS.Timeout | undefined;
  client.once('connected', () => {
    timer = setTimeout(() => {
      if (state.isOpen && renew.isOtherOpen()) void client.disconnect();
    }, renew.afterMs);
    timer.unref();
  });
  const line = keep(client, state, log);
  return {
    isOpen: () => line.isOpen(),
    close: (deadlineMs) => {
      clearTimeout(timer);
      return line.close(deadlineMs);
    },
  };
}

/** Whether the line is open now. */
interface LineState {
  isOpen: boolean;
}

function watch(client: Client, log: Log): LineState {
  const state = { isOpen: false };
  client.on('connected', () => {
    state.isOpen = true;
    log.info('slack_connected');
  });
  client.on('disconnected', () => {
    if (state.isOpen) log.info('slack_disconnected');
    state.isOpen = false;
  });
  return state;
}

function keep(client: Client, state: LineState, log: Log): SocketLine {
  const stop = new AbortController();
  const keeping = keepOpen({ client, state, log, stop: stop.signal });
  return {
    isOpen: () => state.isOpen,
    close: async (deadlineMs) => {
      const deadline = performance.now() + deadlineMs;
      const left = () => Math.max(0, deadline - performance.now());
      stop.abort();
      await within(client.disconnect(), left());
      await within(keeping, left());
      // An attempt that was under way may have opened it after all.
      if (state.isOpen) await within(client.disconnect(), left());
      state.isOpen = false;
    },
  };
}

/** Opens the line whenever it is not open, until it is stopped. */
async function keepOpen(line: {
  readonly client: Client;
  readonly state: LineState;
  readonly log: Log;
  readonly stop: AbortSignal;
}): Promise<void> {
  const { client, state, log, stop } = line;
  while (!stop.aborted) {
    if (state.isOpen) await nextBreak(client, stop);
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
