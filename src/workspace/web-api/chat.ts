import { listAt, stringAt } from '../json.ts';
import type { Json } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import type { WorkspaceChannel } from '../people.ts';
import { contentOf, postAsBot, slackMessage, threadOf } from '../post.ts';
import { judgeMessage } from '../rules/message.ts';
import type { MessageRoute, Verdict } from '../rules/message.ts';
import { tellBotOfDirectMessage } from '../direct-message.ts';
import { no, refused, yes } from './answer.ts';
import type { Answer } from './answer.ts';
import { channelOf, channelToWriteIn, isRefusal, missing } from './channel-argument.ts';
import { botMethod } from './method.ts';
import type { Call, Methods } from './method.ts';

function judge(call: Call, route: MessageRoute, message: Json = call.arguments): Verdict {
  const verdict = judgeMessage(message, route);
  call.advice.push(...verdict.advice);
  call.findings.push(...verdict.findings);
  return verdict;
}

/** The thread that a call's message goes to: none, a stamp, or the refusal. */
function threadIn(call: Call, channel: WorkspaceChannel): { readonly threadTs?: string } | Answer {
  const asked = stringAt(call.arguments, 'thread_ts');
  if (asked === undefined || asked === '') return {};
  const parent = call.core.messages.find(channel.id, asked);
  if (parent === undefined || parent.ephemeralFor !== undefined) return no('thread_not_found');
  return { threadTs: threadOf(parent) };
}

/**
 * Nobody reads the direct messages of a deactivated account. Slack has been seen to take such a message all the same
 * (https://github.com/slackapi/python-slack-sdk/issues/1156); the stricter answer is the one a bot must live with.
 */
function isToNobody({ core }: Call, channel: WorkspaceChannel): boolean {
  const [reader = ''] = channel.kind === 'im' ? core.channels.membersOf(channel) : [];
  return core.people.find(reader)?.isDeactivated === true;
}

function postMessage(call: Call): Answer {
  const channel = channelToWriteIn(call);
  if (isRefusal(channel)) return channel;
  if (isToNobody(call, channel)) return no('channel_not_found');
  const verdict = judge(call, 'post');
  if (verdict.error !== null) return refused(verdict);
  const thread = threadIn(call, channel);
  if (isRefusal(thread)) return thread;
  const message = postAsBot(call.core, channel, { ...contentOf(call.arguments), ...thread });
  tellBotOfDirectMessage(call.core, message);
  return yes({
    channel: channel.id,
    ts: message.ts,
    message: slackMessage(call.core, message, { withMetadata: true }),
  });
}

function postEphemeral(call: Call): Answer {
  const channel = channelToWriteIn(call);
  if (isRefusal(channel)) return channel;
  const userId = stringAt(call.arguments, 'user');
  if (userId === undefined) return no('invalid_arguments', missing('user'));
  if (call.core.people.find(userId) === undefined) return no('user_not_found');
  const isAway = isToNobody(call, channel) || !call.core.channels.hasMember(channel, userId);
  if (isAway) return no('user_not_in_channel');
  const verdict = judge(call, 'ephemeral');
  if (verdict.error !== null) return refused(verdict);
  const thread = threadIn(call, channel);
  if (isRefusal(thread)) return thread;
  const message = postAsBot(call.core, channel, { ...contentOf(call.arguments), ...thread, ephemeralFor: userId });
  return yes({ message_ts: message.ts });
}

/** The bot's own message that a call names, or the refusal. An ephemeral one cannot be changed by its stamp. */
function ownMessage(call: Call, wrongAuthor: string): StoredMessage | Answer {
  const channel = channelOf(call);
  if (isRefusal(channel)) return channel;
  const message = call.core.messages.find(channel.id, stringAt(call.arguments, 'ts') ?? '');
  if (message === undefined || message.ephemeralFor !== undefined) return no('message_not_found');
  if (channel.isArchived === true) return no('is_archived');
  return message.author.kind === 'bot' ? message : no(wrongAuthor);
}

/** What an update leaves out stays; an empty list of blocks or empty metadata takes them away. */
function update(call: Call): Answer {
  const message = ownMessage(call, 'cant_update_message');
  if (isRefusal(message)) return message;
  const { arguments: given } = call;
  const isOnlyBlocks =
    listAt(given, 'blocks').length === 0 && given['text'] === undefined && message.blocks !== undefined;
  const verdict = judge(call, 'update', isOnlyBlocks ? { ...given, text: message.text } : given);
  if (verdict.error !== null) return refused(verdict);
  const { blocks, metadata, ...kept } = message;
  const content = contentOf(given);
  const updated: StoredMessage = {
    ...kept,
    ...(given['blocks'] === undefined && blocks !== undefined ? { blocks } : {}),
    ...(given['metadata'] === undefined && metadata !== undefined ? { metadata } : {}),
    ...content,
    text: given['text'] === undefined ? message.text : content.text,
    editedTs: call.core.stamps.next(),
  };
  call.core.messages.replace(updated);
  return yes({
    channel: updated.channel,
    ts: updated.ts,
    text: updated.text,
    message: slackMessage(call.core, updated, { withMetadata: true }),
  });
}

function remove(call: Call): Answer {
  const message = ownMessage(call, 'cant_delete_message');
  if (isRefusal(message)) return message;
  call.core.messages.remove(message.channel, message.ts);
  return yes({ channel: message.channel, ts: message.ts });
}

function getPermalink(call: Call): Answer {
  const channel = channelOf(call);
  if (isRefusal(channel)) return channel;
  const message = call.core.messages.find(channel.id, stringAt(call.arguments, 'message_ts') ?? '');
  if (message === undefined || message.ephemeralFor !== undefined) return no('message_not_found');
  const thread = message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
  return yes({
    channel: channel.id,
    permalink: `${call.core.site.url}/archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`,
  });
}

/** `chat.*` */
export const chatMethods: Methods = {
  'chat.postMessage': botMethod('chat:write', postMessage),
  'chat.postEphemeral': botMethod('chat:write', postEphemeral),
  'chat.update': botMethod('chat:write', update),
  'chat.delete': botMethod('chat:write', remove),
  'chat.getPermalink': botMethod(null, getPermalink),
};
