import type { Inspection } from './check.ts';
import { isJson } from '../json.ts';
import type { Json } from '../json.ts';

/** Characters of text up to which Slack shows a message as one. */
const ONE_MESSAGE_CHARACTERS = 4000;

/** Adds advice: what Slack accepts and a good app avoids. */
function advise(seen: Inspection, pointer: string, message: string, page: string): void {
  seen.advice.push({ message, pointer, page });
}

/** Says where a text would notify everyone in a channel. */
export function adviseOnPings(value: unknown, pointer: string, seen: Inspection): void {
  if (typeof value !== 'string' || !/<!(channel|here|everyone|subteam)/u.test(value)) return;
  const page = 'https://docs.slack.dev/messaging/formatting-message-text';
  advise(seen, pointer, 'this pings everyone in the channel', page);
}

/** Says what is unwise about a message as a whole. */
export function adviseOnMessage(message: Json, seen: Inspection): void {
  const { text, blocks } = message;
  const page = 'https://docs.slack.dev/reference/methods/chat.postMessage';
  if (Array.isArray(blocks) && blocks.length > 0 && (typeof text !== 'string' || text === '')) {
    advise(seen, '/text', 'no text beside the blocks: notifications and screen readers have nothing to say', page);
  }
  if (typeof text === 'string' && text.length > ONE_MESSAGE_CHARACTERS) {
    advise(seen, '/text', 'text over 4,000 characters: Slack may split the message in several', page);
  }
  adviseOnPings(text, '/text', seen);
}

/** Says which action ids occur twice: a handler cannot tell such elements apart. */
export function adviseOnIds(seen: Inspection): void {
  const page = 'https://docs.slack.dev/reference/block-kit/block-elements';
  for (const [name, times] of seen.ids) {
    if (!name.startsWith('action ') || times < 2) continue;
    const [, id = ''] = name.split('\n');
    advise(seen, '/blocks', `action_id ${id} occurs ${String(times)} times in one block`, page);
  }
}

/** Says that a value of an option may be too long where Slack's pages disagree. */
export function adviseOnOptionValue(option: unknown, pointer: string, seen: Inspection): void {
  const value = isJson(option) ? option['value'] : undefined;
  if (typeof value !== 'string' || value.length <= 75) return;
  const page = 'https://docs.slack.dev/reference/block-kit/composition-objects/option-object';
  advise(seen, `${pointer}/value`, "option value over 75 characters: Slack's pages disagree on whether it fits", page);
}
