import { createHmac } from 'node:crypto';

/**
 * The headers with which Slack proves that a request is its own.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function signedHeaders(
  signingSecret: string,
  body: string,
  realNowMs: number,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(realNowMs / 1000));
  const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}
