import { createHmac } from 'node:crypto';
import { Pool } from 'undici';
import type { WebSocket } from 'ws';
import { SIGNING_SECRET } from './run-app.ts';

/** How commands went: each one's time in milliseconds, all of them in how long, and the answers. */
export interface Sent {
  readonly took: readonly number[];
  readonly seconds: number;
  readonly answers: readonly string[];
}

/** Sends one command and gives its answer's JSON. */
export type Send = (text: string) => Promise<string>;

/** Sends all, so many at a time. */
export async function sendAll(texts: readonly string[], atATime: number, send: Send): Promise<Sent> {
  const took: number[] = [];
  const answers: string[] = [];
  const waiting = texts.values();
  const work = async (): Promise<void> => {
    for (const text of waiting) {
      const began = performance.now();
      answers.push(await send(text));
      took.push(performance.now() - began);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: atATime }, work));
  return { took, seconds: (performance.now() - began) / 1_000, answers };
}

const command = (text: string): Readonly<Record<string, string>> => ({
  token: 'deprecated-verification-token',
  team_id: 'T_BENCH',
  team_domain: 'bench',
  channel_id: 'C_BENCH',
  channel_name: 'bench',
  user_id: 'U_ASKER',
  user_name: 'asker',
  command: '/digital-action',
  text,
  api_app_id: 'A_BENCH',
  is_enterprise_install: 'false',
  response_url: 'http://127.0.0.1:9/none',
  trigger_id: '1.2.3',
});

/** Commands as signed requests, as Slack sends them. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function overHttp(port: number, atATime: number): { readonly send: Send; readonly close: () => Promise<void> } {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: atATime, pipelining: 1 });
  const send = async (text: string): Promise<string> => {
    const body = new URLSearchParams(command(text)).toString();
    const timestamp = Math.floor(Date.now() / 1_000);
    const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
    const response = await pool.request({
      method: 'POST',
      path: '/slack/events',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': `v0=${signature}`,
      },
      body,
    });
    const answer = await response.body.text();
    if (response.statusCode !== 200) throw new Error(`The app answered ${response.statusCode}: ${answer}`);
    return answer;
  };
  return { send, close: () => pool.close() };
}

/** Commands as envelopes over the socket that an app opened. https://docs.slack.dev/apis/events-api/using-socket-mode */
export function overSocket(socket: WebSocket): Send {
  const waiting = new Map<string, (answer: string) => void>();
  let count = 0;
  socket.on('message', (data: Buffer) => {
    const { envelope_id: id, payload }: { envelope_id: string; payload?: unknown } = JSON.parse(data.toString());
    waiting.get(id)?.(JSON.stringify(payload ?? null));
    waiting.delete(id);
  });
  return (text) =>
    new Promise((resolve) => {
      const id = `envelope-${count++}`;
      waiting.set(id, resolve);
      const payload = command(text);
      socket.send(JSON.stringify({ envelope_id: id, type: 'slash_commands', accepts_response_payload: true, payload }));
    });
}
