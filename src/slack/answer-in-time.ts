import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { codeOf } from './boundary.ts';

/** How long recording may take before the person is told so: a form must be acknowledged within three seconds, with a network in between. */
const LONGEST_WAIT_MS = 2_200;

/** What was answered in time; `failed` where it was not, or something went wrong. `isDatabase`: it is the database that does not answer. */
export type InTime<Value> =
  | { readonly kind: 'answered'; readonly value: Value }
  | { readonly kind: 'failed'; readonly isDatabase: boolean };

/** Waits for an answer as long as Slack lets a form wait. Never rejects: the failure is logged, and the form can say it. */
export async function answerInTime<Value>(
  work: Promise<Value>,
  { log, listener }: { readonly log: Log; readonly listener: string },
): Promise<InTime<Value>> {
  try {
    const value = await Promise.race([work, wait(LONGEST_WAIT_MS, TOO_LATE, { ref: false })]);
    if (value !== TOO_LATE) return { kind: 'answered', value };
    // What comes too late may still be recorded: the form's request is known then, so sending it again is safe.
    work.catch((error: unknown) => log.warn('slack_form_failed_late', { listener, error: codeOf(error) }));
    log.error('slack_form_too_late', { listener });
    return { kind: 'failed', isDatabase: true };
  } catch (error) {
    log.error('slack_form_failed', { listener, error: codeOf(error) });
    return { kind: 'failed', isDatabase: error instanceof Error && error.name === 'StoreError' };
  }
}

const TOO_LATE = Symbol('too late');
