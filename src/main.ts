import { existsSync } from 'node:fs';
import { type Asker, createAsker } from './answer/answer.ts';
import { once } from './answer/remember.ts';
import { type Config, readConfig, type SlackSecrets } from './config.ts';
import { loadHolidays, loadRegister, loadVocabulary } from './data-files.ts';
import { type Beating, DemoClock } from './demo-clock.ts';
import { type Log, openLog } from './log.ts';
import type { Instant } from './register/calendar.ts';
import type { Register } from './register/register.ts';
import { connectToSlack } from './slack/connect.ts';
import { openStore, type Store } from './store/open-store.ts';
import type { Workspace } from './workspace/workspace.ts';

/** The demo's first moment: Monday 9 March 2015, 09:00 in London. */
export const DEMO_START: Instant = '2015-03-09T09:00:00.000Z';

/** Seconds that a goodbye may take: less than the ten that process managers usually wait. */
const GOODBYE_SECONDS = 8;

/** A running bot. Nothing beats by itself: whoever starts it calls `beat`. */
export interface Bot extends Beating {
  /** Lets running work finish, then closes everything. */
  stop(): Promise<void>;
}

/** What a bot runs on; the demo and the tests choose differently from Slack. */
export interface BotParts {
  readonly config: Config;
  readonly secrets: SlackSecrets;
  readonly apiUrl: string;
  readonly databaseUrl: string;
  readonly port: number;
  readonly clock: () => Instant;
  readonly log: Log;
}

/** Starts the bot: data → register → index → store → Slack. Rejects with a sentence that says what to do. */
export async function startBot(parts: BotParts): Promise<Bot> {
  const { config, clock, log } = parts;
  const register = loadRegister(config.reportsDir);
  const asker = askerInTime(register, loadVocabulary(config.vocabularyFile));
  const holidays = loadHolidays();
  const store = await openStore(parts.databaseUrl, (err) => log.error('row_broken', { err }));
  const isReadyToo = () =>
    store.outbox.lastBeat().then(
      () => true,
      () => false,
    );
  const { host, contact, allowedSharedChannels, administrators, socketConnections } = config;
  const slackSettings = { host, contact, allowedSharedChannels, administrators, socketConnections };
  const slack = await connectToSlack({ ...parts, ...slackSettings, register, asker, store, holidays, isReadyToo });
  await store.marks.markServedSlack();
  const world = {
    register,
    outbox: store.outbox,
    progress: slack.progress,
    onNewDay: async () => {
      await logHead(store, log);
      // Many owners take many calls, and reminders do not wait for them.
      void slack.lookForDepartures().catch((err: unknown) => log.warn('departures_not_looked_for', { err }));
      void slack.tellReworded().catch((err: unknown) => log.warn('reworded_not_told', { err }));
    },
    post: slack.post,
    holidays,
    clockNow: clock,
    lateHours: config.lateHours,
    owner: crypto.randomUUID(),
    log,
  };
  return {
    // Loaded for the first beat: nothing of it is needed for Slack to reach the bot.
    beat: inTurn(async () => void (await (await import('./reminder/beat.ts')).beat({ ...world, now: clock() }))),
    nextMoment: async (now) => (await import('./reminder/beat.ts')).nextMoment({ ...world, now }),
    stop: async () => {
      await slack.stop(GOODBYE_SECONDS);
      await store.close();
    },
  };
}

/**
 * An asker that is made for the first question, or once Slack reaches the bot: its index takes a quarter of the time to ready, and
 * nothing in it can be wrong that reading the files has not told.
 */
function askerInTime(register: Register, vocabularyText: string): Asker {
  const made = once(() => createAsker(register, vocabularyText));
  return { ask: (text, today, options) => made().ask(text, today, options) };
}

/** Writes the newest hash of the history to the log, once a day: a database that is rewritten later no longer holds it. */
async function logHead({ progress }: Store, log: Log): Promise<void> {
  const head = await progress.head();
  if (head !== null) log.info('history_head', head);
}

/** A demo: the workspace, the bot in it, and the clock that both share. */
export interface Demo {
  readonly workspace: Workspace;
  /** Whichever bot is in it: starting over puts a new one there. */
  readonly bot: Bot;
  readonly clock: DemoClock;
  stop(): Promise<void>;
}

