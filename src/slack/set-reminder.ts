import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { WebAPIPlatformError } from '@slack/web-api';
import { isZone, type Zone } from '../register/calendar.ts';
import type { Reminder } from '../reminder/reminder.ts';
import type { Bot } from './bot.ts';
import type { ReminderDraft, ReminderPlace } from './reminder-draft.ts';
import { sendMessage } from './post-message.ts';
import { newsOf } from './reminder-verbs.ts';
import { outcomeView, reminderForm } from './views/reminder-form.ts';
import { reminderNotKeptMessage, reminderSetMessage } from './views/reminder-message.ts';
import type { Run } from './views/runs.ts';

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

function formFor({ team, channel }: FormAt, zone: Zone, { register }: Bot) {
  const nation = zone === DEFAULT_ZONE ? 'england-and-wales' : null;
  const start = { channel, zone, nation, time: '09:30', weekdays: ['monday'], register } as const;
  return reminderForm(start, JSON.stringify({ team, channel }));
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
  const reminder = await reminderFor(draft, by.user, bot);
  const told = await tellChannel(reminder, bot);
  if (told.kind === 'refused')
    return showOutcome(by.viewId, refusalLines(told.code, draft.channel), JSON.stringify(draft), bot);
  await keep(reminder, told.messageTs, bot);
  const [first = ''] = newsOf(reminder, bot, 1).next;
  await showOutcome(
    by.viewId,
    [[{ strong: 'The reminder is set.' }, ` It speaks first on ${first}, if there is something to say.`]],
    null,
    bot,
  );
}

/** The reminder as it will be kept. One for the same channel and actions is changed: it keeps its id, which the stop button carries. */
async function reminderFor(draft: ReminderDraft, user: string, { store, clock }: Bot): Promise<Reminder> {
  const others = await store.reminders.inChannel(draft.team, draft.channel);
  const same = others.find(({ actions }) => String(actions) === String(draft.actions));
  return { ...draft, id: same?.id ?? randomUUID(), setBy: user, setAt: clock() };
}

async function tellChannel(reminder: Reminder, bot: Bot) {
  try {
    const messageTs = await sendMessage(bot.posts, reminderSetMessage(newsOf(reminder, bot)), reminder);
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
