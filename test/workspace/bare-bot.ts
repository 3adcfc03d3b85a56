import { once } from 'node:events';
import type { WebClient } from '@slack/web-api';
import { WebSocket } from 'ws';
import type { Workspace, WorkspaceOptions } from '../../src/workspace/workspace.ts';
import { startTestWorkspace, webClient } from './sample-bot.ts';

/** What the bot was sent, as it came. */
type Sent = Readonly<Record<string, unknown>>;

/** A bot that is no more than a socket, so that each payload can be seen and each answer chosen. */
export interface BareBot {
  readonly workspace: Workspace;
  readonly client: WebClient;
  /** Everything it was sent, oldest first. */
  readonly payloads: Sent[];
  last(): Sent;
  /** Sets the body of every acknowledgement from now on. */
  answerWith(body: unknown): void;
  /** Opens a modal for the person, who types the command for it. */
  openModal(user: string, view: object): Promise<void>;
  close(): Promise<void>;
}

/** Starts a workspace with a bare bot in it. */
export async function startBareBot(options: Partial<WorkspaceOptions> = {}): Promise<BareBot> {
  const workspace = await startTestWorkspace(options);
  const { url } = await webClient(workspace, workspace.appToken).apps.connections.open();
  const socket = new WebSocket(url ?? '');
  await once(socket, 'message');
  const payloads: Sent[] = [];
  let answer: unknown;
  socket.on('message', (data: Buffer) => {
    const frame: unknown = JSON.parse(data.toString('utf8'));
    if (!(frame instanceof Object) || !('envelope_id' in frame) || !('payload' in frame)) return;
    payloads.push({ ...Object(frame.payload) });
    socket.send(JSON.stringify({ envelope_id: frame.envelope_id, payload: answer }));
  });
  const client = webClient(workspace);
  const last = () => payloads.at(-1) ?? {};
  return {
    workspace,
    client,
    payloads,
    last,
    answerWith: (body) => {
      answer = body;
    },
    openModal: async (user, view) => {
      answer = undefined;
      await workspace.person(user).say('C_DIGITAL', '/digital-action x');
      await client.apiCall('views.open', { trigger_id: last()['trigger_id'], view });
    },
    close: async () => {
      socket.terminate();
      await workspace.close();
    },
  };
}

/** Sends a body to a response URL: the status and what it was answered. */
export async function respond(url: unknown, body: unknown): Promise<[number, string]> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(String(url), { method: 'POST', body: JSON.stringify(body), headers });
  return [response.status, await response.text()];
}

/** A plain text object. */
export const plain = (text: string) => ({ type: 'plain_text' as const, text });
