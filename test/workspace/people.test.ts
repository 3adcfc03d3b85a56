import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_CHANNELS, DEFAULT_PEOPLE } from '../../src/workspace/people.ts';
import { startBareBot } from './bare-bot.ts';
import type { BareBot } from './bare-bot.ts';

let bot: BareBot;
beforeAll(async () => {
  const kim = { id: 'U_KIM', name: 'Kim Ward', zone: 'Europe/London', isGuest: true };
  const max = { id: 'U_MAX', name: 'Max Bell', zone: 'Europe/London', teamId: 'T_GDS' };
  const far = { id: 'U_FAR', name: 'Far Away', zone: 'Europe/London', teamId: 'T_FAR' };
  const owner = { id: 'U_OWNER', name: 'Olu Ade', zone: 'Europe/London', isOwner: true };
  const shared = { id: 'C_SHARED', name: 'with-gds', kind: 'channel', isShared: true, botIsMember: true } as const;
  bot = await startBareBot({
    people: [...DEFAULT_PEOPLE, kim, max, far, owner],
    channels: [...DEFAULT_CHANNELS, { ...shared, members: ['U_ALEX', 'U_SAM', 'U_MAX'] }],
    startOver: () => Promise.resolve(),
  });
});
afterAll(() => bot.close());
beforeEach(() => bot.workspace.startOver());

const user = async (id: string) => (await bot.client.users.info({ user: id })).user;
const leave = (id: string) => bot.workspace.changePerson(id, { isDeactivated: true });

describe('what Slack says of people', () => {
  const nobody = { is_admin: false, is_owner: false, is_restricted: false, is_ultra_restricted: false };
  test.each([
    ['U_ALEX', 'an administrator', { ...nobody, is_admin: true }],
    ['U_OWNER', 'an owner', { ...nobody, is_admin: true, is_owner: true }],
    ['U_SAM', 'a member', { ...nobody, is_stranger: false, team_id: 'T_DEMO' }],
    ['U_KIM', 'a guest', { ...nobody, is_restricted: true }],
    ['U_MAX', 'somebody of another organisation', { ...nobody, is_stranger: false, team_id: 'T_GDS' }],
    ['U_FAR', 'a stranger, with whom the bot shares no channel', { ...nobody, is_stranger: true, team_id: 'T_FAR' }],
  ])('%s is %s', async (id, _who, rights) => {
    expect(await user(id)).toMatchObject({ deleted: false, tz: 'Europe/London', ...rights });
  });

  test('names stand in the profile, too', async () => {
    const names = { real_name: 'Priya Nair', display_name: 'Priya Nair', first_name: 'Priya', last_name: 'Nair' };
    expect(await user('U_PRIYA')).toMatchObject({ real_name: 'Priya Nair', tz: 'Asia/Kolkata', profile: names });
  });
});

