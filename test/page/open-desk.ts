import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { WorkspaceClock } from '../../src/workspace/clock.ts';
import type { WorkspaceCommand } from '../../src/workspace/core.ts';
import { findBarriers } from './find-barriers.ts';
import { startWorkspace } from '../../src/workspace/workspace.ts';
import type { Workspace, WorkspaceOptions } from '../../src/workspace/workspace.ts';

const EXECUTABLE = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Whether a browser is there; without one the tests of the page are skipped, and say why. */
export const hasChromium = existsSync(EXECUTABLE);

const REASON = `skipped: there is no Chromium at ${EXECUTABLE}; install it or set CHROMIUM_PATH`;

/** What stands behind a test's name where it is skipped. */
export const whySkipped = hasChromium ? '' : ` (${REASON})`;

if (!hasChromium) console.warn(`The tests of the demo workspace’s page are ${REASON}.`);

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long anything on the page may take, in milliseconds. */
const LIMIT_MS = 5000;

const VIEWPORT = { width: 1280, height: 800 };

export type Json = Readonly<Record<string, unknown>>;

/** What the bot is sent: an event, a command, or an interaction; only what the tests look at. */
interface Payload {
  readonly type?: string;
  readonly event?: Json;
  readonly command?: string;
  readonly text?: string;
  readonly trigger_id?: string;
  readonly actions?: readonly Json[];
  readonly view?: { readonly id: string; readonly state: { readonly values: Json } };
}

/** The body of the bot's acknowledgement; undefined for an empty one. */
type Answer = (payload: Payload) => Json | undefined | Promise<Json | undefined>;

const acknowledge: Answer = () => undefined;

/** Starts Debian's Chromium. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });
}

/**
 * Gives each test of a file a desk of its own, on a browser page they share.
 * @returns opens another one in its place, where a test needs a workspace with something more
 */
export function openDeskForEachTest(give: (desk: Desk) => void): (options: Partial<WorkspaceOptions>) => Promise<void> {
  let page: Page;
  let desk: Desk;
  const open = async (options: Partial<WorkspaceOptions> = {}) => {
    desk = await openDesk(page, options);
    give(desk);
  };
  beforeAll(async () => {
    page = await openBrowserPage();
  });
  afterAll(() => page.context().browser()?.close());
  beforeEach(() => open());
  afterEach(() => desk.close());
  return async (options) => {
    await desk.close();
    await open(options);
  };
}

async function openBrowserPage(): Promise<Page> {
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(LIMIT_MS);
  return page;
}

/** A workspace, a bot that acknowledges everything, and a page that looks at it. */
export interface Desk {
  readonly page: Page;
  readonly workspace: Workspace;
  /** What the bot was sent, in order. */
  readonly received: Payload[];
  /** What went wrong in the page: errors, refused resources, requests to other hosts. */
  readonly faults: string[];
  /** What axe finds serious or critical, each as `rule: selector`. */
  findBarriers(): Promise<readonly string[]>;
  /** Calls the Web API as the bot; throws with Slack's error word where it is refused. */
  call(method: string, args: Json): Promise<Json>;
  /** Sets how the bot answers from now on: the body of its acknowledgement. */
  answerWith(answer: Answer): void;
  close(): Promise<void>;
}

/** The command of the desk's bot, with what the page completes after it. */
const COMMAND: WorkspaceCommand = {
  command: '/digital-action',
  shouldEscape: true,
  usageHint: '[your question | due | remind | remind list]',
  examples: ['prison visits'],
};

/** Opens a desk at Monday 9 March 2015, 09:00 in London. */
async function openDesk(page: Page, options: Partial<WorkspaceOptions> = {}): Promise<Desk> {
  const received: Payload[] = [];
  let answer = acknowledge;
  const bot = await startBot(async (payload) => {
    received.push(payload);
    return answer(payload);
  });
  const delivery = { kind: 'http', url: urlOf(bot) } as const;
  const clock = turnableClock('2015-03-09T09:00:00.000Z');
  const workspace = await startWorkspace({ port: 0, clock, delivery, commands: [COMMAND], ...options });
  const faults = await visit(page, workspace.url);
  return {
    page,
    workspace,
    received,
    faults,
    findBarriers: () => findBarriers(page),
    call: (method, args) => callApi(workspace, method, args),
    answerWith: (next) => {
      answer = next;
    },
    close: async () => {
      await page.goto('about:blank');
      page.removeAllListeners();
      await page.unrouteAll();
      await page.setViewportSize(VIEWPORT);
      await workspace.close();
      bot.closeAllConnections();
      bot.close();
    },
  };
}

/** Opens the workspace's page, and gathers what goes wrong in it. */
export async function visit(page: Page, url: string): Promise<string[]> {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error.stack)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) faults.push(`asked another host: ${request.url()}`);
  });
  await page.goto(url);
  await page.getByText('Monday 9 March 2015, 09:00').first().waitFor();
  return faults;
}

function startBot(onPayload: Answer): Promise<Server> {
  const server = createServer((request, response) => {
    const answer = async () => {
      const body = await onPayload(await readPayload(request));
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(body === undefined ? '' : JSON.stringify(body));
    };
    void answer();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function urlOf(server: Server): string {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The bot of the test does not listen.');
  return `http://127.0.0.1:${address.port}/slack/events`;
}

async function readPayload(request: IncomingMessage): Promise<Payload> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  if (request.headers['content-type']?.startsWith('application/json') === true) return JSON.parse(body);
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  return payload === null ? Object.fromEntries(form) : JSON.parse(payload);
}

async function callApi(workspace: Workspace, method: string, args: Json): Promise<Json> {
  const headers = { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${workspace.botToken}` };
  const response = await fetch(`${workspace.apiUrl}${method}`, { method: 'POST', headers, body: JSON.stringify(args) });
  const answer: Json = JSON.parse(await response.text());
  if (answer['ok'] !== true) throw new Error(`${method}: ${JSON.stringify(answer)}`);
  return answer;
}

/** A clock that stands still until it is turned. */
function turnableClock(start: string): WorkspaceClock {
  const hours = new Map([
    ['hour', 1],
    ['day', 24],
    ['week', 168],
  ]);
  const listeners: (() => void)[] = [];
  let now = Date.parse(start);
  return {
    now: () => new Date(now).toISOString(),
    moves: [...hours.keys()].map((id) => ({ id, label: `a ${id}` })),
    move: async (id) => {
      now += (hours.get(id) ?? 0) * 3_600_000;
      for (const listener of listeners) listener();
    },
    onChange: (listener) => listeners.push(listener),
  };
}
