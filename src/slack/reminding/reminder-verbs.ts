import { dateIn, longDate, longDateWithWeekday } from '../../register/calendar.ts';
import { NO_PROGRESS, type Progress } from '../../progress/progress.ts';
import { makeDigest } from '../../reminder/digest.ts';
import { foldQuietings } from '../../reminder/quieting.ts';
import type { Reminder } from '../../reminder/reminder.ts';
import type { Bot } from '../bot.ts';
import type { Conversation } from '../conversation.ts';
import { endDirectDigest } from './direct-digest.ts';
import { recordedFor } from '../people/sight.ts';
import { digestPage } from '../views/digest-page.ts';
import { compose, type Message } from '../views/message.ts';
import { paragraph } from '../views/parts.ts';
import {
  MOST_LISTED,
  reminderGoneMessage,
  reminderListMessage,
  type ReminderNews,
  reminderStoppedMessage,
  whyMessage,
} from '../views/reminder-message.ts';
import { nextSlots, slotInWords } from '../views/reminder-words.ts';

/** How many coming slots are named. */
const SLOTS_NAMED = 3;

/** A reminder with its next slots in words. */
export function newsOf(reminder: Reminder, bot: Pick<Bot, 'clock' | 'holidays'>, count = SLOTS_NAMED): ReminderNews {
  const slots = nextSlots(reminder, bot.clock(), { count, holidays: bot.holidays });
  return { reminder, next: slots.map((slot) => slotInWords(slot, reminder)), leftOut: 0 };
}

/** The same, with how many activities it leaves out. */
async function fullNewsOf(reminder: Reminder, bot: Bot, count = SLOTS_NAMED): Promise<ReminderNews> {
  const { leftOut } = foldQuietings(await bot.store.reminders.quietings(reminder.id));
  return { ...newsOf(reminder, bot, count), leftOut: leftOut.size };
}

/** The reminders that a person may see, with their next slots: those of the channel, and in a direct message all that they set. */
export async function listReminders(
  { team, channel, user }: Pick<Conversation, 'team' | 'channel' | 'user'>,
  bot: Bot,
): Promise<Message> {
  const isDirect = channel.startsWith('D');
  const reminders = isDirect
    ? (await bot.store.reminders.inTeam(team)).filter((one) => one.setBy === user || one.channel === channel)
    : await bot.store.reminders.inChannel(team, channel);
  const news: ReminderNews[] = [];
  // Beyond those that are listed only their number counts.
  for (const [index, reminder] of reminders.entries())
    news.push(index < MOST_LISTED ? await fullNewsOf(reminder, bot, 2) : newsOf(reminder, bot, 1));
  return reminderListMessage(news, isDirect);
}

/** Stops the channel's one reminder and tells everybody; of several, the person chooses. Whether they may was asked before. */
export async function stopReminders(conversation: Conversation, bot: Bot): Promise<void> {
  const { team, channel, user } = conversation;
  const [first, ...others] = await bot.store.reminders.inChannel(team, channel);
  if (first === undefined || others.length > 0) return conversation.whisper(await listReminders(conversation, bot));
  if (first.owner === user) return conversation.reply(await endDirectDigest(user, bot));
  const isStopped = await bot.store.reminders.stop(first.id, user, bot.clock());
  return isStopped
    ? conversation.announce(reminderStoppedMessage(first, user))
    : conversation.reply(reminderGoneMessage());
}

/** Stops the reminder of a button; the message tells what became of it. Whether the person may was asked before. */
export async function stopReminder(
  id: string,
  by: string,
  bot: Bot,
): Promise<{ readonly isStopped: boolean; readonly message: Message }> {
  const reminder = await bot.store.reminders.byId(id);
  if (reminder?.owner === by) return { isStopped: false, message: await endDirectDigest(by, bot) };
  const isStopped = reminder !== null && (await bot.store.reminders.stop(id, by, bot.clock()));
  return { isStopped, message: isStopped ? reminderStoppedMessage(reminder, by) : reminderGoneMessage() };
}

/** Why a digest came. */
export async function explainReminder(id: string, bot: Bot): Promise<Message> {
  const reminder = await bot.store.reminders.byId(id);
  if (reminder === null) return reminderGoneMessage();
  return whyMessage(await fullNewsOf(reminder, bot), longDate(dateIn(reminder.setAt, reminder.zone)));
}

/** What each of the channel's reminders would say now, only to the person; without one, what a new one for all actions would. */
export async function previewReminders(conversation: Conversation, bot: Bot): Promise<void> {
  const { team, channel } = conversation;
  const reminders = await bot.store.reminders.inChannel(team, channel);
  const shown = reminders.length > 0 ? reminders.slice(0, 3) : [reminderOfNow(conversation, bot)];
  const recorded = await recordedFor(conversation, bot);
  for (const reminder of shown) await conversation.whisper(await preview(reminder, recorded, bot));
}

async function preview(reminder: Reminder, recorded: Progress | null, bot: Bot): Promise<Message> {
  const at = bot.clock();
  const day = dateIn(at, reminder.zone);
  const earlier = await bot.store.outbox.earlierDigests(reminder.id);
  const quietings = await bot.store.reminders.quietings(reminder.id);
  const slot = { date: day, at };
  const progress = recorded ?? NO_PROGRESS;
  const digest = makeDigest({ register: bot.register, reminder, slot, late: false, earlier, quietings, progress });
  if (digest === null) {
    const said = `Preview, only to you. On ${longDateWithWeekday(day)} there would be nothing to say, so nothing would be posted.`;
    return compose('Preview', [paragraph(said)]);
  }
  const actions = reminder.actions === 'all' ? null : reminder.actions;
  return digestPage({
    digest,
    register: bot.register,
    isOwn: reminder.owner !== undefined,
    actions,
    remark: 'Preview, only to you: nothing was posted.',
    isPreview: true,
    recorded,
  });
}

/** A reminder for all actions as if it had been set now: it is not kept. */
function reminderOfNow({ team, channel, user }: Conversation, { clock }: Bot): Reminder {
  const settings = {
    weekdays: ['monday'],
    time: '09:30',
    zone: 'Europe/London',
    nation: 'england-and-wales',
    onHoliday: 'move',
    actions: 'all',
  } as const;
  return { id: 'preview', team, channel, ...settings, setBy: user, setAt: clock() };
}
