import type { WebClient } from '@slack/web-api';
import type { Log } from '../../log.ts';
import type { Holidays, Instant } from '../../register/calendar.ts';
import type { ProgressReader } from '../../progress/progress-reader.ts';
import type { Progress } from '../../progress/progress.ts';
import type { PostRequest } from '../../reminder/beat.ts';
import type { PostOutcome } from '../../reminder/delivery.ts';
import type { Reminder } from '../../reminder/reminder.ts';
import type { Kept } from '../bot.ts';
import { codeOf } from '../boundary.ts';
import type { AskSharing } from '../people/channel-sharing.ts';
import { outcomeOf, postDigest } from './post-digest.ts';
import { sendDirect, sendMessage } from '../post-message.ts';
import { newsOf } from './reminder-verbs.ts';
import { pauseReason } from '../views/reminder-words.ts';
import { pausedMessage, setterLeftMessage } from '../views/pause-message.ts';

/** What delivering digests needs. */
export interface Delivering {
  /** A client without retries that rejects at once where Slack is busy. */
  readonly posts: WebClient;
  readonly reminders: Pick<Kept['reminders'], 'byId' | 'pause' | 'resume'>;
  readonly askSharing: AskSharing;
  /** What people recorded. */
  readonly progress: ProgressReader;
  readonly holidays: Holidays;
  readonly clock: () => Instant;
  readonly log: Log;
}

/** Seconds until a channel that Slack could not be asked about is asked about again. */
const WAIT_SECONDS = 60;

/** Refusals that are a fault of ours or mean that nobody wants it any more: they say nothing about the channel. */
const NO_PAUSE =
  /^(?:stopped|cannot_reply_to_message|invalid_arguments|invalid_(?:blocks|metadata).*|metadata_too_large|msg_.*|no_text)$/;

/**
 * Delivers one digest where it may be posted. Where Slack refuses for good, the channel is shared with another organisation, or
 * the person who set the reminder has left, the reminder is paused and somebody is told once; the first digest that is posted
 * ends the pause. Never rejects for anything Slack does.
 */
export async function deliverDigest(request: PostRequest, world: Delivering): Promise<PostOutcome> {
  const { reminderId } = request.delivery.digest;
  const reminder = await world.reminders.byId(reminderId);
  const poster = {
    posts: world.posts,
    reminderOf: () => Promise.resolve(reminder),
    recorded: () => recordedNow(world),
  };
  if (reminder === null) return postDigest(request, poster);
  const obstacle = request.again ? null : await obstacleTo(reminder, world);
  const outcome = obstacle ?? (await postDigest(request, poster));
  try {
    await keepPause(reminder, outcome, world);
  } catch (error) {
    // The message is posted or not, whatever becomes of this: the outcome must not be lost.
    world.log.error('pause_not_kept', { reminderId, error: codeOf(error) });
  }
  return outcome;
}

/** A digest is posted even where what was recorded cannot be read just now. */
async function recordedNow({ progress, log }: Delivering): Promise<Progress | null> {
  try {
    return await progress.now();
  } catch (error) {
    log.warn('recorded_not_shown', { error: codeOf(error) });
    return null;
  }
}

/** What keeps a digest from being posted at all, or null. An attempt that follows one without an answer was let through before. */
async function obstacleTo(reminder: Reminder, world: Delivering): Promise<PostOutcome | null> {
  if (reminder.channel.startsWith('D')) return null;
  try {
    if ((await world.askSharing(reminder.channel)) === 'shared') return { kind: 'refused', code: 'shared_channel' };
  } catch (error) {
    // Nothing was posted yet, so whatever went wrong, it may be tried again.
    const outcome = outcomeOf(error);
    return outcome.kind === 'unknown' ? { kind: 'later', code: codeOf(error), afterSeconds: WAIT_SECONDS } : outcome;
  }
  return (await hasLeft(reminder.setBy, world)) ? { kind: 'refused', code: 'setter_left' } : null;
}

/** Where Slack does not say, nobody has left. */
async function hasLeft(user: string, { posts }: Delivering): Promise<boolean> {
  try {
    return (await posts.users.info({ user })).user?.deleted === true;
  } catch {
    return false;
  }
}

async function keepPause(reminder: Reminder, outcome: PostOutcome, world: Delivering): Promise<void> {
  const { reminders, clock, log } = world;
  const { id } = reminder;
  if (outcome.kind === 'posted') {
    if (reminder.paused !== undefined && (await reminders.resume(id))) log.info('reminder_resumed', { reminderId: id });
    return;
  }
  if (outcome.kind !== 'refused' || NO_PAUSE.test(outcome.code)) return;
  const { code } = outcome;
  if (!(await reminders.pause(id, { code, since: clock() }))) return;
  log.warn('reminder_paused', { reminderId: id, channel: reminder.channel, code, remedy: pauseReason(code) });
  await tell(reminder, code, world);
}

/** Tells whoever can mend it, once: the person who set the reminder, or where they have left the channel. */
async function tell(reminder: Reminder, code: string, world: Delivering): Promise<void> {
  const { posts, log } = world;
  const paused = newsOf(reminder, world, 1);
  try {
    if (code === 'setter_left') await sendMessage(posts, setterLeftMessage(paused), reminder);
    else await sendDirect(posts, reminder.setBy, pausedMessage(paused, code));
  } catch (error) {
    log.warn('slack_could_not_tell', { reminderId: reminder.id, error: codeOf(error) });
  }
}
