import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../../src/log.ts';
import { boltLogger } from '../../src/slack/transport/bolt-logger.ts';
import type { Fault } from '../../src/workspace/faults.ts';
import type { JournalEntry } from '../../src/workspace/journal.ts';
import type { Chance } from './chance.ts';
import { type PostFault, READ_FAULTS, type Scene } from './scene.ts';
import { brokenConnection, type SimulatedSlack, type SlackCall } from './simulated-slack.ts';
import type { VirtualTime } from './virtual-time.ts';

const POSTED = z.object({
  channel: z.string(),
  metadata: z.object({ event_payload: z.object({ key: z.string() }) }),
});

/** A message of the bot that stands in a channel. */
export interface StandingMessage {
  readonly channel: string;
  readonly key: string;
  readonly ts: string;
  /** It says that it is sent again because Slack did not confirm the first. */
  readonly isSentAgain: boolean;
}

/** What a line to Slack is made of. */
export interface LineParts {
  readonly scene: Scene;
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly slack: SimulatedSlack;
  /** Told of every fault that a call met. */
  readonly onFault: (name: string) => void;
}

/** How one process reaches the line: its turns, which never come once it is killed. */
export interface Caller {
  step(name: string): Promise<void>;
  readonly isAlive: () => boolean;
}

const quiet = () => undefined;
const SILENT: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** Seconds after which the bot's client stops waiting for an answer. */
const CLIENT_LIMIT_SECONDS = 10;

const LATE = { least: 130, most: 900 } as const;

/** The line between the processes and Slack: faults happen here, and what Slack accepted is written down here. */
export class SlackLine {
  readonly messages: StandingMessage[] = [];
  readonly #parts: LineParts;

  constructor(parts: LineParts) {
    this.#parts = parts;
  }

  /** The bot's client for messages, as `connectToSlack` makes it, whose calls go over this line. */
  clientFor(caller: Caller): WebClient {
    const { slack } = this.#parts;
    return new WebClient(slack.token, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: boltLogger(SILENT),
      fetch: (url, init) => this.#carry(callOf(url, init), caller),
    });
  }

  async #carry(call: SlackCall, caller: Caller): Promise<Response> {
    await caller.step(`${call.method}, before`);
    const response =
      call.method === 'chat.postMessage' ? await this.#post(call, caller) : await this.#read(call, caller);
    await caller.step(`${call.method}, after`);
    return response;
  }

  #fault(): PostFault | null {
    const { scene, time, chance, onFault } = this.#parts;
    if (time.now >= scene.calmAt || !chance.happens(scene.faultShare)) return null;
    if (scene.postFaults.length === 0) return null;
    const fault = chance.pick(scene.postFaults);
    onFault(fault);
    return fault;
  }

  async #post(call: SlackCall, caller: Caller): Promise<Response> {
    const { time, chance } = this.#parts;
    const fault = this.#fault();
    switch (fault) {
      case null:
        return this.#send(call, null);
      case 'lost-reply':
      case '500':
      case 'reset':
        return this.#send(call, fault);
      case '429':
        return this.#send(call, { 429: chance.between(1, 120) });
      case 'not-sent':
        throw brokenConnection('ECONNREFUSED');
      case 'late-reply': {
        const response = await this.#send(call, null);
        await time.sleep(chance.between(LATE.least, LATE.most), caller.isAlive);
        return response;
      }
      case 'timeout-accepted':
        await this.#send(call, null);
        return this.#timeOut(caller);
      case 'accepted-after-timeout':
        void this.#sendLater(call, CLIENT_LIMIT_SECONDS + chance.between(0, 1));
        return this.#timeOut(caller);
      case '500-accepted':
        await this.#send(call, null);
        return new Response('upstream', { status: 500 });
      case 'internal_error-accepted':
        await this.#send(call, null);
        return Response.json({ ok: false, error: 'internal_error' });
      default:
        throw new Error(`There is no fault ${String(fault satisfies never)}.`);
    }
  }

  async #read(call: SlackCall, caller: Caller): Promise<Response> {
    const { scene, chance } = this.#parts;
    const drawn = this.#fault();
    const fault = drawn === null ? null : chance.pick(READ_FAULTS);
    if (fault === 'timeout-accepted') return this.#timeOut(caller);
    const response = await this.#send(call, fault === '429' ? { 429: chance.between(1, 120) } : fault);
    return scene.historyLag === 0 || response.status !== 200 ? response : this.#withoutNewest(response);
  }

  /** Slack shows a message in the channel's history only some seconds after it accepted it. */
  async #withoutNewest(response: Response): Promise<Response> {
    const { scene, time } = this.#parts;
    const shown = Date.parse(time.now) / 1_000 - scene.historyLag;
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null || !('messages' in body) || !Array.isArray(body.messages)) {
      return Response.json(body);
    }
    const messages = body.messages.filter((message: { readonly ts: string }) => Number(message.ts) <= shown);
    return Response.json({ ...body, messages });
  }

  async #timeOut(caller: Caller): Promise<never> {
    await this.#parts.time.sleep(CLIENT_LIMIT_SECONDS, caller.isAlive);
    throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  }

  /** What is under way arrives, also when the process that sent it is dead. */
  async #sendLater(call: SlackCall, seconds: number): Promise<void> {
    await this.#parts.time.sleep(seconds);
    await this.#send(call, null);
  }

  #send(call: SlackCall, fault: Fault | null): Promise<Response> {
    const { time, slack } = this.#parts;
    return time.during(async () => {
      try {
        return await slack.send(call, fault);
      } finally {
        this.#note(slack.journal.entries.at(-1));
      }
    });
  }

  #note(entry: JournalEntry | undefined): void {
    if (entry?.kind !== 'call' || entry.method !== 'chat.postMessage' || entry.answer['ok'] !== true) return;
    const { channel, metadata } = POSTED.parse(entry.arguments);
    this.messages.push({
      channel,
      key: metadata.event_payload.key,
      ts: String(entry.answer['ts']),
      isSentAgain: JSON.stringify(entry.arguments).includes('Sent again: Slack did not confirm the first.'),
    });
  }
}

function callOf(url: string | URL | Request, init: RequestInit | undefined): SlackCall {
  const address = url instanceof Request ? url.url : String(url);
  return {
    method: new URL(address).pathname.replace('/api/', ''),
    headers: Object.fromEntries(new Headers(init?.headers).entries()),
    body: typeof init?.body === 'string' ? init.body : '',
  };
}
