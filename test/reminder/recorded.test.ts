import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Status, STATUSES } from '../../src/progress/entry.ts';
import { createProgress } from '../../src/progress/progress.ts';
import { addDays, instantOf, type PlainDate } from '../../src/register/calendar.ts';
import type { Register } from '../../src/register/register.ts';
import { type Digest, type EarlierDigest, makeDigest } from '../../src/reminder/digest.ts';
import type { Quieting } from '../../src/reminder/quieting.ts';
import type { Reminder } from '../../src/reminder/reminder.ts';
import { type Deed, entriesOf, marked, owned, recorded, targeted, updated } from './small-history.ts';
import { smallRegister } from './small-register.ts';
import { smallReminder } from './small-reminder.ts';

/** What a test plays: a weekly reminder from a Monday on, and what people do meanwhile. */
interface Play {
  readonly register: Register;
  readonly deeds?: readonly Deed[];
  readonly quietings?: readonly Quieting[];
  readonly from?: PlainDate;
  readonly weeks: number;
  readonly reminder?: Partial<Reminder>;
}

/** The digest of each week, made of what was recorded by then. */
function weekly({ register, deeds = [], quietings = [], from = '2015-01-05', weeks, reminder = {} }: Play) {
  const earlier: EarlierDigest[] = [];
  const entries = entriesOf(deeds);
  return Array.from({ length: weeks }, (_, week): Digest | null => {
    const date = addDays(from, week * 7);
    const slot = { date, at: instantOf(date, '09:30', 'Europe/London') };
    const digest = makeDigest({
      register,
      reminder: smallReminder(reminder),
      slot,
      late: false,
      earlier: [...earlier],
      quietings: quietings.filter(({ at }) => at < slot.at),
      progress: createProgress(entries.filter(({ at }) => at < slot.at)),
    });
    if (digest !== null) earlier.push({ slot: date, digest });
    return digest;
  });
}

type Part = 'soon' | 'passed' | 'raised' | 'again' | 'ended' | 'passedWithProgress' | 'onlyCounted' | 'withoutUpdate';
const PARTS: readonly Part[] = [
  'soon',
  'passed',
  'raised',
  'again',
  'ended',
  'passedWithProgress',
  'onlyCounted',
  'withoutUpdate',
];

/** Days and parts of what is said, as `2015-03-09 soon 1`. */
function told(digests: readonly (Digest | null)[]): readonly string[] {
  return digests.flatMap((digest) =>
    digest === null
      ? []
      : PARTS.filter((part) => digest[part].length > 0).map(
          (part) => `${digest.day} ${part} ${digest[part].join(' ').replaceAll('small/', '')}`,
        ),
  );
}

const SETTLED: readonly Status[] = ['done', 'changed', 'not-pursued', 'not-applicable'];
const OPEN = STATUSES.filter((status) => !SETTLED.includes(status));
const PROMISE = smallRegister([[{ kind: 'commitments', year: 2012, on: '2015-03-31' }]]);
const YEAR = { register: PROMISE, weeks: 40 };

