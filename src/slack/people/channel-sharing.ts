import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { addSeconds, type Instant } from '../../register/calendar.ts';
import type { NowOrLater } from './known-now.ts';

/**
 * Whether something of the department's may be put into a channel: `shared` with another organisation and not allowed by the
 * operator; `unchecked` where Slack does not tell because the optional scopes `channels:read` and `groups:read` were not granted.
 */
export type ChannelSharing = 'open' | 'shared' | 'unchecked';

/** Asks whether a channel is shared with another organisation. Rejects where Slack cannot be asked just now. */
export type AskSharing = (channel: string) => Promise<ChannelSharing>;

/** Slack's answers that say nothing about sharing: whoever posts will meet them and tell. */
const SAYS_NOTHING = new Set([
  'missing_scope',
  'channel_not_found',
  'not_in_channel',
  'method_not_supported_for_channel_type',
]);

/** The same question, answered at once from what is remembered. */
export type LastSharing = (channel: string) => NowOrLater<ChannelSharing>;

/** Makes the question. `allowed` are the channels that the operator allowed; a direct message is no channel. */
export function createAskSharing(posts: WebClient, allowed: readonly string[]): AskSharing {
  const isAllowed = new Set(allowed);
  return async (channel) => {
    if (isAllowed.has(channel) || channel.startsWith('D')) return 'open';
    try {
      const { channel: found } = await posts.conversations.info({ channel });
      return found?.is_ext_shared === true || found?.is_pending_ext_shared === true ? 'shared' : 'open';
    } catch (error) {
      if (error instanceof WebAPIPlatformError && SAYS_NOTHING.has(error.data.error)) return 'unchecked';
      throw error;
    }
  };
}

/** For how long an answer is believed where only one person is shown something, in seconds. */
const BELIEVED_SECONDS = 300;

/** Channels that are remembered. */
const REMEMBERED = 5_000;

/** An answer, and from when until when it is believed. */
interface Kept {
  readonly at: Instant;
  readonly until: Instant;
  answer: NowOrLater<ChannelSharing>;
}

/** The same question, that believes an answer for five minutes; a failure is not kept. */
export function rememberSharing(ask: AskSharing, clock: () => Instant): LastSharing {
  const known = new Map<string, Kept>();
  return (channel) => {
    const at = clock();
    const last = known.get(channel);
    if (last !== undefined && last.at <= at && at < last.until) return last.answer;
    if (known.size >= REMEMBERED) known.clear();
    const answer = ask(channel);
    const kept: Kept = { at, until: addSeconds(at, BELIEVED_SECONDS), answer };
    known.set(channel, kept);
    answer.then(
      (sharing) => (kept.answer = sharing),
      () => known.delete(channel),
    );
    return answer;
  };
}
