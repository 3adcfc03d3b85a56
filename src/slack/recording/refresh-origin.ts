import type { HomeLook, Origin } from '../press.ts';
import type { Activity } from '../../register/activity.ts';
import type { Bot } from '../bot.ts';
import { codeOf } from '../boundary.ts';
import { publishHome } from '../hear-home.ts';
import { sendDirect, sendMessage } from '../post-message.ts';
import { sendTo } from '../response-url.ts';
import { showLook } from '../asking/show-look.ts';
import { recordedFor, sightFor } from '../people/sight.ts';
import type { MessageSurface, Surface } from './update-place.ts';
import { digestPage } from '../views/digest-page.ts';
import { type Message, toModal, withFirst } from '../views/message.ts';
import { paragraph } from '../views/parts.ts';
import type { Run } from '../views/runs.ts';

/** Something that was recorded, and where the person stood when they did. */
export interface JustRecorded {
  readonly user: string;
  readonly origin: Origin;
  readonly surface: Surface;
  readonly activity: Activity;
  /** Confirms it to the person, where the place itself cannot show it. */
  readonly said: Message;
  /** The same in one line, said above a page that only the person sees. */
  readonly line: readonly Run[];
  /** What the thread of a digest is told, where its channel chose that; null: nothing. */
  readonly news: Message | null;
  /** The person sees it already, in the form they sent. */
  readonly isSaid: boolean;
}

/**
 * Shows what was recorded where it came from: the page or digest is made again in its place, and where that cannot be, the person
 * gets a confirmation of their own. A digest's thread is told where its channel chose that, and the person's Home tab is published
 * again. Never rejects: it is recorded, whatever becomes of this.
 */
export async function afterRecording(recording: JustRecorded, bot: Bot): Promise<void> {
  const isHidden = await isInSharedChannel(recording.surface, bot);
  const isShown = !isHidden && (await attempt('origin', bot, () => showAgain(recording, bot)));
  if (!isShown && !recording.isSaid) await attempt('confirmation', bot, () => confirm(recording, isHidden, bot));
  if (!isHidden) await attempt('thread', bot, () => tellThread(recording, bot));
  const { origin, user } = recording;
  await republishHome(user, bot, origin.from === 'home' ? origin.home : null);
}

/** Publishes somebody's Home tab again, as well as it can; null: with what it shows first. */
export async function republishHome(user: string, bot: Bot, look: HomeLook | null = null): Promise<void> {
  await attempt('home', bot, () => publishHome(user, look, bot));
}

/** Does what may fail without harm to what was recorded: that is only logged. Says whether it was done. */
async function attempt(what: string, { log }: Pick<Bot, 'log'>, act: () => Promise<unknown>): Promise<boolean> {
  try {
    return (await act()) !== false;
  } catch (error) {
    log.warn('recording_not_shown', { what, error: codeOf(error) });
    return false;
  }
}

/** Where Slack does not say whether a channel is shared with another organisation, nothing recorded is put there. */
async function isInSharedChannel(surface: Surface, bot: Bot): Promise<boolean> {
  if (!('responseUrl' in surface) || surface.channel === null) return false;
  try {
    return (await bot.lastSharing(surface.channel)) === 'shared';
  } catch (error) {
    bot.log.warn('recording_not_shown', { what: 'sharing', error: codeOf(error) });
    return true;
  }
}

/** Makes the page or digest anew in its place; false where that cannot be, or where it does not show the activity. */
async function showAgain(recording: JustRecorded, bot: Bot): Promise<boolean> {
  const { surface, origin, user } = recording;
  switch (surface.kind) {
    case 'none':
      return false;
    case 'home':
      // Published again in any case.
      return true;
    case 'modal': {
      if (origin.from !== 'look' && recording.isSaid) return true;
      const isPage = origin.from === 'look';
      const message = isPage
        ? showLook(origin.look, await sightFor({ user, channel: null }, bot), false)
        : recording.said;
      await bot.calls.views.update({ view_id: surface.viewId, view: toModal(message) });
      return true;
    }
    case 'private': {
      if (origin.from !== 'look') return false;
      const canShare = surface.channel?.startsWith('D') === false;
      const page = showLook(origin.look, await sightFor({ user, channel: surface.channel }, bot), canShare);
      const message = withFirst(paragraph(...recording.line), page);
      return attempt('response_url', bot, () =>
        sendTo(surface.responseUrl, message, { to: 'person', inPlace: true, threadTs: null }),
      );
    }
    case 'shared':
    case 'direct': {
      const message = await remakeMessage(recording, surface, bot);
      return (
        message !== null && (await replace(surface, message, { origin, bot })) && names(message, recording.activity)
      );
    }
  }
}

