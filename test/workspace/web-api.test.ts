import type { WebAPICallResult, WebClient } from '@slack/web-api';
import { WebAPIPlatformError } from '@slack/web-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_CHANNELS, DEFAULT_PEOPLE } from '../../src/workspace/people.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { startTestWorkspace, webClient } from './sample-bot.ts';

let workspace: Workspace;
let client: WebClient;

beforeAll(async () => {
  const guest = { id: 'U_GUEST', name: 'Gil Guest', zone: 'Asia/Kolkata', isGuest: true };
  const gone = { id: 'U_GONE', name: 'Gone Person', zone: 'Europe/London', isDeactivated: true };
  workspace = await startTestWorkspace({
    people: [...DEFAULT_PEOPLE, guest, gone],
    channels: [
      ...DEFAULT_CHANNELS,
      { id: 'C_SECRET', name: 'secret', kind: 'channel', isPrivate: true, botIsMember: false },
      { id: 'C_OLD', name: 'old', kind: 'channel', isArchived: true, botIsMember: true },
    ],
  });
  client = webClient(workspace);
});
afterAll(() => workspace.close());

/** Slack's word for why the call was refused, with its details. */
async function refusal(call: Promise<WebAPICallResult>): Promise<unknown> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof WebAPIPlatformError)) throw new Error('The call was not refused', { cause: error });
  return error.data;
}

const refusedWith = async (method: string, given: Record<string, unknown>, by = client) => {
  const data = await refusal(by.apiCall(method, given));
  return data instanceof Object && 'error' in data ? data.error : data;
};

function stampOf(posted: object): string {
  return 'ts' in posted && typeof posted.ts === 'string' ? posted.ts : '';
}

test('auth.test says who the bot is', async () => {
  expect(await client.auth.test()).toMatchObject({
    ok: true,
    user_id: workspace.botUserId,
    bot_id: workspace.botId,
    team_id: 'T_DEMO',
  });
});

test.each([
  ['an unknown token', 'auth.test', 'invalid_auth', () => 'xoxb-wrong'],
  ['the app token for a bot method', 'auth.test', 'not_allowed_token_type', () => workspace.appToken],
  ['the bot token for an app method', 'apps.connections.open', 'not_allowed_token_type', () => workspace.botToken],
])('%s: %s is refused', async (_case, method, error, token) => {
  expect(await refusedWith(method, {}, webClient(workspace, token()))).toBe(error);
});

async function ask(method: string, body: string, headers: Record<string, string>): Promise<unknown> {
  const response = await fetch(`${workspace.apiUrl}${method}`, { method: 'POST', body, headers });
  return response.json();
}

test('a call without a token is not authenticated; a token in the body is as good as in the header', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(await ask('auth.test', '', form)).toEqual({ ok: false, error: 'not_authed' });
  expect(await ask('auth.test', `token=${workspace.botToken}`, form)).toMatchObject({ ok: true });
});

test('JSON bodies are read too, and what cannot be read is refused', async () => {
  const authorization = `Bearer ${workspace.botToken}`;
  const json = { 'content-type': 'application/json; charset=utf-8', authorization };
  const message = JSON.stringify({ channel: 'C_DIGITAL', text: 'as JSON' });
  expect(await ask('chat.postMessage', message, json)).toMatchObject({ ok: true });
  expect(await ask('chat.postMessage', '{', json)).toEqual({ ok: false, error: 'invalid_json' });
  expect(await ask('chat.postMessage', '[]', json)).toEqual({ ok: false, error: 'json_not_object' });
  const text = { 'content-type': 'text/plain', authorization };
  expect(await ask('chat.postMessage', 'x', text)).toEqual({ ok: false, error: 'invalid_post_type' });
});

