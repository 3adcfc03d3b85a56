import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, type PlainDate } from '../../src/register/calendar.ts';
import type { Register } from '../../src/register/register.ts';
import { type Digest, makeDigest } from '../../src/reminder/digest.ts';
import { rehearse } from '../../src/reminder/rehearse.ts';
import type { Reminder } from '../../src/reminder/reminder.ts';
import { NO_HOLIDAYS, smallReminder } from './small-reminder.ts';
import { smallRegister, type Told } from './small-register.ts';

const SAID = ['soon', 'passed', 'ended', 'raised', 'passedWithProgress', 'onlyCounted', 'withoutUpdate'] as const;

/** Set at the start of a day, up to the end of another. */
function digests(
  register: Register,
  from: PlainDate,
  to: PlainDate,
  different: Partial<Reminder> = {},
): readonly Digest[] {
  const reminder = smallReminder({ setAt: `${from}T00:00:00.000Z`, ...different });
  return rehearse({ register, reminder, holidays: NO_HOLIDAYS, until: `${to}T23:59:59.999Z` });
}

/** Each digest in short: its day and what it says. */
function told(all: readonly Digest[]): readonly string[] {
  return all.map((digest) => {
    const parts = SAID.filter((part) => digest[part].length > 0).map((part) => {
      const ids = digest[part].map(
        (id) =>
          id.replace('small/', '') +
          (part === 'passed' && digest.saidBefore[id] ? `×${digest.saidBefore[id] + 1}` : ''),
      );
      return `${part} ${ids.join(' ')}`;
    });
    return `${digest.day}: ${parts.join(', ')}`;
  });
}

describe('a date', () => {
  const promise: Told = { kind: 'commitments', year: 2012, on: '2015-03-31' };

  test('is announced within 28 days, in its week, and when it has passed, then twice more', () => {
    expect(told(digests(smallRegister([[promise]]), '2015-01-01', '2016-12-31'))).toEqual([
      '2015-03-09: soon 1',
      '2015-03-30: soon 1',
      '2015-04-06: passed 1',
      '2015-05-04: passed 1×2',
      '2015-06-01: passed 1×3',
    ]);
  });

  test('on the day of a slot is soon that day and the week before, and passed the week after', () => {
    const all = digests(smallRegister([[{ ...promise, on: '2015-03-30' }]]), '2015-01-01', '2015-04-12');
    expect(told(all)).toEqual(['2015-03-02: soon 1', '2015-03-23: soon 1', '2015-04-06: passed 1']);
  });

  test('first heard of in its last week is announced once', () => {
    const all = digests(smallRegister([[promise]]), '2015-03-28', '2015-04-04', { weekdays: ['monday', 'tuesday'] });
    expect(told(all)).toEqual(['2015-03-30: soon 1']);
  });

  test('that had passed before the reminder was set is counted once', () => {
    expect(told(digests(smallRegister([[promise]]), '2015-04-01', '2016-12-31'))).toEqual([
      '2015-04-06: onlyCounted 1',
    ]);
  });

  test('that passes on the day before the reminder is set counts as passed before', () => {
    expect(told(digests(smallRegister([[promise]]), '2015-03-31', '2015-04-06'))).toEqual(['2015-04-06: passed 1']);
  });

  test('said three times is counted from then on, beside what else there is to say', () => {
    const later: Told = { kind: 'commitments', year: 2012, on: '2015-12-31' };
    expect(told(digests(smallRegister([[promise, later]]), '2015-05-30', '2015-12-31'))).toEqual([
      '2015-06-01: onlyCounted 1',
      '2015-12-07: soon 2',
      '2015-12-28: soon 2',
    ]);
    expect(told(digests(smallRegister([[promise, later]]), '2015-01-01', '2015-12-20')).at(-1)).toBe(
      '2015-12-07: soon 2, onlyCounted 1',
    );
  });

  test('that has passed with progress published since is only counted, once, and alone no reason to speak', () => {
    const register = smallRegister([[promise, { action: 2 }], { progress: { 1: [2013] } }]);
    const all = digests(register, '2015-03-25', '2015-12-27');
    expect(told(all)).toEqual([
      '2015-03-30: soon 1, raised 2',
      '2015-06-22: raised 2, passedWithProgress 1',
      '2015-09-14: raised 2',
      '2015-12-07: raised 2, withoutUpdate 2',
    ]);
  });

  test('passed long ago with progress published since: the first digest counts it', () => {
    const register = smallRegister([[promise], { progress: { 1: [2013] } }]);
    expect(told(digests(register, '2015-06-01', '2016-12-31'))).toEqual(['2015-06-01: passedWithProgress 1']);
  });

  test('of an edition whose last plan year has ended is said once, not again', () => {
    const register = smallRegister([[{ on: '2015-12-31' }, { action: 2 }]]);
    expect(told(digests(register, '2015-12-20', '2018-12-31'))).toEqual([
      '2015-12-21: soon 1, raised 2, withoutUpdate 1 2',
      '2015-12-28: soon 1',
      '2016-01-04: passed 1, ended 2',
    ]);
  });
});

/** A planned activity without a date for each action number. */
function ofActions(...actions: readonly number[]): readonly Told[] {
  return actions.map((action) => ({ action }));
}

