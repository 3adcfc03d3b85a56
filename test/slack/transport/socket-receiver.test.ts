import { type App, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import { expect, test } from 'vitest';
import { createSocketReceiver } from '../../../src/slack/transport/socket-receiver.ts';

/** A client of Slack's with our ear, an app behind it, and what was logged. */
function listenWith(react: (event: ReceiverEvent) => Promise<void>) {
  const logged: unknown[] = [];
  const at = (code: string, fields?: unknown) => void logged.push({ code, fields });
  const bolts = new SocketModeReceiver({ appToken: 'xapp-test' });
  const heard: ReceiverEvent[] = [];
  const app: Pick<App, 'processEvent'> = {
    processEvent: async (event) => {
      heard.push(event);
      await react(event);
    },
  };
  const receiver = createSocketReceiver(bolts, { debug: at, info: at, warn: at, error: at });
  receiver.init(app);
  return { client: receiver.client, heard, logged };
}

test('an envelope reaches the app once, with how often Slack has tried', async () => {
  const { client, heard } = listenWith(async ({ ack }) => ack({ text: 'answer' }));
  const answers: unknown[] = [];
  const ack = async (answer: unknown) => void answers.push(answer);
  client.emit('slack_event', { body: { command: '/digital-action' }, ack });
  client.emit('slack_event', { body: { event: {} }, ack, retry_num: 1, retry_reason: 'timeout' });
  await Promise.resolve();
  expect(heard).toEqual([
    { body: { command: '/digital-action' }, ack: expect.any(Function) },
    { body: { event: {} }, retryNum: 1, retryReason: 'timeout', ack: expect.any(Function) },
  ]);
  expect(answers).toEqual([{ text: 'answer' }, { text: 'answer' }]);
});

test('the first acknowledgement counts, and a second one is told that it does not', async () => {
  const second = Promise.withResolvers<unknown>();
  const answers: unknown[] = [];
  const { client } = listenWith(async ({ ack }) => {
    await ack('first');
    second.resolve(await ack('second').catch((error: unknown) => error));
  });
  client.emit('slack_event', { body: {}, ack: async (answer: unknown) => void answers.push(answer) });
  expect(await second.promise).toEqual(new Error('An envelope is acknowledged once.'));
  expect(answers).toEqual(['first']);
});

test('what the app fails at is logged as a code, and ends there', async () => {
  const { client, logged } = listenWith(() => Promise.reject(new TypeError('with words of somebody')));
  client.emit('slack_event', { body: {}, ack: async () => undefined });
  await new Promise(setImmediate);
  expect(logged).toEqual([{ code: 'slack_app_failed', fields: { error: 'TypeError' } }]);
});

test('no other ear of Bolt’s is left, which would answer a second time', () => {
  const { client } = listenWith(async () => undefined);
  expect(client.listenerCount('slack_event')).toBe(1);
});