test.each([
  ['users.fly', {}, 'unknown_method'],
  ['toString', {}, 'unknown_method'],
  ['chat.postMessage', { text: 'x' }, 'invalid_arguments'],
  ['chat.postMessage', { channel: 'C_NONE', text: 'x' }, 'channel_not_found'],
  ['chat.postMessage', { channel: 'C_SECRET', text: 'x' }, 'channel_not_found'],
  ['chat.postMessage', { channel: 'C_GENERAL', text: 'x' }, 'not_in_channel'],
  ['chat.postMessage', { channel: 'C_OLD', text: 'x' }, 'is_archived'],
  ['chat.postMessage', { channel: 'C_DIGITAL' }, 'no_text'],
  ['chat.postMessage', { channel: 'C_DIGITAL', text: 'x'.repeat(40_001) }, 'msg_too_long'],
  ['chat.postMessage', { channel: 'C_DIGITAL', text: 'x', blocks: '[' }, 'invalid_blocks_format'],
  ['chat.postMessage', { channel: 'C_DIGITAL', text: 'x', thread_ts: '1.000001' }, 'thread_not_found'],
  ['chat.postEphemeral', { channel: 'C_DIGITAL', user: 'U_NONE', text: 'x' }, 'user_not_found'],
  ['chat.postEphemeral', { channel: 'C_DIGITAL', user: 'U_GUEST', text: 'x' }, 'user_not_in_channel'],
  ['chat.postEphemeral', { channel: 'C_GENERAL', user: 'U_SAM', text: 'x' }, 'not_in_channel'],
  ['chat.update', { channel: 'C_DIGITAL', ts: '1.000001', text: 'x' }, 'message_not_found'],
  ['chat.delete', { channel: 'C_DIGITAL', ts: '1.000001' }, 'message_not_found'],
  ['conversations.open', { users: 'U_NONE' }, 'user_not_found'],
  ['conversations.open', { users: 'U_GONE' }, 'user_disabled'],
  ['conversations.history', { channel: 'C_GENERAL' }, 'not_in_channel'],
  ['users.info', { user: 'U_NONE' }, 'user_not_found'],
  [
    'views.open',
    { trigger_id: '1.2.3', view: { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [] } },
    'invalid_trigger_id',
  ],
  ['views.update', { view_id: 'V_NONE', view: { type: 'modal' } }, 'not_found'],
  ['views.publish', { user_id: 'U_NONE', view: { type: 'home', blocks: [] } }, 'user_not_found'],
  ['reactions.add', { channel: 'C_DIGITAL', timestamp: '1.000001', name: 'eyes' }, 'message_not_found'],
  ['files.completeUploadExternal', { files: [{ id: 'F_NONE' }] }, 'file_not_found'],
  ['assistant.threads.setSuggestedPrompts', { channel_id: 'D_SAM', prompts: [] }, 'invalid_arguments'],
])('%s %j: %s', async (method, given, error) => {
  expect(await refusedWith(method, given)).toBe(error);
});

