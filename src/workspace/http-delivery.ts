import type { Acknowledgement, Delivery, Outgoing, Retry } from './delivery.ts';
import { isJson, parseJson } from './json.ts';
import type { Json } from './json.ts';
import { signedHeaders } from './signature.ts';
import { unreachable } from './unreachable.ts';

/** The largest answer read from the bot. */
const MAX_ANSWER_CHARACTERS = 1_000_000;

/** What HTTP delivery needs to know. */
export interface HttpDeliveryOptions {
  /** The bot's request URL. */
  readonly url: string;
  readonly signingSecret: string;
  readonly ackLimitMs: number;
  readonly realNow: () => number;
}

/** Signed HTTP: each payload is one POST to the bot's request URL. https://docs.slack.dev/apis/events-api/ */
export class HttpDelivery implements Delivery {
  readonly #options: HttpDeliveryOptions;
  readonly #closing = new AbortController();
  #url: string;

  constructor(options: HttpDeliveryOptions) {
    this.#options = options;
    this.#url = options.url;
  }

  /** From now on everything goes to this URL. */
  redirectTo(url: string): void {
    this.#url = url;
  }

  onReachable(): void {
    // HTTP has no connection that could open.
  }

  async send(outgoing: Outgoing, retry: Retry | null): Promise<Acknowledgement> {
    const { body, contentType } = bodyOf(outgoing);
    const limit = AbortSignal.timeout(this.#options.ackLimitMs);
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: { ...this.#headers(body, retry), 'content-type': contentType },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([limit, this.#closing.signal]),
      });
      return answerOf(response, await response.text());
    } catch {
      if (limit.aborted) return { kind: 'failed', error: 'operation_timeout', reason: 'http_timeout' };
      return { kind: 'failed', error: 'dispatch_failed', reason: 'connection_failed' };
    }
  }

  close(): Promise<void> {
    this.#closing.abort();
    return Promise.resolve();
  }

  #headers(body: string, retry: Retry | null): Record<string, string> {
    return {
      'user-agent': 'Slackbot 1.0 (demo workspace)',
      ...signedHeaders(this.#options.signingSecret, body, this.#options.realNow()),
      ...(retry === null ? {} : { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason }),
    };
  }
}

/** Events are JSON; commands are form fields; interactions one form field `payload`. */
function bodyOf({ type, payload }: Outgoing): { readonly body: string; readonly contentType: string } {
  const form = 'application/x-www-form-urlencoded';
  switch (type) {
    case 'events_api':
      return { body: JSON.stringify(payload), contentType: 'application/json' };
    case 'slash_commands':
      return { body: new URLSearchParams(formFields(payload)).toString(), contentType: form };
    case 'interactive':
      return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), contentType: form };
    default:
      return unreachable(type);
  }
}

function formFields(payload: Json): Record<string, string> {
  const fields = Object.entries(payload).filter(([, value]) => typeof value === 'string' || typeof value === 'boolean');
  return Object.fromEntries(fields.map(([name, value]) => [name, String(value)]));
}

function answerOf(response: Response, text: string): Acknowledgement {
  if (response.status !== 200) {
    const isFinal = response.headers.get('x-slack-no-retry') === '1';
    const error = response.status >= 500 ? 'http_service_error' : 'http_client_error';
    return { kind: 'failed', error, reason: 'http_error', isFinal };
  }
  if (text === '' || text.length > MAX_ANSWER_CHARACTERS) return { kind: 'acknowledged', body: undefined };
  const json = parseJson(text);
  return { kind: 'acknowledged', body: isJson(json) ? json : text };
}
