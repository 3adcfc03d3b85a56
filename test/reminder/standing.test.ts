import { expect, test } from 'vitest';
import { NO_PROGRESS } from '../../src/progress/progress.ts';
import type { Status } from '../../src/progress/entry.ts';
import type { PlainDate } from '../../src/register/calendar.ts';
import { standings } from '../../src/reminder/standing.ts';
import { marked, recorded, targeted, updated } from './small-history.ts';
import { smallRegister } from './small-register.ts';

const DAY: PlainDate = '2015-03-09';

/** A date in the words, a plan year, and a commitment with neither. */
const register = smallRegister([[{ on: '2015-03-31' }, {}, { kind: 'commitments' }]]);

test('with nothing recorded it is the published date that counts', () => {
  const all = standings(register, NO_PROGRESS, DAY);
  expect(all.map(({ dueOn, isTarget, state, isSettled }) => [dueOn, isTarget, state, isSettled])).toEqual([
    ['2015-03-31', false, 'soon', false],
    ['2015-12-31', false, 'later', false],
    [null, false, 'undated', false],
  ]);
});

test.each<[PlainDate, string]>([
  ['2015-03-08', 'passed'],
  ['2015-03-09', 'soon'],
  ['2015-04-06', 'soon'],
  ['2015-04-07', 'later'],
])('a target date of %s is %s, whatever is published', (on, state) => {
  for (const activity of [1, 2, 3]) {
    const standing = standings(register, recorded({ at: DAY, matter: targeted(activity, on) }), DAY)[activity - 1];
    expect(standing).toMatchObject({ dueOn: on, isTarget: true, state });
  }
});

test('a target date that was taken back leaves the published one', () => {
  const progress = recorded({ at: DAY, matter: targeted(1, '2015-06-01') }, { at: DAY, matter: targeted(1, null) });
  expect(standings(register, progress, DAY)[0]).toMatchObject({ dueOn: '2015-03-31', isTarget: false, state: 'soon' });
});

test.each<[Status, boolean]>([
  ['not-started', false],
  ['in-progress', false],
  ['partly-done', false],
  ['done', true],
  ['changed', true],
  ['not-pursued', true],
  ['not-applicable', true],
])('%s settles: %s', (status, isSettled) => {
  const progress = recorded({ at: DAY, matter: updated(2, status) });
  expect(standings(register, progress, DAY).map((one) => one.isSettled)).toEqual([false, isSettled, false]);
});

test('the latest update that counts decides', () => {
  const done = { at: DAY, matter: updated(1, 'done') } as const;
  const reopened = recorded(done, { at: DAY, matter: updated(1, 'in-progress') });
  const mistaken = recorded(done, { at: DAY, matter: marked('mistake', 1, 'e1') });
  const settled = recorded({ at: DAY, matter: updated(1, 'in-progress') }, done);
  expect([reopened, mistaken, settled].map((one) => standings(register, one, DAY)[0]?.isSettled)).toEqual([
    false,
    false,
    true,
  ]);
});

test('another day, another register or another progress is worked out anew', () => {
  const progress = recorded({ at: DAY, matter: updated(1, 'done') });
  expect(standings(register, progress, DAY)).toBe(standings(register, progress, DAY));
  expect(standings(register, progress, '2015-04-01')[1]?.state).toBe('later');
  expect(standings(register, progress, '2016-01-01')[1]?.state).toBe('ended');
  expect(standings(smallRegister([[{}]]), progress, '2016-01-01')).toHaveLength(1);
  expect(standings(register, NO_PROGRESS, '2016-01-01')[0]?.isSettled).toBe(false);
});

test('what was recorded of an earlier edition in the same words counts', () => {
  const newer = { ...register, idsOf: () => ['newer/1', 'small/1'] };
  const progress = recorded({ at: DAY, matter: updated(1, 'done') });
  expect(standings(newer, progress, DAY)[0]?.isSettled).toBe(true);
});
