/** Counts changes and wakes whoever waits for one. */
export class Changes {
  readonly #listeners = new Set<(seq: number) => void>();
  #seq = 0;

  /** How many changes there have been. */
  get seq(): number {
    return this.#seq;
  }

  /** Says that something changed. */
  notify(): void {
    this.#seq += 1;
    for (const listener of this.#listeners) listener(this.#seq);
  }

  /** Calls the listener at each change, until the returned function is called. */
  listen(listener: (seq: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Resolves as soon as the condition holds; it is asked now and at each change, never by polling.
   * Rejects after `limitMs` with what `explain` says, so that a failing test shows what happened instead.
   */
  until(condition: () => boolean, limitMs: number, explain: () => string): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const settle = (error?: unknown) => {
        clearTimeout(limit);
        stop();
        if (error === undefined) resolve();
        else reject(error instanceof Error ? error : new Error('The condition threw', { cause: error }));
      };
      const stop = this.listen(() => {
        try {
          if (condition()) settle();
        } catch (error) {
          settle(error);
        }
      });
      const limit = setTimeout(() => settle(new Error(`Not true within ${String(limitMs)} ms. ${explain()}`)), limitMs);
    });
  }
}
