import { randomUUID, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { RawData, WebSocket } from 'ws';
import type { Acknowledgement, Delivery, Outgoing, Retry } from './delivery.ts';
import { parseJson, stringAt } from './json.ts';

/** Connections at once. https://docs.slack.dev/apis/events-api/using-socket-mode */
const MAX_CONNECTIONS = 10;
/** The bot's client gives up after 30 seconds without a ping. */
const PING_MS = 5000;
/** The largest frame taken from the bot. */
const MAX_FRAME_BYTES = 1_000_000;

interface Waiting {
  readonly connection: WebSocket;
  settle(acknowledgement: Acknowledgement): void;
}

const LOST: Acknowledgement = { kind: 'failed', error: 'operation_timeout', reason: 'connection_lost' };

/** Socket Mode: envelopes over WebSockets, each to exactly one connection, acknowledged by its id. */
export class SocketMode implements Delivery {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  readonly #tickets = new Set<string>();
  readonly #connections = new Set<WebSocket>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #listeners: (() => void)[] = [];
  readonly #ackLimitMs: number;
  readonly #appId: string;
  readonly #pings: NodeJS.Timeout;
  readonly #onChange: () => void;
  #turn = 0;

  /** `onChange` hears of every connection that comes or goes. */
  constructor(appId: string, ackLimitMs: number, onChange: () => void) {
    this.#appId = appId;
    this.#ackLimitMs = ackLimitMs;
    this.#onChange = onChange;
    this.#pings = setInterval(() => this.#pingAll(), PING_MS);
    this.#pings.unref();
  }

  /** How many connections are open. */
  get connectionCount(): number {
    return this.#connections.size;
  }

  /** A ticket for one connection: the query of the address `apps.connections.open` answers with. */
  giveTicket(): string {
    const ticket = randomBytes(16).toString('hex');
    this.#tickets.add(ticket);
    return ticket;
  }

  /** Takes an HTTP upgrade request; without a valid ticket it is refused. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    if (!this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (connection) => this.#welcome(connection));
  }

  onReachable(listener: () => void): void {
    this.#listeners.push(listener);
  }

  send(outgoing: Outgoing, retry: Retry | null): Promise<Acknowledgement> {
    const connection = this.#nextConnection();
    if (connection === undefined) {
      return Promise.resolve({ kind: 'failed', error: 'dispatch_failed', reason: 'connection_failed' });
    }
    const envelopeId = randomUUID();
    return new Promise((resolve) => {
      const limit = setTimeout(
        () => settle({ kind: 'failed', error: 'operation_timeout', reason: 'timeout' }),
        this.#ackLimitMs,
      );
      const settle = (acknowledgement: Acknowledgement) => {
        clearTimeout(limit);
        this.#waiting.delete(envelopeId);
        resolve(acknowledgement);
      };
      this.#waiting.set(envelopeId, { connection, settle });
      connection.send(JSON.stringify(envelope(envelopeId, outgoing, retry)));
    });
  }

  /** Asks every connection to come back with a new one, as Slack does every few hours. */
  refresh(reason: 'refresh_requested' | 'warning' = 'refresh_requested'): void {
    for (const connection of this.#connections) {
      connection.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'demo' } }));
      if (reason === 'refresh_requested') connection.close(1000);
    }
  }

  /** Breaks connections without a word: every one, or only so many. */
  drop(most = Number.POSITIVE_INFINITY): void {
    for (const connection of [...this.#connections].slice(0, most)) connection.terminate();
  }

  close(): Promise<void> {
    clearInterval(this.#pings);
    for (const waiting of this.#waiting.values()) waiting.settle(LOST);
    this.drop();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  #welcome(connection: WebSocket): void {
    if (this.#connections.size >= MAX_CONNECTIONS) {
      connection.send(
        JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets', debug_info: { host: 'demo' } }),
      );
      connection.close(1008);
      return;
    }
    this.#connections.add(connection);
    connection.on('message', (data) => this.#acknowledge(data));
    connection.on('error', () => connection.terminate());
    connection.on('close', () => this.#forget(connection));
    const hello = {
      type: 'hello',
      num_connections: this.#connections.size,
      connection_info: { app_id: this.#appId },
      debug_info: { host: 'demo', approximate_connection_time: 18_060 },
    };
    connection.send(JSON.stringify(hello));
    for (const listener of this.#listeners) listener();
    this.#onChange();
  }

  #acknowledge(data: RawData): void {
    const frame = parseJson(textOf(data));
    const waiting = this.#waiting.get(stringAt(frame, 'envelope_id') ?? '');
    waiting?.settle({
      kind: 'acknowledged',
      body: frame instanceof Object && 'payload' in frame ? frame.payload : undefined,
    });
  }

  #forget(connection: WebSocket): void {
    this.#connections.delete(connection);
    for (const waiting of this.#waiting.values()) if (waiting.connection === connection) waiting.settle(LOST);
    this.#onChange();
  }

  #nextConnection(): WebSocket | undefined {
    const open = [...this.#connections].filter((connection) => connection.readyState === connection.OPEN);
    this.#turn += 1;
    return open[this.#turn % Math.max(open.length, 1)];
  }

  #pingAll(): void {
    for (const connection of this.#connections) connection.ping('Ping from the demo workspace');
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}

function envelope(envelopeId: string, outgoing: Outgoing, retry: Retry | null): Record<string, unknown> {
  const attempt = { retry_attempt: retry?.number ?? 0, retry_reason: retry?.reason ?? '' };
  return {
    envelope_id: envelopeId,
    type: outgoing.type,
    accepts_response_payload: outgoing.acceptsPayload,
    payload: outgoing.payload,
    ...(outgoing.type === 'events_api' ? attempt : {}),
  };
}
