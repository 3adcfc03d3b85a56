import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Core } from '../core.ts';
import { isJson, parseJson } from '../json.ts';
import { answerResponseUrl } from '../respond.ts';
import { MAX_FILE_BYTES } from '../web-api/files.ts';
import { answerCall, methodIn } from '../web-api/web-api.ts';
import { putSafeHeaders, readBody, sendJson, sendText, sendTooLarge } from './http-exchange.ts';
import { isFromHere } from './loopback.ts';
import { PageApi } from './page-api.ts';
import { encoded } from './page-files.ts';
import type { PageFile } from './page-files.ts';

/** The largest call of the Web API and of a response URL, in bytes. */
const MAX_CALL_BYTES = 1_000_000;

/** What the server serves. */
export interface ServerParts {
  readonly core: Core;
  /** The address it listens on. */
  readonly host: string;
  readonly pageFiles: ReadonlyMap<string, PageFile>;
  /** Milliseconds by which the fault `slow` delays a reply. */
  readonly slowMs: number;
}

/** The workspace's only server: Web API, response URLs, files, Socket Mode and the page. */
export function createWorkspaceServer(parts: ServerParts): Server {
  const pageApi = new PageApi(parts.core);
  const server = createServer((request, response) => {
    handle(parts, pageApi, request, response).catch((error: unknown) => {
      parts.core.journal.note(`The workspace failed at ${String(request.url).slice(0, 80)}: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { ok: false, error: 'internal_error' });
    });
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const { socket: socketMode } = parts.core;
    if (socketMode === null || !isFromHere({ ...request.headers, origin: undefined }, parts.host)) socket.destroy();
    else socketMode.upgrade(request, socket, head);
  });
  return server;
}

async function handle(
  parts: ServerParts,
  pageApi: PageApi,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  putSafeHeaders(response);
  if (!isFromHere(request.headers, parts.host))
    return sendText(response, 403, 'This workspace answers only to its own page on localhost.');
  const address = `http://localhost${request.url ?? '/'}`;
  if (!URL.canParse(address)) return sendText(response, 400, 'This is not an address.');
  const url = new URL(address);
  const { pathname } = url;
  if (pathname.startsWith('/page-api/')) return pageApi.answer(request, response, url);
  if (pathname.startsWith('/api/')) return answerApi(parts, request, response, url);
  if (pathname.startsWith('/response/')) return answerResponse(parts, request, response, pathname);
  if (pathname.startsWith('/upload/')) return takeUpload(parts.core, request, response, pathname);
  if (pathname.startsWith('/files/')) return sendFile(parts.core, response, pathname);
  if (pathname.startsWith('/archives/')) return followPermalink(response, url);
  sendPage(parts.pageFiles, request, response, pathname);
}

function sendPage(
  files: ReadonlyMap<string, PageFile>,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): void {
  const file = files.get(pathname);
  if (file === undefined) return sendText(response, 404, 'There is nothing here. The workspace begins at /');
  const { encoding, content } = encoded(file, [request.headers['accept-encoding'] ?? ''].flat().join(','));
  response.writeHead(200, {
    'content-type': file.contentType,
    vary: 'accept-encoding',
    ...(encoding === null ? {} : { 'content-encoding': encoding }),
  });
  response.end(content);
}

/** The link of a message leads to its channel, or to the thread it stands in, on the page of whoever follows it. */
function followPermalink(response: ServerResponse, url: URL): void {
  const [, , channel = ''] = url.pathname.split('/');
  const thread = url.searchParams.get('thread_ts');
  const place = [channel, ...(thread === null ? [] : ['thread', thread])].map(encodeURIComponent).join('/');
  response.writeHead(302, { location: `/#//${place}` });
  response.end();
}

async function answerApi(
  parts: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const body = await readBody(request, MAX_CALL_BYTES);
  if (body === null) return sendTooLarge(response);
  const isGet = request.method === 'GET';
  const reply = answerCall(parts.core, {
    method: methodIn(url.pathname),
    contentType: isGet ? '' : (request.headers['content-type'] ?? ''),
    body: isGet ? '' : body.toString('utf8'),
    authorization: request.headers.authorization ?? '',
  });
  if (reply.isLost === true) return void request.socket.destroy();
  const send = () => sendJson(response, reply.status, reply.body, reply.headers);
  if (reply.isSlow === true) await setTimeout(parts.slowMs, undefined, { ref: false });
  send();
}

async function answerResponse(
  { core, slowMs }: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  const body = await readBody(request, MAX_CALL_BYTES);
  if (body === null) return sendTooLarge(response);
  const json = parseJson(body.toString('utf8'));
  if (request.method !== 'POST' || !isJson(json))
    return sendJson(response, 400, { ok: false, error: 'invalid_payload' });
  // A response URL needs no token, so the faults that concern one pass it by.
  const fault = core.faults.take('response_url');
  if (fault === 'reset') return void request.socket.destroy();
  if (fault === '500') return sendText(response, 500, 'server error');
  if (typeof fault === 'object')
    return sendJson(response, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(fault[429]) });
  const answer = answerResponseUrl(core, pathname.slice('/response/'.length), json);
  if (fault === 'lost-reply') return void request.socket.destroy();
  if (fault === 'slow') await setTimeout(slowMs, undefined, { ref: false });
  if (answer.status === 200) sendText(response, 200, 'ok');
  else sendJson(response, answer.status, answer.body);
}

async function takeUpload(
  core: Core,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  const body = await readBody(request, MAX_FILE_BYTES);
  if (body === null) return sendTooLarge(response);
  const content = await fileIn(request.headers['content-type'] ?? '', body);
  if (content === null) return sendText(response, 400, 'This form holds no file.');
  const isTaken = request.method === 'POST' && core.uploads.receive(pathname.slice('/upload/'.length), content);
  sendText(response, isTaken ? 200 : 404, isTaken ? `OK - ${String(content.length)}` : 'not found');
}

/** The file that a body is, or holds as a form; null where the form holds none. */
async function fileIn(contentType: string, body: Buffer): Promise<Buffer | null> {
  if (!contentType.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => null);
  const file = [...(form?.values() ?? [])].find((value) => value instanceof File);
  return file === undefined ? null : Buffer.from(await file.arrayBuffer());
}

/** A file is only ever downloaded, never shown: it may be anything. */
function sendFile(core: Core, response: ServerResponse, pathname: string): void {
  const file = core.uploads.find(pathname.slice('/files/'.length));
  if (file?.content === undefined) return sendText(response, 404, 'This file is not here.');
  const name = encodeURIComponent(file.name);
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  });
  response.end(file.content);
}