describe('a date', () => {
  test.each(SETTLED)('that is %s is said no more', (status) => {
    const deeds = [{ at: '2015-03-16', matter: updated(1, status) }] as const;
    expect(told(weekly({ ...YEAR, deeds }))).toEqual(['2015-03-09 soon 1']);
  });

  test.each(OPEN)('of which %s is recorded is quiet for two weeks, then news as before', (status) => {
    const deeds = [{ at: '2015-03-20', matter: updated(1, status) }] as const;
    expect(told(weekly({ ...YEAR, deeds }))).toEqual([
      '2015-03-09 soon 1',
      '2015-04-06 passed 1',
      '2015-05-04 passed 1',
      '2015-06-01 passed 1',
    ]);
    const later = [{ at: '2015-04-02', matter: updated(1, status) }] as const;
    expect(told(weekly({ ...YEAR, deeds: later })).slice(0, 3)).toEqual([
      '2015-03-09 soon 1',
      '2015-03-30 soon 1',
      '2015-04-20 passed 1',
    ]);
  });

  test.each<[PlainDate, number]>([
    ['2015-02-23', 1],
    ['2015-02-24', 0],
  ])('is heard again on the fourteenth day, not before: of %s on 9 March', (at, count) => {
    const deeds = [{ at, matter: updated(1, 'in-progress') }];
    expect(told(weekly({ ...YEAR, from: '2015-03-09', weeks: 1, deeds }))).toHaveLength(count);
  });

  test('that was said to have passed is not said again once something is recorded, nor counted', () => {
    const answer: Deed = { at: '2015-04-07', matter: updated(1, 'in-progress') };
    expect(told(weekly({ ...YEAR, deeds: [answer] })).at(-1)).toBe('2015-04-06 passed 1');
    const taken: Deed = { at: '2015-04-08', matter: marked('mistake', 1, 'e1') };
    expect(told(weekly({ ...YEAR, deeds: [answer, taken] })).slice(-3)).toEqual([
      '2015-04-06 passed 1',
      '2015-05-04 passed 1',
      '2015-06-01 passed 1',
    ]);
  });

  test('that passed before the reminder was set is counted only while nothing is recorded', () => {
    const late = { ...YEAR, from: '2015-06-01', weeks: 4, reminder: { setAt: '2015-05-30T00:00:00.000Z' } } as const;
    expect(told(weekly(late))).toEqual(['2015-06-01 onlyCounted 1']);
    const deeds = [{ at: '2015-01-10', matter: updated(1, 'partly-done') }] as const;
    expect(told(weekly({ ...late, deeds }))).toEqual([]);
  });

  test('that was snoozed does not come back where somebody has answered since', () => {
    const snoozed = {
      reminderId: 'r1',
      activityId: 'small/1',
      kind: 'snoozed',
      until: '2015-03-16',
      by: 'U1',
      at: '2015-03-09T10:00:00.000Z',
    } as const;
    const play = { ...YEAR, from: '2015-03-09', weeks: 3, quietings: [snoozed] } as const;
    expect(told(weekly(play))).toEqual(['2015-03-09 soon 1', '2015-03-16 again 1']);
    // Without a date, whose last call would hide that it comes back.
    const turn = { ...play, register: smallRegister([[{}]]), weeks: 5 };
    expect(told(weekly(turn))).toEqual(['2015-03-09 raised 1', '2015-03-16 again 1']);
    const deeds = [{ at: '2015-03-10', matter: updated(1, 'in-progress') }] as const;
    expect(told(weekly({ ...turn, deeds }))).toEqual(['2015-03-09 raised 1']);
    const before = [{ at: '2015-02-20', matter: updated(1, 'in-progress') }] as const;
    expect(told(weekly({ ...turn, deeds: before }))).toEqual(['2015-03-09 raised 1', '2015-03-16 again 1']);
  });
});

describe('planned activities without a date', () => {
  const register = smallRegister([[{ action: 1 }, { action: 2 }, { action: 3 }, { action: 4 }]]);

  test('take their turn only while nothing settles them, and December counts those with no update', () => {
    const deeds = [
      { at: '2015-01-01', matter: updated(1, 'done') },
      { at: '2015-01-01', matter: updated(2, 'in-progress') },
    ] as const;
    expect(told(weekly({ register, deeds, weeks: 4 }))).toEqual(['2015-01-05 raised 3 4', '2015-01-19 raised 2']);
    expect(told(weekly({ register, deeds, from: '2015-12-07', weeks: 1 }))).toEqual([
      '2015-12-07 raised 2 3 4',
      '2015-12-07 withoutUpdate 3 4',
    ]);
  });

  test('that are settled are not said to belong to a year that ended', () => {
    const deeds = [{ at: '2015-06-01', matter: updated(2, 'not-pursued') }] as const;
    expect(told(weekly({ register, deeds, from: '2016-01-04', weeks: 2 }))).toEqual(['2016-01-04 ended 1 3 4']);
  });
});

describe('a target date', () => {
  const register = smallRegister([[{ on: '2015-03-31' }, {}, { kind: 'commitments' }], { progress: { 1: [2015] } }]);

  test('counts instead of the published one, of a plan year and of none, and passes whatever is published', () => {
    const deeds = [1, 2, 3].map((activity): Deed => ({ at: '2015-01-01', matter: targeted(activity, '2015-05-05') }));
    const digests = weekly({ register, deeds, weeks: 30 });
    expect(told(digests)).toEqual([
      '2015-04-13 soon 1 2 3',
      '2015-05-04 soon 1 2 3',
      '2015-05-11 passed 1 2 3',
      '2015-06-08 passed 1 2 3',
      '2015-07-06 passed 1 2 3',
    ]);
    expect(digests.find((digest) => digest !== null)?.targets).toEqual({
      'small/1': { on: '2015-05-05', entry: 'e1' },
      'small/2': { on: '2015-05-05', entry: 'e2' },
      'small/3': { on: '2015-05-05', entry: 'e3' },
    });
  });

  test('that is moved is news again', () => {
    const deeds: readonly Deed[] = [
      { at: '2015-01-01', matter: targeted(3, '2015-03-10') },
      { at: '2015-03-17', matter: targeted(3, '2015-04-30') },
    ];
    const only = smallRegister([[{ action: 2, year: 2010 }, { action: 2, year: 2010 }, { kind: 'commitments' }]]);
    const digests = weekly({ register: only, deeds, from: '2015-02-09', weeks: 14 });
    expect(told(digests).filter((line) => !line.includes('ended'))).toEqual([
      '2015-02-16 soon 3',
      '2015-03-09 soon 3',
      '2015-03-16 passed 3',
      '2015-04-06 soon 3',
      '2015-04-27 soon 3',
      '2015-05-04 passed 3',
    ]);
    expect(digests.at(12)?.saidBefore).toEqual({});
  });

  test('of a plan that has ended is still said three times', () => {
    const ended = smallRegister([[{ year: 2012 }]]);
    const deeds: readonly Deed[] = [{ at: '2015-01-01', matter: targeted(1, '2015-01-20') }];
    expect(told(weekly({ register: ended, deeds, weeks: 20 }))).toEqual([
      '2015-01-05 soon 1',
      '2015-01-19 soon 1',
      '2015-01-26 passed 1',
      '2015-02-23 passed 1',
      '2015-03-23 passed 1',
    ]);
  });
});

