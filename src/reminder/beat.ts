/** One beat: which slots have come → digests → outbox → post. Clock, outbox and post are arguments; nothing is remembered here. */
import { addSeconds, type Holidays, type Instant, secondsBetween } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import { NO_PROGRESS, type Progress } from '../progress/progress.ts';
import { afterOutcome, type Delivery, newDelivery, type PostOutcome } from './delivery.ts';
import { makeDigest } from './digest.ts';
import { beginDay, isNewDay } from './new-day.ts';
import type { Outbox } from './outbox.ts';
import type { Quieting } from './quieting.ts';
import type { Reminder, Slot } from './reminder.ts';
import { LATE_HOURS, nextSlot, planSlots, type SlotPlan } from './schedule.ts';

/** How long a claimed delivery belongs to its claimer, in seconds: longer than one attempt to post may take. */
export const LEASE_SECONDS = 120;

/** How long after its claim an attempt may begin, in seconds: the rest of the lease is for the attempt itself, a look and a post. */
const BEGIN_WITHIN_SECONDS = 60;

/** Deliveries posted at a time: they go to different channels, and a lease covers one attempt, not a queue. */
const POSTS_AT_A_TIME = 10;

/** Seconds after which a beat claims no more and leaves the rest to the next one, a minute after it began. */
const BEAT_SECONDS = 50;

/** Slack's word for "too much": the limit is the workspace's, not the channel's. */
const RATE_LIMITED = 'ratelimited';

/** How far the clocks of two replicas may differ, in seconds, before a beat that lies behind the last one is worth a line in the log. */
const CLOCK_SKEW_SECONDS = 60;

/** What a beat hands to the poster. `again`: an earlier attempt may have been posted, so look before posting. */
export interface PostRequest {
  readonly delivery: Delivery;
  readonly register: Register;
  readonly again: boolean;
}

/** Where a beat tells what happened: stable codes with ids, never words of a report. */
interface BeatLog {
  info(code: string, fields: Readonly<Record<string, unknown>>): void;
  warn(code: string, fields: Readonly<Record<string, unknown>>): void;
  error(code: string, fields: Readonly<Record<string, unknown>>): void;
}

/** What a beat needs. */
export interface BeatWorld {
  readonly now: Instant;
  /** The time while the beat goes on: for leases and next attempts. */
  readonly clockNow: () => Instant;
  readonly register: Register;
  readonly outbox: Outbox;
  readonly post: (request: PostRequest) => Promise<PostOutcome>;
  readonly holidays: Holidays;
  /** Names this process in leases: random, one for each process. */
  readonly owner: string;
  /**
   * Codes: `slot_missed`, `nothing_to_say`, `schedule_failed` and `digest_failed` (a fault of the program: this reminder says nothing, the others do),
   * `post_failed` (the poster threw, which counts as no answer), `delivery_given_up`, `lease_lost` (another process took
   * the delivery over before it was settled), `clock_went_back`; once a day `holidays_end_soon` or `holidays_ended`, and
   * `new_day_failed`.
   */
  readonly log: BeatLog;
  /** From how many hours on a missed slot is only named; default 24. */
  readonly lateHours?: number;
  /**
   * What people recorded up to now: asked once, and only where a slot is due. Where it rejects, the beat ends before anything of it is
   * kept, so the next one finds the same slots due. Left out: nothing is recorded.
   */
  readonly progress?: () => Promise<Progress>;
  /** What is done once a day, at the first beat of a day of UTC, after its posts; a failure stops nothing. */
  readonly onNewDay?: () => Promise<void>;
}

/** What a beat did, in numbers. */
export interface BeatSummary {
  /** Deliveries handed to the outbox. */
  readonly recorded: number;
  /** Attempts, by what became of them. */
  readonly posted: number;
  readonly later: number;
  readonly unknown: number;
  readonly gaveUp: number;
  /** The time of one beat was over before the queue was empty, or Slack said that it was too much. */
  readonly isUnfinished: boolean;
}

