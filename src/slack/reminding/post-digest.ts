import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  type WebClient,
} from '@slack/web-api';
import { z } from 'zod';
import type { Progress } from '../../progress/progress.ts';
import type { PostRequest } from '../../reminder/beat.ts';
import type { PostOutcome } from '../../reminder/delivery.ts';
import type { Reminder } from '../../reminder/reminder.ts';
import { codeOf } from '../boundary.ts';
import { sendMessage } from '../post-message.ts';
import { digestPage } from '../views/digest-page.ts';
import { SENT_AGAIN } from '../views/message-remark.ts';

/** What posting a digest needs. */
export interface Poster {
  /** A client without retries: the outbox retries, because only it can look first. */
  readonly posts: WebClient;
  /** The reminder of a digest, for its actions; null where it was stopped. */
  readonly reminderOf: (id: string) => Promise<Reminder | null>;
  /** What people recorded by now; null: nothing recorded is shown. */
  readonly recorded: () => Promise<Progress | null>;
}

/** Slack's answers after which no retry can help. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const REFUSALS = new Set(
  (
    'account_inactive cannot_reply_to_message channel_not_found channel_type_not_supported ekm_access_denied invalid_arguments invalid_auth ' +
    'invalid_blocks invalid_blocks_format invalid_metadata_format invalid_metadata_schema is_archived messages_tab_disabled metadata_too_large ' +
    'missing_scope msg_blocks_too_long msg_too_long no_permission no_text not_allowed_token_type not_authed not_in_channel org_login_required ' +
    'restricted_action restricted_action_non_threadable_channel restricted_action_read_only_channel restricted_action_thread_locked ' +
    'restricted_action_thread_only_channel team_access_not_granted team_not_found token_expired token_revoked two_factor_setup_required'
  ).split(' '),
);

/** Slack's answers that leave open whether it posted: "some aspect of the operation" may have succeeded. */
const DOUBTFUL = new Set(['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable']);

/** Failures of the network before anything was sent. */
const NOT_SENT = new Set(['EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT']);

const WAIT_SECONDS = 60;

const PAGE_OF_HISTORY = 200;
const MOST_PAGES = 5;

/** Names our messages in their metadata, so that a reminder already posted is found again. */
const EVENT_TYPE = 'digital_action_reminder';

/** Posts one digest; where an earlier attempt had no answer, looks first whether it was posted. Never rejects for anything Slack does. */
export async function postDigest(
  { delivery, register, again }: PostRequest,
  { posts, reminderOf, recorded }: Poster,
): Promise<PostOutcome> {
  const { digest, key } = delivery;
  const earlier = again ? await lookForEarlier({ channel: digest.channel, key }, posts) : 'absent';
  if (typeof earlier === 'object') return earlier;
  const reminder = await reminderOf(digest.reminderId);
  if (reminder === null) return { kind: 'refused', code: 'stopped' };
  const message = digestPage({
    digest,
    register,
    isOwn: reminder.owner !== undefined,
    actions: reminder.actions === 'all' ? null : reminder.actions,
    remark: earlier === 'unseen' ? SENT_AGAIN : null,
    isPreview: false,
    recorded: await recorded(),
  });
  const metadata = { event_type: EVENT_TYPE, event_payload: { key } };
  try {
    return { kind: 'posted', messageTs: await sendMessage(posts, message, { channel: digest.channel, metadata }) };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** What an error of Slack's client says about the message. */
export function outcomeOf(error: unknown): PostOutcome {
  const code = codeOf(error);
  if (error instanceof WebAPIRateLimitedError) return { kind: 'later', code, afterSeconds: error.retryAfter };
  if (error instanceof WebAPIPlatformError) {
    if (DOUBTFUL.has(code)) return { kind: 'unknown', code };
    // A word that is not known here is no proof that it will never work: the outbox gives up after a day.
    return REFUSALS.has(code) ? { kind: 'refused', code } : { kind: 'later', code, afterSeconds: WAIT_SECONDS };
  }
  if (error instanceof WebAPIHTTPError && error.statusCode < 500)
    return { kind: 'later', code, afterSeconds: WAIT_SECONDS };
  if (error instanceof WebAPIRequestError && wasNotSent(error.original))
    return { kind: 'later', code, afterSeconds: WAIT_SECONDS };
  return { kind: 'unknown', code };
}

/** The network's own code lies in the cause of undici's `fetch failed`. */
function wasNotSent(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    if ('code' in at && NOT_SENT.has(String(at.code))) return true;
  }
  return false;
}

const messageSchema = z.object({
  ts: z.string(),
  metadata: z.object({ event_type: z.literal(EVENT_TYPE), event_payload: z.object({ key: z.string() }) }),
});

interface Sought {
  readonly channel: string;
  readonly key: string;
}

/**
 * Looks in the channel for a digest that may have been posted: its outcome where it stands there, `absent` where it does not,
 * `unseen` where the bot may not look (the scopes for history are optional), or that the answer is still unknown. The newest
 * messages are read, not those since the first attempt: our clock may have been wrong when that was noted.
 */
async function lookForEarlier({ channel, key }: Sought, posts: WebClient): Promise<PostOutcome | 'absent' | 'unseen'> {
  try {
    for (let page = 0, cursor = ''; page < MOST_PAGES; page += 1) {
      const history = await posts.conversations.history({
        channel,
        limit: PAGE_OF_HISTORY,
        include_all_metadata: true,
        ...(cursor === '' ? {} : { cursor }),
      });
      const found = (history.messages ?? [])
        .map((message) => messageSchema.safeParse(message))
        .find(({ data }) => data?.metadata.event_payload.key === key);
      if (found?.data !== undefined) return { kind: 'posted', messageTs: found.data.ts };
      cursor = history.response_metadata?.next_cursor ?? '';
      if (cursor === '') return 'absent';
    }
    return 'absent';
  } catch (error) {
    if (error instanceof WebAPIPlatformError && !DOUBTFUL.has(error.data.error)) return 'unseen';
    if (error instanceof WebAPIRateLimitedError) return { kind: 'unknown', code: 'ratelimited' };
    return { kind: 'unknown', code: codeOf(error) };
  }
}
