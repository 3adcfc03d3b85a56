import { createHmac } from 'node:crypto';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectToSlack } from '../../src/slack/connect.ts';
import { Log, openStage, setupFor, type Stage } from './test-workspace.ts';

let stage: Stage;
afterEach(() => stage.end());

const seen = (user: string, channel: string) => stage.workspace.person(user).messages(channel);
const statusOf = async (path: string, init?: RequestInit) =>
  (await fetch(`http://127.0.0.1:${stage.slack.port}${path}`, init)).status;
const logged = (code: string) => stage.log.filter((line) => line.code === code);

describe.each(['socket', 'http'] as const)('connected over %s', (mode) => {
  beforeEach(async () => {
    stage = await openStage(mode);
  });

  test('it says that it lives and that it is ready', async () => {
    expect(await statusOf('/healthz')).toBe(200);
    expect(await statusOf('/readyz')).toBe(200);
    expect(await statusOf('/nothing')).toBe(404);
    expect(stage.slack.isReady()).toBe(true);
  });

  test('a stopping bot lets what it is doing finish, and really closes', async () => {
    await stage.end();
    stage = await openStage(mode, { workspace: { slowMs: 300 } });
    stage.workspace.faults.next('chat.postMessage', 'slow');
    await stage.workspace.person('U_ALEX').say('D_ALEX', 'prison visits');
    await stage.workspace.until(() => stage.workspace.journal.calls('chat.postMessage').length === 1);
    await stage.slack.stop(5);
    expect(logged('slack_stopped')[0]?.fields).toEqual({ unfinished: 0 });
    expect(stage.slack.isReady()).toBe(false);
    expect(stage.workspace.connections.count()).toBe(0);
    await expect(statusOf('/healthz')).rejects.toThrow('fetch failed');
  });

  test('stopping does not wait longer than its deadline', async () => {
    await stage.end();
    stage = await openStage(mode, { workspace: { slowMs: 1_500 } });
    stage.workspace.faults.next('chat.postMessage', 'slow');
    await stage.workspace.person('U_ALEX').say('D_ALEX', 'prison visits');
    await stage.workspace.until(() => stage.workspace.journal.calls('chat.postMessage').length === 1);
    const began = performance.now();
    await stage.slack.stop(0.2);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(logged('slack_stopped')[0]?.fields).toEqual({ unfinished: 1 });
  });

  test('a button of an earlier version is answered with how to ask again', async () => {
    const client = new WebClient(stage.workspace.botToken, { slackApiUrl: stage.workspace.apiUrl });
    const button = {
      type: 'button',
      action_id: 'old_thing',
      value: '{"page":2}',
      text: { type: 'plain_text', text: 'More' },
    } as const;
    const { postMessage } = client.chat;
    await postMessage({
      channel: 'C_DIGITAL',
      text: 'old',
      blocks: [{ type: 'actions', elements: [button] }],
    });
    const old = seen('U_ALEX', 'C_DIGITAL').at(-1);
    await stage.workspace.person('U_ALEX').press(old ?? { ts: '', channel: '' }, 'old_thing');
    await stage.workspace.until(() => seen('U_ALEX', 'C_DIGITAL').length === 2);
    expect(seen('U_ALEX', 'C_DIGITAL').at(-1)).toMatchObject({ ephemeral: true });
    expect(seen('U_ALEX', 'C_DIGITAL').at(-1)?.text).toContain(
      'This button is from an earlier version. Please ask again',
    );
  });

  test('a shortcut that is not declared is acknowledged', async () => {
    await expect(stage.workspace.person('U_ALEX').useShortcut('long_gone')).resolves.toBeUndefined();
  });

  test('a failure reaches the person as a sentence with a reference, the log as a code', async () => {
    stage.workspace.faults.next('chat.postMessage', '500');
    await stage.workspace.person('U_ALEX').say('D_ALEX', 'prison visits');
    await stage.workspace.until(() => seen('U_ALEX', 'D_ALEX').length === 2);
    const [failure] = logged('slack_listener_failed');
    expect(failure?.fields).toMatchObject({ listener: 'direct-message', error: 'http_500' });
    expect(seen('U_ALEX', 'D_ALEX').at(-1)?.text).toContain(String(failure?.fields['reference']));
    expect(JSON.stringify(stage.log)).not.toMatch(/prison|xoxb/);
  });

  test('a port that is taken, a token that is refused: a sentence that says what to mend', async () => {
    const { workspace, store } = stage;
    const setup = setupFor(mode, { workspace, store, log: new Log(), clock: () => stage.now });
    await expect(connectToSlack({ ...setup, port: stage.slack.port })).rejects.toThrow(
      `Cannot listen on 127.0.0.1:${stage.slack.port}. Set PORT`,
    );
    const secrets = { ...setup.secrets, botToken: 'xoxb-wrong' };
    const refused = await connectToSlack({ ...setup, secrets }).catch((error: unknown) => String(error));
    expect(refused).toContain('Slack does not accept SLACK_BOT_TOKEN (invalid_auth)');
    expect(refused).not.toContain('xoxb-wrong');
  });

  test('it is not ready while something else is not', async () => {
    await stage.end();
    let isReady = false;
    stage = await openStage(mode, { setup: { isReadyToo: () => isReady } });
    expect(await statusOf('/readyz')).toBe(503);
    isReady = true;
    expect(await statusOf('/readyz')).toBe(200);
  });
});

