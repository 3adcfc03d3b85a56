import { type Bot, todayOf } from './bot.ts';
import type { Look, Press } from './press.ts';
import { announcePressed, canShareFrom, type Pressed, showPressed } from './pressed.ts';
import { explainReminder, stopReminder } from './reminder-verbs.ts';
import { openReminderForm } from './set-reminder.ts';
import { showLook } from './show-look.ts';
import { COMMAND } from './views/help-page.ts';
import { compose, type Message, withFirst } from './views/message.ts';
import { paragraph } from './views/parts.ts';

/** Does what a button asks for: the whole registry, checked against the verbs that views can draw. */
export async function handlePress(press: Press, pressed: Pressed, bot: Bot): Promise<void> {
  switch (press.verb) {
    case 'look':
      return showPressed(pressed, showLook(press.value, sightOf(bot), canShareFrom(pressed)), { inPlace: false, bot });
    case 'turn':
      return showPressed(pressed, showLook(press.value, sightOf(bot), canShareFrom(pressed)), { inPlace: true, bot });
    case 'share':
      return share(press.value, pressed, bot);
    case 'remind':
      return openForm(pressed, bot);
    case 'stop':
      return stop(press.value.id, pressed, bot);
    case 'why':
      return showPressed(pressed, await explainReminder(press.value.id, bot), { inPlace: false, bot });
  }
}

async function share(look: Look, pressed: Pressed, bot: Bot): Promise<void> {
  const message = showLook(look, sightOf(bot), false);
  await announcePressed(pressed, withFirst(paragraph('Shared by ', { user: pressed.user }, ':'), message));
}

/** What is said of a button that this version does not know. */
export function staleMessage(): Message {
  return compose('Out of date', [
    paragraph(`This button is from an earlier version. Please ask again: ${COMMAND} help shows how.`),
  ]);
}

function sightOf(bot: Bot) {
  return { register: bot.register, asker: bot.asker, today: todayOf(bot), examples: bot.examples };
}

async function openForm(pressed: Pressed, bot: Bot): Promise<void> {
  const { team, channel, user, triggerId } = pressed;
  if (channel !== null) return openReminderForm({ team, channel, user, triggerId }, bot);
  const message = compose('Reminder', [paragraph(`A reminder belongs to a channel: type ${COMMAND} remind there.`)]);
  return showPressed(pressed, message, { inPlace: false, bot });
}

async function stop(id: string, pressed: Pressed, bot: Bot): Promise<void> {
  const { isStopped, message } = await stopReminder(id, pressed.user, bot);
  return isStopped ? announcePressed(pressed, message) : showPressed(pressed, message, { inPlace: false, bot });
}
