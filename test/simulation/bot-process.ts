import { beat, type BeatWorld } from '../../src/reminder/beat.ts';
import type { Outbox } from '../../src/reminder/outbox.ts';
import { NO_PROGRESS } from '../../src/progress/progress.ts';
import { postDigest } from '../../src/slack/reminding/post-digest.ts';
import type { Store } from '../../src/store/open-store.ts';
import { smallRegister } from '../reminder/small-register.ts';
import { holidaysOn } from '../reminder/small-reminder.ts';
import type { RunDatabase } from './database.ts';
import type { Machine } from './machine.ts';
import type { SlackLine } from './slack-line.ts';

/** The parts of a beat that may be made faulty on purpose. */
export type BeatParts = Pick<BeatWorld, 'outbox' | 'post'>;

/** Makes a beat faulty on purpose, to see that the judge finds it. */
export type Spoil = (parts: BeatParts, owner: string) => BeatParts;

/** What a process of the bot runs on. */
export interface ProcessParts {
  readonly machine: Machine;
  readonly database: RunDatabase;
  readonly line: SlackLine;
  readonly spoil: Spoil;
  /** Which of the processes at once, from 0; and how many before it in its place were killed. */
  readonly replica: number;
  readonly life: number;
  readonly isToDie: boolean;
  /** Told when it was killed. */
  readonly onKilled: () => void;
}

const REGISTER = smallRegister([
  [2015, 2016].flatMap((year) => Array.from({ length: 18 }, (_, index) => ({ action: (index % 6) + 1, year }))),
]);
const HOLIDAYS = holidaysOn(['2015-04-03', '2015-04-06']);

/** Everything a process does with others. It can be killed before each, and after each before it hears of it. */
const STEPS = (
  'lastBeat reminders earlierDigests quietings record claim post reminderOf ' +
  'conversations.history chat.postMessage chat.postMessage settle'
)
  .split(' ')
  .flatMap((name) => [`${name}, before`, `${name}, after`]);

/**
 * Steps between the last look (at the clock, at the channel) and the sending of a message. Slack has no key that would hold back a message
 * of a process that stood still just here while another one took over: this much stays at-least-once with several processes.
 */
const POINT_OF_NO_RETURN = /^(post, before|reminderOf|chat\.postMessage, before|conversations\.history)/;

/** The seconds a process stands still for: longer than a lease. */
const STANDSTILL = { least: 130, most: 900 } as const;

/** The database did not do what it was asked, or did it and its answer was lost. */
class DatabaseFault extends Error {}

/** One process of the bot: the real beat, store and poster, a step at a time, until it is killed. */
export class BotProcess {
  readonly isAlive = () => this.#isAlive;
  readonly #parts: ProcessParts;
  readonly #owner: string;
  #isAlive = true;
  /** Steps until it is killed, or the name of the step. */
  #diesAt: number | string | null;

  constructor(parts: ProcessParts) {
    this.#parts = parts;
    this.#owner = `process ${parts.replica + 1}.${parts.life + 1}`;
    const { chance } = parts.machine;
    this.#diesAt = parts.isToDie ? chance.pick([chance.between(1, 60), chance.pick(STEPS)]) : null;
  }

