import { loadHolidays } from '../../src/data-files.ts';
import type { Instant } from '../../src/register/calendar.ts';
import type { Register } from '../../src/register/register.ts';
import { beat } from '../../src/reminder/beat.ts';
import { shipped } from './sample-register.ts';
import type { Stage } from './test-workspace.ts';

/** Lets the bot of a stage do what is due at a moment. */
export function beatOn(stage: Stage, now: Instant, register: Register = shipped) {
  stage.now = now;
  return beat({
    now,
    clockNow: () => stage.now,
    register,
    outbox: stage.store.outbox,
    progress: () => stage.slack.progress(),
    post: stage.slack.post,
    holidays: loadHolidays(),
    owner: 'test',
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
}
