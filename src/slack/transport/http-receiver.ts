import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { App, Receiver } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { codeOf } from '../boundary.ts';
import { type CheckSignature, createCheckSignature } from './check-signature.ts';

/** Enough of an app: what Slack signed is given to it. */
type Events = Pick<App, 'processEvent'>;

/** Takes Slack's requests in HTTP mode and hands what Slack signed to the app. */
export interface HttpReceiver extends Receiver {
  init(app: Events): void;
  /** Answers one POST of Slack's; never rejects. */
  readonly receive: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** What it works with. */
interface HttpReceiverSetup {
  readonly signingSecret: string;
  readonly log: Log;
  /** Milliseconds of the real clock, also in a demo. Default: that clock. */
  readonly realNow?: () => number;
}

/** The largest body that is read, as in Bolt: Slack's are far smaller. */
const MOST_BYTES = 4 * 1_024 * 1_024;

/**
 * A receiver as Bolt describes it (https://docs.slack.dev/tools/bolt-js/concepts/receiver), in place of Bolt's own `HTTPReceiver`,
 * which took a fifth of an answer's time, mostly for three HMACs a request. It answers as that one does: 401 to what Slack did not
 * sign, 413 to what is too large, 400 to what cannot be read, 404 to what no listener acknowledged, 500 where the app fails.
 *
 * Requests that arrive together, in one turn of Node's loop, are all received before the first is worked on, and their answers are
 * sent together: with each taken from beginning to end, the next found the processor's caches full of other things, which took a
 * fifth of an answer's time. A request that comes alone waits for nobody.
 */
export function createHttpReceiver({ signingSecret, log, realNow }: HttpReceiverSetup): HttpReceiver {
  const checkSignature = createCheckSignature(signingSecret, realNow);
  let events: Events | null = null;
  // Requests that were received and are not yet done with.
  let inHand = 0;
  const acknowledge = (response: ServerResponse) => async (said?: string | object) => {
    if (response.headersSent) throw new Error('A request is acknowledged once.');
    answer(response, 200, said, inHand > 1 ? setImmediate : atOnce);
  };
  const refuse = (response: ServerResponse, status: number, why: string): void => {
    log.warn('slack_request_refused', { status, why });
    answer(response, status);
  };
  const work = async (body: Body, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const heard = hear(body, request.headers, checkSignature);
    if (heard.kind === 'gone') return void response.destroy();
    // Nothing more is read from whoever sends too much.
    if (heard.kind === 'refused' && heard.status === 413) response.setHeader('connection', 'close');
    if (heard.kind === 'refused') return refuse(response, heard.status, heard.why);
    if (heard.kind === 'answered') return answer(response, 200, heard.answer);
    try {
      await events?.processEvent({ ...heard.event, ack: acknowledge(response) });
      if (!response.headersSent) refuse(response, 404, 'not_acknowledged');
    } catch (error) {
      log.error('slack_app_failed', { error: codeOf(error) });
      answer(response, 500);
    }
  };
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    inHand += 1;
    try {
      await endOfTurn();
      await work(body, request, response);
    } finally {
      inHand -= 1;
    }
  };
  // The server is ours and serves more than this: nothing to start or to stop here.
  return { receive, init: (app) => void (events = app), start: doNothing, stop: doNothing };
}

const endOfTurn = () => new Promise<void>((resolve) => void setImmediate(resolve));

const doNothing = () => Promise.resolve();

type Body = Buffer | 'too_large' | 'gone';

/** The whole body; `too_large` as soon as it is that, `gone` where the sender went away before its end. */
function readBody(request: IncomingMessage): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MOST_BYTES) return void chunks.push(chunk);
      request.pause();
      resolve('too_large');
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', () => resolve('gone'));
    request.once('close', () => resolve('gone'));
  });
}

/** What a request wants, and whether Slack wants it. */
type Heard =
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly status: 400 | 401 | 413; readonly why: string }
  | { readonly kind: 'answered'; readonly answer: string | object }
  | {
      readonly kind: 'event';
      readonly event: { readonly body: Payload; readonly retryNum?: number; readonly retryReason?: string };
    };

type Payload = Readonly<Record<string, unknown>>;

function hear(body: Body, headers: IncomingHttpHeaders, checkSignature: CheckSignature): Heard {
  if (body === 'gone') return { kind: 'gone' };
  if (body === 'too_large') return { kind: 'refused', status: 413, why: body };
  // Slack's test of the certificate is not signed; nothing else in it counts.
  if (isSslCheck(body, headers)) return { kind: 'answered', answer: '' };
  const doubt = checkSignature(headers, body);
  if (doubt !== null) return { kind: 'refused', status: 401, why: doubt };
  const payload = readPayload(body, headers);
  if (payload === null) return { kind: 'refused', status: 400, why: 'unreadable' };
  const { type, challenge } = payload;
  if (type === 'url_verification') return { kind: 'answered', answer: { challenge } };
  return { kind: 'event', event: { body: payload, ...retryOf(headers) } };
}

/** https://docs.slack.dev/apis/events-api/#retries */
function retryOf({ 'x-slack-retry-num': retryNum, 'x-slack-retry-reason': retryReason }: IncomingHttpHeaders) {
  return {
    ...(retryNum === undefined ? {} : { retryNum: Number(retryNum) }),
    ...(retryReason === undefined ? {} : { retryReason: String(retryReason) }),
  };
}

const isForm = ({ 'content-type': type }: IncomingHttpHeaders): boolean =>
  type?.startsWith('application/x-www-form-urlencoded') ?? false;

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
const isSslCheck = (body: Buffer, headers: IncomingHttpHeaders): boolean =>
  isForm(headers) && body.includes('ssl_check=1') && parse(body.toString())['ssl_check'] === '1';

/** A command's fields, or the JSON of an event or a press; null where it is neither. */
function readPayload(body: Buffer, headers: IncomingHttpHeaders): Payload | null {
  const text = body.toString();
  if (!isForm(headers)) return parseObject(text);
  const fields = parse(text);
  return typeof fields['payload'] === 'string' ? parseObject(fields['payload']) : fields;
}

function parseObject(json: string): Payload | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

const atOnce = (send: () => void) => send();

/** Answers in one piece, at once or when told to, unless something was answered already: text as it is, anything else as JSON. */
function answer(
  response: ServerResponse,
  status: number,
  said: string | object = '',
  when: (send: () => void) => void = atOnce,
): void {
  if (response.headersSent) return;
  const isText = typeof said === 'string';
  const body = isText ? said : JSON.stringify(said);
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  when(() => response.end(body));
}
