import type { Core } from '../core.ts';
import type { Json } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import { slackView } from '../open-views.ts';
import type { OpenView } from '../open-views.ts';
import { unreachable } from '../unreachable.ts';

/** A message as a person sees it. */
export interface SeenMessage {
  readonly ts: string;
  readonly channel: string;
  /** The person who wrote it. */
  readonly user?: string;
  /** The bot that wrote it; `USLACKBOT` for Slack itself. */
  readonly bot?: string;
  readonly userName: string;
  readonly isBot: boolean;
  /** With Slack's markup and escapes. */
  readonly text: string;
  readonly blocks?: readonly Json[];
  readonly files?: readonly Json[];
  readonly metadata?: Json;
  readonly reactions?: readonly string[];
  readonly threadTs?: string;
  /** How many replies stand in its thread. */
  readonly replyCount?: number;
  /** Does only this person see it? */
  readonly ephemeral: boolean;
  readonly edited?: boolean;
  /** Slack says that something went wrong. */
  readonly isError?: boolean;
}

/** A view as a person sees it: Slack's view, with what the last submission was answered. */
export type SeenView = Json & {
  readonly id: string;
  readonly hash: string;
  readonly errors?: Readonly<Record<string, string>>;
};

function authorOf(core: Core, { author }: StoredMessage): Pick<SeenMessage, 'user' | 'bot' | 'userName' | 'isBot'> {
  switch (author.kind) {
    case 'person':
      return { user: author.userId, userName: core.people.find(author.userId)?.name ?? author.userId, isBot: false };
    case 'bot':
      return { bot: core.identity.bot.botId, userName: core.identity.bot.name, isBot: true };
    case 'slack':
      return { bot: 'USLACKBOT', userName: 'Slackbot', isBot: true };
    default:
      return unreachable(author);
  }
}

/** What a person sees in a channel, oldest first; replies in threads stand among the rest. */
export function seenMessages(core: Core, userId: string, channel: string): readonly SeenMessage[] {
  const messages = core.messages.visibleTo(userId, channel);
  const replies = Map.groupBy(messages, (message) => message.threadTs);
  return messages.map((message) => {
    const { ts, text, blocks, files, metadata, reactions, threadTs, editedTs, ephemeralFor, isError } = message;
    const replyCount = replies.get(ts)?.length;
    return {
      ts,
      channel,
      ...authorOf(core, message),
      text,
      ephemeral: ephemeralFor !== undefined,
      ...(blocks === undefined ? {} : { blocks }),
      ...(files === undefined ? {} : { files }),
      ...(metadata === undefined ? {} : { metadata }),
      ...(reactions === undefined ? {} : { reactions }),
      ...(threadTs === undefined ? {} : { threadTs }),
      ...(replyCount === undefined ? {} : { replyCount }),
      ...(editedTs === undefined ? {} : { edited: true }),
      ...(isError === undefined ? {} : { isError }),
    };
  });
}

/** The view as a person sees it, or null. */
export function seenView(core: Core, open: OpenView | null): SeenView | null {
  if (open === null) return null;
  const view = slackView(open, core.identity);
  return { ...view, id: open.id, hash: open.hash, ...(open.errors === undefined ? {} : { errors: open.errors }) };
}
