import type { Bot } from './bot.ts';
import type { Conversation } from './conversation.ts';
import type { Deed, Request } from './asking/request.ts';
import { refuseWant } from './needed-right.ts';
import { exportFor } from './asking/send-export.ts';
import { openUpdateFormFrom } from './recording/open-update.ts';
import { listReminders, previewReminders, stopReminders } from './reminding/reminder-verbs.ts';
import { openReminderForm } from './reminding/set-reminder.ts';
import { offerStopAll } from './reminding/stop-all.ts';
import { openSettingsFrom } from './set-settings.ts';
import type { Message } from './views/message.ts';
import { remindInvitation } from './views/reminder-message.ts';

/** Opens the form, or sends the files, that somebody asked for; gives what is said about it. */
export async function doAsked(what: Deed, conversation: Conversation, bot: Bot): Promise<Message> {
  switch (what) {
    case 'update':
      return openUpdateFormFrom(conversation, bot);
    case 'export':
      return exportFor(conversation, bot);
    case 'settings':
      return openSettingsFrom(conversation, bot);
  }
}

/** Does what was asked about reminders, in the conversation where it was asked. */
export async function remind(
  want: Extract<Request, { kind: 'remind' }>['want'],
  conversation: Conversation,
  bot: Bot,
): Promise<void> {
  const refused = await refuseWant(want, conversation.user, bot);
  if (refused !== null) return conversation.whisper(refused);
  switch (want) {
    case 'form': {
      const { team, channel, user, triggerId } = conversation;
      return triggerId === null
        ? conversation.reply(remindInvitation())
        : openReminderForm({ team, channel, user, triggerId }, bot);
    }
    case 'list':
      // It names who set each: said to everybody, it would ping them.
      return conversation.whisper(await listReminders(conversation, bot));
    case 'off':
      return stopReminders(conversation, bot);
    case 'off-all':
      return conversation.whisper(await offerStopAll(conversation, bot));
    case 'now':
      return previewReminders(conversation, bot);
  }
}
