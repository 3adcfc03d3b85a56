import type { Reminder } from '../../reminder/reminder.ts';
import { reminderChoices } from './digest-page.ts';
import { compose, type Message } from './message.ts';
import { buttons, paragraph } from './parts.ts';
import { placeRun, type ReminderNews } from './reminder-message.ts';
import { actionsInWords, pauseReason, rhythm } from './reminder-words.ts';

/** Tells the person who set a reminder, directly and once, why it does not post and what mends it. */
export function pausedMessage({ reminder, next }: ReminderNews, code: string): Message {
  return compose('Reminder paused', [
    paragraph({ strong: 'A reminder that you set is paused: ' }, placeRun(reminder), `, ${inWordsOf(reminder)}.`),
    paragraph(`The reason: ${pauseReason(code)}`),
    paragraph(
      `It is tried again at each of its times, next on ${next.join()}, and goes on by itself once that is put right. I say this once.`,
    ),
    buttons(reminderChoices(reminder.id).slice(1)),
  ]);
}

/** Tells the channel that the person who set its reminder has left, so that somebody else can answer for it. */
export function setterLeftMessage({ reminder }: ReminderNews): Message {
  return compose('Reminder paused', [
    paragraph(
      { strong: 'The plan reminder of this channel is paused' },
      ` (${inWordsOf(reminder)}): the person who set it has left.`,
    ),
    paragraph('Anyone here can take it over, and it goes on with its next time; or stop it. I say this once.'),
    buttons([
      { label: 'Take it over', style: 'primary', press: { verb: 'take-over', value: { id: reminder.id } } },
      ...reminderChoices(reminder.id).slice(2),
    ]),
  ]);
}

/** Tells the channel who answers for its reminder now. */
export function takenOverMessage({ reminder, next }: ReminderNews): Message {
  return compose('Reminder', [
    paragraph(
      { user: reminder.setBy },
      ` has taken over the plan reminder of this channel (${inWordsOf(reminder)}). Next: ${next.join()}.`,
    ),
  ]);
}

/** Said where a channel is shared with another organisation: what is not done there, and who can allow it. */
export function sharedChannelMessage(what: string, channel: string): Message {
  return compose('Shared channel', [
    paragraph({ strong: 'This channel is shared with another organisation.' }, ` ${what}`),
    paragraph(`Whoever runs this bot can allow it: the setting ALLOWED_SHARED_CHANNELS with ${channel} in it.`),
  ]);
}

function inWordsOf(reminder: Reminder): string {
  return `${actionsInWords(reminder.actions)}, ${rhythm(reminder)}`;
}
