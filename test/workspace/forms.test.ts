import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plain, respond, startBareBot } from './bare-bot.ts';
import type { BareBot } from './bare-bot.ts';

let bot: BareBot;
beforeAll(async () => {
  bot = await startBareBot();
});
afterAll(() => bot.close());

const option = (value: string) => ({ text: plain(value), value });
const input = (blockId: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id: blockId,
  label: plain(blockId),
  element: { action_id: 'a', ...element },
  ...more,
});
const modal = (...blocks: object[]) => ({ type: 'modal', title: plain('T'), submit: plain('S'), blocks });
const note = input('note', { type: 'plain_text_input', multiline: true });
const statuses = { options: [option('done'), option('changed')] };
const sam = () => bot.workspace.person('U_SAM');
const dividers = (count: number) => Array.from({ length: count }, () => ({ type: 'divider' }));
const seenInGeneral = () => sam().messages('C_GENERAL');
const values = () => {
  const { view } = bot.last();
  return view instanceof Object && 'state' in view && view.state instanceof Object && 'values' in view.state
    ? view.state.values
    : undefined;
};

describe('an open form', () => {
  const everything = modal(
    input('activity', { type: 'external_select', min_query_length: 0, initial_option: option('7.1') }),
    input('status', { type: 'static_select', ...statuses }, { dispatch_action: true }),
    { ...note, optional: true },
    input('evidence', { type: 'url_text_input' }, { optional: true }),
    input('day', { type: 'datepicker', initial_date: '2015-03-09' }),
    input('owner', { type: 'users_select', initial_user: 'U_ALEX' }),
    input('told', { type: 'radio_buttons', ...statuses, initial_option: option('done') }),
    input('also', { type: 'checkboxes', ...statuses }, { optional: true }),
  );

  test('begins with what its elements say, and is filled in by block id', async () => {
    await bot.openModal('U_SAM', everything);
    await sam().submit({
      status: 'done',
      evidence: 'https://www.gov.uk/x',
      also: ['changed'],
      activity: option('8.2'),
    });
    expect(values()).toEqual({
      activity: { a: { type: 'external_select', selected_option: option('8.2') } },
      status: { a: { type: 'static_select', selected_option: option('done') } },
      note: { a: { type: 'plain_text_input', value: null } },
      evidence: { a: { type: 'url_text_input', value: 'https://www.gov.uk/x' } },
      day: { a: { type: 'datepicker', selected_date: '2015-03-09' } },
      owner: { a: { type: 'users_select', selected_user: 'U_ALEX' } },
      told: { a: { type: 'radio_buttons', selected_option: option('done') } },
      also: { a: { type: 'checkboxes', selected_options: [option('changed')] } },
    });
  });

  test('says what Slack itself would say, and offers nobody who is not there', async () => {
    await bot.openModal('U_SAM', everything);
    expect(await sam().submit({ evidence: 'gov.uk', day: '2015-02-30' })).toEqual({
      errors: {
        status: 'Please complete this required field.',
        evidence: 'Please enter a valid URL.',
        day: 'Please enter a valid date.',
      },
    });
    await expect(sam().submit({ status: 'done', owner: 'U_NOBODY' })).rejects.toThrow('a does not offer U_NOBODY.');
    await bot.workspace.changePerson('U_LEE', { isDeactivated: true });
    await expect(sam().submit({ status: 'done', owner: 'U_LEE' })).rejects.toThrow('a does not offer U_LEE.');
    await bot.workspace.changePerson('U_LEE', { isDeactivated: false });
    await sam().close();
  });

  test('a choice that dispatches reaches the bot with the rest; one that does not tells nobody', async () => {
    await bot.openModal('U_SAM', everything);
    const before = sam().modal();
    await sam().press({ id: before?.id ?? '' }, 'a', {
      blockId: 'status',
      value: 'changed',
      values: { note: 'so far' },
    });
    expect(bot.last()).toMatchObject({
      type: 'block_actions',
      container: { type: 'view', view_id: before?.id },
      actions: [{ block_id: 'status', selected_option: option('changed') }],
      view: { hash: before?.hash, state: { values: { note: { a: { value: 'so far' } } } } },
    });
    expect(bot.last()).not.toHaveProperty('response_url');
    const day = { blockId: 'day', value: '2015-03-01' };
    await expect(sam().press({ id: before?.id ?? '' }, 'a', day)).rejects.toThrow('has no dispatch_action');
    await bot.client.apiCall('views.update', { view_id: before?.id, hash: before?.hash, view: modal(note) });
    await sam().submit();
    expect(values()).toEqual({ note: { a: { type: 'plain_text_input', value: 'so far' } } });
  });

  test('a submission may be answered with another view, a view on top, errors, or the end', async () => {
    await bot.openModal('U_SAM', modal(note));
    const titled = (title: string) => ({ ...modal(note), title: plain(title) });
    bot.answerWith({ response_action: 'errors', errors: { note: 'Please say why.' } });
    expect(await sam().submit({ note: 'x' })).toEqual({ errors: { note: 'Please say why.' } });
    bot.answerWith({ response_action: 'update', view: titled('Changed meanwhile') });
    await sam().submit();
    expect(sam().modal()).toMatchObject({
      title: plain('Changed meanwhile'),
      state: { values: { note: { a: { value: 'x' } } } },
    });
    bot.answerWith({ response_action: 'push', view: titled('On top') });
    await sam().submit();
    expect(sam().modal()).toMatchObject({ title: plain('On top'), previous_view_id: expect.any(String) });
    bot.answerWith({ response_action: 'clear' });
    await sam().submit({ note: 'y' });
    expect(sam().modal()).toBeNull();
    bot.answerWith(undefined);
  });
});