test('blocks that break a rule are refused with the place', async () => {
  const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
  expect(await refusal(client.apiCall('chat.postMessage', { channel: 'C_DIGITAL', text: 'x', blocks }))).toMatchObject({
    ok: false,
    error: 'invalid_blocks',
    errors: ['must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
    response_metadata: { messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'] },
  });
});

test('a scope that was not granted is missing', async () => {
  const poor = await startTestWorkspace({ scopes: ['chat:write'] });
  const data = await refusal(webClient(poor).users.info({ user: 'U_SAM' }));
  expect(data).toMatchObject({ error: 'missing_scope', needed: 'users:read', provided: 'chat:write' });
  await poor.close();
});

test('a message is posted, changed and deleted; what an update leaves out stays', async () => {
  const sam = workspace.person('U_SAM');
  const blocks = [{ type: 'divider' as const }];
  const metadata = { event_type: 'reminder', event_payload: { slot: '2015-03-09' } };
  const posted = await client.apiCall('chat.postMessage', { channel: '#policy', text: 'first', blocks, metadata });
  const ts = stampOf(posted);
  expect(ts).toMatch(/^1425891600\.0000\d\d$/u);
  await client.chat.update({ channel: 'C_POLICY', ts, text: 'second' });
  expect(sam.messages('C_POLICY')).toMatchObject([
    { text: 'second', edited: true, blocks: [{ type: 'divider' }], metadata },
  ]);
  await client.chat.update({ channel: 'C_POLICY', ts, text: 'third', blocks: [] });
  expect(sam.messages('C_POLICY')[0]?.blocks).toBeUndefined();
  await client.chat.delete({ channel: 'C_POLICY', ts });
  expect(sam.messages('C_POLICY')).toEqual([]);
});

test('nobody else’s message can be changed', async () => {
  await workspace.person('U_LEE').say('C_POLICY', 'mine');
  const ts = workspace.person('U_LEE').messages('C_POLICY').at(-1)?.ts ?? '';
  expect(await refusedWith('chat.update', { channel: 'C_POLICY', ts, text: 'x' })).toBe('cant_update_message');
  expect(await refusedWith('chat.delete', { channel: 'C_POLICY', ts })).toBe('cant_delete_message');
});

test('history is newest first, in pages, without replies and without what only one person saw; metadata only when asked for', async () => {
  const channel = 'D_ALEX';
  const post = async (more: Record<string, unknown>) =>
    stampOf(await client.apiCall('chat.postMessage', { channel, ...more }));
  const metadata = { event_type: 'reminder', event_payload: { slot: 1 } };
  const one = await post({ text: 'one', metadata });
  await post({ text: 'reply', thread_ts: one });
  await client.chat.postEphemeral({ channel, user: 'U_ALEX', text: 'only Alex' });
  const two = await post({ text: 'two' });
  const three = await post({ text: 'three' });
  const page = await client.conversations.history({ channel, limit: 2, include_all_metadata: true });
  expect(page.messages?.map((message) => message.text)).toEqual(['three', 'two']);
  expect(page.has_more).toBe(true);
  const rest = await client.conversations.history({
    channel,
    cursor: page.response_metadata?.next_cursor ?? '',
    limit: 2,
    include_all_metadata: true,
  });
  expect(rest).toMatchObject({ has_more: false, messages: [{ text: 'one', metadata, reply_count: 1 }] });
  const bare = await client.conversations.history({ channel, oldest: one, latest: three });
  expect(bare.messages?.map((message) => message.text)).toEqual(['two']);
  const inclusive = await client.conversations.history({ channel, oldest: one, latest: two, inclusive: true });
  expect(inclusive.messages?.map((message) => message.text)).toEqual(['two', 'one']);
  expect(inclusive.messages?.[1]?.metadata).toBeUndefined();
  const thread = await client.conversations.replies({ channel, ts: one });
  expect(thread.messages?.map((message) => message.text)).toEqual(['one', 'reply']);
});

test('people have zones, and the difference from UTC as of the workspace’s clock', async () => {
  expect(await client.users.info({ user: 'U_PRIYA', include_locale: true })).toMatchObject({
    user: {
      name: 'priya.nair',
      tz: 'Asia/Kolkata',
      tz_offset: 19_800,
      locale: 'en-GB',
      deleted: false,
      is_restricted: false,
    },
  });
  expect(await client.users.info({ user: 'U_JO' })).toMatchObject({ user: { tz_offset: -14_400 } });
  const { members } = await client.users.list({});
  expect(members?.filter((member) => member.deleted).map((member) => member.id)).toEqual(['U_GONE']);
  expect(members?.filter((member) => member.is_restricted).map((member) => member.id)).toEqual(['U_GUEST']);
});

test('channels are listed as the bot may see them', async () => {
  const { channels } = await client.conversations.list({ exclude_archived: true });
  expect(channels?.map((channel) => [channel.name, channel.is_member])).toEqual([
    ['digital-strategy', true],
    ['general', false],
    ['policy', true],
  ]);
  expect((await client.conversations.members({ channel: 'C_DIGITAL' })).members).toEqual([
    ...DEFAULT_PEOPLE.map((person) => person.id),
    'U_BOT',
  ]);
  expect(await client.conversations.open({ users: 'U_SAM' })).toMatchObject({ channel: { id: 'D_SAM' } });
  expect(await client.conversations.info({ channel: 'D_SAM' })).toMatchObject({
    channel: { is_im: true, user: 'U_SAM' },
  });
});

test('a reaction is added once', async () => {
  const ts = stampOf(await client.apiCall('chat.postMessage', { channel: 'C_DIGITAL', text: 'react' }));
  await client.apiCall('reactions.add', { channel: 'C_DIGITAL', timestamp: ts, name: 'eyes' });
  expect(workspace.person('U_SAM').messages('C_DIGITAL').at(-1)?.reactions).toEqual(['eyes']);
  expect(await refusedWith('reactions.add', { channel: 'C_DIGITAL', timestamp: ts, name: 'eyes' })).toBe(
    'already_reacted',
  );
  expect(await client.apiCall('chat.getPermalink', { channel: 'C_DIGITAL', message_ts: ts })).toMatchObject({
    ok: true,
  });
});

test('a file is uploaded as the SDK uploads it, and can be downloaded', async () => {
  const text = 'activity,state\n1,soon\n';
  await client.filesUploadV2({
    channel_id: 'C_DIGITAL',
    filename: 'plan.csv',
    content: text,
    initial_comment: 'The plan',
  });
  const message = workspace.person('U_ALEX').messages('C_DIGITAL').at(-1);
  expect(message).toMatchObject({ text: 'The plan', files: [{ name: 'plan.csv', size: text.length }] });
  const file = await fetch(String(message?.files?.[0]?.['url_private']));
  expect(file.headers.get('content-disposition')).toContain('attachment');
  expect(await file.text()).toBe(text);
});

test('the journal says why a payload was refused, with Slack’s page', async () => {
  await refusedWith('chat.postMessage', {
    channel: 'C_DIGITAL',
    text: 'x',
    blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }],
  });
  expect(workspace.journal.calls('chat.postMessage').at(-1)?.findings).toEqual([
    {
      message: 'must be less than 151 characters',
      pointer: '/blocks/0/text/text',
      page: 'https://docs.slack.dev/reference/block-kit/blocks/header-block',
    },
  ]);
});

test('the journal keeps every call with its advice and no token', async () => {
  await client.apiCall('chat.postMessage', { channel: 'C_DIGITAL', blocks: [{ type: 'divider' }] });
  const call = workspace.journal.calls('chat.postMessage').at(-1);
  expect(call).toMatchObject({
    arguments: { channel: 'C_DIGITAL', blocks: [{ type: 'divider' }] },
    answer: { ok: true },
  });
  expect(call?.advice.map((one) => one.pointer)).toEqual(['/text']);
  const written = JSON.stringify(workspace.journal.entries);
  expect(written).not.toContain(workspace.botToken);
  expect(written).not.toContain(workspace.appToken);
});
