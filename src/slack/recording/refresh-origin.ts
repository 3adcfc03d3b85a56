import type { AckFn, ViewResponseAction } from '@slack/bolt';
import type { Origin } from '../press.ts';
import type { Activity } from '../../register/activity.ts';
import type { Bot } from '../bot.ts';
import { codeOf } from '../boundary.ts';
import { publishHome } from '../hear-home.ts';
import { sendTo } from '../response-url.ts';
import { showLook } from '../asking/show-look.ts';
import { recordedFor, sightFor } from '../people/sight.ts';
import { hasButtonsOf, pageWithActivity } from './page-with-activity.ts';
import { confirmToPerson } from './confirm-to-person.ts';
import { type News, tellThreads } from './tell-threads.ts';
import type { MessageSurface, Surface } from './update-place.ts';
import { digestPage } from '../views/digest-page.ts';
import { type Message, toModal, withFirst } from '../views/message.ts';
import { SENT_AGAIN, sharedLine } from '../views/message-remark.ts';
import { paragraph } from '../views/parts.ts';
import type { Run } from '../views/runs.ts';
import { withinTime } from '../within-time.ts';

/** Home tabs of others that are published again: each is a call of its own. */
const MOST_OTHERS = 5;

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
  /** What channels are told that chose to hear of it at once; null: nothing. */
  readonly news: Omit<News, 'activity'> | null;
  /** Who owned the activity before, where that was changed; null, or left out: it was not, or nobody did. */
  readonly before?: string | null;
  /** The person sees it already, in the form they sent. */
  readonly isSaid: boolean;
}

/**
 * Shows what was recorded where it came from: the page or digest is made again in its place, and where that cannot be, the person
 * gets a confirmation of their own. A digest's thread is told where its channel chose that, and the Home tabs of the people
 * concerned are published again. Never rejects: it is recorded, whatever becomes of this.
 */
export async function afterRecording(recording: JustRecorded, bot: Bot): Promise<void> {
  const { surface, isSaid } = recording;
  const isHidden = await isInSharedChannel(surface, bot);
  const isShown = !isHidden && (await attempt('origin', bot, () => showAgain(recording, bot)));
  if (!isShown && !isSaid) await attempt('confirmation', bot, () => confirmToPerson(recording, isHidden, bot));
  await tellOthers(recording, bot);
}

/** How long a form stays open for what it recorded to be shown where it came from: recording itself may have taken two of Slack's three seconds. */
const LONGEST_SHOWING_MS = 600;

/**
 * Acknowledges a sent form: it closes once what was recorded is shown where the form came from, and says it itself where that is not done
 * at once, which needs no call that could fail. So the person learns of it in any case, and in one place. Never rejects but where the
 * acknowledgement does.
 */
export async function acknowledgeRecorded(
  deed: Omit<JustRecorded, 'isSaid'>,
  ack: AckFn<ViewResponseAction>,
  bot: Bot,
): Promise<void> {
  const recording: JustRecorded = { ...deed, isSaid: true };
  const hiding = isInSharedChannel(deed.surface, bot);
  const showing = hiding.then(
    async (isHidden) => !isHidden && (await attempt('origin', bot, () => showAgain(recording, bot))),
  );
  const isShown = (await withinTime(showing, LONGEST_SHOWING_MS)) === true;
  await (isShown ? ack() : ack({ response_action: 'update', view: toModal(deed.said) }));
  await showing;
  await tellOthers(recording, bot);
}

/** Tells the channels that chose to hear of it at once, and publishes the Home tabs of the people concerned again. */
async function tellOthers(recording: JustRecorded, bot: Bot): Promise<void> {
  const { news, activity } = recording;
  if (news !== null) {
    await attempt('threads', bot, async () => {
      const { team } = await bot.people.whoIs(bot.botUserId);
      await tellThreads(team, { ...news, activity }, bot);
    });
  }
  await attempt('homes', bot, () => republishHomes(recording, bot));
}

