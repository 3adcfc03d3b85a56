import type { Core } from '../core.ts';
import type { Fault } from '../faults.ts';
import type { Json } from '../json.ts';
import { no } from './answer.ts';
import type { Answer } from './answer.ts';
import { readArguments } from './arguments.ts';
import { chatMethods } from './chat.ts';
import { conversationsMethods } from './conversations.ts';
import { filesMethods } from './files.ts';
import type { Call, Method, Methods } from './method.ts';
import { otherMethods } from './other-methods.ts';
import { usergroupsMethods } from './usergroups.ts';
import { usersMethods } from './users.ts';
import { viewsMethods } from './views.ts';
import { unreachable } from '../unreachable.ts';

/** Every method the workspace knows. */
const METHODS: Methods = {
  ...otherMethods,
  ...chatMethods,
  ...conversationsMethods,
  ...usersMethods,
  ...usergroupsMethods,
  ...viewsMethods,
  ...filesMethods,
};

/** A request to `/api/<method>`. */
export interface ApiRequest {
  readonly method: string;
  readonly contentType: string;
  readonly body: string;
  /** The `Authorization` header, or ''. */
  readonly authorization: string;
}

/** What goes back: an answer, perhaps late or never. */
export interface ApiReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json;
  /** The connection breaks instead of a reply. */
  readonly isLost?: boolean;
  /** The reply comes late. */
  readonly isSlow?: boolean;
}

/** Answers a call of the Web API. */
export function answerCall(core: Core, request: ApiRequest): ApiReply {
  const read = readArguments(request.contentType, request.body);
  if ('error' in read) return { status: 200, headers: {}, body: no(read.error) };
  const { token: given, ...rest } = read.arguments;
  const token = /^Bearer (\S+)$/u.exec(request.authorization)?.[1] ?? (typeof given === 'string' ? given : '');
  const call: Call = { core, arguments: rest, advice: [], findings: [] };
  const fault = core.faults.take(request.method);
  const { result: reply, touched: made } = core.messages.touchedBy(
    () =>
      (fault === undefined ? undefined : faultReply(call, request.method, fault)) ??
      carryOut(call, request.method, token),
  );
  const outcome = reply.isLost === true ? { ok: false, error: 'connection_reset' } : reply.body;
  core.journal.write({
    kind: 'call',
    method: request.method,
    arguments: rest,
    answer: outcome,
    advice: call.advice,
    findings: call.findings,
    made,
    ...(fault === undefined ? {} : { fault: typeof fault === 'object' ? '429' : fault }),
  });
  return fault === 'lost-reply' ? { ...reply, isLost: true } : fault === 'slow' ? { ...reply, isSlow: true } : reply;
}

/** The reply of a fault that keeps the call from being carried out; undefined for those that do not. */
function faultReply(call: Call, name: string, fault: Fault): ApiReply | undefined {
  if (typeof fault === 'object') {
    return { status: 429, headers: { 'retry-after': String(fault[429]) }, body: no('ratelimited') };
  }
  switch (fault) {
    case '500':
      return { status: 500, headers: {}, body: no('internal_error') };
    case 'reset':
      return { status: 200, headers: {}, body: no('connection_reset'), isLost: true };
    case 'missing_scope':
      return { status: 200, headers: {}, body: missingScope(call, scopeOf(call, methodNamed(name)) ?? 'chat:write') };
    case 'revoked':
      return { status: 200, headers: {}, body: no('token_revoked') };
    case 'lost-reply':
    case 'slow':
      return undefined;
    default:
      return unreachable(fault);
  }
}

function methodNamed(name: string): Method | undefined {
  return Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
}

function scopeOf(call: Call, method: Method | undefined): string | null {
  return typeof method?.scope === 'function' ? method.scope(call) : (method?.scope ?? null);
}

function missingScope({ core }: Call, needed: string): Answer {
  return no('missing_scope', { needed, provided: [...core.scopes].join(',') });
}

function carryOut(call: Call, name: string, token: string): ApiReply {
  const method = methodNamed(name);
  const { core } = call;
  const headers = { 'x-oauth-scopes': [...core.scopes].join(','), 'x-slack-req-id': `req-${String(core.changes.seq)}` };
  const body =
    method === undefined
      ? no('unknown_method', { req_method: name })
      : (refusal(call, method, token) ?? method.answer(call));
  return { status: 200, headers, body };
}

/** Why the token may not do this, or undefined. */
function refusal(call: Call, method: Method, token: string): Answer | undefined {
  const { identity, scopes } = call.core;
  if (token === '') return no('not_authed');
  if (token !== identity.botToken && token !== identity.appToken) return no('invalid_auth');
  const isRight = token === (method.token === 'app' ? identity.appToken : identity.botToken);
  if (!isRight) return no('not_allowed_token_type');
  const scope = scopeOf(call, method);
  return scope === null || scopes.has(scope) ? undefined : missingScope(call, scope);
}

/** Every scope that some method or event of the workspace asks for. */
export const ALL_SCOPES: readonly string[] = [
  ...new Set([
    'commands',
    'app_mentions:read',
    ...Object.values(METHODS).flatMap((method) => (typeof method.scope === 'string' ? [method.scope] : [])),
    ...['channels', 'groups', 'im'].flatMap((family) => [`${family}:read`, `${family}:history`]),
  ]),
];

/** The name of the method in a path like `/api/chat.postMessage`. */
export function methodIn(path: string): string {
  return path.replace(/^\/api\//u, '');
}
