import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Workspace, WorkspaceOptions } from '../../src/workspace/workspace.ts';
import { startTestWorkspace, webClient } from './sample-bot.ts';

const running: Workspace[] = [];
const servers: Server[] = [];
const sockets: WebSocket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  for (const server of servers.splice(0)) server.close();
  await Promise.all(running.splice(0).map((workspace) => workspace.close()));
});

async function start(options: Partial<WorkspaceOptions> = {}): Promise<Workspace> {
  const workspace = await startTestWorkspace({ retryDelaysMs: [0, 0, 0], ...options });
  running.push(workspace);
  return workspace;
}

type Frame = Record<string, unknown> & { readonly type: string };

/** A bare client of Socket Mode: every frame it gets, and what it does with an envelope. */
interface BareClient {
  readonly socket: WebSocket;
  readonly frames: Frame[];
}

function isFrame(value: unknown): value is Frame {
  return value instanceof Object && 'type' in value && typeof value.type === 'string';
}

async function connect(
  workspace: Workspace,
  onEnvelope: (frame: Frame, socket: WebSocket) => void = () => undefined,
): Promise<BareClient> {
  const { url } = await webClient(workspace, workspace.appToken).apps.connections.open();
  const socket = new WebSocket(url ?? '');
  sockets.push(socket);
  const frames: Frame[] = [];
  socket.on('message', (data: Buffer) => {
    const frame: unknown = JSON.parse(data.toString('utf8'));
    if (!isFrame(frame)) return;
    frames.push(frame);
    if (frame['envelope_id'] !== undefined) onEnvelope(frame, socket);
  });
  await once(socket, 'message');
  return { socket, frames };
}

const acknowledge = (frame: Frame, socket: WebSocket, payload?: unknown) =>
  socket.send(JSON.stringify({ envelope_id: frame['envelope_id'], payload }));
const attempts = (workspace: Workspace) =>
  workspace.journal.entries
    .filter((entry) => entry.kind === 'delivery')
    .map(({ attempt, outcome }) => [attempt, outcome]);

describe('Socket Mode', () => {
  test('a connection begins with hello; an envelope says whether it takes an answer', async () => {
    const workspace = await start();
    const { frames } = await connect(workspace, acknowledge);
    await workspace.person('U_SAM').say('C_DIGITAL', '/digital-action @Sam Okafor in #general');
    await workspace.person('U_SAM').say('C_DIGITAL', '@Digital Action hello');
    expect(frames[0]).toMatchObject({ type: 'hello', num_connections: 1 });
    const [, command, event] = frames;
    expect(command).toMatchObject({ type: 'slash_commands', accepts_response_payload: true });
    expect(command?.['payload']).toMatchObject({
      command: '/digital-action',
      text: '<@U_SAM|Sam Okafor> in <#C_GENERAL|general>',
      channel_name: 'digital-strategy',
      user_name: 'sam.okafor',
      team_id: 'T_DEMO',
    });
    expect(event).toMatchObject({ type: 'events_api', accepts_response_payload: false, retry_attempt: 0 });
    expect(event?.['payload']).toMatchObject({
      type: 'event_callback',
      event: { type: 'app_mention', text: '<@U_BOT> hello', user: 'U_SAM' },
    });
  });

  test('a command that nobody acknowledges in time is said to have timed out, to its person alone', async () => {
    const workspace = await start({ ackLimitMs: 20 });
    await connect(workspace);
    await workspace.person('U_SAM').say('C_DIGITAL', '/digital-action help');
    expect(workspace.person('U_SAM').messages('C_DIGITAL')).toMatchObject([
      {
        text: '/digital-action failed with the error “operation_timeout”',
        isError: true,
        ephemeral: true,
        userName: 'Slackbot',
      },
    ]);
    expect(workspace.person('U_ALEX').messages('C_DIGITAL')).toEqual([]);
  });

  test('without a connection a command fails at once', async () => {
    const workspace = await start();
    await workspace.person('U_SAM').say('C_DIGITAL', '/digital-action help');
    expect(workspace.person('U_SAM').messages('C_DIGITAL')[0]?.text).toContain('dispatch_failed');
  });

  test('an event that nobody acknowledges comes again, and says so; a command does not', async () => {
    const workspace = await start({ ackLimitMs: 100 });
    const { frames } = await connect(workspace, (frame, socket) => {
      if (frame['retry_attempt'] === 2) acknowledge(frame, socket);
    });
    await workspace.person('U_SAM').say('C_DIGITAL', '@Digital Action hello');
    await workspace.until(() => attempts(workspace).length === 3);
    expect(attempts(workspace)).toEqual([
      [0, 'operation_timeout'],
      [1, 'operation_timeout'],
      [2, 'acknowledged'],
    ]);
    const events = frames.filter((frame) => frame.type === 'events_api');
    expect(events.map((frame) => frame['retry_reason'])).toEqual(['', 'timeout', 'timeout']);
    expect(new Set(events.map((frame) => JSON.stringify(frame['payload']))).size).toBe(1);
    expect(new Set(events.map((frame) => frame['envelope_id'])).size).toBe(3);
  });

  test('an event waits for the bot to come back', async () => {
    const workspace = await start({ retryDelaysMs: [60_000] });
    await workspace.person('U_SAM').say('C_DIGITAL', '@Digital Action hello');
    await connect(workspace, acknowledge);
    await workspace.until(() => attempts(workspace).length === 2);
    expect(attempts(workspace)).toEqual([
      [0, 'dispatch_failed'],
      [1, 'acknowledged'],
    ]);
  });

  test('an envelope goes to exactly one connection, and a lost connection hands it on', async () => {
    const workspace = await start();
    const heard: string[] = [];
    const first = await connect(workspace, (frame, socket) => {
      heard.push('first');
      acknowledge(frame, socket);
    });
    const second = await connect(workspace, (_frame, socket) => {
      heard.push('second');
      socket.terminate();
    });
    expect([first.frames[0]?.['num_connections'], second.frames[0]?.['num_connections']]).toEqual([1, 2]);
    for (const text of ['one', 'two']) await workspace.person('U_SAM').say('C_DIGITAL', `@Digital Action ${text}`);
    await workspace.until(() => heard.length === 3);
    expect(heard.toSorted()).toEqual(['first', 'first', 'second']);
  });

  test('a fault can deliver an event twice under one id', async () => {
    const workspace = await start();
    const { frames } = await connect(workspace, acknowledge);
    workspace.faults.duplicateNextEvent();
    await workspace.person('U_SAM').say('C_DIGITAL', '@Digital Action hello');
    expect(frames.filter((frame) => frame.type === 'events_api')).toHaveLength(2);
  });

  test('the eleventh connection is turned away, and a ticket is good for one', async () => {
    const workspace = await start();
    for (let count = 0; count < 10; count += 1) await connect(workspace);
    const eleventh = await connect(workspace);
    expect(eleventh.frames).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
    expect(workspace.connections.count()).toBe(10);
    const used = new WebSocket(`${workspace.url.replace('http', 'ws')}/link/?ticket=guessed`);
    const [error] = await once(used, 'error');
    expect(String(error)).toContain('401');
  });

  test('a refresh asks the bot to come back; a drop does not ask', async () => {
    const workspace = await start();
    const refreshed = await connect(workspace);
    workspace.connections.refresh();
    await once(refreshed.socket, 'close');
    expect(refreshed.frames.at(-1)).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
    const dropped = await connect(workspace);
    workspace.connections.drop();
    await once(dropped.socket, 'close');
    await workspace.until(() => workspace.connections.count() === 0);
    expect(dropped.frames).toHaveLength(1);
  });
});

