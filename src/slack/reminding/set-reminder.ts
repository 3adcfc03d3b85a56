import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { WebAPIPlatformError } from '@slack/web-api';
import { isZone, type Nation, type Zone } from '../../register/calendar.ts';
import type { Reminder } from '../../reminder/reminder.ts';
import type { Bot } from '../bot.ts';
import type { ReminderDraft, ReminderPlace } from './reminder-draft.ts';
import { endedBlocks, endedNote } from './ended-plans.ts';
import { askPermission, refusedMessage } from '../people/permission.ts';
import { sendMessage } from '../post-message.ts';
import { newsOf } from './reminder-verbs.ts';
import { toModal } from '../views/message.ts';
import { sharedChannelMessage } from '../views/pause-message.ts';
import { outcomeView, reminderForm } from '../views/reminder-form.ts';
import { reminderNotKeptMessage, reminderSetMessage } from '../views/reminder-message.ts';
import type { Run } from '../views/runs.ts';
import { inWords } from '../views/text.ts';

/** Where a form is opened, and for whom. */
export interface FormAt extends ReminderPlace {
  readonly user: string;
  /** Opens a view within three seconds, once. */
  readonly triggerId: string;
}

/** A trigger lives for three seconds: this much of it may be spent on asking for the person's time zone. */
const QUICK_MS = 800;
const PATIENT_MS = 5_000;
const DEFAULT_ZONE: Zone = 'Europe/London';

/** Slack's words for a channel the bot cannot write to, where inviting it is the remedy. */
const NOT_INVITED = new Set(['not_in_channel', 'channel_not_found']);

/** What stands in the form's place while the channel is being told. */
export const WORKING_VIEW = outcomeView([['One moment: I am telling the channel.']], null);

/** Opens the form with the person's own time zone. Where Slack is slow to tell it, a waiting view holds the place. */
export async function openReminderForm(at: FormAt, bot: Bot): Promise<void> {
  const asked = askZone(at.user, bot);
  const quick = await Promise.race([asked, wait(QUICK_MS, null, { ref: false })]);
  if (quick !== null) {
    await bot.calls.views.open({ trigger_id: at.triggerId, view: formFor(at, quick, bot) });
    return;
  }
  const opened = await bot.calls.views.open({ trigger_id: at.triggerId, view: outcomeView([['Loading…']], null) });
  const zone = await Promise.race([asked, wait(PATIENT_MS, DEFAULT_ZONE, { ref: false })]);
  await bot.calls.views.update({ view_id: opened.view?.id ?? '', view: formFor(at, zone, bot) });
}

/** The person's time zone; without an answer the department's, since the form lets them choose. */
async function askZone(user: string, bot: Bot): Promise<Zone> {
  try {
    const zone = (await bot.calls.users.info({ user })).user?.tz ?? '';
    return isZone(zone) ? zone : DEFAULT_ZONE;
  } catch {
    bot.log.warn('slack_no_time_zone');
    return DEFAULT_ZONE;
  }
}

function formFor({ team, channel }: FormAt, zone: Zone, bot: Bot) {
  const nation: Nation | null = zone === DEFAULT_ZONE ? 'england-and-wales' : null;
  const usual = {
    time: '09:30',
    weekdays: ['monday'],
    onHoliday: 'move',
    actions: 'all',
    news: 'digest',
    isChange: false,
  } as const;
  const start = { ...usual, channel, zone, nation, register: bot.register, note: endedNote(bot) };
  return reminderForm(start, JSON.stringify({ team, channel }));
}

/** Opens the form with what a reminder says now; sent, it changes that one. */
export async function openChangeForm(reminder: Reminder, triggerId: string, bot: Bot): Promise<void> {
  const { team, channel, id } = reminder;
  const news = reminder.news ?? 'digest';
  const start = { ...reminder, news, register: bot.register, isChange: true, note: endedNote(bot) };
  const view = reminderForm(start, JSON.stringify({ team, channel, changes: id }));
  await bot.calls.views.open({ trigger_id: triggerId, view });
}

/**
 * Tells the channel first, then keeps the reminder, then confirms: so a channel that the bot cannot write to gets its
 * answer at once, and no channel is posted to without having been told. Rejects where Slack or the store fails.
 */
