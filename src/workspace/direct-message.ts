import type { Core } from './core.ts';
import type { StoredMessage } from './messages.ts';
import { eventOutgoing } from './payload/event-payload.ts';
import { slackMessage } from './post.ts';

/** The event `message.im` of a message in a direct message, from whomever: Slack tells the bot of its own messages too. */
export function directMessageEvent(core: Core, message: StoredMessage): Record<string, unknown> {
  return { ...slackMessage(core, message), channel: message.channel, channel_type: 'im', event_ts: message.ts };
}

/** Tells the bot of its own message, where it stands in a direct message. A bot that answers itself would never stop. */
export function tellBotOfDirectMessage(core: Core, message: StoredMessage): void {
  const isDirect = core.channels.find(message.channel)?.kind === 'im';
  if (!isDirect || !core.events.has('message.im')) return;
  void core.dispatch.tell(eventOutgoing(core, 'message.im', directMessageEvent(core, message)));
}
