import { expect, test } from 'vitest';
import { activityMenu, decodeMenu } from '../../src/slack/activity-menu.ts';

const activity = 'moj/a1/planned-2015/1.2';
const slot = '2015-03-16';

test('what is chosen in a menu comes back with its activity', () => {
  const menu = activityMenu({ reminder: 'r1', activity, slot });
  expect(menu?.options.map(({ value }) => decodeMenu(menu.blockId, value))).toEqual([
    { verb: 'own', value: { activity, wish: 'form', origin: { from: 'digest', reminder: 'r1', slot } } },
    { verb: 'quiet', value: { reminder: 'r1', activity, wish: 'snooze' } },
    { verb: 'quiet', value: { reminder: 'r1', activity, wish: 'leave-out' } },
  ]);
  expect(activityMenu({ reminder: 'r1', activity: 'x'.repeat(256), slot })).toBeNull();
});

test('where nothing can be recorded, nobody is made its owner either', () => {
  const menu = activityMenu({ reminder: 'r1', activity, slot: null });
  expect(menu?.options.map(({ label }) => label)).toEqual(['Snooze for a week', 'Not for this channel']);
});

test('every value fits an option', () => {
  const menu = activityMenu({ reminder: 'r'.repeat(60), activity, slot });
  for (const { value } of menu?.options ?? []) expect(value.length).toBeLessThanOrEqual(75);
});

test.each([
  [undefined, 'snooze/r1'],
  ['a1', undefined],
  ['a1', 'snooze'],
  ['a1', 'explode/r1'],
  ['', 'snooze/r1'],
  ['a1', 'own/r1'],
])('a menu of block %s with %s is stale', (blockId, chosen) => {
  expect(decodeMenu(blockId, chosen)).toBeNull();
});
