/** What can go wrong with a call on its way to Slack and back. */
export type Fault =
  /** The call is carried out; the reply never arrives. */
  | 'lost-reply'
  /** HTTP 500; the call is not carried out. */
  | '500'
  /** HTTP 429 with this many seconds in `Retry-After`; the call is not carried out. */
  | { readonly 429: number }
  /** The call is carried out; the reply comes after the workspace's `slowMs`. */
  | 'slow'
  /** The connection breaks; the call is not carried out. */
  | 'reset'
  /** Refused with `missing_scope`. */
  | 'missing_scope'
  /** Refused with `token_revoked`. */
  | 'revoked';

/** Faults that are switched on, by method; `*` stands for every method. */
export class Faults {
  readonly #next = new Map<string, Fault[]>();
  readonly #standing = new Map<string, Fault>();
  #duplicates = 0;

  /** The next call of the method meets this fault; several wait in line. */
  next(method: string, fault: Fault): void {
    this.#next.set(method, [...(this.#next.get(method) ?? []), fault]);
  }

  /** Every call of the method meets this fault, until it is switched off with null. */
  always(method: string, fault: Fault | null): void {
    if (fault === null) this.#standing.delete(method);
    else this.#standing.set(method, fault);
  }

  /** The fault that every call of the method meets, or undefined. */
  standing(method: string): Fault | undefined {
    return this.#standing.get(method);
  }

  /** The next event is delivered twice, as Slack does now and then. */
  duplicateNextEvent(): void {
    this.#duplicates += 1;
  }

  /** Switches everything off. */
  clear(): void {
    this.#next.clear();
    this.#standing.clear();
    this.#duplicates = 0;
  }

  /** The fault that this call meets, or undefined; a fault in line is used up. */
  take(method: string): Fault | undefined {
    for (const name of [method, '*']) {
      const fault = this.#next.get(name)?.shift() ?? this.#standing.get(name);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  /** Is this event to be delivered twice? Uses the wish up. */
  takeDuplicate(): boolean {
    if (this.#duplicates === 0) return false;
    this.#duplicates -= 1;
    return true;
  }
}