/** One reminder's slots since the last beat; a fault of the program stops this reminder only. */
function planOf(world: BeatWorld, reminder: Reminder, lastBeat: Instant | null): SlotPlan {
  const { now, holidays, lateHours = LATE_HOURS } = world;
  try {
    return planSlots({ reminder, lastBeat, now, holidays, lateHours });
  } catch (error) {
    world.log.error('schedule_failed', { reminderId: reminder.id, error });
    return { due: null, missed: [] };
  }
}

/** A reminder whose slot has come. */
interface DueReminder {
  readonly reminder: Reminder;
  readonly due: NonNullable<SlotPlan['due']>;
}

/** What people asked of a reminder's activities, and recorded. */
type Since = { readonly quietings: readonly Quieting[]; readonly progress: Progress };

/**
 * What one reminder's due slot comes to: a delivery, or null where there is nothing to say, or where it has its delivery already
 * because the clock was set back. What later slots said counts for nothing: only a clock that stood ahead has seen them.
 */
async function deliveryOf(world: BeatWorld, { reminder, due, ...since }: DueReminder & Since) {
  const digests = await world.outbox.earlierDigests(reminder.id);
  if (digests.some(({ slot }) => slot === due.date)) return null;
  const earlier = digests.filter(({ slot }) => slot < due.date);
  const slot: Slot = { date: due.date, at: due.at };
  const named = { reminderId: reminder.id, slot: due.date };
  try {
    const digest = makeDigest({ register: world.register, reminder, slot, late: due.late, earlier, ...since });
    if (digest !== null) return newDelivery(reminder, slot, { digest, now: world.now });
    world.log.info('nothing_to_say', named);
  } catch (error) {
    world.log.error('digest_failed', { ...named, error });
  }
  return null;
}

/** The deliveries of all reminders that have a slot since the last beat. Throws only where the outbox does: the next beat tries again. */
async function deliveriesDue(world: BeatWorld, lastBeat: Instant | null): Promise<readonly Delivery[]> {
  const dueNow: DueReminder[] = [];
  for (const reminder of await world.outbox.reminders()) {
    const { due, missed } = planOf(world, reminder, lastBeat);
    for (const slot of missed) world.log.warn('slot_missed', { reminderId: reminder.id, slot: slot.date });
    if (due !== null) dueNow.push({ reminder, due });
  }
  if (dueNow.length === 0) return [];
  const quietings = Map.groupBy(await world.outbox.quietings(), ({ reminderId }) => reminderId);
  const progress = (await world.progress?.()) ?? NO_PROGRESS;
  const deliveries: Delivery[] = [];
  for (const one of dueNow) {
    const delivery = await deliveryOf(world, { ...one, progress, quietings: quietings.get(one.reminder.id) ?? [] });
    if (delivery !== null) deliveries.push(delivery);
  }
  return deliveries;
}

/** Asks the poster; one that throws may have posted. */
async function attempt(world: BeatWorld, delivery: Delivery): Promise<PostOutcome> {
  const again = delivery.attempts > 1 && delivery.state === 'unknown';
  return world.post({ delivery, register: world.register, again }).catch((error: unknown): PostOutcome => {
    world.log.error('post_failed', { key: delivery.key, error });
    return { kind: 'unknown', code: 'post_failed' };
  });
}

/**
 * Posts one claimed delivery and settles it after the answer, never before. A process that stood still since the claim (a laptop that
 * slept, a paused machine), or whose clock was turned, must not post: another one may be at it.
 */
async function postOne(world: BeatWorld, delivery: Delivery, claimedAt: Instant): Promise<Delivery> {
  const waited = secondsBetween(claimedAt, world.clockNow());
  const isMine = waited >= 0 && waited <= BEGIN_WITHIN_SECONDS;
  const outcome: PostOutcome = isMine
    ? await attempt(world, delivery)
    : { kind: 'later', code: 'stood_still', afterSeconds: 0 };
  const after = afterOutcome(delivery, outcome, world.clockNow());
  const isSettled = await world.outbox.settle(after, world.owner);
  if (!isSettled) world.log.warn('lease_lost', { key: delivery.key });
  if (after.state === 'gave-up') {
    world.log.error('delivery_given_up', { key: after.key, reason: after.lastCode });
  }
  return after;
}

