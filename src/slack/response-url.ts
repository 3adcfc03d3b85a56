import { hasChart, withoutCharts } from './views/chart.ts';
import type { Message } from './views/message.ts';

/** Who sees an answer sent to a response URL, and whether it takes the place of the message that was pressed. */
export interface Manner {
  readonly to: 'person' | 'channel';
  readonly inPlace: boolean;
  /** The thread to answer in; only beside the original, never in its place. */
  readonly threadTs?: string | null;
}

/** Slack did not take an answer: the URL is used up (5 times, 30 minutes), or the message is not acceptable. */
export class ResponseUrlError extends Error {
  /** HTTP status. */
  readonly status: number;

  constructor(status: number) {
    super(`Slack's response URL answered with HTTP status ${status}.`);
    this.name = 'ResponseUrlError';
    this.status = status;
  }
}

/** Bolt's own `respond` has no time limit, and a hanging answer would hold up a shutdown. */
const LONGEST_WAIT_MS = 10_000;

/**
 * Sends a message to the response URL of a command or a press; no membership of the bot is needed.
 * Rejects with a `ResponseUrlError`, or with the network's error. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export async function sendTo(responseUrl: string, message: Message, manner: Manner): Promise<void> {
  try {
    await postTo(responseUrl, message, manner);
  } catch (error) {
    // Not every Slack draws charts: the text has the same numbers.
    if (!(error instanceof ResponseUrlError) || !hasChart(message.blocks)) throw error;
    await postTo(responseUrl, { ...message, blocks: withoutCharts(message.blocks) }, manner);
  }
}

async function postTo(responseUrl: string, { text, blocks }: Message, manner: Manner): Promise<void> {
  const thread = manner.threadTs != null && !manner.inPlace ? { thread_ts: manner.threadTs } : {};
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      response_type: manner.to === 'channel' ? 'in_channel' : 'ephemeral',
      replace_original: manner.inPlace,
      ...thread,
      text,
      blocks,
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(LONGEST_WAIT_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new ResponseUrlError(response.status);
}
