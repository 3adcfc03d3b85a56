import type { Instant, LocalTime, Nation, PlainDate, Weekday, Zone } from '../../src/register/calendar.ts';
import { addSeconds } from '../../src/register/calendar.ts';
import { Chance } from './chance.ts';

/** A rhythm in some place, and two of its slots worked out by hand: the simulation must not ask the code under test when they are. */
export interface Place {
  readonly name: string;
  readonly zone: Zone;
  readonly weekday: Weekday;
  readonly time: LocalTime;
  readonly nation: Nation | null;
  readonly slots: readonly [PlacedSlot, PlacedSlot];
}

/** A slot's nominal date and its true moment. */
interface PlacedSlot {
  readonly date: PlainDate;
  readonly at: Instant;
}

const london = { zone: 'Europe/London', weekday: 'monday', time: '09:30', nation: 'england-and-wales' } as const;
const amman = { zone: 'Asia/Amman', weekday: 'friday', time: '00:30', nation: null } as const;

function slots(...pairs: readonly [PlainDate, Instant, PlainDate, Instant]): Place['slots'] {
  const [date, at, nextDate, nextAt] = pairs;
  return [
    { date, at },
    { date: nextDate, at: nextAt },
  ];
}

/** Ordinary weeks, daylight-saving nights, holidays, and the ends of years and Februaries. */
export const PLACES: readonly Place[] = [
  {
    name: 'ordinary weeks',
    ...london,
    slots: slots('2015-03-09', '2015-03-09T09:30:00.000Z', '2015-03-16', '2015-03-16T09:30:00.000Z'),
  },
  {
    name: 'over a spring change',
    ...london,
    slots: slots('2015-03-23', '2015-03-23T09:30:00.000Z', '2015-03-30', '2015-03-30T08:30:00.000Z'),
  },
  {
    name: 'over an autumn change',
    ...london,
    slots: slots('2015-10-19', '2015-10-19T08:30:00.000Z', '2015-10-26', '2015-10-26T09:30:00.000Z'),
  },
  {
    name: 'in the hour that is skipped',
    ...amman,
    slots: slots('2015-03-20', '2015-03-19T22:30:00.000Z', '2015-03-27', '2015-03-26T22:30:00.000Z'),
  },
  {
    name: 'in the hour that comes twice',
    ...amman,
    slots: slots('2015-10-23', '2015-10-22T21:30:00.000Z', '2015-10-30', '2015-10-29T21:30:00.000Z'),
  },
  {
    name: 'a Sunday of change, moved to Monday',
    ...london,
    weekday: 'sunday',
    time: '01:30',
    slots: slots('2015-03-22', '2015-03-23T01:30:00.000Z', '2015-03-29', '2015-03-30T00:30:00.000Z'),
  },
  {
    name: 'a bank holiday',
    ...london,
    slots: slots('2015-03-30', '2015-03-30T08:30:00.000Z', '2015-04-06', '2015-04-07T08:30:00.000Z'),
  },
  {
    name: 'a leap day',
    ...london,
    slots: slots('2016-02-22', '2016-02-22T09:30:00.000Z', '2016-02-29', '2016-02-29T09:30:00.000Z'),
  },
  {
    name: 'the end of a year',
    zone: 'Pacific/Auckland',
    weekday: 'thursday',
    time: '23:30',
    nation: null,
    slots: slots('2015-12-24', '2015-12-24T10:30:00.000Z', '2015-12-31', '2015-12-31T10:30:00.000Z'),
  },
];

/** What can go wrong with a call that posts. `…-accepted`: Slack carried it out all the same. */
export const POST_FAULTS = [
  'lost-reply',
  'late-reply',
  'timeout-accepted',
  'accepted-after-timeout',
  '429',
  '500',
  '500-accepted',
  'internal_error-accepted',
  'reset',
  'not-sent',
] as const;
export type PostFault = (typeof POST_FAULTS)[number];

/** What can go wrong with a call that only reads. */
export const READ_FAULTS = ['429', '500', 'reset', 'timeout-accepted'] as const;

/** Where the machine's clock stands, from a true moment on, in seconds from the true time. */
interface ClockTurn {
  readonly at: Instant;
  readonly offset: number;
}

