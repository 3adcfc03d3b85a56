import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { ReceiverEvent } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttpReceiver } from '../../../src/slack/transport/http-receiver.ts';
import { type HttpServer, startHttpServer } from '../../../src/slack/transport/http-server.ts';

const SECRET = 'a-secret';
const NOW = 1_400_000_000;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json' };
const COMMAND = 'command=%2Fdigital-action&text=prison+visits%3F&user_id=U_ALEX';

let server: HttpServer;
let heard: ReceiverEvent[];
let logged: { readonly code: string; readonly fields: unknown }[];
/** What the app does with an event. */
let react: (event: ReceiverEvent) => Promise<void>;

beforeEach(async () => {
  heard = [];
  logged = [];
  react = async ({ ack }) => ack({ text: 'Found “it”.' });
  const at = (code: string, fields?: unknown) => void logged.push({ code, fields });
  const log = { debug: at, info: at, warn: at, error: at };
  const receiver = createHttpReceiver({ signingSecret: SECRET, log, realNow: () => NOW * 1_000 });
  receiver.init({
    processEvent: async (event) => {
      heard.push(event);
      await react(event);
    },
  });
  server = await startHttpServer({ host: '127.0.0.1', port: 0, isReady: () => true, slack: receiver.receive });
});
afterEach(() => server.close(0));

const signed = (body: string, timestamp = NOW, secret = SECRET) => ({
  'x-slack-request-timestamp': String(timestamp),
  'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`,
});

const send = (body: string, headers: Readonly<Record<string, string>>, path = '/slack/events') =>
  fetch(`http://127.0.0.1:${server.port}${path}`, { method: 'POST', body, headers });

const refusedBecause = (status: number, why: string) => ({ code: 'slack_request_refused', fields: { status, why } });

test('a command that Slack signed is answered with what acknowledges it', async () => {
  const response = await send(COMMAND, { ...FORM, ...signed(COMMAND) });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await response.json()).toEqual({ text: 'Found “it”.' });
  expect(heard).toHaveLength(1);
  expect(heard[0]?.body).toMatchObject({ command: '/digital-action', text: 'prison visits?', user_id: 'U_ALEX' });
  expect(heard[0]).not.toHaveProperty('retryNum');
});

test('requests that arrive together are each answered, with their own answer, and a fault among them is its own', async () => {
  react = async ({ ack, body }) => {
    if (body['text'] === '7') throw new Error('broken');
    await ack({ text: String(body['text']) });
  };
  const answers = Array.from({ length: 20 }, async (_, at) => {
    const body = `command=%2Fdigital-action&text=${at}`;
    const response = await send(body, { ...FORM, ...signed(body) });
    return response.ok ? response.json() : response.status;
  });
  expect(await Promise.all(answers)).toEqual(answers.map((_, at) => (at === 7 ? 500 : { text: String(at) })));
});

test('a press comes as JSON in a field, an event as JSON, with how often Slack has tried', async () => {
  react = async ({ ack }) => ack();
  const press = `payload=${encodeURIComponent('{"type":"block_actions","user":{"id":"U_ALEX"}}')}`;
  const answered = await send(press, { ...FORM, ...signed(press) });
  expect([answered.status, await answered.text()]).toEqual([200, '']);
  const event = '{"type":"event_callback","event":{"type":"app_mention","text":"café"}}';
  const retried = { 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'http_timeout' };
  await send(event, { ...JSON_TYPE, ...signed(event), ...retried });
  expect(heard.map(({ body, retryNum, retryReason }) => ({ body, retryNum, retryReason }))).toEqual([
    { body: { type: 'block_actions', user: { id: 'U_ALEX' } }, retryNum: undefined, retryReason: undefined },
    {
      body: { type: 'event_callback', event: { type: 'app_mention', text: 'café' } },
      retryNum: 2,
      retryReason: 'http_timeout',
    },
  ]);
});

