/** Work that has begun and not ended, so that stopping can wait for it. */
export class InFlight {
  readonly #running = new Set<Promise<unknown>>();

  /** How many are running. */
  get size(): number {
    return this.#running.size;
  }

  /** Waits for a piece of work and counts it as running meanwhile; gives what it gives. */
  async add<Value>(work: Promise<Value>): Promise<Value> {
    this.#running.add(work);
    try {
      return await work;
    } finally {
      this.#running.delete(work);
    }
  }

  /** Waits until all that runs now has ended, however it ended; at most so long. */
  async drain(milliseconds: number): Promise<void> {
    if (this.#running.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    await Promise.race([Promise.allSettled(this.#running), late]);
    clearTimeout(timer);
  }
}
