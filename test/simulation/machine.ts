import { addSeconds, type Instant, secondsBetween } from '../../src/register/calendar.ts';
import type { Chance } from './chance.ts';
import type { Scene } from './scene.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Between slots a process still beats now and then. */
const LONGEST_NAP_SECONDS = 40 * 3600;

/** What the processes of a run share: time and its clock, chance, and the notes of what happened. */
export class Machine {
  readonly scene: Scene;
  readonly time: VirtualTime;
  readonly chance: Chance;
  /** How often each thing went wrong. */
  readonly happened = new Map<string, number>();
  /** What the bot's log said, and when last. */
  readonly logged = new Map<string, Instant>();
  /** Faults of the program, which no fault of the scene explains. */
  readonly errors: unknown[] = [];
  readonly #onLine: (line: string) => void;

  constructor(
    parts: { readonly scene: Scene; readonly time: VirtualTime; readonly chance: Chance },
    onLine: (line: string) => void,
  ) {
    ({ scene: this.scene, time: this.time, chance: this.chance } = parts);
    this.#onLine = onLine;
  }

  /** What the machine's clock says. */
  clock(): Instant {
    return addSeconds(this.time.now, this.#offset());
  }

  /** Can anything still go wrong? */
  isStormy(): boolean {
    return this.time.now < this.scene.calmAt;
  }

  /** When a process may run again: now, or when the downtime is over. */
  upAt(): Instant {
    const { downtime } = this.scene;
    const { now } = this.time;
    return downtime !== null && now >= downtime.from && now < downtime.to ? downtime.to : now;
  }

  /** Counts something that went wrong. */
  count(name: string): void {
    this.happened.set(name, (this.happened.get(name) ?? 0) + 1);
  }

  /** Writes a line for whoever reads the run. */
  note(owner: string, line: string): void {
    this.#onLine(`${this.time.now}  ${owner}  ${line}`);
  }

  /**
   * The true time of the next beat. A process beats once a minute, so many seconds after the full one; minutes in which nothing can happen
   * are left out, or a week would have ten thousand: it beats while slots, turned clocks or an attempt are near, and now and then.
   */
  nextBeat({ phase, isDone, attempt }: { phase: number; isDone: boolean; attempt: Instant | null }): Instant {
    const { now } = this.time;
    const { place, clock, downtime, start } = this.scene;
    const events = [start, ...place.slots.map(({ at }) => at), ...clock.map(({ at }) => at), downtime?.to ?? start];
    const isNear = !isDone || events.some((at) => Math.abs(secondsBetween(at, now)) < 100);
    const attemptAt = attempt === null ? null : addSeconds(attempt, -this.#offset());
    const isOverdue = attemptAt !== null && attemptAt <= now;
    const moments = [addSeconds(now, isNear || isOverdue ? 1 : LONGEST_NAP_SECONDS), ...events];
    const wake = [...moments, ...(attemptAt === null ? [] : [attemptAt])].filter((at) => at > now).toSorted()[0] ?? now;
    const minutes = Math.ceil((Date.parse(wake) - phase * 1_000) / 60_000);
    return new Date(minutes * 60_000 + phase * 1_000).toISOString();
  }

  #offset(): number {
    return this.scene.clock.findLast(({ at }) => at <= this.time.now)?.offset ?? 0;
  }
}
