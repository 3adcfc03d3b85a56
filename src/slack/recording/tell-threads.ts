import { z } from 'zod';
import type { Entry } from '../../progress/entry.ts';
import type { Activity } from '../../register/activity.ts';
import type { DigestThread } from '../../reminder/outbox.ts';
import { foldQuietings } from '../../reminder/quieting.ts';
import type { Reminder } from '../../reminder/reminder.ts';
import type { Bot } from '../bot.ts';
import { codeOf } from '../boundary.ts';
import { sendMessage } from '../post-message.ts';
import { outcomeOf } from '../reminding/post-digest.ts';
import type { Message } from '../views/message.ts';

/** What a channel is told of something that was recorded. */
export interface News {
  readonly message: Message;
  readonly entry: Entry;
  readonly activity: Activity;
}

/** Channels told at once: the others hear of it in their next reminder. */
const MOST_THREADS = 20;

/** Names our messages in their metadata, so that one that was posted without an answer is found again. */
const EVENT_TYPE = 'digital_action_update';

/**
 * Tells every channel that wants to hear of updates at once and asks about the activity, in the thread of its last reminder. What is
 * not told there (none was posted yet, Slack refuses, the channel is shared with others) the next reminder tells. Never rejects for
 * one of them.
 */
export async function tellThreads(team: string, news: News, bot: Bot): Promise<void> {
  const reminders = (await bot.store.reminders.inTeam(team)).filter(
    (one) => one.news === 'thread' && asksAbout(one, news),
  );
  for (const reminder of reminders.slice(0, MOST_THREADS)) {
    try {
      await tellThread(reminder, news, bot);
    } catch (error) {
      bot.log.warn('thread_not_told', { reminderId: reminder.id, error: codeOf(error) });
    }
  }
}

function asksAbout({ actions, owner }: Reminder, { activity }: News): boolean {
  return owner === undefined && (actions === 'all' || actions.includes(activity.action.number));
}

/** Noted before it is posted, so that of the thread and the next reminder one tells it. */
async function tellThread({ id, channel }: Reminder, { message, entry, activity }: News, bot: Bot): Promise<void> {
  const { outbox, reminders } = bot.store;
  if (foldQuietings(await reminders.quietings(id)).leftOut.has(activity.id)) return;
  if ((await bot.askSharing(channel)) === 'shared') return;
  const thread = await outbox.claimThread(id, entry.id);
  if (thread === null) return;
  try {
    const metadata = { event_type: EVENT_TYPE, event_payload: { entry: entry.id } };
    await sendMessage(bot.posts, message, { channel: thread.channel, threadTs: thread.messageTs, metadata });
  } catch (error) {
    const isPosted = outcomeOf(error).kind === 'unknown' && (await isInThread(thread, entry.id, bot));
    if (!isPosted) await outbox.releaseThread(thread.key, entry.id);
    throw error;
  }
}

const postedSchema = z.object({
  metadata: z.object({ event_type: z.literal(EVENT_TYPE), event_payload: z.object({ entry: z.string() }) }),
});

/** Looks whether it was posted although no answer came. Where the bot may not look, the channel would rather read it twice than never. */
async function isInThread({ channel, messageTs: ts }: DigestThread, entry: string, bot: Bot): Promise<boolean> {
  try {
    const { messages = [] } = await bot.posts.conversations.replies({
      channel,
      ts,
      limit: 200,
      include_all_metadata: true,
    });
    return messages.some((one) => postedSchema.safeParse(one).data?.metadata.event_payload.entry === entry);
  } catch {
    return false;
  }
}
