/** One button of the clock: where it takes the workspace. */
interface ClockMove {
  readonly id: string;
  /** What the button says, e.g. "A week". */
  readonly label: string;
}

/** The time that people in the workspace live in. Whoever starts the workspace hands it in; it need not be the real time. */
export interface WorkspaceClock {
  /** Now, as an ISO 8601 instant in UTC. */
  now(): string;
  /** IANA zone in which the page shows the time. Default: Europe/London. */
  readonly zone?: string;
  readonly moves: readonly ClockMove[];
  /** The move that the page repeats while the clock plays. Default: it does not play. */
  readonly playMove?: string;
  /** Moves the time; resolves when everything that had to happen on the way has happened. */
  move(id: string): Promise<void>;
  /** Calls the listener whenever the time was moved. */
  onChange(listener: () => void): void;
}

/** A clock that stands still: for tests that do not care for the time. */
export function stillClock(now: string): WorkspaceClock {
  return { now: () => now, moves: [], move: () => Promise.resolve(), onChange: () => undefined };
}

/**
 * Stamps messages as Slack does: seconds of the workspace's clock, a dot, six digits. Every stamp is later than the one
 * before, also while the clock stands still or has been set back, because Slack uses the stamp as the message's name.
 */
export class Stamps {
  readonly #clock: WorkspaceClock;
  #lastMicroseconds = 0;

  constructor(clock: WorkspaceClock) {
    this.#clock = clock;
  }

  /** Lets the stamps begin anew: for a workspace that has been emptied. */
  startOver(): void {
    this.#lastMicroseconds = 0;
  }

  /** The next stamp, e.g. `1425891600.000001`. */
  next(): string {
    const microseconds = Date.parse(this.#clock.now()) * 1000;
    this.#lastMicroseconds = Math.max(microseconds, this.#lastMicroseconds + 1);
    const digits = String(this.#lastMicroseconds).padStart(7, '0');
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  }
}
