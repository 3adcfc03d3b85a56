import type { Json } from '../json.ts';
import { slackMessage } from '../rules/check.ts';
import type { Verdict } from '../rules/message.ts';

/** What a method answers. */
export type Answer = Json & { readonly ok: boolean };

/** Yes, with these fields. */
export function yes(fields: Json = {}): Answer {
  return { ...fields, ok: true };
}

/** No, in Slack's word. */
export function no(error: string, fields: Json = {}): Answer {
  return { ...fields, ok: false, error };
}

/** No, because of what a payload looks like: Slack's word and where. */
export function refused(verdict: Verdict): Answer {
  const messages = verdict.findings.map(slackMessage);
  if (messages.length === 0) return no(verdict.error ?? 'invalid_arguments');
  const errors = verdict.findings.map((finding) => `${finding.message} [json-pointer:${finding.pointer}]`);
  return no(verdict.error ?? 'invalid_arguments', { errors, response_metadata: { messages } });
}
