import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test, vi } from 'vitest';
import { loadHolidays } from '../../src/data-files.ts';
import { dateIn, isWorkingDay, WEEKDAYS } from '../../src/register/calendar.ts';
import type { Slot } from '../../src/reminder/reminder.ts';
import { nextSlot, planSlots, slotsBetween } from '../../src/reminder/schedule.ts';
import { holidaysOn, NO_HOLIDAYS, smallReminder } from './small-reminder.ts';

const UK = loadHolidays();
const weekly = smallReminder();

function dates(reminder: Parameters<typeof slotsBetween>[0], from: string, to: string, holidays = UK) {
  return slotsBetween(reminder, from, to, holidays).map(({ date, at }) => `${date} ${at}`);
}

describe('slotsBetween', () => {
  test.each<[string, readonly string[]]>([
    // Both daylight-saving nights of 2015 lie between: the instant moves, half past nine stays.
    ['2015-03-23T00:00:00.000Z', ['2015-03-23 2015-03-23T09:30:00.000Z', '2015-03-30 2015-03-30T08:30:00.000Z']],
    // Easter Monday moves to Tuesday and keeps its Monday as its name.
    ['2015-04-05T00:00:00.000Z', ['2015-04-06 2015-04-07T08:30:00.000Z', '2015-04-13 2015-04-13T08:30:00.000Z']],
    ['2015-10-19T00:00:00.000Z', ['2015-10-19 2015-10-19T08:30:00.000Z', '2015-10-26 2015-10-26T09:30:00.000Z']],
    // Boxing Day of 2015 is a Saturday: Monday 28 December is off for it, and Friday 1 January too.
    ['2015-12-28T00:00:00.000Z', ['2015-12-28 2015-12-29T09:30:00.000Z', '2016-01-04 2016-01-04T09:30:00.000Z']],
  ])('two weeks of Mondays from %s', (from, expected) => {
    const until = Temporal.Instant.from(from)
      .add({ hours: 24 * 14 })
      .toString({ smallestUnit: 'millisecond' });
    expect(dates(weekly, from, until)).toEqual(expected);
  });

  test('leaves out its first moment and takes in its last', () => {
    const at = '2015-03-09T09:30:00.000Z';
    expect(slotsBetween(weekly, at, '2015-03-10T00:00:00.000Z', UK)).toEqual([]);
    expect(slotsBetween(weekly, '2015-03-09T09:29:59.999Z', at, UK)).toEqual([{ date: '2015-03-09', at }]);
    expect(slotsBetween(weekly, at, at, UK)).toEqual([]);
    expect(slotsBetween(weekly, at, '2015-03-01T00:00:00.000Z', UK)).toEqual([]);
  });

  test('two slots that meet become one, named by the later date', () => {
    const twice = smallReminder({ weekdays: ['monday', 'tuesday'] });
    expect(dates(twice, '2015-04-06T00:00:00.000Z', '2015-04-08T00:00:00.000Z')).toEqual([
      '2015-04-07 2015-04-07T08:30:00.000Z',
    ]);
  });

  test.each<[ReturnType<typeof smallReminder>['nation'], string]>([
    ['england-and-wales', '2015-07-13 2015-07-13T08:30:00.000Z'],
    ['northern-ireland', '2015-07-13 2015-07-14T08:30:00.000Z'],
    [null, '2015-07-13 2015-07-13T08:30:00.000Z'],
  ])('the twelfth of July counts only in Northern Ireland: %s', (nation, expected) => {
    expect(dates(smallReminder({ nation }), '2015-07-12T00:00:00.000Z', '2015-07-15T00:00:00.000Z')).toEqual([
      expected,
    ]);
  });

  test('a slot on a bank holiday is skipped where that was chosen', () => {
    const skipping = smallReminder({ onHoliday: 'skip' });
    expect(dates(skipping, '2015-04-01T00:00:00.000Z', '2015-04-14T00:00:00.000Z')).toEqual([
      '2015-04-13 2015-04-13T08:30:00.000Z',
    ]);
    expect(nextSlot(skipping, '2015-04-01T00:00:00.000Z', UK).date).toBe('2015-04-13');
    expect(
      dates(smallReminder({ onHoliday: 'skip', nation: null }), '2015-04-06T00:00:00.000Z', '2015-04-07T00:00:00.000Z'),
    ).toHaveLength(1);
  });

  test('a reminder for weekends only moves even where it should skip: else it would never speak', () => {
    const saturdays = smallReminder({ weekdays: ['saturday'], onHoliday: 'skip' });
    expect(nextSlot(saturdays, '2015-03-10T00:00:00.000Z', UK)).toEqual({
      date: '2015-03-14',
      at: '2015-03-16T09:30:00.000Z',
    });
  });

  test('a chosen Saturday moves to Monday, also with no nation', () => {
    const saturdays = smallReminder({ weekdays: ['saturday'], nation: null });
    expect(dates(saturdays, '2015-04-04T00:00:00.000Z', '2015-04-07T00:00:00.000Z')).toEqual([
      '2015-04-04 2015-04-06T08:30:00.000Z',
    ]);
  });

  test.each<[string, string, string, string]>([
    ['a skipped half hour in London', 'Europe/London', '2015-03-29', '2015-03-29T01:30:00.000Z'],
    ['a repeated half hour in London, the first', 'Europe/London', '2015-10-25', '2015-10-25T00:30:00.000Z'],
    [
      'North Korea before its clocks went back half an hour',
      'Asia/Pyongyang',
      '2015-08-13',
      '2015-08-12T16:30:00.000Z',
    ],
    ['North Korea after', 'Asia/Pyongyang', '2015-08-17', '2015-08-16T17:00:00.000Z'],
    ['Venezuela before its clocks went on half an hour', 'America/Caracas', '2016-04-28', '2016-04-28T06:00:00.000Z'],
    ['Venezuela after', 'America/Caracas', '2016-05-02', '2016-05-02T05:30:00.000Z'],
    ['a leap day', 'Europe/London', '2016-02-29', '2016-02-29T01:30:00.000Z'],
  ])('%s', (_what, zone, day, expected) => {
    const time = '01:30';
    // Sundays would move on: the nights of the clock change are reached through a calendar without weekends.
    const at = Temporal.PlainDateTime.from(`${day}T${time}`)
      .toZonedDateTime(zone)
      .toInstant()
      .toString({ smallestUnit: 'millisecond' });
    expect(at).toBe(expected);
    const everyDay = smallReminder({ weekdays: [...WEEKDAYS], time, zone, nation: null });
    const weekday = Temporal.PlainDate.from(day).dayOfWeek;
    const slot = slotsBetween(everyDay, '2015-01-01T00:00:00.000Z', '2016-12-31T00:00:00.000Z', NO_HOLIDAYS).find(
      ({ date }) => date === day,
    );
    expect(slot?.at === expected).toBe(weekday <= 5);
  });

  test('the day that Samoa left out: its Friday slot comes on what was the Saturday there', () => {
    const fridays = smallReminder({ weekdays: ['friday'], zone: 'Pacific/Apia', nation: null });
    expect(dates(fridays, '2011-12-25T00:00:00.000Z', '2012-01-07T00:00:00.000Z')).toEqual([
      '2011-12-30 2011-12-30T19:30:00.000Z',
      '2012-01-06 2012-01-05T19:30:00.000Z',
    ]);
  });
});

