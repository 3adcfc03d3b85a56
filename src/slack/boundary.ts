import { randomBytes } from 'node:crypto';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { Log } from '../log.ts';
import { ResponseUrlError } from './response-url.ts';
import { compose, type Message } from './views/message.ts';
import { paragraph } from './views/parts.ts';

/** A stable code for what went wrong: Slack's own word, `http_500`, `no_answer`, `database_unreachable`, or the error's name. Never its message, which may hold words of people. */
export function codeOf(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return error.data.error;
  if (error instanceof WebAPIRateLimitedError) return 'ratelimited';
  if (error instanceof WebAPIHTTPError) return `http_${error.statusCode}`;
  if (error instanceof WebAPIRequestError) return 'no_answer';
  if (error instanceof ResponseUrlError) return `response_url_${error.status}`;
  if (!(error instanceof Error)) return 'unknown';
  return error.name === 'StoreError' && 'code' in error ? `database_${String(error.code)}` : error.name;
}

/** What a listener's work is guarded with. */
export interface Guard {
  readonly log: Log;
  /** Which listener: `command`, `press:look`. */
  readonly listener: string;
  /** How the person is told; it may fail too, which is only logged. */
  readonly tell: (message: Message) => Promise<void>;
}

/**
 * The one place where a listener's failure ends: the log gets a code and a reference, the person a sentence with the same
 * reference. It never rejects.
 */
export async function guarded({ log, listener, tell }: Guard, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reference = randomBytes(3).toString('hex');
    log.error('slack_listener_failed', { listener, reference, error: codeOf(error), stack: placesOf(error) });
    try {
      await tell(failureMessage(error, reference));
    } catch (again) {
      log.warn('slack_could_not_tell', { listener, reference, error: codeOf(again) });
    }
  }
}

/** What a person is told when something went wrong here; where it is the database, what still works. */
function failureMessage(error: unknown, reference: string): Message {
  const isDatabase = error instanceof Error && error.name === 'StoreError';
  return compose(isDatabase ? 'The database does not answer' : 'Something went wrong', [
    isDatabase
      ? paragraph(
          { strong: 'The database does not answer.' },
          ' Questions are answered; reminders and what was recorded cannot be shown or changed just now. Nothing is lost: please try again in a minute.',
        )
      : paragraph({ strong: 'Something went wrong here.' }, ' Please try again in a minute.'),
    paragraph(`If it happens again, tell whoever runs this bot this reference: ${reference}.`),
  ]);
}

/** The stack without its first line, the message. */
function placesOf(error: unknown): string | undefined {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return lines.length === 0 ? undefined : lines.slice(0, 6).join('\n');
}
