import { expect, test } from 'vitest';
import { FIRST_HOME } from '../../src/slack/press.ts';
import { createShownHomes } from '../../src/slack/shown-homes.ts';

test('what somebody’s Home tab showed last is known, of nobody else', () => {
  const homes = createShownHomes();
  homes.keep('U1', FIRST_HOME);
  homes.keep('U1', { ...FIRST_HOME, list: 'latest', page: 2 });
  expect(homes.of('U1')).toEqual({ ...FIRST_HOME, list: 'latest', page: 2 });
  expect(homes.of('U2')).toBeNull();
});

test('of more people than are remembered, whose tab was shown longest ago is forgotten', () => {
  const homes = createShownHomes();
  for (let n = 0; n < 5_000; n += 1) homes.keep(`U${n}`, FIRST_HOME);
  homes.keep('U0', FIRST_HOME);
  homes.keep('one more', FIRST_HOME);
  expect(['U0', 'U1', 'U2', 'one more'].map((user) => homes.of(user) !== null)).toEqual([true, false, true, true]);
});
