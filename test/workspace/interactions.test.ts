import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { startTestWorkspace, webClient } from './sample-bot.ts';

// Here the bot is a bare socket, so that each payload and each answer can be seen and chosen.

let workspace: Workspace;
let socket: WebSocket;
let payloads: Record<string, unknown>[] = [];
let answer: unknown;

beforeAll(async () => {
  workspace = await startTestWorkspace({ events: ['member_joined_channel'] });
  const { url } = await webClient(workspace, workspace.appToken).apps.connections.open();
  socket = new WebSocket(url ?? '');
  await once(socket, 'message');
  socket.on('message', (data: Buffer) => {
    const frame: unknown = JSON.parse(data.toString('utf8'));
    if (!(frame instanceof Object) || !('envelope_id' in frame) || !('payload' in frame)) return;
    payloads.push({ ...Object(frame.payload) });
    socket.send(JSON.stringify({ envelope_id: frame.envelope_id, payload: answer }));
  });
});
afterAll(async () => {
  socket.terminate();
  await workspace.close();
});

const plain = (text: string) => ({ type: 'plain_text', text });
const button = { type: 'button', action_id: 'go', text: plain('Go'), value: 'v' };
const select = {
  type: 'static_select',
  action_id: 'day',
  options: ['mon', 'tue'].map((value) => ({ text: plain(value), value })),
};
const blocks = [{ type: 'actions', block_id: 'b', elements: [button, select] }];
const last = () => payloads.at(-1) ?? {};

async function command(text = 'x'): Promise<Record<string, unknown>> {
  answer = undefined;
  await workspace.person('U_SAM').say('C_DIGITAL', `/digital-action ${text}`);
  return last();
}

