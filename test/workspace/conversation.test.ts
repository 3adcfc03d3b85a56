import type { App, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { startHttpBot, startSocketBot, startTestWorkspace } from './sample-bot.ts';
import type { SampleBot } from './sample-bot.ts';

const title = { type: 'plain_text', text: 'Remind' } as const;
const input = {
  type: 'input',
  block_id: 'note',
  label: { type: 'plain_text', text: 'Note' },
  element: { type: 'plain_text_input', action_id: 'text', max_length: 20 },
} as const;
const modal: ModalView = {
  type: 'modal',
  callback_id: 'remind',
  title,
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [input],
  notify_on_close: true,
};
const more = {
  type: 'button',
  action_id: 'more',
  text: { type: 'plain_text', text: 'More' },
  value: 'page 2',
} as const;
const search = { type: 'external_select', action_id: 'find', min_query_length: 1 } as const;

/** A bot that does a little of everything. */
function listen(app: App): void {
  app.command('/digital-action', async ({ command, ack, respond, client }) => {
    if (command.text === 'remind') {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: modal });
    } else if (command.text === 'quick') await ack({ response_type: 'in_channel', text: 'said at once' });
    else {
      await ack();
      await respond({
        text: `You asked: ${command.text}`,
        blocks: [{ type: 'actions', block_id: 'buttons', elements: [more] }],
      });
    }
  });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: `Heard: ${event.text}`, thread_ts: event.thread_ts ?? event.ts });
  });
  app.message(/hello/iu, async ({ message, say }) => {
    if (message.subtype === undefined) await say(`Hello <@${message.user}>: ${message.text ?? ''}`);
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks = [{ type: 'actions', block_id: 'look', elements: [search, more] } as const];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
  app.action<BlockAction>('find', async ({ ack }) => ack());
  app.action<BlockAction>('more', async ({ ack, action, respond, body }) => {
    await ack();
    if (body.message !== undefined || (body.channel !== undefined && action.type === 'button'))
      await respond({ replace_original: true, text: `Now: ${'value' in action ? action.value : ''}` });
  });
  app.options('find', async ({ ack, options }) => {
    await ack({ options: [{ text: { type: 'plain_text', text: `Found ${options.value}` }, value: options.value }] });
  });
  app.view('remind', async ({ ack, view, client, body }) => {
    const text = view.state.values['note']?.['text']?.value ?? '';
    if (text === 'wrong') return ack({ response_action: 'errors', errors: { note: 'Not that.' } });
    if (text === 'next')
      return ack({ response_action: 'push', view: { ...modal, title: { type: 'plain_text', text: 'Second' } } });
    await ack();
    await client.apiCall('chat.postMessage', { channel: body.user.id, text: `Saved ${text}` });
  });
  app.view({ callback_id: 'remind', type: 'view_closed' }, async ({ ack, client, body }) => {
    await ack();
    await client.apiCall('chat.postMessage', { channel: body.user.id, text: 'Closed' });
  });
}

describe.each(['socket', 'http'] as const)('a conversation over %s', (kind) => {
  let workspace: Workspace;
  let bot: SampleBot;
  beforeAll(async () => {
    const delivery = kind === 'socket' ? ({ kind } as const) : ({ kind, url: 'http://127.0.0.1:9/' } as const);
    workspace = await startTestWorkspace({ delivery });
    bot = await (kind === 'socket' ? startSocketBot : startHttpBot)(workspace, listen);
  });
  afterAll(async () => {
    await bot.stop();
    await workspace.close();
  });

  const texts = (user: string, channel: string) =>
    workspace
      .person(user)
      .messages(channel)
      .map((message) => message.text);

  test('a command is answered to its person alone, and a button replaces the answer', async () => {
    const sam = workspace.person('U_SAM');
    await sam.say('C_GENERAL', '/digital-action prison visits for R&D');
    await workspace.until(() => texts('U_SAM', 'C_GENERAL').length === 1);
    const [answer] = sam.messages('C_GENERAL');
    expect(answer).toMatchObject({ text: 'You asked: prison visits for R&amp;D', ephemeral: true, isBot: true });
    expect(texts('U_ALEX', 'C_GENERAL')).toEqual([]);
    await sam.press(answer ?? { ts: '', channel: '' }, 'more');
    await workspace.until(() => texts('U_SAM', 'C_GENERAL').includes('Now: page 2'));
    expect(sam.messages('C_GENERAL')).toHaveLength(1);
  });

  test('an acknowledgement can be the answer, and in_channel shows what was typed', async () => {
    await workspace.person('U_JO').say('C_POLICY', '/digital-action quick');
    expect(texts('U_ALEX', 'C_POLICY')).toEqual(['/digital-action quick', 'said at once']);
  });

  test('a mention is answered in its thread', async () => {
    const alex = workspace.person('U_ALEX');
    await alex.say('C_DIGITAL', '@Digital Action what about courts < 5 & more?');
    await workspace.until(() => texts('U_SAM', 'C_DIGITAL').length === 2);
    const [question, answer] = workspace.person('U_SAM').messages('C_DIGITAL');
    expect(question?.text).toBe('<@U_BOT> what about courts &lt; 5 &amp; more?');
    expect(answer).toMatchObject({
      threadTs: question?.ts,
      text: 'Heard: <@U_BOT> what about courts &lt; 5 &amp; more?',
    });
    expect(question?.replyCount).toBe(1);
  });

  test('a direct message is answered once, though the bot hears itself', async () => {
    await workspace.person('U_LEE').say('D_LEE', 'hello there');
    await workspace.until(() => texts('U_LEE', 'D_LEE').length === 2);
    expect(texts('U_LEE', 'D_LEE')).toEqual(['hello there', 'Hello <@U_LEE>: hello there']);
  });

  test('a modal is opened, filled in wrong, pushed, and saved', async () => {
    const priya = workspace.person('U_PRIYA');
    await priya.say('C_DIGITAL', '/digital-action remind');
    await workspace.until(() => priya.modal() !== null);
    expect(await priya.submit()).toEqual({ errors: { note: 'Please complete this required field.' } });
    expect(await priya.submit({ text: 'far too long for this input' })).toEqual({
      errors: { note: 'Must be at most 20 characters long.' },
    });
    expect(await priya.submit({ note: { text: 'wrong' } })).toEqual({ errors: { note: 'Not that.' } });
    expect(priya.modal()?.errors).toEqual({ note: 'Not that.' });
    expect(await priya.submit({ note: 'next' })).toEqual({});
    expect(priya.modal()).toMatchObject({ title: { text: 'Second' } });
    await priya.submit({ text: 'done' });
    expect(priya.modal()).toMatchObject({ title: { text: 'Remind' } });
    await workspace.until(() => texts('U_PRIYA', 'D_PRIYA').includes('Saved done'));
    await priya.close({ all: true });
    await workspace.until(() => texts('U_PRIYA', 'D_PRIYA').includes('Closed'));
    expect(priya.modal()).toBeNull();
  });

  test('the Home tab is published, and its select asks the bot for options', async () => {
    const jo = workspace.person('U_JO');
    expect(jo.home()).toBeNull();
    await jo.openHome();
    await workspace.until(() => jo.home() !== null);
    const home = jo.home() ?? { id: '' };
    expect(await jo.options(home, 'find', 'courts')).toEqual({
      options: [{ text: { type: 'plain_text', text: 'Found courts' }, value: 'courts' }],
    });
    await jo.press(home, 'find', { selected_option: { text: { type: 'plain_text', text: 'x' }, value: 'x' } });
    await jo.press(home, 'more');
    await expect(jo.press(home, 'gone')).rejects.toThrow('There is no element gone here any more.');
  });

  test('a bot that is not in the channel is not told of a mention', async () => {
    const lee = workspace.person('U_LEE');
    await lee.say('C_GENERAL', '@Digital Action hello');
    expect(texts('U_LEE', 'C_GENERAL').at(-1)).toContain('/invite @Digital Action');
    await lee.say('C_GENERAL', '/invite @Digital Action');
    await lee.say('C_GENERAL', '@Digital Action hello');
    await workspace.until(() => texts('U_LEE', 'C_GENERAL').at(-1) === 'Heard: <@U_BOT> hello');
  });
});