const ZONES = [
  'Europe/London',
  'Europe/Dublin',
  'Europe/Moscow',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'America/Caracas',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Pyongyang',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Australia/Eucla',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Africa/Casablanca',
  'Africa/Cairo',
  'UTC',
];

const anyReminder = fc
  .record({
    weekdays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
    zone: fc.constantFrom(...ZONES),
    nation: fc.constantFrom(null, 'england-and-wales' as const, 'scotland' as const, 'northern-ireland' as const),
  })
  .map(({ hour, minute, ...rest }) =>
    smallReminder({ ...rest, time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }),
  );
const anyMoment = fc
  .integer({ min: Date.UTC(2012, 0, 20), max: Date.UTC(2032, 0, 1) })
  .map((milliseconds) => new Date(milliseconds).toISOString());

/** What the slots are by Temporal alone: each nominal day moved on to a working day, then to its instant. */
function slotsByTemporal(reminder: ReturnType<typeof smallReminder>, after: string, until: string): readonly string[] {
  const instants = new Set<string>();
  const holidays: readonly string[] = reminder.nation === null ? [] : [...UK[reminder.nation].keys()];
  const last = Temporal.Instant.from(until).toZonedDateTimeISO(reminder.zone).toPlainDate().add({ days: 3 });
  let nominal = Temporal.Instant.from(after).toZonedDateTimeISO(reminder.zone).toPlainDate().subtract({ days: 21 });
  for (; Temporal.PlainDate.compare(nominal, last) < 0; nominal = nominal.add({ days: 1 })) {
    if (!reminder.weekdays.includes(WEEKDAYS[nominal.dayOfWeek - 1] ?? 'monday')) continue;
    let day = nominal;
    while (day.dayOfWeek > 5 || holidays.includes(day.toString())) day = day.add({ days: 1 });
    const local = day.toPlainDateTime(reminder.time).toZonedDateTime(reminder.zone, { disambiguation: 'compatible' });
    const at = local.toInstant().toString({ smallestUnit: 'millisecond' });
    if (at > after && at <= until) instants.add(at);
  }
  return [...instants].toSorted();
}