  /** Beats for as long as it lives. Rejects for a fault of the program. */
  async live(): Promise<never> {
    const { machine, database, replica, spoil } = this.#parts;
    const { time } = machine;
    const store = await time.during(() => database.open());
    const owner = this.#owner;
    const world = { ...spoil(this.#beatParts(store), owner), owner, register: REGISTER, holidays: HOLIDAYS };
    for (;;) {
      if (machine.upAt() > time.now) await time.turn(this.isAlive, machine.upAt());
      const isDone = await this.#beat(world);
      const attempt = await time.during(() => store.outbox.nextAttempt());
      await time.turn(this.isAlive, machine.nextBeat({ phase: replica * 2, isDone, attempt }));
    }
  }

  /** One beat; true where nothing was left for the next minute. */
  async #beat(world: Omit<BeatWorld, 'now' | 'clockNow' | 'log'>): Promise<boolean> {
    const { machine } = this.#parts;
    const began = machine.time.now;
    const now = machine.clock();
    machine.note(this.#owner, `beats at ${now}`);
    try {
      const { isUnfinished } = await beat({ ...world, now, clockNow: () => machine.clock(), log: this.#log() });
      // After a long beat the next one comes at once: it looks at what has come meanwhile.
      return !isUnfinished && machine.time.now === began;
    } catch (error) {
      if (!(error instanceof DatabaseFault)) throw error;
      machine.note(this.#owner, 'beat failed');
      return false;
    }
  }

  #beatParts(store: Store): BeatParts {
    const { machine, line } = this.#parts;
    const step = (name: string) => this.#step(name);
    const posts = line.clientFor({ step, isAlive: this.isAlive });
    const reminderOf = this.#around('reminderOf', (id: string) => store.reminders.byId(id));
    return {
      outbox: this.#outboxOf(store.outbox),
      post: async (request) => {
        await step('post, before');
        const outcome = await postDigest(request, { posts, reminderOf, recorded: () => Promise.resolve(NO_PROGRESS) });
        const again = request.again ? 'again ' : '';
        machine.note(this.#owner, `${request.delivery.key} ${again}-> ${JSON.stringify(outcome)}`);
        await step('post, after');
        return outcome;
      },
    };
  }

  #outboxOf(outbox: Outbox): Outbox {
    return {
      ...outbox,
      reminders: this.#around('reminders', () => outbox.reminders()),
      lastBeat: this.#around('lastBeat', () => outbox.lastBeat()),
      earlierDigests: this.#around('earlierDigests', (id) => outbox.earlierDigests(id)),
      quietings: this.#around('quietings', () => outbox.quietings()),
      record: this.#around('record', (record) => outbox.record(record)),
      claim: this.#around('claim', (claim) => outbox.claim(claim)),
      settle: this.#around('settle', (delivery, owner) => outbox.settle(delivery, owner)),
    };
  }

  /** Asks the database: a step before and a step after, and it may fail before it did it and after. */
  #around<Arguments extends readonly unknown[], Result>(
    name: string,
    run: (...args: Arguments) => Promise<Result>,
  ): (...args: Arguments) => Promise<Result> {
    return async (...args) => {
      await this.#step(`${name}, before`);
      this.#mayFail(name);
      const result = await this.#parts.machine.time.during(() => run(...args));
      this.#mayFail(name);
      await this.#step(`${name}, after`);
      return result;
    };
  }

  /** One step: it waits for its turn, and may be killed or stand still here. */
  async #step(name: string): Promise<void> {
    const { machine } = this.#parts;
    const { time, chance, scene } = machine;
    await time.turn(this.isAlive);
    if (typeof this.#diesAt === 'number') this.#diesAt -= 1;
    if (this.#diesAt === 0 || this.#diesAt === name) return this.#die(name);
    if (!machine.isStormy() || !chance.happens(scene.standstillShare)) return;
    if (scene.replicas > 1 && POINT_OF_NO_RETURN.test(name)) return;
    machine.count('standstill');
    machine.note(this.#owner, `STANDS STILL at ${name}`);
    await time.sleep(chance.between(STANDSTILL.least, STANDSTILL.most), this.isAlive);
  }

  /** A killed process hears nothing more and does nothing more: its promises never settle. */
  #die(name: string): Promise<never> {
    this.#isAlive = false;
    this.#parts.machine.count(`killed at ${name}`);
    this.#parts.machine.note(this.#owner, `KILLED at ${name}`);
    this.#parts.onKilled();
    return new Promise(() => undefined);
  }

  #mayFail(name: string): void {
    const { machine } = this.#parts;
    if (!machine.isStormy() || !machine.chance.happens(machine.scene.databaseShare)) return;
    machine.count('database failure');
    machine.note(this.#owner, `DATABASE FAILS at ${name}`);
    throw new DatabaseFault(name);
  }

  #log(): BeatWorld['log'] {
    const { machine } = this.#parts;
    const log = (code: string, fields: Readonly<Record<string, unknown>>) => {
      machine.note(this.#owner, `logs ${code} ${JSON.stringify(fields)}`);
      machine.logged.set(`${code} ${String(fields['reminderId'])}/${String(fields['slot'])}`, machine.time.now);
      const { error } = fields;
      if (error !== undefined && !(error instanceof DatabaseFault)) machine.errors.push(error);
    };
    return { info: log, warn: log, error: log };
  }
}
