import type { Acknowledgement, Delivery, Outgoing, Retry } from './delivery.ts';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';

/** Slack tries an event again at once, after a minute and after five. https://docs.slack.dev/apis/events-api/ */
export const RETRY_DELAYS_MS: readonly number[] = [0, 60_000, 300_000];

/** What sending needs. */
export interface DispatchParts {
  readonly delivery: Delivery;
  readonly journal: Journal;
  readonly faults: Faults;
  /** Milliseconds before each further attempt of an event. */
  readonly retryDelaysMs: readonly number[];
}

/** Sends to the bot, writes it down, and tries events again. */
export class Dispatch {
  readonly #parts: DispatchParts;
  readonly #waits = new Set<() => void>();
  #isClosed = false;

  constructor(parts: DispatchParts) {
    this.#parts = parts;
    // A retry need not wait for its hour once the bot is back.
    parts.delivery.onReachable(() => this.#wakeAll());
  }

  /** Sends something a person waits for: once, never again. */
  async ask(outgoing: Outgoing): Promise<Acknowledgement> {
    return this.#attempt(outgoing, null);
  }

  /** Sends an event; resolves after the first attempt. Further attempts follow by themselves. */
  async tell(outgoing: Outgoing): Promise<Acknowledgement> {
    const first = await this.#attempt(outgoing, null);
    if (first.kind === 'failed' && first.isFinal !== true) void this.#tryAgain(outgoing, first.reason);
    if (this.#parts.faults.takeDuplicate()) await this.#attempt(outgoing, null);
    return first;
  }

  /** Gives up all further attempts. */
  close(): void {
    this.#isClosed = true;
    this.#wakeAll();
  }

  async #tryAgain(outgoing: Outgoing, firstReason: string): Promise<void> {
    let reason = firstReason;
    for (const [index, delayMs] of this.#parts.retryDelaysMs.entries()) {
      await this.#wait(delayMs);
      if (this.#isClosed) return;
      const answer = await this.#attempt(outgoing, { number: index + 1, reason });
      if (answer.kind === 'acknowledged' || answer.isFinal === true) return;
      reason = answer.reason;
    }
  }

  async #attempt(outgoing: Outgoing, retry: Retry | null): Promise<Acknowledgement> {
    const answer = await this.#parts.delivery.send(outgoing, retry);
    const outcome = answer.kind === 'acknowledged' ? 'acknowledged' : answer.error;
    const { type, name, payload } = outgoing;
    if (!this.#isClosed)
      this.#parts.journal.write({ kind: 'delivery', type, name, payload, outcome, attempt: retry?.number ?? 0 });
    return answer;
  }

  #wait(delayMs: number): Promise<void> {
    if (delayMs === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waits.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, delayMs);
      timer.unref();
      this.#waits.add(wake);
    });
  }

  #wakeAll(): void {
    for (const wake of this.#waits) wake();
  }
}
