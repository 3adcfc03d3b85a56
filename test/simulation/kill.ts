import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, addSeconds, dateIn, type PlainDate, weekdayOf } from '../../src/register/calendar.ts';
import { Chance } from './chance.ts';
import { CHANNELS, Stage, START } from './kill-stage.ts';
import { KillableBot } from './killable-bot.ts';

/** What the kills came to. */
export interface KillReport {
  readonly kills: number;
  /** Slots, each of one channel. */
  readonly slots: number;
  readonly messages: number;
  /** Kills at which some messages of the slot were in Slack, and not all. */
  readonly amidst: number;
  /** Calls that looked into a channel's history. */
  readonly looks: number;
  /** What must never happen, a line each. */
  readonly faults: readonly string[];
  readonly seconds: number;
}

/** Where and how to kill. */
export interface KillOptions {
  readonly seed?: number;
  /** Processes at once, all on one database. Default 1. */
  readonly processes?: number;
  /** An empty database. Default: an SQLite file made for it. */
  readonly databaseUrl?: string;
}

/**
 * Kills the real bot (kill -9) so many times at chance moments of its beats, starts it again, and looks whether each slot has exactly
 * one message in each channel. The bot may read the channels' history.
 */
export async function killOften(kills: number, options: KillOptions = {}): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'kill-'));
  try {
    const databaseUrl = options.databaseUrl ?? `sqlite:${join(folder, 'bot.db')}`;
    const stage = await Stage.open({ folder, databaseUrl });
    try {
      return await new Killing(stage, new Chance(options.seed ?? 1), options.processes ?? 1).run(kills);
    } finally {
      await stage.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The figures as lines. */
export function killLines(report: KillReport): readonly string[] {
  const { kills, slots, messages, amidst, looks, faults, seconds } = report;
  return [
    `${kills} kills (kill -9), ${amidst} of them with some messages of the slot posted and not all; ${seconds.toFixed(0)} s`,
    `${slots} slots, ${messages} messages, ${looks} looks into a history before posting again`,
    ...faults,
    faults.length === 0 ? 'Each slot has exactly one message.' : `${faults.length} slots have not exactly one message.`,
  ];
}

/** Workdays from the first slot's to a day, both included. */
function workdaysTo(last: PlainDate): readonly PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = dateIn(START, 'Europe/London'); day <= last; day = addDays(day, 1)) {
    if (!['saturday', 'sunday'].includes(weekdayOf(day))) days.push(day);
  }
  return days;
}

class Killing {
  readonly #stage: Stage;
  readonly #chance: Chance;
  readonly #processes: number;
  #now = START;
  #kills = 0;
  #amidst = 0;
  /** How long the last whole beat took, in real milliseconds. */
  #beatMs = 300;
  /** Counted from the workspace's journal up to the line `seen`. */
  #accepted = 0;
  #looks = 0;
  #seen = 0;

  constructor(stage: Stage, chance: Chance, processes: number) {
    this.#stage = stage;
    this.#chance = chance;
    this.#processes = processes;
  }

  async run(kills: number): Promise<KillReport> {
    const began = performance.now();
    let bots = await Promise.all(Array.from({ length: this.#processes }, () => this.#start()));
    for (;;) {
      const next = bots.map((bot) => bot.next).toSorted()[0] ?? START;
      // All is settled where the next moment is the slot of another day.
      if (this.#kills >= kills && dateIn(next, 'Europe/London') > dateIn(this.#now, 'Europe/London')) break;
      this.#turnTo(next > this.#now ? next : addSeconds(this.#now, 1));
      const before = this.#accepted;
      const lived = await Promise.all(bots.map((bot) => this.#beat(bot, kills)));
      const posted = this.#accepted - before;
      if (lived.includes(false) && posted > 0 && posted < CHANNELS.length) this.#amidst += 1;
      if (lived.includes(false)) this.#turnTo(addSeconds(this.#now, this.#chance.pick([0.01, 1, 61, 130])));
      bots = await Promise.all(bots.map(async (bot, index) => (lived[index] === true ? bot : this.#start())));
    }
    await Promise.all(bots.map((bot) => bot.kill()));
    return this.#report((performance.now() - began) / 1_000);
  }

  #turnTo(now: string): void {
    this.#now = now;
    this.#stage.turnTo(now);
  }

  async #start(): Promise<KillableBot> {
    const bot = new KillableBot(this.#now, this.#stage.environment);
    if (!(await bot.answered())) throw new Error('The bot did not start.');
    // As `main.ts` does: the first beat comes with the start.
    bot.next = this.#now;
    return bot;
  }

  /** One beat of one process, perhaps killed in it; true where it lives. */
  async #beat(bot: KillableBot, kills: number): Promise<boolean> {
    const began = performance.now();
    const isVictim = this.#kills < kills && this.#chance.happens(this.#processes === 1 ? 0.8 : 0.3);
    if (isVictim) this.#kills += 1;
    const done = bot.beatAt(this.#now);
    if (isVictim) {
      await Promise.race([this.#chance.happens(0.5) ? this.#untilPosted() : this.#untilSomeMoment(), done]);
      await bot.kill();
    }
    const isAlive = (await done) && !isVictim;
    this.#readJournal();
    if (isAlive) this.#beatMs = performance.now() - began;
    return isAlive;
  }

  /** Until Slack has accepted so many messages of this beat: right after it, and before the bot hears of it. */
  #untilPosted(): Promise<void> {
    const count = this.#accepted + this.#chance.between(1, CHANNELS.length);
    const isReached = () => {
      this.#readJournal();
      return this.#accepted >= count;
    };
    return this.#stage.workspace.until(isReached, { limitMs: 10_000 }).catch(() => undefined);
  }

  #untilSomeMoment(): Promise<void> {
    const milliseconds = this.#chance.draw() * Math.max(this.#beatMs, 100) * 1.2;
    return new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    });
  }

  #readJournal(): void {
    const { entries } = this.#stage.workspace.journal;
    const added = entries.slice(entries.findLastIndex(({ seq }) => seq <= this.#seen) + 1);
    const calls = added.filter((entry) => entry.kind === 'call').filter(({ answer }) => answer['ok'] === true);
    this.#accepted += calls.filter(({ method }) => method === 'chat.postMessage').length;
    this.#looks += calls.filter(({ method }) => method === 'conversations.history').length;
    this.#seen = added.at(-1)?.seq ?? this.#seen;
  }

  #report(seconds: number): KillReport {
    const alex = this.#stage.workspace.person('U_ALEX');
    const keys = CHANNELS.flatMap((channel) => alex.messages(channel).map(({ metadata }) => keyOf(metadata)));
    const days = workdaysTo(dateIn(this.#now, 'Europe/London'));
    const expected = CHANNELS.flatMap((channel) => days.map((day) => `${channel.toLowerCase()}/${day}`));
    const count = new Map([...Map.groupBy(keys, (key) => key)].map(([key, same]) => [key, same.length]));
    const wrong = expected
      .filter((key) => count.get(key) !== 1)
      .map((key) => `${key}: ${count.get(key) ?? 0} messages`);
    const strange = [...count.keys()].filter((key) => !expected.includes(key)).map((key) => `${key}: no slot`);
    return {
      kills: this.#kills,
      slots: expected.length,
      messages: keys.length,
      amidst: this.#amidst,
      looks: this.#looks,
      faults: [...wrong, ...strange],
      seconds,
    };
  }
}

function keyOf(metadata: Readonly<Record<string, unknown>> | undefined): string {
  const payload = metadata?.['event_payload'];
  return typeof payload === 'object' && payload !== null && 'key' in payload ? String(payload.key) : 'no key';
}
