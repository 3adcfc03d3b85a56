import { request } from 'node:http';
import type { App } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stillClock } from '../../src/workspace/clock.ts';
import { startWorkspace } from '../../src/workspace/workspace.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { NOW, startSocketBot, startTestWorkspace } from './sample-bot.ts';
import type { SampleBot } from './sample-bot.ts';

let workspace: Workspace;
let bot: SampleBot;
const moved: string[] = [];

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const input = {
  type: 'input' as const,
  block_id: 'note',
  label: plain('Note'),
  element: { type: 'plain_text_input' as const, action_id: 'text' },
};
const button = { type: 'button' as const, action_id: 'open', text: plain('Open') };
const find = { type: 'external_select' as const, action_id: 'find', min_query_length: 0 };

function listen(app: App): void {
  app.command('/digital-action', async ({ ack }) =>
    ack({ text: 'Press', blocks: [{ type: 'actions', block_id: 'b', elements: [button, find] }] }),
  );
  app.action({ type: 'block_actions', action_id: 'open' }, async ({ ack, body, client }) => {
    await ack();
    await client.views.open({
      trigger_id: body.trigger_id,
      view: { type: 'modal', callback_id: 'v', title: plain('T'), submit: plain('S'), blocks: [input] },
    });
  });
  app.options('find', async ({ ack }) => ack({ options: [{ text: plain('One'), value: '1' }] }));
  app.view('v', async ({ ack, view }) => {
    const isShort = (view.state.values['note']?.['text']?.value ?? '').length < 3;
    await (isShort ? ack({ response_action: 'errors', errors: { note: 'Too short.' } }) : ack());
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'divider' }] } });
  });
}

beforeAll(async () => {
  const clock = {
    ...stillClock(NOW),
    moves: [{ id: 'day', label: 'A day' }],
    move: (id: string) => {
      moved.push(id);
      return Promise.resolve();
    },
  };
  workspace = await startTestWorkspace({ clock });
  bot = await startSocketBot(workspace, listen);
});
afterAll(async () => {
  await bot.stop();
  await workspace.close();
});

