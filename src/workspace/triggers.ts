import { randomBytes } from 'node:crypto';

/** What a trigger was given for. */
interface Trigger {
  readonly userId: string;
  readonly bornAt: number;
  isUsed: boolean;
}

/** Seconds a trigger lives. https://docs.slack.dev/interactivity/handling-user-interaction */
const TRIGGER_MS = 3000;

/** How many triggers are remembered, so that a long-lived workspace does not grow. */
const KEPT_TRIGGERS = 500;

/** Hands out trigger ids: each opens one modal, once, within three seconds of real time. */
export class Triggers {
  readonly #realNow: () => number;
  readonly #lifeMs: number;
  readonly #triggers = new Map<string, Trigger>();

  constructor(realNow: () => number, lifeMs = TRIGGER_MS) {
    this.#realNow = realNow;
    this.#lifeMs = lifeMs;
  }

  /** A new trigger for what the person just did. */
  give(userId: string): string {
    const id = `${String(this.#realNow())}.${randomBytes(4).readUInt32BE().toString()}.${randomBytes(16).toString('hex')}`;
    this.#triggers.set(id, { userId, bornAt: this.#realNow(), isUsed: false });
    const oldest = this.#triggers.keys().next().value;
    if (this.#triggers.size > KEPT_TRIGGERS && oldest !== undefined) this.#triggers.delete(oldest);
    return id;
  }

  /** Uses a trigger up: whose it was, or Slack's word for why it cannot be used. */
  use(id: string): { readonly userId: string } | { readonly error: string } {
    const trigger = this.#triggers.get(id);
    if (trigger === undefined) return { error: 'invalid_trigger_id' };
    if (trigger.isUsed) return { error: 'exchanged_trigger_id' };
    if (this.#realNow() - trigger.bornAt > this.#lifeMs) return { error: 'expired_trigger_id' };
    trigger.isUsed = true;
    return { userId: trigger.userId };
  }
}
