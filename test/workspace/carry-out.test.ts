import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { stillClock } from '../../src/workspace/clock.ts';
import { readConversations } from '../../src/workspace/conversation.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { NOW, startSocketBot, startTestWorkspace } from './sample-bot.ts';
import type { SampleBot } from './sample-bot.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const conversations = readConversations('# Tour\n> Say it\nSam types in #policy: hello\nSam sees in #policy: hello');

let workspace: Workspace;
let bot: SampleBot;
let restarts = 0;

const startOver = () => {
  restarts += 1;
  return Promise.resolve();
};

beforeAll(async () => {
  const clock = { ...stillClock(NOW), moves: [{ id: 'day', label: 'A day' }] };
  workspace = await startTestWorkspace({ clock, conversations, startOver });
  bot = await startSocketBot(workspace, (app) => {
    app.command('/digital-action', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({
        trigger_id: body.trigger_id,
        view: {
          type: 'modal',
          callback_id: 'v',
          title: plain('T'),
          submit: plain('Go'),
          blocks: [
            {
              type: 'input',
              block_id: 'n',
              label: plain('Why?'),
              element: { type: 'plain_text_input', action_id: 'a' },
            },
          ],
        },
      });
    });
  });
});
afterAll(async () => {
  await bot.stop();
  await workspace.close();
});
beforeEach(() => workspace.startOver());

/** Carries out what is written; the sentence of the first thing that is not so, or null. */
async function play(written: string): Promise<string | null> {
  const lines = readConversations(`# t\n${written}`).flatMap(({ steps }) => steps.flatMap((step) => step.lines));
  try {
    for (const line of lines) await workspace.carryOut(line);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

test.each([
  ['Sam types in #policy: hello\nJo sees in #policy: hello\nJo does not see in #policy: goodbye', null],
  ['Sam types in #policy: hello\nLee replies in #policy: hello too\nSam sees in #policy: hello too', null],
  ['Sam types in #policy: hello\nJo does not see in #policy: hello', 'Jo sees “hello” in #policy.'],
  ['Nobody types in #policy: hello', 'Nobody here is called Nobody.'],
  ['Sam types in #cellar: hello', 'There is no place called #cellar.'],
  ['Sam replies in #policy: hello', 'There is nothing to reply to in #policy.'],
  ['The clock moves: a day\nThe clock shows: Monday 9 March 2015, 09:00', null],
  ['The clock moves: A year', 'The clock has no button “A year”; it has A day.'],
  ['The clock shows: Tuesday', 'The clock shows Monday 9 March 2015, 09:00, not Tuesday.'],
  ['Sam types in #policy: /digital-action\nSam sees in the form: Why?\nSam presses in the form: Cancel', null],
  [
    'Sam types in #policy: /digital-action\nSam presses in the form: Go',
    '“Go” was answered with: Please complete this required field.',
  ],
])('%s', async (written, expected) => {
  expect(await play(written)).toBe(expected);
});

test('who waits in vain is told what there is instead', { timeout: 10_000 }, async () => {
  expect(await play('Sam types in #policy: hello\nSam sees in #policy: goodbye')).toBe(
    'Sam does not see “goodbye” in #policy. There is: hello\n',
  );
});

async function post(what: string, body: unknown) {
  const headers = { 'content-type': 'application/json' };
  const sent = { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(`${workspace.url}/page-api/${what}`, sent);
  return { status: response.status, body: await response.json() };
}

const read = async (path: string) => Object(await (await fetch(`${workspace.url}/page-api/${path}`)).json());

test('the page plays a step, and learns where it happened', async () => {
  expect(await post('play', { conversation: 0, step: 0 })).toEqual({
    status: 200,
    body: { person: 'U_SAM', channel: 'C_POLICY', tab: 'messages' },
  });
  expect((await post('play', { conversation: 0, step: 1 })).status).toBe(409);
  expect(await read('guide')).toMatchObject({
    conversations: [{ title: 'Tour', steps: [{ explanation: 'Say it', lines: ['Sam types in #policy: hello', {}] }] }],
    canStartOver: true,
  });
});

test('starting over leaves nothing', async () => {
  await play('Sam types in #policy: /invite @Digital Action\nSam types in #policy: hello');
  await post('fault', { id: 'revoked' });
  const before = restarts;
  expect((await post('start-over', {})).status).toBe(200);
  expect(restarts).toBe(before + 1);
  expect(workspace.person('U_SAM').messages('C_POLICY')).toEqual([]);
  expect(workspace.journal.entries).toEqual([]);
  expect(await read('state?user=U_SAM')).toMatchObject({ fault: null, troubles: 0, modal: null });
});

test('a fault is on until it is switched off', async () => {
  await post('fault', { id: '500' });
  expect(await read('state')).toMatchObject({ fault: '500' });
  await expect(bot.app.client.chat.postMessage({ channel: 'C_POLICY', text: 'hello' })).rejects.toThrow();
  await post('fault', {});
  expect(await read('state')).toMatchObject({ fault: null, troubles: 1 });
  expect(await read('journal?only=trouble')).toMatchObject({ lines: [{ method: 'chat.postMessage', fault: '500' }] });
  expect((await post('fault', { id: 'rain' })).status).toBe(409);
});

test('a message’s calls can be read: what made it, and what the bot was told of it', async () => {
  const { ts } = await bot.app.client.chat.postMessage({ channel: 'C_POLICY', text: 'first' });
  await bot.app.client.chat.update({ channel: 'C_POLICY', ts: ts ?? '', text: 'second' });
  await bot.app.client.chat.postMessage({ channel: 'C_POLICY', text: 'another' });
  expect(await read(`journal?channel=C_POLICY&ts=${ts ?? ''}`)).toMatchObject({
    lines: [{ method: 'chat.postMessage' }, { method: 'chat.update' }],
  });
});
