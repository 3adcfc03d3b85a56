import type { MessageMetadata } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { hasChart, withoutCharts } from './views/chart.ts';
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
export async function sendMessage(posts: WebClient, message: Message, addressed: Addressed): Promise<string> {
  try {
    return await postOnce(posts, message, addressed);
  } catch (error) {
    // Not every Slack draws charts: the text has the same numbers. What Slack refused was surely not posted.
    if (!hasChart(message.blocks) || !(error instanceof WebAPIPlatformError) || error.data.error !== 'invalid_blocks')
      throw error;
    return postOnce(posts, { ...message, blocks: withoutCharts(message.blocks) }, addressed);
  }
}

async function postOnce(posts: WebClient, { text, blocks }: Message, addressed: Addressed): Promise<string> {
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
