import { expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import type { Log } from '../src/log.ts';
import { startDemo } from '../src/main.ts';
import { addSeconds } from '../src/register/calendar.ts';
import { play } from './conversations/open-demo.ts';

/** A log that keeps the fields of one code. */
function logOf(wanted: string): { readonly log: Log; readonly lines: unknown[] } {
  const lines: unknown[] = [];
  const keep = (code: string, fields: unknown) => {
    if (code === wanted) lines.push(fields);
  };
  return { log: { debug: keep, info: keep, warn: keep, error: keep }, lines };
}

test('the newest hash of the history goes to the log once a day, from the first entry on', async () => {
  const reading = readConfig({ PORT: '0' });
  const { log, lines } = logOf('history_head');
  const demo = await startDemo(reading.kind === 'config' ? reading.config : expect.fail('no configuration'), log);
  const hours = async (count: number) => {
    await demo.clock.moveTo(addSeconds(demo.clock.now(), count * 3_600));
    await demo.bot.beat();
  };
  const take = (action: number) =>
    play(
      demo,
      `Sam types in #policy: /digital-action action ${action}
       Sam presses in #policy: Take it
       Sam sees in #policy: owner: Sam`,
    );
  await demo.bot.beat();
  await hours(24);
  expect(lines).toEqual([]);
  await take(7);
  await hours(1);
  expect(lines).toEqual([]);
  await hours(24);
  await hours(1);
  const first = { number: 1, hash: expect.stringMatching(/^[\da-f]{64}$/) };
  expect(lines).toEqual([first]);
  await take(5);
  await hours(24);
  expect(lines).toEqual([first, { number: 2, hash: expect.stringMatching(/^[\da-f]{64}$/) }]);
  await demo.stop();
});