/**
 * Publishes the Home tabs of the people concerned again, each with what it shows: of whoever recorded it, of who owns the activity or
 * did before, and of who recorded updates of it last; at most six. A tab of which this process does not know what it shows is left as
 * it is: it is made anew when somebody opens it, and until then it must not lose what was chosen in it.
 */
async function republishHomes({ user, origin, activity, before = null }: JustRecorded, bot: Bot): Promise<void> {
  if (origin.from === 'home') bot.homes.keep(user, origin.home);
  await attempt('home', bot, () => republishHome(user, bot));
  const { owner, updates } = (await bot.progress.now()).of(bot.register.idsOf(activity));
  const recorders = updates.map(({ entry }) => entry.by.user).toReversed();
  const others = [owner?.user, before, ...recorders].filter((one): one is string => one != null && one !== user);
  const concerned = new Set(others.filter((one) => bot.homes.of(one) !== null));
  for (const other of [...concerned].slice(0, MOST_OTHERS)) await attempt('home', bot, () => republishHome(other, bot));
}

/** Somebody of whom Slack says nothing just now would see less than before. */
async function republishHome(user: string, bot: Bot): Promise<void> {
  const shown = bot.homes.of(user);
  if (shown === null) return;
  const { kind, hasLeft } = await bot.people.whoIs(user);
  if (kind !== 'unknown' && !hasLeft) await publishHome(user, shown, bot);
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
      const sight = await sightFor({ user, channel: null }, bot);
      const message =
        origin.from === 'look'
          ? pageWithActivity(recording.activity, origin.look, (look) => showLook(look, sight, false))
          : recording.said;
      await bot.calls.views.update({ view_id: surface.viewId, view: toModal(message) });
      return true;
    }
    case 'private': {
      if (origin.from !== 'look') return false;
      const canShare = surface.channel?.startsWith('D') === false;
      const sight = await sightFor({ user, channel: surface.channel }, bot);
      const page = pageWithActivity(recording.activity, origin.look, (look) => showLook(look, sight, canShare));
      const message = withFirst(paragraph(...recording.line), page);
      return attempt('response_url', bot, () =>
        sendTo(surface.responseUrl, message, { to: 'person', inPlace: true, threadTs: null }),
      );
    }
    case 'shared':
    case 'direct': {
      const message = await remakeMessage(recording, surface, bot);
      return (
        message !== null &&
        (await replace(surface, message, { origin, bot })) &&
        hasButtonsOf(recording.activity, message)
      );
    }
  }
}

/** What a message that others see too would say now; null where nobody knows what it was. */
async function remakeMessage(
  { origin, user, activity }: JustRecorded,
  surface: MessageSurface,
  bot: Bot,
): Promise<Message | null> {
  const { channel, remark } = surface;
  if (origin.from === 'look') {
    const sight = await sightFor({ user, channel }, bot);
    const page = pageWithActivity(activity, origin.look, (look) => showLook(look, sight, false));
    return remark?.kind === 'shared' ? withFirst(sharedLine(remark.by), page) : page;
  }
  if (origin.from !== 'digest') return null;
  return remakeDigest(origin, { user, channel, remark: remark?.kind === 'sent-again' ? SENT_AGAIN : null }, bot);
}

/** A digest as it would stand there now, with what was recorded since; null where its reminder was stopped. */
async function remakeDigest(
  { reminder: id, slot }: Extract<Origin, { from: 'digest' }>,
  { remark, ...viewer }: { readonly user: string; readonly channel: string | null; readonly remark: string | null },
  bot: Bot,
): Promise<Message | null> {
  const { store, register } = bot;
  const [reminder, earlier] = await Promise.all([store.reminders.byId(id), store.outbox.earlierDigests(id)]);
  const digest = earlier.find((one) => one.slot === slot)?.digest;
  if (reminder === null || digest === undefined) return null;
  const recorded = await recordedFor(viewer, bot);
  const actions = reminder.actions === 'all' ? null : reminder.actions;
  const isOwn = reminder.owner !== undefined;
  return digestPage({ digest, register, isOwn, actions, remark, isPreview: false, recorded });
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