describe('what Slack did not sign reaches no listener', () => {
  test.each([
    ['with the signature of another secret', signed(COMMAND, NOW, 'another'), 'wrong_signature'],
    ['with the signature of another body', signed(`${COMMAND}x`), 'wrong_signature'],
    ['recorded six minutes ago', signed(COMMAND, NOW - 360), 'out_of_time'],
    ['of a clock six minutes ahead', signed(COMMAND, NOW + 360), 'out_of_time'],
    ['with no signature', {}, 'no_signature'],
    [
      'with a time of another request',
      { ...signed(COMMAND), 'x-slack-request-timestamp': `${NOW - 1}` },
      'wrong_signature',
    ],
  ])('%s', async (_, headers, why) => {
    const response = await send(COMMAND, { ...FORM, ...headers });
    expect([response.status, await response.text()]).toEqual([401, '']);
    expect(heard).toEqual([]);
    expect(logged).toEqual([refusedBecause(401, why)]);
  });
});

test("Slack's test of the certificate is answered unsigned, and nothing in it is heard", async () => {
  const response = await send(`ssl_check=1&${COMMAND}`, FORM);
  expect([response.status, await response.text()]).toEqual([200, '']);
  expect((await send('text=ssl_check=1', FORM)).status).toBe(401);
  expect((await send('ssl_check=1', JSON_TYPE)).status).toBe(401);
  expect((await send('ssl_check=1&ssl_check=1', FORM)).status).toBe(401);
  expect(heard).toEqual([]);
});

test("Slack's test of the address is answered with its challenge, if it is signed", async () => {
  const asked = '{"type":"url_verification","challenge":"c-1"}';
  const response = await send(asked, { ...JSON_TYPE, ...signed(asked) });
  expect(await response.json()).toEqual({ challenge: 'c-1' });
  expect((await send(asked, JSON_TYPE)).status).toBe(401);
  expect(heard).toEqual([]);
});

test.each(['{"type":', 'null', '"text"', ''])('signed JSON that is no object is refused: %s', async (body) => {
  expect((await send(body, { ...JSON_TYPE, ...signed(body) })).status).toBe(400);
  const press = `payload=${encodeURIComponent(body)}`;
  expect((await send(press, { ...FORM, ...signed(press) })).status).toBe(400);
  expect(logged).toEqual([refusedBecause(400, 'unreadable'), refusedBecause(400, 'unreadable')]);
});

test('of a body that is too large no more is read than the limit', async () => {
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('POST /slack/events HTTP/1.1\r\nhost: bot\r\ncontent-length: 1000000000\r\n\r\n');
  socket.write('x'.repeat(4 * 1_024 * 1_024 + 1));
  const said = new Promise((resolve) => socket.once('data', (data) => resolve(data.toString())));
  expect(await said).toMatch(/^HTTP\/1\.1 413 [^]*connection: close/i);
  await once(socket, 'close');
  expect(logged).toEqual([refusedBecause(413, 'too_large')]);
});

test('a sender that goes away before the end is forgotten', async () => {
  const socket = connect(server.port, '127.0.0.1');
  socket.resume();
  socket.end('POST /slack/events HTTP/1.1\r\nhost: bot\r\ncontent-length: 10\r\n\r\nhalf');
  await once(socket, 'close');
  expect([heard, logged]).toEqual([[], []]);
});

test('what no listener acknowledges is not found; what the app fails at is its fault', async () => {
  const headers = { ...FORM, ...signed(COMMAND) };
  react = async () => undefined;
  expect((await send(COMMAND, headers)).status).toBe(404);
  react = () => Promise.reject(new TypeError('with words of somebody'));
  expect((await send(COMMAND, headers)).status).toBe(500);
  expect(logged).toEqual([
    refusedBecause(404, 'not_acknowledged'),
    { code: 'slack_app_failed', fields: { error: 'TypeError' } },
  ]);
});

test('the first acknowledgement counts, and a second one is told that it does not', async () => {
  const second = Promise.withResolvers<unknown>();
  react = async ({ ack }) => {
    await ack('first');
    second.resolve(await ack('second').catch((error: unknown) => error));
  };
  const response = await send(COMMAND, { ...FORM, ...signed(COMMAND) });
  expect(await response.text()).toBe('first');
  expect(await second.promise).toEqual(new Error('A request is acknowledged once.'));
});

test('only a POST to the one path is taken for Slack’s', async () => {
  const headers = { ...FORM, ...signed(COMMAND) };
  expect((await send(COMMAND, headers, '/slack/other')).status).toBe(404);
  expect((await fetch(`http://127.0.0.1:${server.port}/slack/events`)).status).toBe(404);
  expect((await send(COMMAND, headers, '/slack/events?from=proxy')).status).toBe(200);
  expect(heard).toHaveLength(1);
});
