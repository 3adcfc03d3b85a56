import { isJson } from '../json.ts';
import type { Json } from '../json.ts';
import { adviseOnIds, adviseOnMessage } from './advice.ts';
import { blocks } from './blocks.ts';
import { newInspection, refuse } from './check.ts';
import type { Finding, Inspection } from './check.ts';
import { LIMITS } from './limits.ts';

/** What Slack would say: accepted, or refused with an error of Slack's and where; advice in both cases. */
export interface Verdict {
  /** Slack's error word, or null where the payload is accepted. */
  readonly error: string | null;
  readonly findings: readonly Finding[];
  readonly advice: readonly Finding[];
}

/** How a message is on its way. */
export type MessageRoute = 'post' | 'update' | 'ephemeral' | 'response';

/**
 * Judges a message: `text`, `blocks`, `attachments`, `metadata` as the method was called with, nested values already parsed.
 * https://docs.slack.dev/reference/methods/chat.postMessage
 */
export function judgeMessage(message: Json, route: MessageRoute): Verdict {
  const seen = newInspection('message');
  adviseOnMessage(message, seen);
  const error = textError(message, route) ?? blocksError(message, route, seen) ?? metadataError(message, seen);
  adviseOnIds(seen);
  return { error, findings: seen.findings, advice: seen.advice };
}

function hasItems(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

function textError(message: Json, route: MessageRoute): string | null {
  const { text, markdown_text: markdown } = message;
  if (text !== undefined && typeof text !== 'string') return 'invalid_arguments';
  if (markdown !== undefined) return markdownError(message);
  const isEmpty = text === undefined || text === '';
  if (isEmpty && !hasItems(message['blocks']) && !hasItems(message['attachments'])) return 'no_text';
  const limit = route === 'update' ? LIMITS.updatedText : LIMITS.messageText;
  return text !== undefined && text.length > limit.max ? 'msg_too_long' : null;
}

function markdownError(message: Json): string | null {
  const { markdown_text: markdown } = message;
  if (typeof markdown !== 'string') return 'invalid_arguments';
  if (message['text'] !== undefined || message['blocks'] !== undefined) return 'markdown_text_conflict';
  return markdown.length > LIMITS.markdownText.max ? 'msg_too_long' : null;
}

function blocksError(message: Json, route: MessageRoute, seen: Inspection): string | null {
  const given = message['blocks'];
  if (given === undefined) return null;
  if (!Array.isArray(given)) return 'invalid_blocks_format';
  blocks(given, '/blocks', seen);
  if (seen.findings.length > 0) return 'invalid_blocks';
  const characters = (seen.sums.get('blocks text') ?? 0) + (seen.sums.get('markdown text') ?? 0);
  const isTooLong = route !== 'response' && characters > LIMITS.messageBlocksText.max;
  if (isTooLong) refuse(seen, '/blocks', `${String(characters)} characters of text`, LIMITS.messageBlocksText.page);
  return isTooLong ? 'msg_blocks_too_long' : null;
}

/** https://docs.slack.dev/messaging/message-metadata */
function metadataError(message: Json, seen: Inspection): string | null {
  const { metadata } = message;
  if (metadata === undefined) return null;
  if (!isJson(metadata)) return 'invalid_metadata_format';
  if (Object.keys(metadata).length === 0 || Array.isArray(metadata['entities'])) return null;
  const { event_type: type, event_payload: payload } = metadata;
  if (typeof type !== 'string' || type === '' || !isJson(payload)) {
    refuse(seen, '/metadata', 'must have event_type and event_payload', LIMITS.metadataBytes.page);
    return 'invalid_metadata_schema';
  }
  if (!Object.values(payload).every((value) => isMetadataValue(value, 2))) {
    refuse(
      seen,
      '/metadata/event_payload',
      'values must be scalars, flat objects or lists of these',
      LIMITS.metadataBytes.page,
    );
    return 'invalid_metadata_schema';
  }
  return Buffer.byteLength(JSON.stringify(metadata)) > LIMITS.metadataBytes.max ? 'metadata_too_large' : null;
}

function isMetadataValue(value: unknown, depth: number): boolean {
  if (['string', 'number', 'boolean'].includes(typeof value)) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.every((one) => isMetadataValue(one, depth - 1));
  return isJson(value) && Object.values(value).every((one) => isMetadataValue(one, 0));
}
