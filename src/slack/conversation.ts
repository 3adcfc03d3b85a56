import type { Bot } from './bot.ts';
import { sendMessage } from './post-message.ts';
import { type Manner, sendTo } from './response-url.ts';
import type { Message } from './views/message.ts';

/** Where somebody asked, and the ways to answer there. */
export interface Conversation {
  readonly team: string;
  readonly channel: string;
  readonly user: string;
  /** Opens a form within three seconds of the asking; null where Slack gives none (a mention, a direct message). */
  readonly triggerId: string | null;
  /** Answers as it was asked: a command only to the person, a mention in its thread. */
  readonly reply: (message: Message) => Promise<void>;
  /** Only to the person. */
  readonly whisper: (message: Message) => Promise<void>;
  /** To everybody in the conversation. */
  readonly announce: (message: Message) => Promise<void>;
}

/** Where a message came from. */
export interface HeardAt {
  readonly team: string;
  readonly channel: string;
  readonly user: string;
  /** The thread to answer in, or null. */
  readonly threadTs: string | null;
}

/** A slash command's conversation: everything goes through its response URL, so that the bot need not be in the channel. */
export function commandConversation(
  at: Omit<HeardAt, 'threadTs'> & { readonly triggerId: string; readonly responseUrl: string },
): Conversation {
  const send = (to: Manner['to']) => (message: Message) => sendTo(at.responseUrl, message, { to, inPlace: false });
  return { ...at, reply: send('person'), whisper: send('person'), announce: send('channel') };
}

/** A channel's thread in which the bot was mentioned. */
export function mentionConversation(at: HeardAt, { posts }: Bot): Conversation {
  const post = postAt(at, posts);
  const whisper = async ({ text, blocks }: Message) => {
    await posts.chat.postEphemeral({ channel: at.channel, user: at.user, ...inThread(at), text, blocks });
  };
  return { ...at, triggerId: null, reply: post, whisper, announce: post };
}

/** A direct message with the bot: nobody else reads it. */
export function directConversation(at: HeardAt, { posts }: Bot): Conversation {
  const post = postAt(at, posts);
  return { ...at, triggerId: null, reply: post, whisper: post, announce: post };
}

function postAt(at: HeardAt, posts: Bot['posts']) {
  return async (message: Message) => void (await sendMessage(posts, message, at));
}

function inThread({ threadTs }: HeardAt): { thread_ts?: string } {
  return threadTs === null ? {} : { thread_ts: threadTs };
}
