import { addSeconds, type Instant } from '../../src/register/calendar.ts';
import type { Reminder } from '../../src/reminder/reminder.ts';
import type { Store } from '../../src/store/open-store.ts';
import { smallReminder } from '../reminder/small-reminder.ts';
import { BotProcess, type Spoil } from './bot-process.ts';
import { Chance } from './chance.ts';
import { type KeptDelivery, type NewDatabase, type RunDatabase, sqliteInMemory } from './database.ts';
import { Machine } from './machine.ts';
import { drawScene, type Scene } from './scene.ts';
import { type SimulatedSlack, slackInProcess, type SlackWish } from './simulated-slack.ts';
import { SlackLine, type StandingMessage } from './slack-line.ts';
import { VirtualTime } from './virtual-time.ts';

/** How a run differs from the usual one. */
export interface RunOptions {
  readonly newDatabase?: NewDatabase;
  readonly newSlack?: (wish: SlackWish) => SimulatedSlack | Promise<SimulatedSlack>;
  readonly spoil?: Spoil;
  /** Told of every step: for reading a run. */
  readonly onLine?: (line: string) => void;
}

/** What happened in a run. */
export interface RunRecord {
  readonly scene: Scene;
  readonly reminders: readonly Reminder[];
  readonly messages: readonly StandingMessage[];
  readonly deliveries: readonly KeptDelivery[];
  /** What the bot's log said (its code, a space, and the reminder and slot it named), and when it said so last, in true time. */
  readonly logged: ReadonlyMap<string, Instant>;
  /** How often each thing went wrong. */
  readonly happened: ReadonlyMap<string, number>;
}

/** Seconds until whoever watches over the bot starts it again. */
const RESTART_SECONDS = [0.5, 5, 60, 130, 400] as const;

/** Plays the run of a seed: the real beat, store and poster in virtual time, against the demo workspace's Slack. */
export async function playSeed(seed: number, options: RunOptions = {}): Promise<RunRecord> {
  const { newDatabase = sqliteInMemory, newSlack = slackInProcess, onLine = () => undefined } = options;
  const scene = drawScene(seed);
  // Other draws than the scene's own.
  const chance = new Chance(seed ^ 0x5bd1_e995);
  const time = new VirtualTime(scene.start, chance);
  const machine = new Machine({ scene, time, chance }, onLine);
  const database = await newDatabase();
  const slack = await newSlack({ now: () => time.now, channels: scene.channels, mayLook: scene.mayLook });
  const line = new SlackLine({ scene, time, chance, slack, onFault: (name) => machine.count(name) });
  const reminders = await setReminders(scene, await database.open());
  if (scene.archivedAt !== null) void archiveAt(scene.archivedAt, machine, slack);
  const world = { machine, database, line, spoil: options.spoil ?? ((parts) => parts) };
  startProcesses(world);
  await time.runUntil(scene.end);
  const deliveries = await database.deliveries();
  await database.end();
  await slack.close();
  const { errors, logged, happened } = machine;
  if (errors.length > 0) throw new Error(`The run of seed ${seed} broke.`, { cause: errors[0] });
  return { scene, reminders, deliveries, messages: line.messages, logged, happened };
}

async function setReminders(
  { place, channels, hasQuietOne, start }: Scene,
  store: Store,
): Promise<readonly Reminder[]> {
  const { zone, time, nation, weekday } = place;
  const common = { team: 'T_DEMO', weekdays: [weekday], zone, time, nation };
  const reminders = channels.map((channel, index): Reminder => {
    const setAt = addSeconds(start, -3600 * (index + 1));
    return smallReminder({ ...common, id: `r${index + 1}`, channel, setAt });
  });
  const quiet = smallReminder({ ...common, id: 'quiet', channel: 'C_DIGITAL', actions: [99], setAt: start });
  const all = hasQuietOne ? [...reminders, quiet] : reminders;
  for (const reminder of all) await store.reminders.set(reminder);
  return all;
}

async function archiveAt(at: Instant, machine: Machine, slack: SimulatedSlack): Promise<void> {
  await machine.time.turn(undefined, at);
  machine.count('channel archived');
  slack.archive(machine.scene.channels[0] ?? '');
}

/** Starts the processes of a scene; whoever is killed is started again. */
function startProcesses(world: {
  readonly machine: Machine;
  readonly database: RunDatabase;
  readonly line: SlackLine;
  readonly spoil: Spoil;
}): void {
  const { machine } = world;
  let killsLeft = machine.scene.kills;
  const start = (replica: number, life: number): void => {
    const isToDie = killsLeft > 0 && machine.isStormy();
    if (isToDie) killsLeft -= 1;
    const startAgain = async () => {
      await machine.time.sleep(machine.chance.pick(RESTART_SECONDS));
      start(replica, life + 1);
    };
    const process = new BotProcess({ ...world, replica, life, isToDie, onKilled: () => void startAgain() });
    void process.live().catch((error: unknown) => machine.errors.push(error));
  };
  for (let replica = 0; replica < machine.scene.replicas; replica += 1) start(replica, 0);
}