describe('planned activities without a date', () => {
  test('take turns: three a week, spread over the actions, in the order of the report', () => {
    const all = digests(smallRegister([ofActions(1, 1, 1, 2, 2, 3, 4)]), '2015-01-01', '2015-03-01');
    expect(told(all)).toEqual(['2015-01-05: raised 1 4 6', '2015-01-12: raised 7 2 5', '2015-01-19: raised 3']);
  });

  test('come back after twelve weeks, the longest unraised first', () => {
    const all = digests(smallRegister([ofActions(1, 2, 3, 4)]), '2015-01-01', '2015-04-12');
    expect(told(all)).toEqual([
      '2015-01-05: raised 1 2 3',
      '2015-01-12: raised 4',
      '2015-03-30: raised 1 2 3',
      '2015-04-06: raised 4',
    ]);
  });

  test('are raised only in their own year, and said once when it has ended', () => {
    const plans: readonly Told[] = [{ year: 2014 }, { year: 2014 }, { year: 2015 }, { year: 2016 }];
    const all = digests(smallRegister([plans]), '2015-12-01', '2018-12-31');
    expect(told(all)).toEqual([
      '2015-12-07: ended 1 2, raised 3, withoutUpdate 3',
      '2016-01-04: ended 3, raised 4',
      '2016-03-28: raised 4',
      '2016-06-20: raised 4',
      '2016-09-12: raised 4',
      '2016-12-05: raised 4, withoutUpdate 4',
      '2017-01-02: ended 4',
    ]);
  });

  test('of other actions than the reminder’s are left out', () => {
    const all = digests(smallRegister([ofActions(1, 2, 3)]), '2015-01-01', '2015-01-31', { actions: [1, 3] });
    expect(told(all)).toEqual(['2015-01-05: raised 1 3']);
  });
});

test('an undated commitment is never said, and a report with nothing to say gives no digest', () => {
  const all = digests(smallRegister([[{ kind: 'commitments', year: 2012 }]]), '2015-01-01', '2018-12-31');
  expect(all).toEqual([]);
});

test('a digest keeps whose it is, its slot and the local day it speaks of', () => {
  const reminder = smallReminder({ zone: 'Pacific/Auckland', time: '08:00' });
  const slot = { date: '2015-03-09', at: '2015-03-09T19:00:00.000Z' } as const;
  const digest = makeDigest({ register: smallRegister([[{}]]), reminder, slot, late: true, earlier: [] });
  expect(digest).toMatchObject({
    reminderId: 'r1',
    channel: 'C1',
    team: 'T1',
    slot: '2015-03-09',
    at: '2015-03-09T19:00:00.000Z',
    time: '08:00',
    day: '2015-03-10',
    late: true,
  });
});

const anyTold = fc.record(
  {
    action: fc.integer({ min: 1, max: 5 }),
    kind: fc.constantFrom('planned' as const, 'commitments' as const),
    year: fc.integer({ min: 2013, max: 2017 }),
    on: fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2013-06-01', days)),
  },
  { requiredKeys: ['action', 'kind', 'year'] },
);

describe('whatever a report plans', () => {
  const anyPlan = fc.record({
    plan: fc.array(anyTold, { maxLength: 40 }),
    progress: fc.dictionary(
      fc.constantFrom('1', '2', '3'),
      fc.array(fc.integer({ min: 2013, max: 2016 }), { maxLength: 2 }),
    ),
    weekdays: fc.constantFrom<Reminder['weekdays']>(['monday'], ['monday', 'thursday'], ['wednesday']),
  });

  test('the rules of quiet hold over ten years', () => {
    fc.assert(
      fc.property(anyPlan, ({ plan, progress, weekdays }) => {
        const register = smallRegister([plan, { progress }]);
        const all = digests(register, '2014-01-01', '2023-12-31', { weekdays });
        const daysOf = (part: 'soon' | 'passed' | 'ended' | 'raised' | 'passedWithProgress', id: string) =>
          all.filter((digest) => digest[part].includes(id)).map(({ day }) => day);
        for (const { id, due } of register.activities) {
          expect(daysOf('soon', id).length).toBeLessThanOrEqual(2);
          expect(daysOf('passed', id).length).toBeLessThanOrEqual(3);
          expect(daysOf('ended', id).length).toBeLessThanOrEqual(1);
          expect(daysOf('passedWithProgress', id).length).toBeLessThanOrEqual(1);
          const raised = daysOf('raised', id);
          for (const [index, day] of raised.entries()) {
            expect(daysBetween(raised[index - 1] ?? '2000-01-01', day)).toBeGreaterThanOrEqual(84);
            expect(due?.precision).toBe('plan-year');
          }
        }
        for (const [index, digest] of all.entries()) {
          expect(digest.raised.length).toBeLessThanOrEqual(3);
          const news = [...digest.soon, ...digest.passed, ...digest.ended, ...digest.raised];
          expect(news.length + (index === 0 ? 1 : 0)).toBeGreaterThan(0);
          expect(new Set(news).size).toBe(news.length);
        }
        // After the last plan year (2017 at most) and the last date (July 2017) with its two repeats nothing is left to say.
        expect(all.filter(({ day }) => day > '2018-01-31')).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
