import { addSeconds, type Instant } from './register/calendar.ts';

/** Every instant at which the bot would do something by itself: the demo's clock stops at each of them on its way. */
export interface Beating {
  /** Does what is due at the clock's time. */
  beat(): Promise<void>;
  /** The next slot after `now`, or the next retry (which may be overdue); null where there is neither. */
  nextMoment(now: Instant): Promise<Instant | null>;
}

/** A turn that the demo's page offers. */
interface ClockMove {
  readonly id: string;
  readonly label: string;
}

const BEAT_SECONDS = 60;
const STEPS: ReadonlyMap<string, number> = new Map([
  ['hour', 3_600],
  ['day', 86_400],
  ['week', 604_800],
]);
const MOVES: readonly ClockMove[] = [
  { id: 'hour', label: 'An hour' },
  { id: 'day', label: 'A day' },
  { id: 'week', label: 'A week' },
  { id: 'next-reminder', label: 'To the next reminder' },
];

/** The last minute of the year that `now` lies in; in its last minute, of the next. */
function yearEnd(now: Instant): Instant {
  return `${addSeconds(now, BEAT_SECONDS).slice(0, 4)}-12-31T23:59:00.000Z`;
}

/** Moments visited in one turn at most, so that a turn always ends: a year of daily reminders in twenty channels. */
const MOST_MOMENTS = 8_000;

/**
 * The clock of the demo workspace, shared with the bot. It starts at `start` and runs on with real time; turning it visits every
 * slot and retry on the way, one after the other, so that a week in the demo is a week as it would have been.
 */
export class DemoClock {
  readonly playMove = 'day';
  readonly zone = 'Europe/London';
  #shown: Instant;
  #since: number;
  #turning: Promise<void> = Promise.resolve();
  #bot: Beating | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #realNow: () => number;

  constructor(start: Instant, realNow: () => number = Date.now) {
    this.#shown = start;
    this.#realNow = realNow;
    this.#since = realNow();
  }

  /** What the page offers; the last button names the year. */
  get moves(): readonly ClockMove[] {
    return [...MOVES, { id: 'year-end', label: `To the end of ${yearEnd(this.now()).slice(0, 4)}` }];
  }

  /** Goes back to `start`, with what has to happen meanwhile; turns that were asked for before come first, later ones after. */
  startAgain(start: Instant, meanwhile: () => Promise<void>): Promise<void> {
    return this.#inTurn(async () => {
      this.#bot = null;
      await meanwhile();
      await this.#stopAt(start);
    });
  }

  /** The workspace's time. */
  now(): Instant {
    return addSeconds(this.#shown, (this.#realNow() - this.#since) / 1_000);
  }

  /** Lets the clock drive this bot when it is turned. */
  drive(bot: Beating): void {
    this.#bot = bot;
  }

  /** Calls `listener` after each turn and each stop on the way. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Turns the clock; resolves when the bot has done everything that was due on the way. Two turns never overlap. */
  move(id: string): Promise<void> {
    return this.#inTurn(() => this.#turn(id));
  }

  /** Turns the clock to `target`, never back. */
  moveTo(target: Instant): Promise<void> {
    return this.#inTurn(() => this.#visit(target));
  }

  #inTurn(run: () => Promise<void>): Promise<void> {
    const turn = this.#turning.then(run);
    this.#turning = turn.catch(() => undefined);
    return turn;
  }

  async #turn(id: string): Promise<void> {
    if (id === 'next-reminder') {
      const next = await this.#bot?.nextMoment(this.now());
      if (next) await this.#visit(next);
      return;
    }
    if (id === 'year-end') return this.#visit(yearEnd(this.now()));
    const seconds = STEPS.get(id);
    if (seconds) await this.#visit(addSeconds(this.now(), seconds));
  }

  async #visit(target: Instant): Promise<void> {
    for (let visited = 0; visited < MOST_MOMENTS; visited++) {
      const now = this.now();
      const next = await this.#bot?.nextMoment(now);
      if (!next || next > target) break;
      // What was due already and is still not done (a retry under lease) gets its next chance with the next beat.
      const stop = next > now ? next : addSeconds(now, BEAT_SECONDS);
      await this.#stopAt(stop < target ? stop : target);
      if (stop >= target) return;
    }
    if (target > this.now()) await this.#stopAt(target);
  }

  async #stopAt(instant: Instant): Promise<void> {
    this.#shown = instant;
    this.#since = this.#realNow();
    await this.#bot?.beat();
    for (const listener of this.#listeners) listener();
  }
}