async function respond(url: unknown, body: unknown): Promise<[number, string]> {
  const response = await fetch(String(url), {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  return [response.status, await response.text()];
}

const seen = (user: string) => workspace.person(user).messages('C_DIGITAL');

/** Opens a modal for Sam with these blocks. */
async function openModal(more: object): Promise<void> {
  const { trigger_id } = await command();
  const view = { type: 'modal', callback_id: 'c', title: plain('T'), submit: plain('S'), ...more };
  await webClient(workspace).apiCall('views.open', { trigger_id, view });
}

test('a press on a shared message carries the message; one on an ephemeral message does not', async () => {
  await webClient(workspace).apiCall('chat.postMessage', { channel: 'C_DIGITAL', text: 'shared', blocks });
  const shared = seen('U_ALEX').at(-1);
  await workspace.person('U_ALEX').press(shared ?? { id: '' }, 'go');
  expect(last()).toMatchObject({
    type: 'block_actions',
    user: { id: 'U_ALEX' },
    container: { type: 'message', message_ts: shared?.ts, channel_id: 'C_DIGITAL', is_ephemeral: false },
    channel: { id: 'C_DIGITAL', name: 'digital-strategy' },
    message: { ts: shared?.ts, text: 'shared', bot_id: 'B_BOT' },
    actions: [{ type: 'button', action_id: 'go', block_id: 'b', value: 'v', text: plain('Go') }],
    state: { values: { b: { day: { type: 'static_select', selected_option: null } } } },
  });
  await webClient(workspace).apiCall('chat.postEphemeral', {
    channel: 'C_DIGITAL',
    user: 'U_ALEX',
    text: 'only you',
    blocks,
  });
  await workspace.person('U_ALEX').press(seen('U_ALEX').at(-1) ?? { id: '' }, 'go');
  expect(last()).toMatchObject({ container: { is_ephemeral: true } });
  expect(last()).not.toHaveProperty('message');
});

test('what was chosen in a message is remembered, and only what is offered can be chosen', async () => {
  const shared = seen('U_SAM').at(-1) ?? { id: '' };
  const sam = workspace.person('U_SAM');
  await sam.press(shared, 'day', { value: 'tue' });
  expect(last()).toMatchObject({ actions: [{ type: 'static_select', selected_option: { value: 'tue' } }] });
  await sam.press(shared, 'go');
  expect(last()).toMatchObject({ state: { values: { b: { day: { selected_option: { value: 'tue' } } } } } });
  await expect(sam.press(shared, 'day', { value: 'sun' })).rejects.toThrow('day does not offer that');
});

test('a button’s response URL replaces or deletes its message, ephemeral or shared', async () => {
  await webClient(workspace).apiCall('chat.postEphemeral', {
    channel: 'C_DIGITAL',
    user: 'U_SAM',
    text: 'old',
    blocks,
  });
  const old = seen('U_SAM').at(-1);
  await workspace.person('U_SAM').press(old ?? { id: '' }, 'go');
  expect(await respond(last()['response_url'], { replace_original: true, text: 'new' })).toEqual([200, 'ok']);
  expect(seen('U_SAM').at(-1)).toMatchObject({ ts: old?.ts, text: 'new', ephemeral: true });
  expect(seen('U_SAM').at(-1)?.blocks).toBeUndefined();
  expect(await respond(last()['response_url'], { delete_original: true })).toEqual([200, 'ok']);
  expect(seen('U_SAM').some((message) => message.ts === old?.ts)).toBe(false);
  expect(await respond(last()['response_url'], { replace_original: true, text: 'again' })).toEqual([
    404,
    '{"ok":false,"error":"message_not_found"}',
  ]);
});

test('a response URL speaks to one person, or to the channel, also where the bot is no member; five times', async () => {
  answer = undefined;
  await workspace.person('U_SAM').say('C_GENERAL', '/digital-action x');
  const url = last()['response_url'];
  const texts = (user: string) =>
    workspace
      .person(user)
      .messages('C_GENERAL')
      .map((message) => message.text);
  expect(await respond(url, { text: 'for you' })).toEqual([200, 'ok']);
  expect(await respond(url, { text: 'for all', response_type: 'in_channel' })).toEqual([200, 'ok']);
  expect(texts('U_SAM')).toEqual(['for you', 'for all']);
  expect(texts('U_LEE')).toEqual(['for all']);
  expect(await respond(url, { text: '' })).toEqual([400, '{"ok":false,"error":"no_text"}']);
  const [status, body] = await respond(url, { text: 'x', blocks: [{ type: 'alert', text: plain('x') }] });
  expect([status, body]).toEqual([400, expect.stringContaining('unsupported type: alert')]);
  expect((await respond(url, { text: 'fifth' }))[0]).toBe(200);
  expect(await respond(url, { text: 'sixth' })).toEqual([404, '{"ok":false,"error":"used_url"}']);
});

test('an answer in an acknowledgement that breaks a rule is an error for its person', async () => {
  answer = { text: 'x', blocks: [{ type: 'header' }] };
  await workspace.person('U_LEE').say('C_DIGITAL', '/digital-action x');
  expect(seen('U_LEE').at(-1)).toMatchObject({
    isError: true,
    text: '/digital-action failed with the error “invalid_command_response”',
  });
});

test('other commands, threads and archived channels are told apart', async () => {
  const lee = workspace.person('U_LEE');
  await lee.say('C_POLICY', '/nothing');
  await lee.say('C_POLICY', 'a thread');
  const root = lee.messages('C_POLICY').at(-1)?.ts;
  await lee.say('C_POLICY', '/digital-action x', { threadTs: root });
  expect(lee.messages('C_POLICY').map((message) => message.text)).toEqual([
    '/nothing is not a valid command.',
    'a thread',
    '/digital-action is not supported in threads. Sorry!',
  ]);
  await expect(lee.say('D_SAM', 'x')).rejects.toThrow('Lee Fox is not in a channel D_SAM.');
  await expect(lee.say('C_POLICY', '  ')).rejects.toThrow('There is nothing to send.');
  workspace.changeChannel('C_POLICY', { isArchived: true });
  await expect(lee.say('C_POLICY', 'x')).rejects.toThrow('This channel is archived.');
});

test('a modal holds at most three views, and its external id is its own', async () => {
  await openModal({ blocks, external_id: 'mine' });
  const sam = workspace.person('U_SAM');
  const push = async () => {
    await sam.press(sam.modal() ?? { id: '' }, 'go');
    const view = { type: 'modal', title: plain('Next'), blocks };
    return webClient(workspace).apiCall('views.push', { trigger_id: last()['trigger_id'], view });
  };
  await push();
  await push();
  await expect(push()).rejects.toThrow('push_limit_reached');
  await sam.close();
  await sam.close();
  expect(sam.modal()).toMatchObject({ external_id: 'mine', root_view_id: sam.modal()?.id });
  const { trigger_id } = await command();
  const taken = webClient(workspace).apiCall('views.open', {
    trigger_id,
    view: { type: 'modal', title: plain('T'), blocks, external_id: 'mine' },
  });
  await expect(taken).rejects.toThrow('duplicate_external_id');
  await sam.close({ all: true });
  expect(sam.modal()).toBeNull();
});

test('a stale hash is a conflict; a trigger opens once', async () => {
  const { trigger_id } = await command();
  const view = { type: 'modal' as const, title: plain('T'), blocks };
  const client = webClient(workspace);
  await client.apiCall('views.open', { trigger_id, view });
  await expect(client.apiCall('views.open', { trigger_id, view })).rejects.toThrow('exchanged_trigger_id');
  const open = workspace.person('U_SAM').modal();
  await client.apiCall('views.update', { view_id: open?.id, hash: open?.hash, view });
  await expect(client.apiCall('views.update', { view_id: open?.id, hash: open?.hash, view })).rejects.toThrow(
    'hash_conflict',
  );
});

test('the values of every input are in the submission, in the shape of its element', async () => {
  const inputs = [
    { type: 'plain_text_input', action_id: 'a', initial_value: 'before' },
    { type: 'checkboxes', action_id: 'a', options: select.options },
    { type: 'timepicker', action_id: 'a', initial_time: '09:30' },
    { type: 'users_select', action_id: 'a' },
    { type: 'number_input', action_id: 'a', is_decimal_allowed: false, min_value: '2' },
    { type: 'conversations_select', action_id: 'a', response_url_enabled: true },
  ];
  await openModal({
    blocks: inputs.map((element, index) => ({
      type: 'input',
      block_id: `i${String(index)}`,
      label: plain('L'),
      element,
    })),
  });
  const sam = workspace.person('U_SAM');
  expect(await sam.submit({ i4: '1' })).toEqual({
    errors: {
      i1: 'Please complete this required field.',
      i3: 'Please complete this required field.',
      i4: 'Must be at least 2.',
      i5: 'Please complete this required field.',
    },
  });
  answer = { response_action: 'clear' };
  await sam.submit({ i1: ['tue'], i3: { a: { selected_user: 'U_JO' } }, i4: 3, i5: 'C_GENERAL' });
  expect(last()).toMatchObject({
    type: 'view_submission',
    view: {
      state: {
        values: {
          i0: { a: { type: 'plain_text_input', value: 'before' } },
          i1: { a: { type: 'checkboxes', selected_options: [{ value: 'tue' }] } },
          i2: { a: { type: 'timepicker', selected_time: '09:30' } },
          i3: { a: { type: 'users_select', selected_user: 'U_JO' } },
          i4: { a: { type: 'number_input', value: '3' } },
          i5: { a: { type: 'conversations_select', selected_conversation: 'C_GENERAL' } },
        },
      },
    },
    response_urls: [{ block_id: 'i5', action_id: 'a', channel_id: 'C_GENERAL' }],
  });
  expect(sam.modal()).toBeNull();
});

test.each([
  ['errors for a block that is no input', { response_action: 'errors', errors: { b: 'x' } }],
  ['an unknown action', { response_action: 'dance' }],
  [
    'a view that breaks a rule',
    { response_action: 'update', view: { type: 'modal', title: plain('x'.repeat(25)), blocks } },
  ],
])('a submission answered with %s leaves the modal and says so', async (_case, wrong) => {
  await openModal({ blocks });
  answer = wrong;
  const sam = workspace.person('U_SAM');
  await expect(sam.submit()).rejects.toThrow('We had some trouble connecting');
  expect(sam.modal()).not.toBeNull();
  expect(workspace.journal.entries.at(-1)).toMatchObject({ kind: 'note' });
});

test('shortcuts come from the menu without a channel, and on a message with it', async () => {
  answer = undefined;
  const sam = workspace.person('U_SAM');
  await sam.useShortcut('record_progress');
  expect(last()).toMatchObject({ type: 'shortcut', callback_id: 'record_progress', user: { id: 'U_SAM' } });
  expect(last()).not.toHaveProperty('channel');
  await sam.say('C_DIGITAL', 'done at last');
  await sam.useShortcut('link_message', sam.messages('C_DIGITAL').at(-1));
  expect(last()).toMatchObject({
    type: 'message_action',
    callback_id: 'link_message',
    message: { text: 'done at last' },
    channel: { id: 'C_DIGITAL' },
  });
});

test('the bot hears that it was invited, where it asked to', async () => {
  await workspace.person('U_JO').say('C_GENERAL', '/invite @Digital Action');
  expect(last()).toMatchObject({
    event: { type: 'member_joined_channel', user: 'U_BOT', channel: 'C_GENERAL', inviter: 'U_JO' },
  });
  await workspace.person('U_JO').say('C_GENERAL', '/invite @Sam Okafor');
  expect(workspace.person('U_JO').messages('C_GENERAL').at(-1)?.text).toBe(
    'Type /invite @Digital Action in a channel.',
  );
});

test('messages in channels that do not mention the bot are not delivered', async () => {
  payloads = [];
  await workspace.person('U_SAM').say('C_DIGITAL', 'nothing for the bot, U_BOT');
  expect(payloads).toEqual([]);
});
