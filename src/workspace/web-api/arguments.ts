import { isJson, parseJson } from '../json.ts';
import type { Json } from '../json.ts';

/** Arguments that are objects or lists; a form carries them as JSON text. */
const NESTED = new Set([
  'blocks',
  'attachments',
  'metadata',
  'view',
  'prompts',
  'files',
  'unfurls',
  'loading_messages',
]);

/** The arguments of a call, or Slack's word for why its body cannot be read. */
export type ReadArguments = { readonly arguments: Json } | { readonly error: string };

/**
 * Reads a call's body: a form whose nested values are JSON text, as Slack's own client sends it, or JSON.
 * A nested value that is not JSON stays as it is, for the method to refuse.
 */
export function readArguments(contentType: string, body: string): ReadArguments {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json') {
    const json = parseJson(body);
    if (json === undefined) return { error: 'invalid_json' };
    return isJson(json) ? { arguments: withNested(json) } : { error: 'json_not_object' };
  }
  if (type === 'application/x-www-form-urlencoded' || body === '') {
    return { arguments: withNested(Object.fromEntries(new URLSearchParams(body))) };
  }
  return { error: 'invalid_post_type' };
}

function withNested(given: Json): Json {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, nested(name, value)]));
}

function nested(name: string, value: unknown): unknown {
  return NESTED.has(name) && typeof value === 'string' ? (parseJson(value) ?? value) : value;
}
