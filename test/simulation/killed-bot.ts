/*
 * The bot as it runs (`startBot`), beating when it is told: made to be killed. Its standard input says when it is (one instant a
 * line, each a beat); its standard output answers `done` and the next moment at which it has something to do.
 */
import { createInterface } from 'node:readline';
import { readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { startBot } from '../../src/main.ts';
import type { Instant } from '../../src/register/calendar.ts';

const reading = readConfig(process.env);
if (reading.kind === 'faults' || reading.config.slack === null)
  throw new Error('This needs the secrets of a workspace.');
const { config } = reading;
let now: Instant = process.argv[2] ?? '';
const bot = await startBot({
  config,
  secrets: reading.config.slack,
  apiUrl: config.slackApiUrl,
  databaseUrl: config.databaseUrl,
  port: config.port,
  clock: () => now,
  log: openLog('silent'),
});
const answer = async () => process.stdout.write(`done ${String(await bot.nextMoment(now))}\n`);
await answer();
for await (const line of createInterface({ input: process.stdin })) {
  now = line;
  await bot.beat();
  await answer();
}
process.exit();
