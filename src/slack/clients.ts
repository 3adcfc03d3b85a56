import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../log.ts';
import { boltLogger } from './transport/bolt-logger.ts';
import { codeOf } from './boundary.ts';

/** Where Slack's Web API is, and who writes down what its libraries say. */
export interface ClientSetup {
  /** Ends in a slash. */
  readonly apiUrl: string;
  readonly log: Log;
}

/** Who Slack says we are. */
export interface Identity {
  readonly botId: string;
  readonly botUserId: string;
  /** The team it belongs to; null where Slack does not say. */
  readonly team: string | null;
}

/** The two clients of the bot's token. */
export interface Clients {
  /** For calls that may be repeated: few retries, short time limit. */
  readonly calls: WebClient;
  /** For messages, which a repeated call would post twice: no retries. */
  readonly posts: WebClient;
}

const CALL_LIMIT_MS = 10_000;

/**
 * Options of their own for every client: Slack's libraries keep and change what they are given. Never `headers`: they would
 * carry one client's token into another's calls.
 */
export function clientOptions({ apiUrl, log }: ClientSetup, retries: number): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries, minTimeout: 200 },
    timeout: CALL_LIMIT_MS,
    logger: boltLogger(log),
  };
}

/** Makes both clients of a bot token. */
export function makeClients(botToken: string, setup: ClientSetup): Clients {
  return {
    calls: new WebClient(botToken, clientOptions(setup, 2)),
    posts: new WebClient(botToken, { ...clientOptions(setup, 0), rejectRateLimitedCalls: true }),
  };
}

/** Asks Slack whose token this is. Rejects with a sentence that says what to mend; the token is not in it. */
export async function askIdentity({ calls }: Clients): Promise<Identity> {
  try {
    const { bot_id: botId, user_id: botUserId, team_id: team = null } = await calls.auth.test();
    if (botId === undefined || botUserId === undefined) throw new Error('Slack did not say which bot this is.');
    return { botId, botUserId, team };
  } catch (cause) {
    const remedy = 'Copy it again from your Slack app, and check SLACK_API_URL and the network.';
    throw new Error(`Slack does not accept SLACK_BOT_TOKEN (${codeOf(cause)}). ${remedy}`, { cause });
  }
}