describe('the Home tab', () => {
  const pick = { type: 'static_select', action_id: 'page', ...statuses };
  const view = (count: number) => ({
    type: 'home',
    blocks: [...dividers(count - 1), { type: 'actions', block_id: 'turn', elements: [pick] }],
  });

  test('holds a hundred blocks; a choice in it comes at once, with the view it was made in', async () => {
    await bot.client.apiCall('views.publish', { user_id: 'U_SAM', view: view(100) });
    const home = sam().home();
    expect(home?.['blocks']).toHaveLength(100);
    await sam().press({ id: home?.id ?? '' }, 'page', { value: 'changed' });
    expect(bot.last()).toMatchObject({
      type: 'block_actions',
      actions: [{ action_id: 'page', selected_option: option('changed') }],
      view: { id: home?.id, type: 'home', hash: home?.hash },
    });
    await bot.client.apiCall('views.publish', { user_id: 'U_SAM', view: view(2), hash: home?.hash });
    expect(sam().home()).toMatchObject({ id: home?.id, blocks: [{}, {}] });
    const stale = bot.client.apiCall('views.publish', { user_id: 'U_SAM', view: view(2), hash: home?.hash });
    await expect(stale).rejects.toThrow('hash_conflict');
    const long = bot.client.apiCall('views.publish', { user_id: 'U_SAM', view: view(101) });
    await expect(long).rejects.toThrow('invalid_arguments');
  });
});

describe('a message that came by a response URL', () => {
  const blocks = [{ type: 'actions', elements: [{ type: 'button', action_id: 'go', text: plain('Go') }] }];
  async function answerCommand(more: object): Promise<void> {
    await sam().say('C_GENERAL', '/digital-action x');
    expect(await respond(bot.last()['response_url'], { text: 'old', blocks, ...more })).toEqual([200, 'ok']);
  }

  test('is replaced in place by the URL of its own button, five times and no more', async () => {
    await answerCommand({});
    const old = seenInGeneral().at(-1);
    await sam().press(old ?? { id: '' }, 'go');
    const url = bot.last()['response_url'];
    for (const text of ['one', 'two', 'three', 'four', 'five'])
      expect(await respond(url, { text, replace_original: true })).toEqual([200, 'ok']);
    expect((await respond(url, { text: 'six', replace_original: true }))[0]).toBe(404);
    expect(seenInGeneral().at(-1)).toMatchObject({ ts: old?.ts, text: 'five', ephemeral: true });
  });

  test('that only one person sees stays so, whatever its replacement asks', async () => {
    await answerCommand({});
    await sam().press(seenInGeneral().at(-1) ?? { id: '' }, 'go');
    const url = bot.last()['response_url'];
    await respond(url, { text: 'new', replace_original: true, response_type: 'in_channel' });
    expect(seenInGeneral().at(-1)).toMatchObject({ text: 'new', ephemeral: true });
    const update = bot.client.chat.update({ channel: 'C_GENERAL', ts: seenInGeneral().at(-1)?.ts ?? '', text: 'x' });
    await expect(update).rejects.toThrow('message_not_found');
  });

  test('for all is changed by chat.update, or by the URL of its button', async () => {
    await answerCommand({ response_type: 'in_channel' });
    const ts = seenInGeneral().at(-1)?.ts ?? '';
    await bot.client.apiCall('chat.update', { channel: 'C_GENERAL', ts, text: 'updated', blocks });
    expect(seenInGeneral().at(-1)).toMatchObject({ ts, text: 'updated', edited: true, ephemeral: false });
    await sam().press(seenInGeneral().at(-1) ?? { id: '' }, 'go');
    await respond(bot.last()['response_url'], { text: 'replaced', replace_original: true });
    expect(bot.workspace.person('U_LEE').messages('C_GENERAL').at(-1)).toMatchObject({ ts, text: 'replaced' });
  });
});
