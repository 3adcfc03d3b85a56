import { randomBytes } from 'node:crypto';

/** What a response URL speaks to: where it was given, and for whom. */
export interface ResponseTarget {
  readonly userId: string;
  readonly channel: string;
  /** The message whose button was pressed; without it the URL belongs to a command or a view. */
  readonly messageTs?: string;
}

interface ResponseUrl {
  readonly target: ResponseTarget;
  readonly bornAt: number;
  uses: number;
}

/** Uses and lifetime. https://docs.slack.dev/interactivity/handling-user-interaction */
const MAX_USES = 5;
const LIFE_MS = 30 * 60 * 1000;
const KEPT_URLS = 2000;

/** Hands out response URLs: five uses each, within thirty minutes of real time. */
export class ResponseUrls {
  readonly #realNow: () => number;
  readonly #site: { readonly url: string };
  readonly #urls = new Map<string, ResponseUrl>();

  constructor(realNow: () => number, site: { readonly url: string }) {
    this.#realNow = realNow;
    this.#site = site;
  }

  /** Forgets every URL. */
  clear(): void {
    this.#urls.clear();
  }

  /** A new URL for the target. */
  give(target: ResponseTarget): string {
    const id = randomBytes(16).toString('hex');
    this.#urls.set(id, { target, bornAt: this.#realNow(), uses: 0 });
    const oldest = this.#urls.keys().next().value;
    if (this.#urls.size > KEPT_URLS && oldest !== undefined) this.#urls.delete(oldest);
    return `${this.#site.url}/response/${id}`;
  }

  /** Uses a URL once: its target, or Slack's word for why it is of no use any more. */
  use(id: string): ResponseTarget | { readonly error: 'used_url' | 'expired_url' | 'invalid_url' } {
    const url = this.#urls.get(id);
    if (url === undefined) return { error: 'invalid_url' };
    if (this.#realNow() - url.bornAt > LIFE_MS) return { error: 'expired_url' };
    if (url.uses >= MAX_USES) return { error: 'used_url' };
    url.uses += 1;
    return url.target;
  }
}
