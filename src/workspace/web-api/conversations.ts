import { isSet, stringAt } from '../json.ts';
import type { Json } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import type { WorkspaceChannel } from '../people.ts';
import { slackMessage } from '../post.ts';
import { no, yes } from './answer.ts';
import type { Answer } from './answer.ts';
import { channelOf, channelToRead, isRefusal, missing } from './channel-argument.ts';
import { botMethod } from './method.ts';
import type { Call, Methods } from './method.ts';

/** Slack's family of scopes for a channel: `channels`, `groups` or `im`. */
function familyOf(call: Call): string {
  const channel = call.core.channels.named(stringAt(call.arguments, 'channel') ?? '');
  if (channel?.kind === 'im') return 'im';
  return channel?.isPrivate === true ? 'groups' : 'channels';
}

const toRead = (call: Call) => `${familyOf(call)}:read`;
const toReadHistory = (call: Call) => `${familyOf(call)}:history`;

function channelObject(call: Call, channel: WorkspaceChannel): Json {
  const { channels } = call.core;
  const isDirect = channel.kind === 'im';
  const members = channels.membersOf(channel);
  return {
    id: channel.id,
    created: 0,
    is_im: isDirect,
    is_archived: channel.isArchived === true,
    context_team_id: call.core.identity.team.id,
    ...(isDirect
      ? { user: members[0] }
      : {
          name: channel.name,
          is_channel: channel.isPrivate !== true,
          is_group: channel.isPrivate === true,
          is_private: channel.isPrivate === true,
          is_ext_shared: channel.isShared === true,
          is_shared: channel.isShared === true,
          is_member: channel.botIsMember,
          num_members: members.length + (channel.botIsMember ? 1 : 0),
        }),
  };
}

function open(call: Call): Answer {
  const users = (stringAt(call.arguments, 'users') ?? '').split(',').filter((id) => id !== '');
  const named = stringAt(call.arguments, 'channel');
  const [userId, ...others] = users;
  if (userId === undefined && named === undefined) return no('invalid_arguments', missing('users'));
  if (others.length > 0) return no('not_enough_users');
  const person = call.core.people.find(userId ?? '');
  if (userId !== undefined && person === undefined) return no('user_not_found');
  if (person?.isDeactivated === true) return no('user_disabled');
  const channel = call.core.channels.named(userId ?? named ?? '');
  if (channel?.kind !== 'im') return no('channel_not_found');
  return yes({
    no_op: true,
    already_open: true,
    channel: isSet(call.arguments, 'return_im') ? channelObject(call, channel) : { id: channel.id },
  });
}

function info(call: Call): Answer {
  const channel = channelOf(call);
  return isRefusal(channel) ? channel : yes({ channel: channelObject(call, channel) });
}

function members(call: Call): Answer {
  const channel = channelOf(call);
  if (isRefusal(channel)) return channel;
  const people = call.core.channels.membersOf(channel);
  const bot = channel.botIsMember ? [call.core.identity.bot.userId] : [];
  return yes({ members: [...people, ...bot], response_metadata: { next_cursor: '' } });
}

function kindOf(channel: WorkspaceChannel): string {
  if (channel.kind === 'im') return 'im';
  return channel.isPrivate === true ? 'private_channel' : 'public_channel';
}

function listChannels(call: Call): Answer {
  const kinds = (stringAt(call.arguments, 'types') ?? 'public_channel').split(',').map((kind) => kind.trim());
  const leavesOut = isSet(call.arguments, 'exclude_archived');
  const seen = call.core.channels.all
    .filter((channel) => kinds.includes(kindOf(channel)) && call.core.channels.isVisibleToBot(channel))
    .filter((channel) => !leavesOut || channel.isArchived !== true);
  return yes({ channels: seen.map((channel) => channelObject(call, channel)), response_metadata: { next_cursor: '' } });
}

/** A stamp as a number of microseconds. */
function at(stamp: string): number {
  return Math.round(Number(stamp) * 1e6);
}

/** The messages between `oldest` and `latest`, oldest first. */
function between(call: Call, messages: readonly StoredMessage[]): readonly StoredMessage[] {
  const oldest = at(stringAt(call.arguments, 'oldest') ?? '0');
  const latest = at(stringAt(call.arguments, 'latest') ?? String(Number.MAX_SAFE_INTEGER / 1e6));
  const isInclusive = isSet(call.arguments, 'inclusive');
  return messages.filter((message) => {
    const ts = at(message.ts);
    return isInclusive ? ts >= oldest && ts <= latest : ts > oldest && ts < latest;
  });
}

/** One page of a list, from the place the cursor names. */
function page<T>(call: Call, all: readonly T[]): { readonly items: readonly T[]; readonly rest: Json } | Answer {
  const limit = Number(call.arguments['limit'] ?? 100);
  if (!Number.isInteger(limit) || limit < 1) return no('invalid_limit');
  const cursor = stringAt(call.arguments, 'cursor') ?? '';
  const start = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString('utf8').replace('next:', ''));
  if (!Number.isInteger(start)) return no('invalid_cursor');
  const end = start + Math.min(limit, 999);
  const next = end < all.length ? Buffer.from(`next:${String(end)}`).toString('base64') : '';
  return { items: all.slice(start, end), rest: { has_more: next !== '', response_metadata: { next_cursor: next } } };
}

function answerPage(call: Call, messages: readonly StoredMessage[]): Answer {
  const part = page(call, messages);
  if (isRefusal(part)) return part;
  const withMetadata = isSet(call.arguments, 'include_all_metadata');
  return yes({
    messages: part.items.map((message) => slackMessage(call.core, message, { withMetadata })),
    ...part.rest,
  });
}

function history(call: Call): Answer {
  const channel = channelToRead(call);
  if (isRefusal(channel)) return channel;
  const roots = call.core.messages.shared(channel.id).filter((message) => message.threadTs === undefined);
  return answerPage(call, between(call, roots).toReversed());
}

function replies(call: Call): Answer {
  const channel = channelToRead(call);
  if (isRefusal(channel)) return channel;
  const ts = stringAt(call.arguments, 'ts') ?? '';
  const root = call.core.messages.shared(channel.id).find((message) => message.ts === ts);
  if (root === undefined) return no('thread_not_found');
  const thread = call.core.messages.shared(channel.id).filter((message) => message.threadTs === root.ts);
  return answerPage(call, [root, ...between(call, thread)]);
}

/** `conversations.*` */
export const conversationsMethods: Methods = {
  'conversations.open': botMethod('im:write', open),
  'conversations.info': botMethod(toRead, info),
  'conversations.members': botMethod(toRead, members),
  'conversations.list': botMethod('channels:read', listChannels),
  'conversations.history': botMethod(toReadHistory, history),
  'conversations.replies': botMethod(toReadHistory, replies),
};
