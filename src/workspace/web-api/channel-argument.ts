import { stringAt } from '../json.ts';
import type { WorkspaceChannel } from '../people.ts';
import { no } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Call } from './method.ts';

/** The channel that a call is about, or the refusal. Slack says `channel_not_found` of what the bot cannot see. */
export function channelOf(call: Call, name = 'channel'): WorkspaceChannel | Answer {
  const asked = stringAt(call.arguments, name);
  if (asked === undefined || asked === '') return no('invalid_arguments', missing(name));
  const channel = call.core.channels.named(asked);
  return channel === undefined || !call.core.channels.isVisibleToBot(channel) ? no('channel_not_found') : channel;
}

/** The same, for what only a member may do in a channel that is still in use. */
export function channelToWriteIn(call: Call): WorkspaceChannel | Answer {
  const channel = channelOf(call);
  if (isRefusal(channel)) return channel;
  if (channel.isArchived === true) return no('is_archived');
  return channel.botIsMember ? channel : no('not_in_channel');
}

/** The same, for what only a member may read. */
export function channelToRead(call: Call): WorkspaceChannel | Answer {
  const channel = channelOf(call);
  if (isRefusal(channel)) return channel;
  return channel.botIsMember ? channel : no('not_in_channel');
}

/** Is it a refusal and not a channel? */
export function isRefusal(value: object): value is Answer {
  return 'ok' in value;
}

/** How Slack says that an argument is missing. */
export function missing(name: string): { readonly response_metadata: { readonly messages: readonly string[] } } {
  return { response_metadata: { messages: [`[ERROR] missing required field: ${name}`] } };
}