describe('over twenty years and many zones', () => {
  test('the slots are those that Temporal computes', () => {
    fc.assert(
      fc.property(anyReminder, anyMoment, fc.integer({ min: 0, max: 40 * 86_400 }), (reminder, after, seconds) => {
        const until = new Date(Date.parse(after) + seconds * 1000).toISOString();
        const slots = slotsBetween(reminder, after, until, UK);
        expect(slots.map(({ at }) => at)).toEqual(slotsByTemporal(reminder, after, until));
      }),
      { numRuns: 300 },
    );
  });

  test('however a time is cut into beats, its slots are the same', () => {
    fc.assert(
      fc.property(
        anyReminder,
        anyMoment,
        fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 12 }),
        (reminder, start, steps) => {
          const moments = steps.reduce(
            (all, step) =>
              [...all, Date.parse(all.at(-1) ?? start) + step * 1000].map((ms) => new Date(ms).toISOString()),
            [start],
          );
          const cut = moments
            .slice(1)
            .flatMap((until, index) => slotsBetween(reminder, moments[index] ?? start, until, UK));
          expect(cut).toEqual(slotsBetween(reminder, start, moments.at(-1) ?? start, UK));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('the next slot is the first of those that follow', () => {
    fc.assert(
      fc.property(anyReminder, anyMoment, (reminder, after) => {
        const { at } = nextSlot(reminder, after, UK);
        expect(slotsBetween(reminder, after, at, UK).map((slot) => slot.at)).toEqual([at]);
      }),
      { numRuns: 200 },
    );
  });

  test('a weekly slot is never on a day off, and always comes', () => {
    const slots = slotsBetween(weekly, '2012-01-01T00:00:00.000Z', '2032-01-01T00:00:00.000Z', UK);
    expect(slots).toHaveLength(1044);
    const days = slots.map(({ at }) => dateIn(at, 'Europe/London'));
    expect(days.filter((day) => !isWorkingDay(day, 'england-and-wales', UK))).toEqual([]);
    expect(slots.filter(({ date, at }) => date !== at.slice(0, 10)).length).toBeGreaterThan(60);
  });
});

test('a reminder without a weekday has no next slot, and says so', () => {
  expect(() => nextSlot(smallReminder({ weekdays: [] }), '2015-01-01T00:00:00.000Z', NO_HOLIDAYS)).toThrow(
    'give it at least one weekday',
  );
});

describe('planSlots', () => {
  const plan = (different: Partial<Parameters<typeof planSlots>[0]>) =>
    planSlots({
      reminder: weekly,
      lastBeat: '2015-03-09T09:29:00.000Z',
      now: '2015-03-09T09:30:00.000Z',
      holidays: UK,
      lateHours: 24,
      ...different,
    });
  const slot: Slot = { date: '2015-03-09', at: '2015-03-09T09:30:00.000Z' };

  test.each<[string, Partial<Parameters<typeof planSlots>[0]>, ReturnType<typeof planSlots>]>([
    ['at its time', {}, { due: { ...slot, late: false }, missed: [] }],
    [
      'once: not again after its beat',
      { lastBeat: '2015-03-09T09:30:00.000Z', now: '2015-03-09T09:31:00.000Z' },
      { due: null, missed: [] },
    ],
    ['not before', { now: '2015-03-09T09:29:59.999Z' }, { due: null, missed: [] }],
    [
      'five minutes later is not late',
      { now: '2015-03-09T09:35:00.000Z' },
      { due: { ...slot, late: false }, missed: [] },
    ],
    ['more is late', { now: '2015-03-09T09:35:01.000Z' }, { due: { ...slot, late: true }, missed: [] }],
    ['a second before 24 hours', { now: '2015-03-10T09:29:59.000Z' }, { due: { ...slot, late: true }, missed: [] }],
    ['24 hours late is missed', { now: '2015-03-10T09:30:00.000Z' }, { due: null, missed: [slot] }],
    ['as many hours as are set', { now: '2015-03-09T11:30:00.000Z', lateHours: 2 }, { due: null, missed: [slot] }],
    ['with none set, at its time it is due', { lateHours: 0 }, { due: { ...slot, late: false }, missed: [] }],
    [
      'of several the latest, the others named',
      { lastBeat: '2015-02-20T00:00:00.000Z', now: '2015-03-09T12:00:00.000Z' },
      {
        due: { ...slot, late: true },
        missed: [
          { date: '2015-02-23', at: '2015-02-23T09:30:00.000Z' },
          { date: '2015-03-02', at: '2015-03-02T09:30:00.000Z' },
        ],
      },
    ],
    [
      'a clock set back',
      { lastBeat: '2015-03-09T12:00:00.000Z', now: '2015-03-09T09:30:00.000Z' },
      { due: null, missed: [] },
    ],
    [
      'before the first beat, from when it was set',
      { lastBeat: null, now: '2015-01-05T09:30:00.000Z' },
      { due: { date: '2015-01-05', at: '2015-01-05T09:30:00.000Z', late: false }, missed: [] },
    ],
    [
      'set since the last beat: only slots after that',
      { reminder: { ...weekly, setAt: '2015-03-09T09:30:00.000Z' }, lastBeat: '2015-03-01T00:00:00.000Z' },
      { due: null, missed: [] },
    ],
    [
      'a slot moved off a holiday comes late under its own name',
      { lastBeat: '2015-04-05T00:00:00.000Z', now: '2015-04-07T08:40:00.000Z' },
      { due: { date: '2015-04-06', at: '2015-04-07T08:30:00.000Z', late: true }, missed: [] },
    ],
  ])('%s', (_what, different, expected) => {
    expect(plan(different)).toEqual(expected);
  });

  test('beats through a whole year post every Monday once, on time', () => {
    const halfAnHour = 1_800_000;
    const moments = Array.from({ length: 365 * 48 }, (_, index) => Date.UTC(2015, 0, 1) + index * halfAnHour);
    const plans = moments.map((ms) =>
      plan({ lastBeat: new Date(ms - halfAnHour).toISOString(), now: new Date(ms).toISOString() }),
    );
    const posted = plans.flatMap(({ due }) => (due === null || due.late ? [] : [due.date]));
    expect(posted).toHaveLength(52);
    expect(new Set(posted).size).toBe(52);
    expect(plans.flatMap(({ missed }) => missed)).toEqual([]);
  });
});

test('node-cron in UTC beats through the hour that London repeats', async () => {
  vi.useFakeTimers({ now: Date.parse('2015-10-25T00:29:30.000Z') });
  try {
    const { schedule } = await import('node-cron');
    const beats: string[] = [];
    const task = schedule('* * * * *', () => void beats.push(new Date().toISOString().slice(11, 16)), {
      timezone: 'UTC',
    });
    await vi.advanceTimersByTimeAsync(2 * 3600 * 1000);
    await task.stop();
    expect(beats).toHaveLength(120);
    expect(beats.slice(0, 3)).toEqual(['00:30', '00:31', '00:32']);
    expect(new Set(beats).size).toBe(120);
  } finally {
    vi.useRealTimers();
  }
});

test('holidays hold for the nations that a test gives', () => {
  expect(dates(weekly, '2015-03-08T00:00:00.000Z', '2015-03-11T00:00:00.000Z', holidaysOn(['2015-03-09']))).toEqual([
    '2015-03-09 2015-03-10T09:30:00.000Z',
  ]);
});
