import type { InputBlock, ModalView } from '@slack/types';
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

const option = (words: string) => ({ text: plain(words), value: words.toLowerCase() });
const input = (label: string, element: InputBlock['element'], isTold = false): InputBlock => ({
  type: 'input',
  block_id: label,
  label: plain(label),
  element: { ...element, action_id: 'a' },
  optional: label !== 'Why?',
  ...(isTold ? { dispatch_action: true } : {}),
});
const form: ModalView = {
  type: 'modal',
  callback_id: 'v',
  title: plain('T'),
  submit: plain('Go'),
  blocks: [
    input('Why?', { type: 'plain_text_input' }),
    input('Which?', { type: 'external_select', min_query_length: 0 }),
    input('On which days?', { type: 'checkboxes', options: [option('Monday'), option('Friday')] }),
    input('How?', { type: 'static_select', options: [option('Slowly')] }, true),
  ],
};
/** What the bot was sent, in words: what was submitted, chosen, or used. */
let heard: unknown[] = [];

beforeAll(async () => {
  const clock = { ...stillClock(NOW), moves: [{ id: 'day', label: 'A day' }] };
  const shortcuts = [
    { type: 'message', name: 'Keep this', callbackId: 'keep', description: 'Keeps it' },
    { type: 'global', name: 'Begin', callbackId: 'begin', description: 'Begins' },
  ] as const;
  workspace = await startTestWorkspace({ clock, conversations, startOver, shortcuts });
  bot = await startSocketBot(workspace, (app) => {
    app.command('/digital-action', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form });
    });
    app.options('a', async ({ ack, payload }) => {
      await ack({ options: payload.value === 'nothing' ? [] : [option(`The ${payload.value}`), option('Another')] });
    });
    app.action('a', async ({ ack, body }) => {
      await ack();
      heard.push(body.type === 'block_actions' ? body.actions.map(({ block_id: block }) => block) : null);
    });
    app.view('v', async ({ ack, view }) => {
      await ack();
      heard.push(view.state.values);
    });
    app.shortcut(/./u, async ({ ack, shortcut }) => {
      await ack();
      heard.push(shortcut.type === 'message_action' ? shortcut.message.text : shortcut.callback_id);
    });
  });
});
afterAll(async () => {
  await bot.stop();
  await workspace.close();
});
beforeEach(async () => {
  await workspace.startOver();
  heard = [];
});

/** Carries out what is written; the sentence of the first thing that is not so, or null. */
async function play(written: string): Promise<string | null> {
  const lines = readConversations(`# t\n${written}`).flatMap(({ steps }) => steps.flatMap((step) => step.lines));
  try {
    for (const line of lines) await workspace.carryOut(line, { limitMs: 1000 });
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
  ['Sam replies in #policy: hello', 'There is no message in #policy that others see too.'],
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

test('a form is filled in by its labels, in words, and sent with them', async () => {
  const written = `Sam types in #policy: /digital-action
    Sam fills the form in: Why? = because
    Sam fills the form in: Which? = first
    Sam fills the form in: On which days? = Monday + Friday
    Sam fills the form in: How? = Slowly
    Sam fills the form in: Why? = because 1 = 1
    Sam presses in the form: Go`;
  expect(await play(written)).toBeNull();
  expect(heard).toMatchObject([
    ['How?'],
    {
      'Why?': { a: { value: 'because 1 = 1' } },
      'Which?': { a: { selected_option: { value: 'the first' } } },
      'On which days?': { a: { selected_options: [{ value: 'monday' }, { value: 'friday' }] } },
      'How?': { a: { selected_option: { value: 'slowly' } } },
    },
  ]);
});

test.each([
  ['Sam fills the form in: Whose? = mine', 'Sam Okafor finds no field “Whose?” in the form.'],
  ['Sam fills the form in: Which? = nothing', 'Nothing is offered for “nothing”.'],
  ['Sam fills the form in: How? = Quickly', '“Quickly” is not offered: Slowly.'],
  ['Sam fills the form in: On which days? = Monday + Sunday', '“Sunday” is not offered: Monday, Friday.'],
])('what a form does not take is said: %s', async (line, said) => {
  expect(await play(`Sam types in #policy: /digital-action\n${line}`)).toBe(said);
});

test('a shortcut is used by its name: on the newest message that all see, or from the menu', async () => {
  const written = `Sam types in #policy: first
    Sam types in #policy: second
    Jo uses the shortcut in #policy: Keep this
    Jo uses the shortcut in the app: Begin`;
  expect(await play(written)).toBeNull();
  expect(heard).toEqual(['second', 'begin']);
  expect(await play('Jo uses the shortcut in #policy: Take that')).toBe('There is no shortcut “Take that”.');
});

test('who waits in vain is told what there is instead', async () => {
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