describe('the socket', () => {
  beforeEach(async () => {
    stage = await openStage('socket', { setup: { socketConnections: 1 } });
  });

  test.each(['drop', 'refresh'] as const)('comes back after a %s, and the bot answers', async (what) => {
    stage.workspace.connections[what]();
    await stage.untilLogged('slack_connected', 2);
    expect(stage.slack.isReady()).toBe(true);
    await stage.workspace.person('U_ALEX').say('C_DIGITAL', '/digital-action 7');
    expect(seen('U_ALEX', 'C_DIGITAL').at(-1)?.text).toContain('Action 7');
  });

  test('comes back after Slack refused to open one for a while, and is not ready meanwhile', async () => {
    stage.workspace.faults.next('apps.connections.open', '500');
    stage.workspace.connections.drop();
    await stage.untilLogged('slack_disconnected', 1);
    expect(await statusOf('/readyz')).toBe(503);
    await stage.untilLogged('slack_connected', 2);
    expect(logged('slack_reconnect_failed').length).toBeGreaterThan(0);
  });

  test('an app token that is refused is a sentence', async () => {
    const { workspace, store } = stage;
    const setup = setupFor('socket', { workspace, store, log: new Log(), clock: () => stage.now });
    const secrets = { kind: 'socket', botToken: workspace.botToken, appToken: 'xapp-wrong' } as const;
    await expect(connectToSlack({ ...setup, secrets })).rejects.toThrow(
      'Slack opens no socket for SLACK_APP_TOKEN (invalid_auth)',
    );
  });

  test('can be stopped while it is away', async () => {
    stage.workspace.faults.always('apps.connections.open', '500');
    stage.workspace.connections.drop();
    await stage.untilLogged('slack_disconnected', 1);
    const began = performance.now();
    await stage.slack.stop(5);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('two sockets, as by default', () => {
  beforeEach(async () => {
    stage = await openStage('socket');
    await stage.workspace.until(() => stage.workspace.connections.count() === 2);
  });

  test('one that breaks during traffic loses no command, and is opened again', async () => {
    const sam = stage.workspace.person('U_SAM');
    for (let asked = 1; asked <= 30; asked += 1) {
      if (asked % 6 === 0) stage.workspace.connections.drop(1);
      await sam.say('C_GENERAL', `/digital-action action ${(asked % 16) + 1}`);
      expect(stage.slack.isReady()).toBe(true);
      if (asked % 6 === 3) await stage.workspace.until(() => stage.workspace.connections.count() === 2);
    }
    const answers = seen('U_SAM', 'C_GENERAL');
    expect(answers.filter(({ isError }) => isError === true)).toEqual([]);
    expect(answers.map(({ text }) => /^Action (\d+)/.exec(text)?.[1])).toEqual(
      Array.from({ length: 30 }, (_, index) => String(((index + 1) % 16) + 1)),
    );
    await stage.workspace.until(() => stage.workspace.connections.count() === 2);
    expect(logged('slack_disconnected').length).toBe(5);
  });

  test('both are asked to come back, and do', async () => {
    stage.workspace.connections.refresh();
    await stage.untilLogged('slack_connected', 4);
    expect(stage.workspace.connections.count()).toBe(2);
  });

  test('stopping closes both, also one that is just being opened', async () => {
    stage.workspace.connections.drop(1);
    await stage.slack.stop(5);
    await stage.workspace.until(() => stage.workspace.connections.count() === 0);
    expect(stage.slack.isReady()).toBe(false);
  });
});

/** Sends an event as Slack would, signed. */
async function sendEvent(event: object): Promise<number> {
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: 'T_DEMO',
    event_id: `Ev${JSON.stringify(event).length}`,
    event,
  });
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = `v0=${createHmac('sha256', stage.workspace.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signature,
  };
  return statusOf('/slack/events', { method: 'POST', body, headers });
}

describe('HTTP', () => {
  beforeEach(async () => {
    stage = await openStage('http');
  });

  test.each([
    ['another bot', { type: 'app_mention', bot_id: 'B_OTHER', user: 'U_OTHER', text: '<@U_BOT> 7' }],
    ['an edit', { type: 'message', channel_type: 'im', subtype: 'message_changed', user: 'U_ALEX', text: '7' }],
    ['a message of a channel', { type: 'message', channel_type: 'channel', user: 'U_ALEX', text: '7' }],
  ])('%s is acknowledged and not answered', async (_, event) => {
    expect(await sendEvent({ channel: 'C_DIGITAL', ts: '1.2', ...event })).toBe(200);
    // What is asked next is answered next: had the event been answered, that would stand before it.
    await stage.workspace.person('U_ALEX').say('D_ALEX', 'action 12');
    await stage.workspace.until(() => seen('U_ALEX', 'D_ALEX').length === 2);
    await stage.slack.stop(2);
    expect(stage.workspace.journal.calls('chat.postMessage')).toHaveLength(1);
  });

  test('a person’s mention sent the same way is answered', async () => {
    const event = { type: 'app_mention', channel: 'C_DIGITAL', ts: '1.2', user: 'U_ALEX', text: '<@U_BOT> 7' };
    expect(await sendEvent(event)).toBe(200);
    await stage.workspace.until(() => stage.workspace.journal.calls('chat.postMessage').length === 1);
  });

  test('a request that Slack did not sign is refused', async () => {
    const body = new URLSearchParams({ command: '/digital-action', text: '7' });
    expect(await statusOf('/slack/events', { method: 'POST', body })).toBe(401);
    expect(await statusOf('/slack/events')).toBe(404);
  });
});
