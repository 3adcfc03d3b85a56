import type { Holidays, Instant } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import { type Digest, type EarlierDigest, makeDigest } from './digest.ts';
import type { Reminder } from './reminder.ts';
import { slotsBetween } from './schedule.ts';

/** Every digest that a reminder would post up to a moment, if nothing were recorded and the bot never away: oldest first. */
export function rehearse(play: {
  readonly register: Register;
  readonly reminder: Reminder;
  readonly holidays: Holidays;
  /** Up to and with this moment; it begins when the reminder was set. */
  readonly until: Instant;
}): readonly Digest[] {
  const { register, reminder, holidays, until } = play;
  const said: EarlierDigest[] = [];
  for (const slot of slotsBetween(reminder, reminder.setAt, until, holidays)) {
    const digest = makeDigest({ register, reminder, slot, late: false, earlier: said });
    if (digest !== null) said.push({ slot: slot.date, digest });
  }
  return said.map(({ digest }) => digest);
}