/** Everything that chance decides before a run begins. */
export interface Scene {
  readonly seed: number;
  readonly place: Place;
  readonly start: Instant;
  /** From here on nothing more goes wrong. */
  readonly calmAt: Instant;
  readonly end: Instant;
  /** Processes at once. */
  readonly replicas: number;
  /** May the bot read the channels' history? */
  readonly mayLook: boolean;
  /** Channels with a reminder each, and one whose actions have nothing to say. */
  readonly channels: readonly string[];
  readonly hasQuietOne: boolean;
  /** What may go wrong with calls, and how often (0 to 1). */
  readonly postFaults: readonly PostFault[];
  readonly faultShare: number;
  /** Seconds until a message shows in the channel's history. */
  readonly historyLag: number;
  /** Processes killed, at chance steps. */
  readonly kills: number;
  /** How often the database fails, before or after it has done what it was asked. */
  readonly databaseShare: number;
  /** How often a process stands still for minutes. */
  readonly standstillShare: number;
  readonly clock: readonly ClockTurn[];
  readonly downtime: { readonly from: Instant; readonly to: Instant } | null;
  readonly archivedAt: Instant | null;
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

function drawClock(chance: Chance, place: Place, replicas: number): readonly ClockTurn[] {
  // Replicas agree on the time within a minute: a lease of two is the promise between them.
  const far = [-40 * DAY, -8 * DAY, -DAY, -HOUR, -90, 90, HOUR, DAY, 8 * DAY, 400 * DAY, 2000 * DAY] as const;
  const near = [-45, -20, 20, 45] as const;
  const turns: ClockTurn[] = [];
  for (const slot of place.slots) {
    if (!chance.happens(0.7)) continue;
    const at = addSeconds(slot.at, chance.between(-20 * MINUTE, 10 * MINUTE));
    turns.push({ at, offset: chance.pick<number>(replicas === 1 ? far : near) });
    turns.push({ at: addSeconds(at, chance.pick([20, 90, 20 * MINUTE, 3 * HOUR, 30 * HOUR])), offset: 0 });
  }
  return turns;
}

function drawDowntime(chance: Chance, place: Place): Scene['downtime'] {
  const from = addSeconds(chance.pick(place.slots).at, -chance.between(1, 2 * HOUR));
  return { from, to: addSeconds(from, chance.pick([10 * MINUTE, 3 * HOUR, 23 * HOUR, 30 * HOUR, 10 * DAY])) };
}

/** The scene of a seed: the same seed, the same scene. */
export function drawScene(seed: number): Scene {
  const chance = new Chance(seed);
  const place = chance.pick(PLACES);
  const [first, second] = place.slots;
  const replicas = chance.pick([1, 1, 2, 3]);
  const isCalm = chance.happens(0.05);
  const may = (share: number) => !isCalm && chance.happens(share);
  const faults = may(0.6) ? POST_FAULTS.filter(() => chance.happens(0.4)) : [];
  const clock = may(0.3) ? drawClock(chance, place, replicas) : [];
  const downtime = may(0.15) ? drawDowntime(chance, place) : null;
  const storm = chance.happens(0.06) ? 30 * HOUR : chance.pick([10 * MINUTE, HOUR]);
  const last = [second.at, ...clock.map(({ at }) => at), ...(downtime === null ? [] : [downtime.to])].toSorted().at(-1);
  const calmAt = addSeconds(last ?? second.at, storm);
  return {
    seed,
    place,
    start: addSeconds(first.at, -chance.between(1, 10 * MINUTE)),
    calmAt,
    end: addSeconds(calmAt, 3 * HOUR),
    replicas,
    mayLook: chance.happens(0.5),
    channels: ['C_DIGITAL', 'C_POLICY', 'C_BOARD'].slice(0, chance.between(1, 3)),
    hasQuietOne: chance.happens(0.1),
    postFaults: faults,
    faultShare: chance.pick([0.1, 0.3, 0.6, 0.9]),
    historyLag: chance.pick([0, 0, 2, 4]),
    kills: may(0.5) ? chance.between(1, 6) : 0,
    databaseShare: may(0.2) ? 0.05 : 0,
    standstillShare: may(0.2) ? 0.03 : 0,
    clock,
    downtime,
    archivedAt: may(0.05) ? addSeconds(second.at, chance.between(-60, 120)) : null,
  };
}
