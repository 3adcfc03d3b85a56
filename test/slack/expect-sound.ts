import { expect } from 'vitest';
import { decodePress, type Look } from '../../src/slack/press.ts';
import { showLook } from '../../src/slack/asking/show-look.ts';
import type { Sight } from '../../src/slack/people/sight.ts';
import { type Message, toModal } from '../../src/slack/views/message.ts';
import { judgeMessage } from '../../src/workspace/rules/message.ts';
import { judgeView } from '../../src/workspace/rules/view.ts';
import { buttonsIn } from './find-button.ts';

/** Everything that must hold of whatever is shown. */
export function expectSound(message: Message): void {
  const { text, blocks } = message;
  expect(judgeMessage({ text, blocks }, 'post')).toMatchObject({ error: null, findings: [] });
  expect(judgeView(toModal(message), 'modal').findings).toEqual([]);
  expect(text.length).toBeLessThanOrEqual(4_000);
  expect(text).not.toMatch(/<[!@#]/);
  expect(JSON.stringify(blocks)).not.toMatch(/"mrkdwn"|"type":"(user|usergroup|broadcast|channel)"/);
  for (const { actionId, value } of buttonsIn(blocks)) expect(decodePress(actionId, value)).not.toBeNull();
}

/** Every page of a look, by its own "More". */
export function pagesOf(look: Look, sight: Sight): readonly Message[] {
  const pages: Message[] = [];
  for (let next: Look | null = look; next !== null && pages.length < 500;) {
    const message: Message = showLook(next, sight, true);
    pages.push(message);
    const more = buttonsIn(message.blocks).find(({ label }) => label === 'More');
    const press = more === undefined ? null : decodePress(more.actionId, more.value);
    next = press?.verb === 'turn' ? press.value : null;
  }
  return pages;
}
