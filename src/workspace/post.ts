import { withIds } from './block-ids.ts';
import type { Core } from './core.ts';
import { isJson, listAt, stringAt } from './json.ts';
import type { Json } from './json.ts';
import type { StoredMessage } from './messages.ts';
import type { WorkspaceChannel } from './people.ts';

/** What a message carries besides its text, as the bot sent it. */
type Content = Pick<StoredMessage, 'text' | 'blocks' | 'metadata' | 'files'>;

/** The content of a message that has been judged: text, blocks with ids, metadata. */
export function contentOf(body: Json): Content {
  const { metadata } = body;
  const blocks = listAt(body, 'blocks');
  return {
    text: stringAt(body, 'text') ?? stringAt(body, 'markdown_text') ?? '',
    ...(blocks.length > 0 ? { blocks: withIds(blocks) } : {}),
    ...(isJson(metadata) && Object.keys(metadata).length > 0 ? { metadata } : {}),
  };
}

/** The stamp of the thread that a reply to the message belongs to. */
export function threadOf(message: StoredMessage): string {
  return message.threadTs ?? message.ts;
}

/** Posts a message of the bot. */
export function postAsBot(
  core: Core,
  channel: WorkspaceChannel,
  message: Content & { readonly threadTs?: string; readonly ephemeralFor?: string },
): StoredMessage {
  return core.messages.add({ ts: core.stamps.next(), channel: channel.id, author: { kind: 'bot' }, ...message });
}

/** Tells one person that something went wrong, as Slack does. */
export function showError(
  core: Core,
  person: { readonly userId: string; readonly channel: string },
  text: string,
): void {
  const { userId, channel } = person;
  core.messages.add({
    ts: core.stamps.next(),
    channel,
    author: { kind: 'slack' },
    text,
    ephemeralFor: userId,
    isError: true,
  });
}

/** The message as Slack's answers and payloads carry it. */
export function slackMessage(
  core: Core,
  message: StoredMessage,
  options: { readonly withMetadata?: boolean } = {},
): Json {
  const { bot, team } = core.identity;
  const byBot = { user: bot.userId, bot_id: bot.botId, app_id: core.identity.appId };
  const { author } = message;
  const sender = author.kind === 'person' ? core.people.find(author.userId)?.teamId : undefined;
  const replies = core.messages.shared(message.channel).filter((one) => one.threadTs === message.ts);
  return {
    type: 'message',
    ...(author.kind === 'person' ? { user: author.userId } : author.kind === 'bot' ? byBot : { user: 'USLACKBOT' }),
    ts: message.ts,
    team: sender ?? team.id,
    ...(sender === undefined ? {} : { user_team: sender, source_team: sender }),
    text: message.text,
    ...(message.blocks === undefined ? {} : { blocks: message.blocks }),
    ...(message.files === undefined ? {} : { files: message.files }),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(replies.length === 0
      ? {}
      : { thread_ts: message.ts, reply_count: replies.length, latest_reply: replies.at(-1)?.ts }),
    ...(message.editedTs === undefined ? {} : { edited: { user: bot.userId, ts: message.editedTs } }),
    ...(message.reactions === undefined
      ? {}
      : { reactions: message.reactions.map((name) => ({ name, users: [bot.userId], count: 1 })) }),
    ...(options.withMetadata === true && message.metadata !== undefined ? { metadata: message.metadata } : {}),
  };
}
