import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Demo } from '../../src/main.ts';
import { readConversations } from '../../src/workspace/conversation.ts';
import { openDemo } from './open-demo.ts';

const shipped = readConversations(readFileSync(new URL('../../data/demo-conversations.txt', import.meta.url), 'utf8'));

let demo: Demo;
beforeAll(async () => {
  demo = await openDemo();
});
afterAll(() => demo.stop());

test('the page can play a tour of six steps and at least three conversations', () => {
  expect(shipped[0]?.steps.length).toBe(6);
  expect(shipped.length).toBeGreaterThan(3);
});

// Each begins in a workspace that has been emptied by the page's own "Start over".
test.for(shipped.map(({ title, steps }) => ({ title, steps })))('$title', async ({ steps }) => {
  await demo.workspace.startOver();
  for (const line of steps.flatMap(({ lines }) => lines)) await demo.workspace.carryOut(line);
  expect(
    demo.workspace.journal.entries.filter((entry) => entry.kind === 'call' && entry.answer['ok'] !== true),
  ).toEqual([]);
});
