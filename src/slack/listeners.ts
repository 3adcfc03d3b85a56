import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Bot } from './bot.ts';
import { hearCommand } from './hear-command.ts';
import { openHome } from './hear-home.ts';
import { hearDirectMessage, hearMention } from './hear-message.ts';
import { hearPress } from './hear-press.ts';
import { hearShortcut } from './hear-shortcut.ts';
import { hearView } from './hear-view.ts';
import { hearPersonChange } from './people/hear-person-change.ts';
import { activityOptions } from './recording/activity-options.ts';
import { zoneOptions } from './views/reminder-form.ts';

/** The events that are listened to, by the names the manifest subscribes to. */
export const EVENTS = ['app_home_opened', 'app_mention', 'message.im', 'user_change'] as const;

/** The shortcuts that are listened to, by the callback ids that the manifest declares. */
export const SHORTCUTS = ['add-update', 'update-from-message'] as const;

/** The Web API methods that are called, each with the scope it needs: the manifest's scopes are held equal to these by a test. */
export const METHODS = {
  'auth.test': null,
  'apps.connections.open': null,
  'chat.getPermalink': null,
  'chat.postEphemeral': 'chat:write',
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'files.completeUploadExternal': 'files:write',
  'files.getUploadURLExternal': 'files:write',
  'conversations.info': 'channels:read groups:read',
  'conversations.history': 'channels:history groups:history im:history',
  'conversations.replies': 'channels:history groups:history im:history',
  'usergroups.list': 'usergroups:read',
  'usergroups.users.list': 'usergroups:read',
  'users.info': 'users:read',
  'views.open': null,
  'views.publish': null,
  'views.push': null,
  'views.update': null,
} as const satisfies Readonly<Record<string, string | null>>;

/**
 * One acknowledging listener for each kind of payload: Bolt leaves an unmatched one without an answer, and acknowledges twice
 * where two match. What a payload means is decided behind it.
 */
export function listen(app: App, bot: Bot): void {
  // A command goes no further: Bolt would try every listener below on it, which took a twentieth of an answer's time.
  app.use(async (heard) => {
    if (!('command' in heard)) return heard.next();
    return hearCommand(heard.command, heard.ack, bot);
  });
  app.action(/.*/, async ({ body, action, ack }) => {
    await ack();
    await hearPress(body, action, bot);
  });
  app.view<ViewSubmitAction>({ type: 'view_submission' }, async ({ body, ack }) => hearView(body, ack, bot));
  app.view({ type: 'view_closed' }, async ({ ack }) => ack());
  app.options(/.*/, async ({ options, ack }) => {
    await ack({ options: [...optionsFor(options, bot)] });
  });
  app.shortcut(/.*/, async ({ shortcut, ack }) => {
    await ack();
    await hearShortcut(shortcut, bot);
  });
  app.event('app_mention', async ({ body }) => hearMention(body, bot));
  app.event('message', async ({ body }) => hearDirectMessage(body, bot));
  app.event('user_change', async ({ event }) => hearPersonChange(event.user, bot));
  app.event('app_home_opened', async ({ event }) => openHome(event, bot));
}

/** What a typed word offers in a form's list. */
function optionsFor({ action_id: actionId, value }: { readonly action_id: string; readonly value: string }, bot: Bot) {
  if (actionId === 'zone') return zoneOptions(value);
  return actionId === 'activity' ? activityOptions(value, bot) : [];
}