/** What a message that others see too would say now; null where nobody knows what it was. */
async function remakeMessage(
  { origin, user }: JustRecorded,
  surface: MessageSurface,
  bot: Bot,
): Promise<Message | null> {
  if (origin.from === 'look') {
    return showLook(origin.look, await sightFor({ user, channel: surface.channel }, bot), false);
  }
  return origin.from === 'digest' ? remakeDigest(origin, { user, channel: surface.channel }, bot) : null;
}

/** A digest as it would stand there now, with what was recorded since; null where its reminder was stopped. */
async function remakeDigest(
  { reminder: id, slot }: Extract<Origin, { from: 'digest' }>,
  viewer: { readonly user: string; readonly channel: string | null },
  bot: Bot,
): Promise<Message | null> {
  const { store, register } = bot;
  const [reminder, earlier] = await Promise.all([store.reminders.byId(id), store.outbox.earlierDigests(id)]);
  const digest = earlier.find((one) => one.slot === slot)?.digest;
  if (reminder === null || digest === undefined) return null;
  const recorded = await recordedFor(viewer, bot);
  const actions = reminder.actions === 'all' ? null : reminder.actions;
  return digestPage({ digest, register, actions, remark: null, isPreview: false, recorded });
}

/**
 * Puts a message in the place of one that others see too. What the bot posted itself is changed by its stamp, which works as long
 * as it stands there; what was shared through a response URL is changed through one, where the bot may not even be in the channel.
 */
async function replace(
  { responseUrl, channel, messageTs }: MessageSurface,
  message: Message,
  { origin, bot }: { readonly origin: Origin; readonly bot: Bot },
): Promise<boolean> {
  const byStamp = async () => {
    if (channel === null || messageTs === null) throw new Error('A message without its stamp cannot be changed.');
    const { text, blocks } = message;
    await bot.calls.chat.update({ channel, ts: messageTs, text, blocks });
  };
  const byUrl = () => sendTo(responseUrl, message, { to: 'channel', inPlace: true });
  const ways = origin.from === 'digest' ? [byStamp, byUrl] : [byUrl, byStamp];
  for (const way of ways) if (await attempt('message', bot, way)) return true;
  return false;
}

/** Asks whether a page has buttons of an activity: then what was recorded of it can be seen there. */
function names({ blocks }: Message, { id }: Activity): boolean {
  return JSON.stringify(blocks).includes(id);
}

/** Confirms it only to the person: where they are, as long as Slack lets us, else directly. */
async function confirm({ user, surface, said }: JustRecorded, isHidden: boolean, bot: Bot): Promise<void> {
  if (isHidden || !('responseUrl' in surface) || surface.channel === null)
    return void (await sendDirect(bot.posts, user, said));
  const { responseUrl, threadTs, channel, kind } = surface;
  const to = kind === 'direct' ? 'channel' : 'person';
  if (await attempt('beside', bot, () => sendTo(responseUrl, said, { to, inPlace: false, threadTs }))) return;
  const { text, blocks } = said;
  const inThread = threadTs === null ? {} : { thread_ts: threadTs };
  const whisper = async () => void (await bot.posts.chat.postEphemeral({ channel, user, ...inThread, text, blocks }));
  if (kind !== 'direct' && (await attempt('ephemeral', bot, whisper))) return;
  await sendDirect(bot.posts, user, said);
}

/** Tells the thread of a digest, where its channel wants to hear of each update of its actions there. */
async function tellThread({ news, origin, surface, activity }: JustRecorded, bot: Bot): Promise<void> {
  if (news === null || origin.from !== 'digest' || surface.kind !== 'shared' || surface.messageTs === null) return;
  const reminder = await bot.store.reminders.byId(origin.reminder);
  if (reminder?.news !== 'thread' || surface.channel === null) return;
  const { actions } = reminder;
  if (actions !== 'all' && !actions.includes(activity.action.number)) return;
  await sendMessage(bot.posts, news, { channel: surface.channel, threadTs: surface.threadTs ?? surface.messageTs });
}
