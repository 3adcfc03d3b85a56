import type { MessageMetadata } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Message } from './views/message.ts';

/** Where a message goes, and what machines read in it. */
export interface Addressed {
  readonly channel: string;
  /** The thread it belongs to; null: none. */
  readonly threadTs?: string | null;
  readonly metadata?: MessageMetadata;
}

/** Posts a message to somebody directly; gives the channel of that direct message. Rejects with the client's errors. */
export async function sendDirect(posts: WebClient, user: string, { text, blocks }: Message): Promise<string> {
  const { postMessage } = posts.chat;
  const { channel = '' } = await postMessage({ channel: user, text, blocks, unfurl_links: false, unfurl_media: false });
  return channel;
}

/** Posts a message, with no preview of the pages it links: a list of quotes would drown in them. Gives Slack's id of it. Rejects with the client's errors. */
export async function sendMessage(posts: WebClient, { text, blocks }: Message, addressed: Addressed): Promise<string> {
  const { postMessage } = posts.chat;
  const { ts = '' } = await postMessage({
    channel: addressed.channel,
    ...(addressed.threadTs == null ? {} : { thread_ts: addressed.threadTs }),
    ...(addressed.metadata === undefined ? {} : { metadata: addressed.metadata }),
    text,
    blocks,
    unfurl_links: false,
    unfurl_media: false,
  });
  return ts;
}
