import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

/** As much of Slack as an app needs to start: it says yes to every call, and opens sockets. */
export interface FakeSlack {
  /** Ends in a slash. */
  readonly apiUrl: string;
  /** The next socket that an app opens; ask before the app is started. */
  readonly nextSocket: () => Promise<WebSocket>;
  readonly close: () => Promise<void>;
}

/** Starts it on any free port of this machine. */
export async function startFakeSlack(): Promise<FakeSlack> {
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer((request, response) => void answer(request, response, portOf(server)));
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A_BENCH' } }));
      sockets.emit('connection', opened, request);
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    apiUrl: `http://127.0.0.1:${portOf(server)}/api/`,
    nextSocket: () => new Promise((resolve) => sockets.once('connection', resolve)),
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answer(request: IncomingMessage, response: ServerResponse, port: number): Promise<void> {
  request.resume();
  await once(request, 'end');
  const bot = { team_id: 'T_BENCH', user_id: 'U_BOT', bot_id: 'B_BOT', team: 'Bench', user: 'digital_action' };
  // Whoever asks is a full member, in a channel of this workspace alone: they are shown what was recorded, too.
  const member = { user: { id: 'U_ASKER', team_id: 'T_BENCH', name: 'asker' }, channel: { id: 'C_BENCH' } };
  const who = request.url?.endsWith('/auth.test') ? bot : member;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: true, ...who, url: `ws://127.0.0.1:${port}/socket` }));
}
