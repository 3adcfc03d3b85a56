import type { Core } from './core.ts';
import { isSet, stringAt } from './json.ts';
import type { Json } from './json.ts';
import type { StoredMessage } from './messages.ts';
import { contentOf, postAsBot } from './post.ts';
import type { ResponseTarget } from './response-urls.ts';
import { slackMessage } from './rules/check.ts';
import { judgeMessage } from './rules/message.ts';

/** What a response URL answers with. */
export interface ResponseAnswer {
  readonly status: 200 | 400 | 404;
  readonly body: Json;
}

const OK: ResponseAnswer = { status: 200, body: { ok: true } };

/** A bot's answer to a response URL: https://docs.slack.dev/interactivity/handling-user-interaction */
export function answerResponseUrl(core: Core, id: string, body: Json): ResponseAnswer {
  const target = core.responseUrls.use(id);
  if ('error' in target) return keepAnswer(core, 'response_url', body, () => refused(target.error, 404));
  return keepAnswer(core, 'response_url', body, () => respond(core, target, body));
}

/** Carries out what an answer asks, and writes down what it said and which messages it made. */
export function keepAnswer(
  core: Core,
  method: 'response_url' | 'acknowledgement',
  body: Json,
  carryOut: () => ResponseAnswer,
): ResponseAnswer {
  const { result, touched: made } = core.messages.touchedBy(carryOut);
  const { advice, findings } = judgeMessage(body, 'response');
  core.journal.write({ kind: 'call', method, arguments: body, answer: result.body, advice, findings, made });
  return result;
}

function refused(error: string, status: 400 | 404 = 400, messages: readonly string[] = []): ResponseAnswer {
  return { status, body: { ok: false, error, ...(messages.length > 0 ? { response_metadata: { messages } } : {}) } };
}

/** Posts, replaces or deletes, as the body asks; also what an acknowledgement of a command carries. */
export function respond(core: Core, target: ResponseTarget, body: Json): ResponseAnswer {
  const original = target.messageTs === undefined ? undefined : core.messages.find(target.channel, target.messageTs);
  if (isSet(body, 'delete_original')) return removeOriginal(core, original);
  const verdict = judgeMessage(body, 'response');
  if (verdict.error !== null) return refused(verdict.error, 400, verdict.findings.map(slackMessage));
  if (isSet(body, 'replace_original') && target.messageTs !== undefined) return replaceOriginal(core, original, body);
  return postNew(core, target, body);
}

function removeOriginal(core: Core, original: StoredMessage | undefined): ResponseAnswer {
  if (original === undefined) return refused('message_not_found', 404);
  core.messages.remove(original.channel, original.ts);
  return OK;
}

function replaceOriginal(core: Core, original: StoredMessage | undefined, body: Json): ResponseAnswer {
  if (original === undefined) return refused('message_not_found', 404);
  const { blocks: _blocks, ...rest } = original;
  const isShared = original.ephemeralFor === undefined;
  core.messages.replace({ ...rest, ...contentOf(body), ...(isShared ? { editedTs: core.stamps.next() } : {}) });
  return OK;
}

function postNew(core: Core, target: ResponseTarget, body: Json): ResponseAnswer {
  const channel = core.channels.find(target.channel);
  if (channel === undefined) return refused('channel_not_found', 404);
  if (channel.isArchived === true) return refused('is_archived');
  const threadTs = stringAt(body, 'thread_ts');
  const isShared = body['response_type'] === 'in_channel';
  postAsBot(core, channel, {
    ...contentOf(body),
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(isShared ? {} : { ephemeralFor: target.userId }),
  });
  return OK;
}