describe('signed HTTP', () => {
  interface Received {
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
  }

  /** A bare request URL that answers with these statuses, one after the other. */
  async function listen(
    workspace: Workspace,
    statuses: number[],
    headers: Record<string, string> = {},
  ): Promise<Received[]> {
    const received: Received[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(statuses.shift() ?? 200, headers).end();
      });
    });
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    workspace.deliverTo(`http://127.0.0.1:${String(address instanceof Object ? address.port : 0)}/slack/events`);
    return received;
  }

  const http = { delivery: { kind: 'http', url: 'http://127.0.0.1:9/' } } as const;

  test('every request is signed with the time; commands are forms, events are JSON', async () => {
    const workspace = await start(http);
    const received = await listen(workspace, []);
    await workspace.person('U_SAM').say('C_DIGITAL', '/digital-action a & b');
    await workspace.person('U_SAM').say('C_DIGITAL', '@Digital Action hello');
    expect(received.map(({ headers }) => headers['content-type'])).toEqual([
      'application/x-www-form-urlencoded',
      'application/json',
    ]);
    for (const { headers, body } of received) {
      const timestamp = String(headers['x-slack-request-timestamp']);
      expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(10);
      const digest = createHmac('sha256', workspace.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
      expect(headers['x-slack-signature']).toBe(`v0=${digest}`);
    }
    expect(new URLSearchParams(received[0]?.body).get('text')).toBe('a &amp; b');
  });

  test('an event is tried again with its number and reason, until it is taken', async () => {
    const workspace = await start(http);
    const received = await listen(workspace, [500, 500, 200]);
    await workspace.person('U_SAM').say('C_DIGITAL', '@Digital Action hello');
    await workspace.until(() => attempts(workspace).length === 3);
    expect(received.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']])).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
    ]);
  });

  test('an event is not tried again where the bot says so', async () => {
    const workspace = await start(http);
    const received = await listen(workspace, [500], { 'x-slack-no-retry': '1' });
    await workspace.person('U_SAM').say('C_DIGITAL', '@Digital Action one');
    await workspace.person('U_SAM').say('C_DIGITAL', '@Digital Action two');
    expect(received.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, undefined]);
  });

  test.each([
    [404, 'http_client_error'],
    [503, 'http_service_error'],
  ])('a command answered with %i fails with %s', async (status, error) => {
    const workspace = await start(http);
    await listen(workspace, [status]);
    await workspace.person('U_SAM').say('C_DIGITAL', '/digital-action help');
    expect(workspace.person('U_SAM').messages('C_DIGITAL')[0]?.text).toContain(error);
  });
});
