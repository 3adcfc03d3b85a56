import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Where Slack's requests come. */
const EVENTS = '/slack/events';

/** What the server serves. */
export interface Served {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Whether requests can be answered now: `/readyz` says 503 where not. */
  readonly isReady: () => boolean | Promise<boolean>;
  /** Takes Slack's requests in HTTP mode, each a POST; null in Socket Mode. */
  readonly slack: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | null;
}

/** A running server. */
export interface HttpServer {
  /** The port it listens on. */
  readonly port: number;
  /** Takes no new connection, lets requests finish for so long, then closes everything. */
  close(deadlineMs: number): Promise<void>;
}

/**
 * Serves `/healthz` (the process answers), `/readyz` (Slack reaches it and it can work) and, in HTTP mode, Slack's requests.
 * Ours reports a port that is taken and really closes. Rejects where it cannot listen.
 */
export async function startHttpServer({ host, port, isReady, slack }: Served): Promise<HttpServer> {
  let isClosing = false;
  const server = createServer((request, response) => {
    // A kept-alive connection would outlive the answer to its last request.
    if (isClosing) response.setHeader('connection', 'close');
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path === '/healthz') return answer(response, 200, { status: 'ok' });
    if (path === '/readyz') return void answerReadiness(response, isReady);
    if (slack !== null && path === EVENTS && request.method === 'POST') return void slack(request, response);
    return answer(response, 404, { status: 'not found' });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new Error(`Cannot listen on ${host}:${port}. Set PORT to a free one.`, { cause })),
    );
    server.listen(port, host, resolve);
  });
  const close = (deadlineMs: number) => {
    isClosing = true;
    return new Promise<void>((resolve) => {
      const timer = setTimeout(() => server.closeAllConnections(), deadlineMs);
      server.close(() => {
        clearTimeout(timer);
        resolve();
      });
      server.closeIdleConnections();
    });
  };
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : port, close };
}

async function answerReadiness(response: ServerResponse, isReady: Served['isReady']): Promise<void> {
  let ready = false;
  try {
    ready = await isReady();
  } catch {
    // What cannot say that it is ready is not.
  }
  answer(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready' });
}

function answer(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