describe('what was recorded', () => {
  const register = smallRegister([[{ action: 1 }, { action: 2 }, { action: 3 }, { action: 4 }, { action: 5 }]]);
  const deeds: readonly Deed[] = [
    { at: '2014-12-28', matter: updated(1, 'done') },
    { at: '2015-01-02', matter: updated(2, 'done') },
    { at: '2015-01-02', matter: owned(2, 'Bob') },
    { at: '2015-01-03', matter: updated(4, 'done') },
    { at: '2015-01-03', matter: marked('mistake', 4, 'e4') },
    { at: '2015-01-06', matter: updated(2, 'partly-done') },
    { at: '2015-01-07', matter: updated(1, 'changed') },
  ];
  const news = (reminder: Partial<Reminder>) =>
    weekly({ register, deeds, weeks: 3, reminder }).map((digest) => digest?.recorded ?? null);

  test('since the digest before is told, newest first: at first that of a week, never what was a mistake', () => {
    // 3, 4 and 5 are raised on 5 January, 2 on 26 January.
    expect(news({})).toEqual([['e2'], null, null]);
    const more = weekly({ register, deeds, weeks: 4 });
    expect(more.map((digest) => [digest?.recorded, digest?.lastNumber])).toEqual([
      [['e2'], 5],
      [undefined, undefined],
      [undefined, undefined],
      [['e7', 'e6'], 7],
    ]);
  });

  test('of other actions, or where the reminder wants no news, is not told', () => {
    expect(news({ actions: [1, 3] })[0]).toEqual([]);
    // What no thread told: nothing of it is lost.
    expect(news({ news: 'thread' })[0]).toEqual(['e2']);
    expect(news({ news: 'nothing' })[0]).toEqual([]);
  });

  test('before the first digest is told from when the reminder was set, however long ago', () => {
    const set = { setAt: '2014-11-01T00:00:00.000Z' };
    const early: readonly Deed[] = [
      { at: '2014-10-31', matter: updated(1, 'done') },
      { at: '2014-11-02', matter: updated(2, 'done') },
    ];
    expect(weekly({ register, deeds: early, weeks: 1, reminder: set })[0]?.recorded).toEqual(['e2']);
  });

  test('is no reason to speak', () => {
    const settled = [1, 2].map((activity): Deed => ({ at: '2015-01-02', matter: updated(activity, 'done') }));
    const two = smallRegister([[{ action: 1 }, { action: 2 }]]);
    expect(weekly({ register: two, deeds: settled, weeks: 2 })).toEqual([null, null]);
  });

  test('in the very second of a digest is told once, whether that digest knew of it or not', () => {
    const at = '2015-01-05T09:30:00.000Z';
    const slot = { date: '2015-01-05', at } as const;
    const next = { date: '2015-01-12', at: '2015-01-12T09:30:00.000Z' } as const;
    const all = recorded({ at: '2015-01-04', matter: updated(1, 'done') }, { at, matter: updated(2, 'done') });
    for (const known of [all, recorded({ at: '2015-01-04', matter: updated(1, 'done') })]) {
      const shared = { register, reminder: smallReminder(), late: false } as const;
      const first = makeDigest({ ...shared, slot, earlier: [], progress: known });
      const earlier = first === null ? [] : [{ slot: slot.date, digest: first }];
      const forgotten = earlier.map((one) => ({ ...one, digest: { ...one.digest, raised: [] } }));
      const second = makeDigest({ ...shared, slot: next, earlier: forgotten, progress: all });
      expect([...(second?.recorded ?? []), ...(first?.recorded ?? [])]).toEqual(['e2', 'e1']);
    }
  });
});