async function post(
  what: string,
  body: unknown,
): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const response = await fetch(`${workspace.url}/page-api/${what}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  return { status: response.status, body: { ...Object(await response.json()) } };
}

const state = async (query = '?user=U_SAM') => {
  const response = await fetch(`${workspace.url}/page-api/state${query}`);
  return { status: response.status, body: { ...Object(await response.json()) } };
};

/** A request whose headers are exactly these: fetch would not let us lie about the host. */
function ask(options: {
  readonly path: string;
  readonly method?: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}): Promise<number> {
  return new Promise((resolve, reject) => {
    const { host, port } = new URL(workspace.url);
    const { path, method = 'GET', headers } = options;
    const sent = request({ hostname: '127.0.0.1', port, path, method, headers: { host, ...headers } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(options.body);
  });
}

const values = (value: string) => ({ note: { text: { type: 'plain_text_input', value } } });

const unread = async (query: string) => JSON.stringify((await state(query)).body['channels']).includes('"unread":1');

const read = async (after: number): Promise<readonly { readonly seq: number }[]> => {
  const response = await fetch(`${workspace.url}/page-api/journal?after=${String(after)}`);
  return Object(await response.json()).lines;
};

const seq = (chunk: string | undefined) => Number(/"seq":(\d+)/u.exec(chunk ?? '')?.[1]);

describe('what the page does', () => {
  test('a visitor without a name is the first person', async () => {
    expect((await state('')).body).toMatchObject({
      me: 'U_ALEX',
      clock: { now: NOW, moves: [{ id: 'day', label: 'A day' }] },
    });
    expect((await state('?user=U_NONE')).status).toBe(404);
  });

  test('say, press, options, submit, close and home are one conversation', async () => {
    expect(await post('say', { user: 'U_SAM', channel: 'C_DIGITAL', text: '/digital-action x' })).toEqual({
      status: 200,
      body: {},
    });
    const before = (await state()).body;
    expect(before).toMatchObject({
      me: 'U_SAM',
      team: { id: 'T_DEMO' },
      bot: { name: 'Digital Action' },
      channels: [
        { id: 'C_DIGITAL', name: 'digital-strategy', kind: 'channel', botIsMember: true, unread: 0 },
        { id: 'C_GENERAL', botIsMember: false },
        { id: 'C_POLICY' },
        { id: 'D_SAM', kind: 'im' },
      ],
      messages: { C_DIGITAL: [{ text: 'Press', ephemeral: true, isBot: true, userName: 'Digital Action' }] },
      modal: null,
      home: null,
    });
    const place = {
      user: 'U_SAM',
      channel: 'C_DIGITAL',
      messageTs: workspace.person('U_SAM').messages('C_DIGITAL')[0]?.ts,
      blockId: 'b',
    };
    expect((await post('options', { ...place, actionId: 'find', value: 'o' })).body).toEqual({
      options: [{ text: plain('One'), value: '1' }],
    });
    expect((await post('press', { ...place, actionId: 'open', state: { values: {} } })).status).toBe(200);
    await workspace.until(() => workspace.person('U_SAM').modal() !== null);
    const viewId = workspace.person('U_SAM').modal()?.id;
    expect((await post('submit', { user: 'U_SAM', viewId, values: values('ab') })).body).toEqual({
      errors: { note: 'Too short.' },
    });
    expect((await state()).body).toMatchObject({ modal: { id: viewId, errors: { note: 'Too short.' } } });
    expect((await post('submit', { user: 'U_SAM', viewId, values: values('abc') })).body).toEqual({});
    expect((await state()).body).toMatchObject({ modal: null });
    expect(await post('close', { user: 'U_SAM', viewId })).toEqual({
      status: 409,
      body: { error: 'That view is not open any more.' },
    });
    await post('home', { user: 'U_SAM' });
    await workspace.until(() => workspace.person('U_SAM').home() !== null);
    expect((await state()).body).toMatchObject({ home: { type: 'home', blocks: [{ type: 'divider' }] } });
  });

  test('only the person who has a view or a message before them can use it', async () => {
    const ts = workspace.person('U_SAM').messages('C_DIGITAL')[0]?.ts;
    const press = { channel: 'C_DIGITAL', messageTs: ts, blockId: 'b', actionId: 'open' };
    expect(await post('press', { ...press, user: 'U_LEE' })).toEqual({
      status: 409,
      body: { error: 'That message is not here any more.' },
    });
    const id = workspace.person('U_SAM').home()?.id;
    expect((await post('press', { user: 'U_LEE', viewId: id, blockId: 'b', actionId: 'open' })).status).toBe(409);
  });

  test('what others wrote is unread until it is read', async () => {
    await post('say', { user: 'U_LEE', channel: 'C_POLICY', text: 'news' });
    expect(await unread('?user=U_JO')).toBe(true);
    expect(await unread('?user=U_JO&reading=C_POLICY')).toBe(false);
    expect(await unread('?user=U_JO')).toBe(false);
  });

  test('the clock moves by its buttons only', async () => {
    expect((await post('clock', { move: 'day' })).body).toEqual({ now: NOW });
    expect((await post('clock', { move: 'year' })).status).toBe(409);
    expect(moved).toEqual(['day']);
  });

  test('the journal can be read, from a line on', async () => {
    const lines = await read(0);
    expect(lines.length).toBeGreaterThan(3);
    expect(await read(lines.at(-1)?.seq ?? 0)).toEqual([]);
  });

  test('every change is told as it happens', async () => {
    const response = await fetch(`${workspace.url}/page-api/events`);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const first = await reader?.read();
    await post('say', { user: 'U_LEE', channel: 'C_POLICY', text: 'more news' });
    const second = await reader?.read();
    expect(seq(second?.value)).toBeGreaterThan(seq(first?.value));
    await reader?.cancel();
  });
});

describe('who may speak to it', () => {
  const json = { 'content-type': 'application/json' };
  const say = {
    path: '/page-api/say',
    method: 'POST',
    body: JSON.stringify({ user: 'U_LEE', channel: 'C_POLICY', text: 'x' }),
  };

  test.each([
    ['its own page', {}, 200],
    ['its own page by name', { origin: 'OWN' }, 200],
    ['another name for this machine', { host: 'evil.example' }, 403],
    ['another name that begins like ours', { host: '127.0.0.1.evil.example' }, 403],
    ['a page of another site', { origin: 'https://evil.example' }, 403],
    ['a page on another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['a request that the browser calls foreign', { 'sec-fetch-site': 'cross-site' }, 403],
  ])('%s', async (_who, headers, status) => {
    const own = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value === 'OWN' ? workspace.url : value]),
    );
    expect(await ask({ ...say, headers: { ...json, ...own } })).toBe(status);
    expect(await ask({ path: '/page-api/state', headers: own })).toBe(status);
  });

  test('a form of another site cannot pass for JSON, and large requests are refused', async () => {
    expect(await ask({ ...say, headers: { 'content-type': 'text/plain' } })).toBe(415);
    expect(await ask({ ...say, headers: json, body: '[1]' })).toBe(400);
    expect(await ask({ ...say, headers: json, body: JSON.stringify('x'.repeat(1_000_001)) })).toBe(413);
    expect(await ask({ ...say, headers: json, method: 'PUT' })).toBe(405);
  });

  test.each([
    '/page/../workspace.ts',
    '/page/..%2fworkspace.ts',
    '/page/%2e%2e/workspace.ts',
    '/page/tsconfig.json',
    '/page/',
    '/page//etc/passwd',
    '//etc/passwd',
    '/workspace.ts',
  ])('no file but the page’s: %s', async (path) => {
    expect(await ask({ path, headers: {} })).toBe(404);
  });

  test('every answer forbids what the page does not need', async () => {
    const { headers } = await fetch(workspace.url);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

test('a busy port is refused with the remedy', async () => {
  const port = Number(new URL(workspace.url).port);
  await expect(startWorkspace({ port, clock: stillClock(NOW) })).rejects.toThrow(
    `Port ${String(port)} is in use by another program. Choose another one: PORT=${String(port + 1)} npm start`,
  );
});

test('closing ends open connections at once', async () => {
  const other = await startTestWorkspace();
  const events = await fetch(`${other.url}/page-api/events`);
  await other.close();
  await expect(events.text()).rejects.toThrow();
  await expect(fetch(other.url)).rejects.toThrow();
});
