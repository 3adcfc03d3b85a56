import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Fault } from '../../src/workspace/faults.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { startSocketBot, startTestWorkspace, webClient } from './sample-bot.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startTestWorkspace({ slowMs: 30 });
});
beforeEach(() => workspace.faults.clear());
afterAll(() => workspace.close());

const post = (text: string): Promise<unknown> =>
  webClient(workspace)
    .apiCall('chat.postMessage', { channel: 'C_DIGITAL', text })
    .catch((error: unknown) => error);
const isPosted = (text: string) =>
  workspace
    .person('U_SAM')
    .messages('C_DIGITAL')
    .some((message) => message.text === text);

test.each<[Fault, new (...given: never[]) => Error, boolean]>([
  ['lost-reply', WebAPIRequestError, true],
  ['reset', WebAPIRequestError, false],
  ['500', WebAPIHTTPError, false],
  [{ 429: 7 }, WebAPIRateLimitedError, false],
  ['missing_scope', WebAPIPlatformError, false],
  ['revoked', WebAPIPlatformError, false],
])('%j meets one call', async (fault, error, isDone) => {
  workspace.faults.next('chat.postMessage', fault);
  const text = `with ${JSON.stringify(fault)}`;
  expect(await post(text)).toBeInstanceOf(error);
  expect(isPosted(text)).toBe(isDone);
  expect(await post('the next one')).toMatchObject({ ok: true });
});

test('a rate limit says how many seconds to wait', async () => {
  workspace.faults.next('chat.postMessage', { 429: 7 });
  expect(await post('x')).toMatchObject({ retryAfter: 7 });
});

test('a slow reply comes late, and the call is carried out', async () => {
  workspace.faults.next('chat.postMessage', 'slow');
  const start = performance.now();
  expect(await post('slow')).toMatchObject({ ok: true });
  expect(performance.now() - start).toBeGreaterThan(28);
});

test('a standing fault meets every call of every method until it is switched off', async () => {
  workspace.faults.always('*', 'revoked');
  expect(await post('a')).toMatchObject({ message: expect.stringContaining('token_revoked') });
  expect(await post('b')).toMatchObject({ message: expect.stringContaining('token_revoked') });
  workspace.faults.always('*', null);
  expect(await post('c')).toMatchObject({ ok: true });
});

test.each<[Fault, number | 'broken', boolean]>([
  ['500', 500, false],
  [{ 429: 7 }, 429, false],
  ['reset', 'broken', false],
  ['lost-reply', 'broken', true],
  ['slow', 200, true],
  ['revoked', 200, true],
])('a response URL meets %j', async (fault, status, isDone) => {
  const url = { current: '' };
  const bot = await startSocketBot(workspace, (app) =>
    app.command('/digital-action', async ({ ack, body }) => {
      url.current = body.response_url;
      await ack();
    }),
  );
  await workspace.person('U_SAM').say('C_DIGITAL', '/digital-action x');
  workspace.faults.next('response_url', fault);
  const text = `response with ${JSON.stringify(fault)}`;
  const body = JSON.stringify({ text });
  const answer = await fetch(url.current, { method: 'POST', body }).then(
    (response) => response.status,
    () => 'broken',
  );
  expect(answer).toBe(status);
  expect(isPosted(text)).toBe(isDone);
  await bot.stop();
});

test('a bot whose socket was dropped comes back', async () => {
  const bot = await startSocketBot(workspace, (app) =>
    app.event('app_mention', async ({ say }) => void (await say('here again'))),
  );
  workspace.connections.drop();
  await workspace.until(() => workspace.connections.count() === 0);
  await workspace.person('U_SAM').say('C_DIGITAL', '@Digital Action are you there?');
  await workspace.until(() => isPosted('here again'));
  await bot.stop();
});