const anyDeed = fc.record({
  day: fc.integer({ min: 0, max: 500 }),
  activity: fc.integer({ min: 1, max: 6 }),
  what: fc.constantFrom<Status | 'target' | 'no-target'>(...STATUSES, 'target', 'no-target'),
  on: fc.integer({ min: 0, max: 600 }),
});
const anyPlan = fc.array(
  fc.record(
    {
      action: fc.integer({ min: 1, max: 3 }),
      kind: fc.constantFrom('planned' as const, 'commitments' as const),
      year: fc.integer({ min: 2014, max: 2016 }),
      on: fc.integer({ min: 0, max: 500 }).map((days) => addDays('2015-01-01', days)),
    },
    { requiredKeys: ['action', 'kind', 'year'] },
  ),
  { minLength: 1, maxLength: 6 },
);
const anyPlay = fc.record({ plan: anyPlan, acts: fc.array(anyDeed, { maxLength: 12 }) }).map(({ plan, acts }) => {
  const deeds = acts
    .toSorted((a, b) => a.day - b.day)
    .map(({ day, activity, what, on }): Deed => {
      const matter =
        what === 'target' || what === 'no-target'
          ? targeted(activity, what === 'target' ? addDays('2015-01-01', on) : null)
          : updated(activity, what);
      return { at: addDays('2015-01-01', day), matter };
    });
  return { register: smallRegister([plan]), deeds, weeks: 78 };
});

/** Everything that a digest names, or counts as having no update. */
function allOf(digest: Digest | null): readonly string[] {
  return digest === null ? [] : PARTS.flatMap((part) => digest[part]);
}

describe('whatever is recorded', () => {
  test('what is settled, or was answered within two weeks, is never said; a date at most twice and three times', () => {
    fc.assert(
      fc.property(anyPlay, (play) => {
        const entries = entriesOf(play.deeds);
        const times = new Map<string, number>();
        for (const digest of weekly(play)) {
          if (digest === null) continue;
          const progress = createProgress(entries.filter(({ at }) => at < digest.at));
          for (const id of allOf(digest)) {
            const { latest } = progress.of([id]);
            expect(SETTLED).not.toContain(latest?.status);
            if (latest !== null) expect(latest.entry.at.slice(0, 10) <= addDays(digest.day, -14)).toBe(true);
          }
          for (const id of [...digest.onlyCounted, ...digest.withoutUpdate])
            expect(progress.of([id]).latest).toBeNull();
          for (const part of ['soon', 'passed'] as const) {
            for (const id of digest[part]) {
              const key = `${part} ${id} ${digest.targets?.[id]?.on}`;
              times.set(key, (times.get(key) ?? 0) + 1);
              expect(times.get(key)).toBeLessThanOrEqual(part === 'soon' ? 2 : 3);
              expect(digest.targets?.[id]?.on).toBe(progress.of([id]).target?.on);
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a digest is there exactly where it says something new, and every update is told once', () => {
    fc.assert(
      fc.property(anyPlay, (play) => {
        const digests = weekly(play);
        const toldOf = digests.flatMap((digest) => digest?.recorded ?? []);
        expect(new Set(toldOf).size).toBe(toldOf.length);
        const isFirst = (digest: Digest) => digest === digests.find((one) => one !== null);
        for (const digest of digests) {
          if (digest === null) continue;
          const { soon, passed, ended, raised, again, passedWithProgress, onlyCounted } = digest;
          const counts = isFirst(digest) ? [...passedWithProgress, ...onlyCounted] : [];
          expect([soon, passed, ended, raised, again, counts].flat()).not.toEqual([]);
        }
        expect(weekly(play)).toEqual(digests);
      }),
      { numRuns: 20 },
    );
  });

  test('an update silences only its own activity', () => {
    fc.assert(
      fc.property(anyPlay, fc.integer({ min: 1, max: 6 }), (play, activity) => {
        // One slot, so that nothing is remembered, and turns are not looked at: there one that is silent makes room for another.
        const day = { ...play, from: '2015-06-01' as const, weeks: 1 };
        const one: Deed = { at: '2015-05-30', matter: updated(activity, 'in-progress') };
        const before = play.deeds.filter(({ at }) => at < '2015-05-30');
        const datesOf = (deeds: readonly Deed[]) =>
          weekly({ ...day, deeds }).flatMap((digest) => [
            ...(digest?.soon ?? []),
            ...(digest?.passed ?? []),
            ...(digest?.ended ?? []),
          ]);
        const without = datesOf(before);
        expect(datesOf([...before, one])).toEqual(without.filter((id) => id !== `small/${activity}`));
      }),
      { numRuns: 60 },
    );
  });
});