export async function setReminder(
  draft: ReminderDraft,
  by: { readonly user: string; readonly viewId: string },
  bot: Bot,
): Promise<void> {
  const right = await askPermission(by.user, { verb: 'set-reminder' }, bot);
  if (right.kind === 'refused') {
    const refused = refusedMessage(right.help);
    return void (await bot.calls.views.update({ view_id: by.viewId, view: toModal(refused) }));
  }
  if ((await bot.askSharing(draft.channel)) === 'shared') {
    const shared = sharedChannelMessage('So no reminder is posted in it, and none was set.', draft.channel);
    return void (await bot.calls.views.update({ view_id: by.viewId, view: toModal(shared) }));
  }
  const reminder = await reminderFor(draft, by.user, bot);
  const told = await tellChannel(reminder, draft.changes !== undefined, bot);
  if (told.kind === 'refused')
    return showOutcome(by.viewId, refusalLines(told.code, draft.channel), JSON.stringify(draft), bot);
  await keep(reminder, told.messageTs, bot);
  await stopReplaced(draft, reminder, bot);
  const next = inWords(newsOf(reminder, bot).next, 'and then');
  const done = draft.changes === undefined ? 'The reminder is set.' : 'The reminder is changed.';
  const lines = [[{ strong: done }, ` It can speak on ${next}, each time only if there is something to say.`]];
  const view = outcomeView(lines, null, await endedBlocks(reminder, bot));
  await bot.calls.views.update({ view_id: by.viewId, view });
}

/** A reminder whose actions were changed is another one: the old one stops, or both would speak. */
async function stopReplaced({ changes }: ReminderDraft, kept: Reminder, { store, clock }: Bot): Promise<void> {
  if (changes !== undefined && changes !== kept.id) await store.reminders.stop(changes, kept.setBy, clock());
}

/** The reminder as it will be kept. One for the same channel and actions is changed: it keeps its id, which the stop button carries. */
async function reminderFor(
  { changes, ...draft }: ReminderDraft,
  user: string,
  { store, clock }: Bot,
): Promise<Reminder> {
  const others = await store.reminders.inChannel(draft.team, draft.channel);
  // Somebody's own digest stays theirs; it is another reminder than one for everybody in the same place.
  const owner = others.find(({ id }) => id === changes)?.owner;
  const same = others.find((one) => one.owner === owner && String(one.actions) === String(draft.actions));
  const kept = { ...draft, id: same?.id ?? randomUUID(), setBy: user, setAt: clock() };
  return owner === undefined ? kept : { ...kept, owner };
}

async function tellChannel(reminder: Reminder, isChange: boolean, bot: Bot) {
  try {
    const messageTs = await sendMessage(bot.posts, reminderSetMessage(newsOf(reminder, bot), isChange), reminder);
    return { kind: 'told', messageTs } as const;
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return { kind: 'refused', code: error.data.error } as const;
    throw error;
  }
}

async function keep(reminder: Reminder, messageTs: string, bot: Bot): Promise<void> {
  try {
    await bot.store.reminders.set(reminder);
  } catch (error) {
    const { text, blocks } = reminderNotKeptMessage();
    await bot.calls.chat.update({ channel: reminder.channel, ts: messageTs, text, blocks });
    throw error;
  }
}

function refusalLines(code: string, channel: string): readonly (readonly Run[])[] {
  if (NOT_INVITED.has(code)) {
    const type: readonly Run[] = [
      'In ',
      { channel },
      ' type ',
      { strong: '/invite @Digital Action' },
      ', then press “Try again”. Nothing you chose is lost.',
    ];
    return [[{ strong: 'Invite me first.' }, ' I am not in this channel, so I could not post there.'], type];
  }
  return [
    [
      { strong: 'Slack does not let me post there.' },
      ` Its reason: ${code}. Nothing was set. Put that right, or set the reminder in another channel.`,
    ],
  ];
}

async function showOutcome(
  viewId: string,
  lines: readonly (readonly Run[])[],
  draft: string | null,
  { calls }: Bot,
): Promise<void> {
  await calls.views.update({ view_id: viewId, view: outcomeView(lines, draft === null ? null : { metadata: draft }) });
}
