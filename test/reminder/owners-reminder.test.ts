import { expect, test } from 'vitest';
import type { Zone } from '../../src/register/calendar.ts';
import { type EarlierDigest, makeDigest } from '../../src/reminder/digest.ts';
import { ownersReminder } from '../../src/reminder/owners-reminder.ts';
import { slotsBetween } from '../../src/reminder/schedule.ts';
import { owned, recorded, type Deed, targeted, updated } from './small-history.ts';
import { smallRegister } from './small-register.ts';
import { holidaysOn } from './small-reminder.ts';

const EASTER_MONDAY = '2015-04-06';

function remind(zone: Zone) {
  const setAt = '2015-03-01T00:00:00.000Z';
  return ownersReminder({ id: 'owner-1', user: 'UAnn', team: 'T1', channel: 'D1', zone, setAt });
}

test.each<[Zone, string]>([
  ['Europe/London', '2015-04-07T08:00:00.000Z'],
  ['America/New_York', '2015-04-06T13:00:00.000Z'],
  ['Asia/Kolkata', '2015-04-06T03:30:00.000Z'],
])('comes on Mondays at nine in %s; bank holidays move it where they are known', (zone, at) => {
  const slots = slotsBetween(
    remind(zone),
    '2015-04-03T00:00:00.000Z',
    '2015-04-09T00:00:00.000Z',
    holidaysOn([EASTER_MONDAY]),
  );
  expect(slots).toEqual([{ date: EASTER_MONDAY, at }]);
});

const register = smallRegister([
  [{ on: '2015-03-31' }, { action: 2 }, { action: 3 }, { kind: 'commitments' }, { on: '2014-02-01', year: 2014 }],
]);
const SLOT = { date: '2015-03-09', at: '2015-03-09T09:00:00.000Z' } as const;

function digestWith(deeds: readonly Deed[], earlier: readonly EarlierDigest[] = []) {
  const progress = recorded(...deeds);
  return makeDigest({ register, reminder: remind('Europe/London'), slot: SLOT, late: false, earlier, progress });
}

const TAKEN: readonly Deed[] = [1, 2].map((activity) => ({ at: '2015-02-01', matter: owned(activity, 'Ann') }));

test('speaks only of what the person owns, and says whose it is', () => {
  const others: Deed = { at: '2015-02-01', matter: owned(3, 'Bob') };
  expect(digestWith([...TAKEN, others])).toMatchObject({
    channel: 'D1',
    owner: 'UAnn',
    soon: ['small/1'],
    raised: ['small/2'],
  });
});

test('has nothing to say to somebody who owns nothing, gave it away, has left or turned it off', () => {
  const given: readonly Deed[] = [1, 2].map((activity) => ({ at: '2015-02-02', matter: owned(activity, 'Bob') }));
  const left: Deed = {
    at: '2015-02-02',
    matter: { kind: 'departure', person: { id: 'p-Ann', team: 'T1', user: 'UAnn', name: 'Ann' } },
  };
  const off: Deed = { at: '2015-02-02', matter: { kind: 'setting', change: { name: 'direct-digest', on: false } } };
  expect([[], [...TAKEN, ...given], [...TAKEN, left], [...TAKEN, off]].map((deeds) => digestWith(deeds))).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(digestWith([...TAKEN, { ...off, by: 'Bob' }])).not.toBeNull();
});

test('says nothing of an undated commitment until it has a target date', () => {
  const taken: Deed = { at: '2015-02-01', matter: owned(4, 'Ann') };
  expect(digestWith([taken])).toBeNull();
  expect(digestWith([taken, { at: '2015-02-02', matter: targeted(4, '2015-03-20') }])?.soon).toEqual(['small/4']);
});

test('lists a date that had passed before the person took it on: it is theirs to answer', () => {
  const taken: Deed = { at: '2015-02-01', matter: owned(5, 'Ann') };
  expect(digestWith([taken])).toMatchObject({ passed: ['small/5'], onlyCounted: [] });
  expect(digestWith([taken, { at: '2015-02-02', matter: updated(5, 'done') }])).toBeNull();
});
