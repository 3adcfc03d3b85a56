import type { Bot } from './bot.ts';
import { confirmUpdate } from './recording/confirm-update.ts';
import { switchDirectDigest } from './reminding/direct-digest.ts';
import { publishHome } from './hear-home.ts';
import type { Look, Press } from './press.ts';
import { openMistakeForm } from './recording/mistake.ts';
import { openUpdateForm } from './recording/open-update.ts';
import { ownActivity } from './recording/own-activity.ts';
import { refusePress } from './needed-right.ts';
import { openProblemForm } from './asking/tell-problem.ts';
import { openForgetForm } from './recording/forget-person.ts';
import { openRedactForm } from './recording/redact.ts';
import { sendExport } from './asking/send-export.ts';
import { openSettings } from './set-settings.ts';
import { sightFor } from './people/sight.ts';
import { announcePressed, canShareFrom, type Pressed, showPressed } from './pressed.ts';
import { quietActivity, showLeftOut } from './reminding/quiet-activity.ts';
import { explainReminder, newsOf, stopReminder } from './reminding/reminder-verbs.ts';
import { sendDocument } from './asking/send-document.ts';
import { openChangeForm, openReminderForm } from './reminding/set-reminder.ts';
import { stopAll } from './reminding/stop-all.ts';
import { showLook } from './asking/show-look.ts';
import { COMMAND } from './views/help-page.ts';
import { compose, type Message, withFirst } from './views/message.ts';
import { sharedLine } from './views/message-remark.ts';
import { paragraph } from './views/parts.ts';
import { sharedChannelMessage, takenOverMessage } from './views/pause-message.ts';
import { reminderGoneMessage } from './views/reminder-message.ts';

/** Does what a button asks for: the whole registry, checked against the verbs that views can draw. Whoever may not press it is told who can help. */
export async function handlePress(press: Press, pressed: Pressed, bot: Bot): Promise<void> {
  const refused = await refusePress(press, pressed.user, bot);
  if (refused !== null) return showPressed(pressed, refused, { inPlace: false, bot });
  switch (press.verb) {
    case 'look':
      return look(press.value, pressed, { inPlace: false, bot });
    case 'turn':
      return look(press.value, pressed, { inPlace: true, bot });
    case 'share':
      return share(press.value, pressed, bot);
    case 'document':
      return sendDocument(press.value, pressed, bot);
    case 'tell':
      return openProblemForm(press.value, pressed, bot);
    case 'remind':
      return openForm(pressed, bot);
    case 'stop':
      return stop(press.value.id, pressed, bot);
    case 'change':
      return changeReminder(press.value.id, pressed, bot);
    case 'take-over':
      return takeOver(press.value.id, pressed, bot);
    case 'left-out':
      return showPressed(pressed, await showLeftOut(press.value.id, bot), { inPlace: false, bot });
    case 'quiet':
      return quietActivity(press.value, pressed, bot);
    case 'stop-all':
      return stopAll(press.value.whose, pressed, bot);
    case 'update':
      return openUpdateForm(press.value, pressed, bot);
    case 'own':
      return ownActivity(press.value, pressed, bot);
    case 'confirm':
      return confirmUpdate(press.value, pressed, bot);
    case 'mistake':
      return openMistakeForm(press.value, pressed, bot);
    case 'redact':
      return openRedactForm(press.value, pressed, bot);
    case 'forget':
      return openForgetForm(press.value, pressed, bot);
    case 'settings':
      return openSettings(pressed, bot);
    case 'home':
      return publishHome(pressed.user, press.value, bot);
    case 'export':
      return sendExport(pressed, bot);
    case 'direct-digest':
      return switchDirectDigest(press.value.on, pressed, bot);
    case 'why':
      return showPressed(pressed, await explainReminder(press.value.id, bot), { inPlace: false, bot });
  }
}

/** Shows what a look wants to see: to the presser, or in its place. */
async function look(
  look: Look,
  pressed: Pressed,
  how: { readonly inPlace: boolean; readonly bot: Bot },
): Promise<void> {
  const message = showLook(look, await sightFor(pressed, how.bot), canShareFrom(pressed));
  return showPressed(pressed, message, how);
}

async function share(look: Look, pressed: Pressed, bot: Bot): Promise<void> {
  if (pressed.channel !== null && (await bot.askSharing(pressed.channel)) === 'shared') {
    const said = sharedChannelMessage('Nothing was shared in it.', pressed.channel);
    return showPressed(pressed, said, { inPlace: false, bot });
  }
  const message = showLook(look, await sightFor(pressed, bot), false);
  await announcePressed(pressed, withFirst(sharedLine(pressed.user), message));
}

/** What is said of a button that this version does not know. */
export function staleMessage(): Message {
  return compose('Out of date', [
    paragraph(`This button is from an earlier version. Please ask again: ${COMMAND} help shows how.`),
  ]);
}

async function openForm(pressed: Pressed, bot: Bot): Promise<void> {
  const { team, channel, user, triggerId } = pressed;
  if (channel !== null) return openReminderForm({ team, channel, user, triggerId }, bot);
  const message = compose('Reminder', [paragraph(`A reminder belongs to a channel: type ${COMMAND} remind there.`)]);
  return showPressed(pressed, message, { inPlace: false, bot });
}

async function changeReminder(id: string, pressed: Pressed, bot: Bot): Promise<void> {
  const reminder = await bot.store.reminders.byId(id);
  if (reminder === null) return showPressed(pressed, reminderGoneMessage(), { inPlace: false, bot });
  if (reminder.owner !== undefined)
    return showPressed(pressed, await explainReminder(id, bot), { inPlace: false, bot });
  return openChangeForm(reminder, pressed.triggerId, bot);
}

/** Whoever takes a reminder over answers for it from now on; what it has said and what it counts stay as they are. */
async function takeOver(id: string, pressed: Pressed, bot: Bot): Promise<void> {
  const reminder = await bot.store.reminders.byId(id);
  if (reminder === null) return showPressed(pressed, reminderGoneMessage(), { inPlace: false, bot });
  const { paused: _paused, ...running } = reminder;
  const kept = await bot.store.reminders.set({ ...running, setBy: pressed.user });
  return announcePressed(pressed, takenOverMessage(newsOf(kept, bot, 1)));
}

async function stop(id: string, pressed: Pressed, bot: Bot): Promise<void> {
  const { isStopped, message } = await stopReminder(id, pressed.user, bot);
  return isStopped ? announcePressed(pressed, message) : showPressed(pressed, message, { inPlace: false, bot });
}
