import { setImmediate as nextTurn } from 'node:timers/promises';
import { addSeconds, type Instant, secondsBetween } from '../../src/register/calendar.ts';
import type { Chance } from './chance.ts';

interface Waiting {
  readonly at: Instant;
  readonly isAlive: () => boolean;
  readonly go: () => void;
}

/**
 * The true time of a simulation, and whose turn it is. Everything that runs in it waits for its turn at each step; turns are dealt by
 * chance, and time goes on only when nobody has anything to do. So a seed decides every interleaving, and a day takes milliseconds.
 */
export class VirtualTime {
  readonly #chance: Chance;
  #now: Instant;
  #busy = 0;
  #waiting: Waiting[] = [];

  constructor(start: Instant, chance: Chance) {
    this.#now = start;
    this.#chance = chance;
  }

  /** The true time. */
  get now(): Instant {
    return this.#now;
  }

  /** Resolves when it is this one's turn, at the earliest at `at`; never for one that has died meanwhile. */
  turn(isAlive: () => boolean = () => true, at: Instant = this.#now): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ at, isAlive, go });
    });
  }

  /** Resolves so many seconds later. */
  sleep(seconds: number, isAlive?: () => boolean): Promise<void> {
    return this.turn(isAlive, addSeconds(this.#now, seconds));
  }

  /** Runs what takes real time (a database, a socket): nobody gets a turn until it is done. */
  async during<T>(run: () => Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await run();
    } finally {
      this.#busy -= 1;
    }
  }

  /** Deals turns until nobody waits for a moment up to `end`. */
  async runUntil(end: Instant): Promise<void> {
    for (;;) {
      await this.#settle();
      this.#waiting = this.#waiting.filter(({ isAlive }) => isAlive());
      const ready = this.#waiting.filter(({ at }) => at <= this.#now);
      if (ready.length > 0) {
        const one = this.#chance.pick(ready);
        this.#waiting.splice(this.#waiting.indexOf(one), 1);
        one.go();
        continue;
      }
      const next = this.#waiting.map(({ at }) => at).toSorted()[0];
      if (next === undefined || next > end) return;
      this.#now = next;
    }
  }

  /** Two turns of the event loop: one for what a promise hands on, one for what a stream does. */
  async #settle(): Promise<void> {
    do {
      await nextTurn();
      await nextTurn();
    } while (this.#busy > 0);
  }

  /** Seconds from now to a moment. */
  secondsTo(moment: Instant): number {
    return secondsBetween(this.#now, moment);
  }
}
