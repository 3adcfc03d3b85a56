import { expect, test } from 'vitest';
import { type Beating, DemoClock } from '../src/demo-clock.ts';
import type { Instant } from '../src/register/calendar.ts';

const START = '2015-03-09T09:00:00.000Z';

/** A clock that real time does not move, and a bot with something to do at these instants. */
function stage(moments: readonly Instant[]): { readonly clock: DemoClock; readonly beats: Instant[] } {
  const clock = new DemoClock(START, () => 0);
  const beats: Instant[] = [];
  const bot: Beating = {
    beat: async () => void beats.push(clock.now()),
    nextMoment: async (now) => moments.find((moment) => moment > now) ?? null,
  };
  clock.drive(bot);
  return { clock, beats };
}

test('a turn stops at everything on its way', async () => {
  const { clock, beats } = stage(['2015-03-09T09:30:00.000Z', '2015-03-12T09:30:00.000Z', '2015-03-20T09:30:00.000Z']);
  await clock.move('week');
  expect(beats).toEqual(['2015-03-09T09:30:00.000Z', '2015-03-12T09:30:00.000Z', '2015-03-16T09:00:00.000Z']);
});

test('to the next reminder; where there is none it stays', async () => {
  const { clock } = stage(['2015-03-12T09:30:00.000Z']);
  await clock.move('next-reminder');
  await clock.move('next-reminder');
  expect(clock.now()).toBe('2015-03-12T09:30:00.000Z');
});

test('to the end of the year, then of the next', async () => {
  const { clock } = stage([]);
  expect(clock.moves.at(-1)).toEqual({ id: 'year-end', label: 'To the end of 2015' });
  await clock.move('year-end');
  expect(clock.now()).toBe('2015-12-31T23:59:00.000Z');
  expect(clock.moves.at(-1)?.label).toBe('To the end of 2016');
});

test('starting again waits for turns that began before, and the old bot is never asked again', async () => {
  const { clock, beats } = stage([]);
  const turn = clock.move('day');
  const again = clock.startAgain(START, async () => void beats.push('emptied'));
  await Promise.all([turn, again, clock.move('hour')]);
  expect(beats).toEqual(['2015-03-10T09:00:00.000Z', 'emptied']);
  expect(clock.now()).toBe('2015-03-09T10:00:00.000Z');
});
