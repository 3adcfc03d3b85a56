import { randomBytes } from 'node:crypto';
import { isJson, stringAt } from './json.ts';
import type { Json } from './json.ts';

/** Slack's own ids are short and mean nothing. */
function newId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}

const HAS_NO_ACTION = new Set(['image', 'plain_text', 'mrkdwn']);

function withActionId(element: unknown): unknown {
  const type = stringAt(element, 'type');
  if (!isJson(element) || type === undefined || HAS_NO_ACTION.has(type)) return element;
  return typeof element['action_id'] === 'string' ? element : { ...element, action_id: newId() };
}

/** The blocks as Slack keeps them: each block and each element that can be used has an id, its own or one Slack makes. */
export function withIds(blocks: readonly unknown[]): readonly Json[] {
  return blocks.filter(isJson).map((block) => {
    const copy: Json = { ...block };
    if (typeof block['block_id'] !== 'string' || block['block_id'] === '') copy['block_id'] = newId();
    if (block['accessory'] !== undefined) copy['accessory'] = withActionId(block['accessory']);
    if (block['element'] !== undefined) copy['element'] = withActionId(block['element']);
    const isActions = block['type'] === 'actions' || block['type'] === 'context_actions';
    if (isActions && Array.isArray(block['elements'])) copy['elements'] = block['elements'].map(withActionId);
    if (block['type'] === 'card' && Array.isArray(block['actions']))
      copy['actions'] = block['actions'].map(withActionId);
    if (block['type'] === 'carousel' && Array.isArray(block['elements'])) copy['elements'] = withIds(block['elements']);
    if (Array.isArray(block['child_blocks'])) copy['child_blocks'] = withIds(block['child_blocks']);
    return copy;
  });
}
