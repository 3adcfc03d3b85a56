import type { Instant } from '../../src/register/calendar.ts';
import type { BeatWorld, PostRequest } from '../../src/reminder/beat.ts';
import type { PostOutcome } from '../../src/reminder/delivery.ts';
import { NO_HOLIDAYS } from './small-reminder.ts';
import { smallRegister } from './small-register.ts';

/** Eight actions with one planned activity each: three weeks of digests. */
const REGISTER = smallRegister([[1, 2, 3, 4, 5, 6, 7, 8].map((action) => ({ action }))]);

/** The first slot that tests beat at. */
export const SLOT: Instant = '2015-03-09T09:30:00.000Z';

/** A beat that did nothing. */
export const ZERO = { recorded: 0, posted: 0, later: 0, unknown: 0, gaveUp: 0, isUnfinished: false };

/** A world that beats at a time, with what Slack has been asked to post and what the log was told. */
export function worldAt(different: { readonly now: Instant } & Pick<BeatWorld, 'outbox'> & Partial<BeatWorld>) {
  const asked: { readonly key: string; readonly again: boolean }[] = [];
  const logged: string[] = [];
  const note = (code: string) => void logged.push(code);
  const world: BeatWorld = {
    clockNow: () => different.now,
    register: REGISTER,
    post: ({ delivery, again }: PostRequest) => {
      asked.push({ key: delivery.key, again });
      return Promise.resolve<PostOutcome>({ kind: 'posted', messageTs: `${asked.length}.0` });
    },
    holidays: NO_HOLIDAYS,
    owner: 'this process',
    log: { info: note, warn: note, error: note },
    ...different,
  };
  return { world, asked, logged };
}
