import { dateIn, longDate } from '../../register/calendar.ts';
import type { Reminder } from '../../reminder/reminder.ts';
import { endOwnChoice, reminderChoices } from './digest-page.ts';
import { COMMAND } from './help-page.ts';
import { compose, type Message } from './message.ts';
import { buttons, card, type Choice, heading, type Line, type Part, paragraph } from './parts.ts';
import { actionsInWords, holidayRule, pauseReason, rhythm } from './reminder-words.ts';
import type { Run } from './runs.ts';
import { inWords } from './text.ts';

/** A reminder and what is to be said of it. */
export interface ReminderNews {
  readonly reminder: Reminder;
  /** Its next slots in words, soonest first. */
  readonly next: readonly string[];
  /** How many activities the channel does not want to hear of. */
  readonly leftOut: number;
}

/** Tells the channel who set a reminder, when it posts, and how to stop it. Posted before the reminder is kept. */
export function reminderSetMessage({ reminder, next }: ReminderNews, isChange: boolean): Message {
  const did = isChange ? 'changed the plan reminder of this channel' : 'set a plan reminder for this channel';
  return compose(isChange ? 'Reminder changed' : 'Reminder set', [
    paragraph({ user: reminder.setBy }, ` ${did}: ${actionsInWords(reminder.actions)}, ${rhythm(reminder)}.`),
    paragraph(
      `Next: ${inWords(next, 'and then')}. ${holidayRule(reminder)} When there is nothing to say, I post nothing.`,
    ),
    paragraph(`Anyone here can stop it: press the button, or type ${COMMAND} remind off.`),
    buttons(reminderChoices(reminder.id)),
  ]);
}

/** What takes the place of that message when the reminder could not be kept after all. */
export function reminderNotKeptMessage(): Message {
  return compose('Reminder not set', [
    paragraph('This reminder could not be kept, so it will not be posted. Please set it again.'),
  ]);
}

/** Tells the channel that a reminder was stopped, and by whom. */
export function reminderStoppedMessage(reminder: Reminder, by: string): Message {
  return compose('Reminder stopped', [
    paragraph(
      { user: by },
      ` stopped the plan reminder of this channel (${actionsInWords(reminder.actions)}, ${rhythm(reminder)}).`,
    ),
  ]);
}

/** Said where a reminder that is to be stopped or explained is not there any more. */
export function reminderGoneMessage(): Message {
  return compose('Reminder', [
    paragraph(
      `This reminder was stopped already, or set anew. ${COMMAND} remind list shows the reminders of this channel.`,
    ),
  ]);
}

/** Why a digest came: who set its reminder, when, and how it speaks. Only the person who asks sees it. */
export function whyMessage(news: ReminderNews, setOn: string): Message {
  const { reminder, next } = news;
  const { owner, setBy, actions } = reminder;
  const why: readonly Run[] =
    owner === undefined
      ? [{ user: setBy }, ` set this reminder on ${setOn}: ${actionsInWords(actions)}, ${rhythm(reminder)}.`]
      : [`You own activities: I write to you here about them, ${rhythm(reminder)}.`];
  return compose('Why this came', [
    paragraph(...why),
    paragraph(
      `Next: ${inWords(next, 'and then')}. ${holidayRule(reminder)} When there is nothing to say, I post nothing.`,
    ),
    ...pausedParts(reminder),
    buttons(choicesOf(news)),
  ]);
}

/** Reminders with their next slots, each with what can be done about it: of one channel, or in a direct message all that the person set. */
export function reminderListMessage(list: readonly ReminderNews[], isDirect: boolean): Message {
  if (list.length === 0) {
    const none = isDirect ? 'You have set no reminder.' : 'No reminder is set for this channel.';
    return compose('Reminders', [paragraph(none), buttons([setChoice])]);
  }
  // Whoever has more reminders than this needs fewer.
  const shown = list.slice(0, MOST_LISTED);
  const others = list.length - shown.length;
  return compose('Reminders', [
    heading(isDirect ? 'Reminders that you set' : 'Reminders of this channel'),
    ...shown.flatMap((news) => listedParts(news, isDirect)),
    ...(others > 0 ? [paragraph(`And ${others} more.`)] : []),
    buttons([setChoice]),
  ]);
}

/** Reminders on one list: each takes two or three blocks. */
export const MOST_LISTED = 12;

function listedParts(news: ReminderNews, isDirect: boolean): readonly Part[] {
  const { reminder, next } = news;
  const isOwn = reminder.owner !== undefined;
  const where: readonly Run[] = isDirect ? [placeRun(reminder), ': '] : [];
  const what = isOwn ? 'The activities that you own' : actionsInWords(reminder.actions);
  const who: readonly Run[] = isOwn ? [] : ['Set by ', { user: reminder.setBy }, '. '];
  const lines: readonly Line[] = [
    { kind: 'line', runs: [...where, { strong: `${what}, ${rhythm(reminder)}` }] },
    { kind: 'line', runs: [...who, `Next: ${inWords(next, 'and then')}.`] },
  ];
  return [card(lines), ...pausedParts(reminder), buttons(choicesOf(news))];
}

/** Where a reminder posts. */
export function placeRun({ channel }: Pick<Reminder, 'channel'>): Run {
  return channel.startsWith('D') ? 'This direct message' : { channel };
}

/** What can be done about a reminder. */
function choicesOf({ reminder: { id, owner }, leftOut }: ReminderNews): readonly Choice[] {
  const others = owner === undefined ? reminderChoices(id).slice(1) : [endOwnChoice];
  const back: Choice = { label: `Left out (${leftOut})`, press: { verb: 'left-out', value: { id } } };
  return leftOut === 0 ? others : [...others, back];
}

function pausedParts({ paused, zone }: Reminder): readonly Part[] {
  if (paused === undefined) return [];
  const since = longDate(dateIn(paused.since, zone));
  const again = ' It is tried again at each of its times.';
  return [paragraph({ strong: `Paused since ${since}:` }, ` ${pauseReason(paused.code)}${again}`)];
}

const setChoice: Choice = { label: 'Set a reminder', press: { verb: 'remind', value: {} } };

/** Where no form can be opened (a mention has no trigger), a button that opens it. */
export function remindInvitation(): Message {
  return compose('Reminder', [paragraph('Set a plan reminder here:'), buttons([setChoice])]);
}
