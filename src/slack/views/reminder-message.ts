import type { Reminder } from '../../reminder/reminder.ts';
import { reminderChoices } from './digest-page.ts';
import { COMMAND } from './help-page.ts';
import { compose, type Message } from './message.ts';
import { buttons, card, type Choice, heading, type Line, type Part, paragraph } from './parts.ts';
import { actionsInWords, holidayRule, rhythm } from './reminder-words.ts';
import type { Run } from './runs.ts';
import { inWords } from './text.ts';

/** What a channel is told when somebody sets a reminder for it. */
export interface ReminderNews {
  readonly reminder: Reminder;
  /** Its next slots in words, soonest first. */
  readonly next: readonly string[];
}

/** Tells the channel who set a reminder, when it posts, and how to stop it. Posted before the reminder is kept. */
export function reminderSetMessage({ reminder, next }: ReminderNews): Message {
  return compose('Reminder set', [
    paragraph(
      { user: reminder.setBy },
      ` set a plan reminder for this channel: ${actionsInWords(reminder.actions)}, ${rhythm(reminder)}.`,
    ),
    paragraph(
      `Next: ${inWords(next, 'and then')}. ${holidayRule(reminder.nation)} When there is nothing to say, I post nothing.`,
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
export function whyMessage({ reminder, next }: ReminderNews, setOn: string): Message {
  return compose('Why this came', [
    paragraph(
      { user: reminder.setBy },
      ` set this reminder on ${setOn}: ${actionsInWords(reminder.actions)}, ${rhythm(reminder)}.`,
    ),
    paragraph(
      `Next: ${inWords(next, 'and then')}. ${holidayRule(reminder.nation)} When there is nothing to say, I post nothing.`,
    ),
    buttons(reminderChoices(reminder.id).slice(1)),
  ]);
}

/** The reminders of a channel with their next slots, each with a button to stop it. */
export function reminderListMessage(list: readonly ReminderNews[]): Message {
  if (list.length === 0) {
    return compose('Reminders', [paragraph('No reminder is set for this channel.'), buttons([setChoice])]);
  }
  // A channel with more reminders than this has a reader who needs fewer.
  const shown = list.slice(0, 15);
  const others = list.length - shown.length;
  return compose('Reminders', [
    heading('Reminders of this channel'),
    ...shown.flatMap(listedParts),
    ...(others > 0 ? [paragraph(`And ${others} more.`)] : []),
    buttons([setChoice]),
  ]);
}

function listedParts({ reminder, next }: ReminderNews): readonly Part[] {
  const who: Run[] = ['Set by ', { user: reminder.setBy }, `. Next: ${inWords(next, 'and then')}.`];
  const lines: readonly Line[] = [
    { kind: 'line', runs: [{ strong: `${actionsInWords(reminder.actions)}, ${rhythm(reminder)}` }] },
    { kind: 'line', runs: who },
  ];
  return [card(lines), buttons(reminderChoices(reminder.id).slice(1))];
}

const setChoice: Choice = { label: 'Set a reminder', press: { verb: 'remind', value: {} } };

/** Where no form can be opened (a mention has no trigger), a button that opens it. */
export function remindInvitation(): Message {
  return compose('Reminder', [paragraph('Set a plan reminder here:'), buttons([setChoice])]);
}