/** Starts the demo workspace and connects the bot to it, exactly as to Slack, with a database of its own that is new each time. */
export async function startDemo(config: Config, log: Log): Promise<Demo> {
  const clock = new DemoClock(DEMO_START);
  const [{ startWorkspace }, { demoSetting }] = await demoModules();
  const workspace = await startWorkspace({
    ...demoSetting(),
    port: config.port,
    host: config.host,
    clock,
    startOver: () => startOver(),
  });
  const { botToken, appToken, apiUrl } = workspace;
  const secrets: SlackSecrets = { kind: 'socket', botToken, appToken };
  const parts = { config, secrets, apiUrl, databaseUrl: 'sqlite::memory:', port: 0, clock: () => clock.now(), log };
  // Starting over is a new bot with a new database: nothing can be left of the old one.
  let bot = startBot(parts);
  const startOver = () =>
    clock.startAgain(DEMO_START, async () => {
      const old = await bot;
      bot = old.stop().then(() => startBot(parts));
      clock.drive(await bot);
    });
  clock.drive(await bot);
  const current: Bot = {
    beat: async () => (await bot).beat(),
    nextMoment: async (now) => (await bot).nextMoment(now),
    stop: async () => (await bot).stop(),
  };
  const stop = async () => {
    await current.stop();
    await workspace.close();
  };
  return { workspace, bot: current, clock, stop };
}

/** Loaded only for the demo: a bot on Slack starts without them. */
function demoModules() {
  return Promise.all([import('./workspace/workspace.ts'), import('./demo-setting.ts')]);
}

/** One call after the other: a beat that takes longer than a minute is not joined by a second one. */
function inTurn(run: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.catch(() => undefined).then(run);
    return last;
  };
}

/** A lost secret must never start a demo where the bot has served Slack before; a server that cannot say so is an error. */
async function hasServedSlack(databaseUrl: string): Promise<boolean> {
  const file = /^sqlite:(.*)/s.exec(databaseUrl)?.[1];
  if (file !== undefined && !existsSync(file)) return false;
  const store = await openStore(databaseUrl);
  try {
    return await store.marks.servedSlack();
  } finally {
    await store.close();
  }
}

async function startOnSlack(config: Config, secrets: SlackSecrets, log: Log): Promise<Bot> {
  const { slackApiUrl: apiUrl, databaseUrl, port } = config;
  const bot = await startBot({
    config,
    secrets,
    apiUrl,
    databaseUrl,
    port,
    clock: realClock(),
    log,
  });
  const mode = secrets.kind === 'socket' ? 'Socket Mode' : `HTTP mode, events at /slack/events on port ${port}`;
  console.log(`Digital Action is connected to Slack (${mode}).`);
  return bot;
}

/** The real time. An answer asks for it several times, and its text takes longer than all else about it: one is made a millisecond. */
function realClock(): () => Instant {
  let latest = { at: 0, text: '' };
  return () => {
    const at = Date.now();
    if (at !== latest.at) latest = { at, text: new Date(at).toISOString() };
    return latest.text;
  };
}

async function startAsDemo(config: Config, log: Log): Promise<Demo> {
  if (await hasServedSlack(config.databaseUrl)) {
    throw new Error(
      // Without its address, which may hold a password.
      `The database of DATABASE_URL has served Slack, but no Slack secret is set: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET), or another DATABASE_URL to try the demo.`,
    );
  }
  const demo = await startDemo(config, log);
  console.log(
    `No Slack secret is set, so this is the demo workspace: open ${demo.workspace.url}\nNothing leaves this machine. Stop it with Ctrl+C.`,
  );
  return demo;
}

async function run(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const reading = readConfig(process.env);
  if (reading.kind === 'faults') throw new Error(reading.faults.join('\n'));
  const { config } = reading;
  const isDemo = config.slack === null;
  const log = openLog(isDemo && !process.env['LOG_LEVEL'] ? 'warn' : config.logLevel);
  const running = config.slack ? await startOnSlack(config, config.slack, log) : await startAsDemo(config, log);
  const bot = 'bot' in running ? running.bot : running;
  const tick = () => bot.beat().catch((err: unknown) => log.error('beat_failed', { err }));
  const { schedule } = await import('node-cron');
  const metronome = schedule('* * * * *', tick, { timezone: 'UTC' });
  await tick();
  const goodbye = async (): Promise<never> => {
    await metronome.stop();
    await running.stop();
    process.exit(0);
  };
  process.once('SIGTERM', () => void goodbye());
  process.once('SIGINT', () => void goodbye());
}

if (import.meta.main) {
  // Slack's client can reject where nobody listens while it reconnects; a bot that is deaf but alive helps nobody.
  process.on('unhandledRejection', (err) => {
    openLog('error').error('unhandled_rejection', { err });
    process.exit(1);
  });
  await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  });
}
