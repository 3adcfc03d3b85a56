import { expect, test } from 'vitest';
import { addDays, instantOf, type PlainDate } from '../../src/register/calendar.ts';
import { type Digest, type EarlierDigest, makeDigest } from '../../src/reminder/digest.ts';
import { foldQuietings, type Quieting, snooze } from '../../src/reminder/quieting.ts';
import { smallRegister } from './small-register.ts';
import { smallReminder } from './small-reminder.ts';

const MONDAY: PlainDate = '2015-03-09';
const on = (kind: Quieting['kind'], day: PlainDate, activityId = 'small/1'): Quieting => ({
  reminderId: 'r1',
  activityId,
  kind,
  until: kind === 'snoozed' ? addDays(day, 7) : null,
  by: 'U1',
  at: instantOf(day, '10:00', 'Europe/London'),
});

/** What a weekly reminder says from Monday 9 March 2015 on, week by week. */
function weeks(count: number, register: ReturnType<typeof smallRegister>, quietings: readonly Quieting[]) {
  const earlier: EarlierDigest[] = [];
  return Array.from({ length: count }, (_, week): Digest | null => {
    const date = addDays(MONDAY, week * 7);
    const slot = { date, at: instantOf(date, '09:30', 'Europe/London') };
    const known = quietings.filter(({ at }) => at < slot.at);
    const digest = makeDigest({
      register,
      reminder: smallReminder(),
      slot,
      late: false,
      earlier: [...earlier],
      quietings: known,
    });
    if (digest !== null) earlier.push({ slot: date, digest });
    return digest;
  });
}

/** The weeks in which a date is said to have passed. */
function passedIn(digests: readonly (Digest | null)[]): readonly number[] {
  return digests.flatMap((digest, week) => (digest !== null && digest.passed.length > 0 ? [week] : []));
}

test('what is snoozed is said again a week later, once, and its rhythm stays', () => {
  // Passed on 6 March: said on 9 March, and every four weeks after.
  const register = smallRegister([[{ on: '2015-03-06' }]]);
  const plain = weeks(10, register, []);
  const snoozed = weeks(10, register, [on('snoozed', MONDAY)]);
  expect(passedIn(plain)).toEqual([0, 4, 8]);
  expect(passedIn(snoozed)).toEqual([0, 4, 8]);
  expect(snoozed.flatMap((digest, week) => (digest?.again.length ? [week] : []))).toEqual([1]);
  expect(snoozed[4]?.saidBefore).toEqual({ 'small/1': 1 });
});

test('an occurrence that falls into the week of a snooze moves to its end', () => {
  // Due on 20 March: announced on 9 March, and in its own week on 16 March.
  const register = smallRegister([[{ on: '2015-03-20' }]]);
  expect(weeks(3, register, []).map((digest) => digest?.soon.length ?? 0)).toEqual([1, 1, 0]);
  const snoozed = weeks(3, register, [on('snoozed', '2015-03-10')]);
  expect(snoozed.map((digest) => digest?.soon.length ?? 0)).toEqual([1, 0, 0]);
  expect(snoozed[2]?.passed).toEqual(['small/1']);
  expect(snoozed[2]?.again).toEqual([]);
});

test('a planned activity without a date comes back without taking a turn', () => {
  const register = smallRegister([[{ action: 1 }]]);
  const said = weeks(13, register, [on('snoozed', MONDAY)]);
  expect(said.flatMap((digest, week) => (digest?.raised.length ? [week] : []))).toEqual([0, 12]);
  expect(said.flatMap((digest, week) => (digest?.again.length ? [week] : []))).toEqual([1]);
});

test('what is left out is not said and not counted, until it is put back', () => {
  const register = smallRegister([[{ on: '2014-12-01' }, { action: 2 }]]);
  const leftOut = weeks(2, register, [on('left-out', '2015-03-01'), on('left-out', '2015-03-01', 'small/2')]);
  expect(leftOut).toEqual([null, null]);
  const back = weeks(2, register, [on('left-out', '2015-03-01', 'small/2'), on('back', '2015-03-10', 'small/2')]);
  expect(back.map((digest) => digest?.raised ?? null)).toEqual([[], ['small/2']]);
});

test('of one activity the last wish counts', () => {
  const wishes = [on('snoozed', MONDAY), on('left-out', '2015-03-10'), on('back', '2015-03-11')];
  expect(foldQuietings(wishes)).toEqual({ leftOut: new Set(), snoozed: new Map() });
  expect(foldQuietings(wishes.slice(0, 2)).leftOut).toEqual(new Set(['small/1']));
  const { reminderId, activityId, by, at } = on('snoozed', MONDAY);
  expect(snooze({ reminderId, activityId, by, at }, MONDAY)).toEqual(on('snoozed', MONDAY));
});