/** Claims and posts what is waiting until nothing is, the time of a beat is over, or Slack says that it is too much. */
async function postWaiting(
  world: BeatWorld,
): Promise<{ readonly tried: readonly Delivery[]; readonly isUnfinished: boolean }> {
  const tried: Delivery[] = [];
  const began = world.clockNow();
  for (;;) {
    const now = world.clockNow();
    if (secondsBetween(began, now) >= BEAT_SECONDS) return { tried, isUnfinished: true };
    const claim = { now, owner: world.owner, leaseSeconds: LEASE_SECONDS, limit: POSTS_AT_A_TIME };
    const claimed = await world.outbox.claim(claim);
    if (claimed.length === 0) return { tried, isUnfinished: false };
    // All are awaited even if one fails, so that no post is left to itself; the failure then ends the beat.
    const settled = await Promise.allSettled(claimed.map((delivery) => postOne(world, delivery, now)));
    for (const result of settled) {
      if (result.status === 'rejected') throw result.reason;
      tried.push(result.value);
    }
    // Slack counts posts by workspace: knocking with all that still waits would only be refused, and wait longer for each refusal.
    if (tried.some(({ state, lastCode }) => state !== 'sent' && lastCode === RATE_LIMITED))
      return { tried, isUnfinished: true };
  }
}

/** The day begins after the posts, which people wait for; also where posting fails, because the next beat is not the day's first. */
async function postAndBeginDay(world: BeatWorld, lastBeat: Instant | null): ReturnType<typeof postWaiting> {
  try {
    return await postWaiting(world);
  } finally {
    if (isNewDay(world.now, lastBeat)) await beginDay(world);
  }
}

/**
 * Does everything that has come due: records the digests of all due slots together with the time of the beat, then posts
 * what waits. Digests are kept before the first is posted, so a crash between any two steps loses no slot; one reminder
 * or post that fails stops no other. Throws where the outbox cannot be read or written: the next beat begins anew.
 */
export async function beat(world: BeatWorld): Promise<BeatSummary> {
  const lastBeat = await world.outbox.lastBeat();
  const { now, lateHours = LATE_HOURS } = world;
  const wasSetBack = lastBeat !== null && secondsBetween(now, lastBeat) > CLOCK_SKEW_SECONDS;
  if (wasSetBack) world.log.warn('clock_went_back', { lastBeat, now });
  // A clock that stood ahead has gone over slots: those that may still come are looked for again. What has its delivery keeps it.
  const since = wasSetBack ? addSeconds(now, -lateHours * 3600) : lastBeat;
  const deliveries = await deliveriesDue(world, since);
  await world.outbox.record({ now, deliveries });
  const { tried, isUnfinished } = await postAndBeginDay(world, lastBeat);
  const count = (state: Delivery['state']) => tried.filter((delivery) => delivery.state === state).length;
  return {
    recorded: deliveries.length,
    posted: count('sent'),
    later: count('waiting'),
    unknown: count('unknown'),
    gaveUp: count('gave-up'),
    isUnfinished,
  };
}

/**
 * The earliest moment after `now` at which a beat has something to do: the next slot of any reminder, or the next attempt
 * (at once, where one is already waiting). Null where there is neither.
 */
export async function nextMoment(world: Pick<BeatWorld, 'now' | 'outbox' | 'holidays'>): Promise<Instant | null> {
  const { now, outbox, holidays } = world;
  const slots = (await outbox.reminders()).map((reminder) => nextSlot(reminder, now, holidays).at);
  const attempt = await outbox.nextAttempt();
  const atOnce = addSeconds(now, 0.001);
  const attempts = attempt === null ? [] : [attempt > now ? attempt : atOnce];
  return [...slots, ...attempts].toSorted()[0] ?? null;
}