describe('somebody who is deactivated', () => {
  test('the bot hears of it, and of their coming back', async () => {
    await leave('U_SAM');
    expect(bot.last()).toMatchObject({
      type: 'event_callback',
      event: { type: 'user_change', user: { id: 'U_SAM', deleted: true }, cache_ts: 1_425_891_600 },
    });
    expect(bot.last()['event']).toMatchObject({ event_ts: expect.stringMatching(/^\d+\.\d{6}$/u) });
    expect(await user('U_SAM')).toMatchObject({ deleted: true });
    expect(await user('U_SAM')).not.toHaveProperty('is_admin');
    await bot.workspace.changePerson('U_SAM', { isDeactivated: false });
    expect(bot.last()).toMatchObject({ event: { user: { id: 'U_SAM', deleted: false, is_admin: false } } });
  });

  test('nobody can write to them, and they are in no channel and no group', async () => {
    await leave('U_SAM');
    const refused = (method: string, given: Record<string, unknown>) =>
      expect(bot.client.apiCall(method, given)).rejects;
    await refused('chat.postMessage', { channel: 'U_SAM', text: 'x' }).toThrow('channel_not_found');
    await refused('chat.postMessage', { channel: 'D_SAM', text: 'x' }).toThrow('channel_not_found');
    await refused('chat.postEphemeral', { channel: 'C_SHARED', user: 'U_SAM', text: 'x' }).toThrow(
      'user_not_in_channel',
    );
    await refused('conversations.open', { users: 'U_SAM' }).toThrow('user_disabled');
    expect((await bot.client.conversations.members({ channel: 'C_SHARED' })).members).not.toContain('U_SAM');
    expect(await bot.client.usergroups.users.list({ usergroup: 'S_DIGITAL' })).toMatchObject({ users: ['U_ALEX'] });
  });

  test('they can do nothing, and what stood open before them is closed', async () => {
    const view = { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [{ type: 'divider' }] };
    await bot.openModal('U_SAM', view);
    const sam = bot.workspace.person('U_SAM');
    expect(sam.modal()).not.toBeNull();
    await leave('U_SAM');
    expect(sam.modal()).toBeNull();
    await expect(sam.say('D_SAM', 'hello')).rejects.toThrow('Sam Okafor’s account is deactivated.');
    await expect(sam.openHome()).rejects.toThrow('deactivated');
    await expect(sam.useShortcut('add-update')).rejects.toThrow('deactivated');
  });

  test('the event is only for whoever subscribed; nobody unknown can be changed', async () => {
    const quiet = await startBareBot({ events: ['app_mention'] });
    await quiet.workspace.changePerson('U_SAM', { isDeactivated: true });
    expect(quiet.payloads).toEqual([]);
    await expect(quiet.workspace.changePerson('U_NONE', {})).rejects.toThrow('Nobody in the workspace');
    await quiet.close();
  });

  test('starting over brings them back', async () => {
    await leave('U_SAM');
    await bot.workspace.startOver();
    expect(await user('U_SAM')).toMatchObject({ deleted: false });
  });
});

describe('user groups', () => {
  test('are listed, with their people where asked', async () => {
    const { usergroups } = await bot.client.usergroups.list({ include_users: true, include_count: true });
    const group = { id: 'S_DIGITAL', handle: 'digital-team', is_usergroup: true, date_delete: 0 };
    expect(usergroups).toMatchObject([{ ...group, users: ['U_ALEX', 'U_SAM'], user_count: 2 }]);
    expect((await bot.client.usergroups.list()).usergroups?.[0]).not.toHaveProperty('users');
  });

  test('nobody knows an unknown one, and without the optional scope none', async () => {
    await expect(bot.client.usergroups.users.list({ usergroup: 'S_NONE' })).rejects.toThrow('no_such_subteam');
    const poor = await startBareBot({ scopes: ['users:read'] });
    await expect(poor.client.usergroups.list()).rejects.toThrow('missing_scope');
    await poor.close();
  });

  test('a handle after the command arrives as an id', async () => {
    await bot.workspace.person('U_SAM').say('C_DIGITAL', '/digital-action only @digital-team');
    expect(bot.last()).toMatchObject({ text: 'only <!subteam^S_DIGITAL|@digital-team>' });
  });
});

describe('somebody of another organisation', () => {
  test('is in shared channels only, and has no command, shortcut or page of the app', async () => {
    const max = bot.workspace.person('U_MAX');
    await max.say('C_SHARED', '/digital-action due');
    expect(max.messages('C_SHARED').at(-1)?.text).toBe('/digital-action is not a valid command.');
    await expect(max.say('C_DIGITAL', 'x')).rejects.toThrow('Max Bell is not in a channel C_DIGITAL.');
    await expect(max.useShortcut('add-update')).rejects.toThrow('another organisation');
    await expect(max.openHome()).rejects.toThrow('has no page for Max Bell');
    await expect(bot.client.conversations.open({ users: 'U_MAX' })).rejects.toThrow('channel_not_found');
  });

  test('can mention the bot and press its buttons, and is told apart by the team', async () => {
    const max = bot.workspace.person('U_MAX');
    await max.say('C_SHARED', '@Digital Action prison visits');
    expect(bot.last()).toMatchObject({
      is_ext_shared_channel: true,
      event: { type: 'app_mention', user: 'U_MAX', user_team: 'T_GDS', source_team: 'T_GDS' },
    });
    const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
    const blocks = [{ type: 'actions', elements: [button] }];
    await bot.client.apiCall('chat.postMessage', { channel: 'C_SHARED', text: 'x', blocks });
    await max.press(max.messages('C_SHARED').at(-1) ?? { id: '' }, 'go');
    expect(bot.last()).toMatchObject({ type: 'block_actions', user: { team_id: 'T_GDS' }, team: { id: 'T_GDS' } });
  });
});
