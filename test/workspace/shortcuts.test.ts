import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoSetting } from '../../src/demo-setting.ts';
import { plain, respond, startBareBot } from './bare-bot.ts';
import type { BareBot } from './bare-bot.ts';
import { startTestWorkspace } from './sample-bot.ts';

let bot: BareBot;
beforeAll(async () => {
  bot = await startBareBot({ shortcuts: demoSetting().shortcuts ?? [] });
});
afterAll(() => bot.close());

const linkOf = (ts: string) => `/archives/C_DIGITAL/p${ts.replace('.', '')}`;
const seen = (user: string, channel = 'C_GENERAL') => bot.workspace.person(user).messages(channel);

async function useOnMessage(): Promise<void> {
  const sam = bot.workspace.person('U_SAM');
  await sam.say('C_GENERAL', 'The first prison has it.');
  await sam.useShortcut('update-from-message', seen('U_SAM').at(-1));
}

test('a global shortcut says who, and neither where nor how to answer; its trigger opens a modal', async () => {
  await bot.workspace.person('U_PRIYA').useShortcut('add-update');
  expect(bot.last()).toEqual({
    type: 'shortcut',
    callback_id: 'add-update',
    user: { id: 'U_PRIYA', username: 'priya.nair', name: 'priya.nair', team_id: 'T_DEMO' },
    team: { id: 'T_DEMO', domain: 'moj-demo' },
    api_app_id: 'A_DEMO',
    token: expect.any(String),
    action_ts: expect.stringMatching(/^\d+\.\d{6}$/u),
    trigger_id: expect.any(String),
    enterprise: null,
    is_enterprise_install: false,
  });
  const view = { type: 'modal', title: plain('T'), blocks: [{ type: 'divider' }] };
  await bot.client.apiCall('views.open', { trigger_id: bot.last()['trigger_id'], view });
  expect(bot.workspace.person('U_PRIYA').modal()).not.toBeNull();
});

test('a message shortcut brings the message and its channel, also where the bot is no member', async () => {
  await useOnMessage();
  const message = seen('U_SAM').at(-1);
  expect(bot.last()).toMatchObject({
    type: 'message_action',
    callback_id: 'update-from-message',
    channel: { id: 'C_GENERAL', name: 'general' },
    message: { type: 'message', user: 'U_SAM', ts: message?.ts, text: 'The first prison has it.' },
    message_ts: message?.ts,
    trigger_id: expect.any(String),
  });
});

test('its response URL answers the person, and cannot touch the message', async () => {
  await useOnMessage();
  const before = seen('U_SAM').length;
  const url = bot.last()['response_url'];
  expect(await respond(url, { text: 'Recorded.', replace_original: true })).toEqual([200, 'ok']);
  expect(seen('U_SAM')).toHaveLength(before + 1);
  expect(seen('U_SAM').at(-1)).toMatchObject({ text: 'Recorded.', ephemeral: true });
  expect((await respond(url, { delete_original: true }))[0]).toBe(404);
  expect(seen('U_LEE').at(-1)?.text).toBe('The first prison has it.');
});

test('the message’s link leads back to its channel, or to its thread', async () => {
  const lee = bot.workspace.person('U_LEE');
  await lee.say('C_DIGITAL', 'Look:');
  const root = seen('U_LEE', 'C_DIGITAL').at(-1)?.ts ?? '';
  await lee.say('C_DIGITAL', 'done', { threadTs: root });
  const reply = seen('U_LEE', 'C_DIGITAL').at(-1)?.ts ?? '';
  const follow = async (ts: string) => {
    const { permalink } = await bot.client.chat.getPermalink({ channel: 'C_DIGITAL', message_ts: ts });
    const { status, headers } = await fetch(String(permalink), { redirect: 'manual' });
    return [permalink?.replace(bot.workspace.url, ''), status, headers.get('location')];
  };
  expect(await follow(root)).toEqual([linkOf(root), 302, '/#//C_DIGITAL']);
  const thread = `${linkOf(reply)}?thread_ts=${root}&cid=C_DIGITAL`;
  expect(await follow(reply)).toEqual([thread, 302, `/#//C_DIGITAL/thread/${root}`]);
  await expect(bot.client.chat.getPermalink({ channel: 'C_DIGITAL', message_ts: '1.000001' })).rejects.toThrow(
    'message_not_found',
  );
});

test('Slack offers no shortcut on what only one person sees, and each only where it is declared', async () => {
  const sam = bot.workspace.person('U_SAM');
  await bot.client.chat.postEphemeral({ channel: 'C_DIGITAL', user: 'U_SAM', text: 'only you' });
  await expect(sam.useShortcut('update-from-message', seen('U_SAM', 'C_DIGITAL').at(-1))).rejects.toThrow(
    'no shortcuts on a message that only one person sees',
  );
  await expect(sam.useShortcut('update-from-message')).rejects.toThrow('is a message shortcut');
  await sam.say('C_GENERAL', 'for all');
  await expect(sam.useShortcut('add-update', seen('U_SAM').at(-1))).rejects.toThrow('is a global shortcut');
});

test('what a manifest would not take is said at the start', async () => {
  const shortcut = { type: 'global', name: 'x'.repeat(25), callbackId: '', description: 'x' } as const;
  await expect(startTestWorkspace({ shortcuts: [shortcut] })).rejects.toThrow(
    '/shortcuts/0/name must be less than 25 characters; /shortcuts/0/callbackId must be more than 0 characters',
  );
});
