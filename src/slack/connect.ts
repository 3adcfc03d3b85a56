import type { App as BoltApp, Receiver } from '@slack/bolt';
import type { Asker } from '../answer/answer.ts';
import { once } from '../answer/remember.ts';
import type { Log } from '../log.ts';
import type { Holidays, Instant } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import type { Progress } from '../progress/progress.ts';
import { createProgressReader } from '../progress/progress-reader.ts';
import type { PostRequest } from '../reminder/beat.ts';
import type { PostOutcome } from '../reminder/delivery.ts';
import { boltLogger } from './transport/bolt-logger.ts';
import { App, SocketModeReceiver } from './transport/bolt.ts';
import { type Bot, type Kept, todayOf } from './bot.ts';
import { codeOf } from './boundary.ts';
import { createAskSharing, rememberSharing } from './people/channel-sharing.ts';
import { chooseExamples } from './asking/choose-examples.ts';
import { createShownHomes } from './shown-homes.ts';
import { askIdentity, clientOptions, type Clients, type Identity, makeClients } from './clients.ts';
import { createHttpReceiver, type HttpReceiver } from './transport/http-receiver.ts';
import { type HttpServer, startHttpServer } from './transport/http-server.ts';
import { InFlight } from './transport/in-flight.ts';
import { createPeople } from './people/people.ts';
import { keepSocketLine, openSocketLine, type SocketLine } from './transport/socket-line.ts';
import { createSocketReceiver, type SocketReceiver } from './transport/socket-receiver.ts';

/** What connects the bot to Slack. */
export interface SlackSetup {
  /** Which secrets there are decides how events arrive: over a socket that we open, or as signed requests to `/slack/events`. */
  readonly secrets:
    | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
    | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string };
  /** Slack's Web API, ending in a slash. */
  readonly apiUrl: string;
  /** For `/healthz`, `/readyz` and HTTP mode; 0: any free one. */
  readonly port: number;
  /** Default 0.0.0.0. */
  readonly host?: string;
  readonly register: Register;
  readonly asker: Asker;
  readonly store: Kept;
  readonly holidays: Holidays;
  readonly clock: () => Instant;
  readonly log: Log;
  /** Who hears what is wrong or missing: an e-mail address or a channel's id. Default null: nobody. */
  readonly contact?: string | null;
  /** Channels shared with other organisations in which reminders and sharing are allowed. Default: none. */
  readonly allowedSharedChannels?: readonly string[];
  /** Slack users who are administrators of the bot beside the workspace's own. Default: none. */
  readonly administrators?: readonly string[];
  /** Socket Mode connections, 1 to 10: with two, one carries on while Slack renews the other. Default 2. */
  readonly socketConnections?: number;
  /** What else must hold for `/readyz`; default: nothing. */
  readonly isReadyToo?: () => boolean | Promise<boolean>;
}

/** How far apart lines are renewed, once, so that Slack does not end them together: far less than the hours that one lives. */
const RENEW_AFTER_MS = 20 * 60_000;

/** The bot, connected. */
export interface SlackConnection {
  /** The port it listens on. */
  readonly port: number;
  /** Whether Slack reaches the bot now. */
  readonly isReady: () => boolean;
  /** What people recorded, as it is now. */
  readonly progress: () => Promise<Progress>;
  /** Looks whether the owners of activities are still here, because an event may be missed: once a day is enough. */
  readonly lookForDepartures: () => Promise<void>;
  /** Tells owners, once, of what they own in words that the newest edition does not have: once a day is enough. */
  readonly tellReworded: () => Promise<void>;
  /** Posts one digest; never rejects for anything Slack does. */
  readonly post: (request: PostRequest) => Promise<PostOutcome>;
  /** Takes nothing new, lets what runs finish for so many seconds, and closes everything. */
  readonly stop: (deadlineSeconds: number) => Promise<void>;
}

/** What is open: the server always, the line in Socket Mode. */
interface Opened {
  readonly server: HttpServer;
  readonly lines: readonly SocketLine[];
}

/** Connects to Slack. Rejects with a sentence that says what to mend where Slack refuses a secret or cannot be reached. */
export async function connectToSlack(setup: SlackSetup): Promise<SlackConnection> {
  const clients = makeClients(setup.secrets.botToken, setup);
  const identity = await askIdentity(clients);
  const examples = once(() => chooseExamples(setup.register, setup.asker, todayOf(setup)));
  const inFlight = new InFlight();
  const ears = makeEars(setup);
  const [first, ...others] = ears.receivers;
  const app = makeApp(first, setup, identity);
  for (const other of others) other.init(app);
  const bot = makeBot(setup, clients, { ...identity, examples });
  // Most of all modules hang on the listeners: they are loaded once Slack reaches the bot, so that it reaches it sooner.
  const listening = once(async () => (await import('./listeners.ts')).listen(app, bot));
  const hear = async (next: () => Promise<void>) => {
    await listening();
    await next();
  };
  app.use(async ({ next }) => inFlight.add(hear(next)));

  const state = { isStopping: false };
  const isReady = () =>
    !state.isStopping &&
    (opened === null || opened.lines.length === 0
      ? setup.secrets.kind === 'http'
      : opened.lines.some((line) => line.isOpen()));
  let opened: Opened | null = null;
  opened = await open(ears, {
    ...setup,
    isReadyToo: async () => isReady() && ((await setup.isReadyToo?.()) ?? true),
  });
  // Trying them makes what the first question needs, too: at once, but after Slack reaches the bot.
  setImmediate(() => {
    examples();
    void listening();
  });
  const current = opened;
  const stop = async (deadlineSeconds: number) => {
    state.isStopping = true;
    await close(current, inFlight, deadlineSeconds * 1_000);
    setup.log.info('slack_stopped', { unfinished: inFlight.size });
  };
  let stopping: Promise<void> | null = null;
  const delivering = { ...bot, reminders: bot.store.reminders };
  return {
    port: current.server.port,
    isReady,
    progress: () => bot.progress.now(),
    lookForDepartures: async () => (await import('./people/hear-person-change.ts')).lookForDepartures(bot),
    tellReworded: async () => (await import('./recording/tell-reworded.ts')).tellReworded(bot),
    post: async (request) => (await import('./reminding/deliver-digest.ts')).deliverDigest(request, delivering),
    stop: (deadlineSeconds) => (stopping ??= stop(deadlineSeconds)),
  };
}

function makeBot(
  setup: SlackSetup,
  clients: Clients,
  { botUserId, team, examples }: Pick<Bot, 'botUserId' | 'examples'> & Pick<Identity, 'team'>,
): Bot {
  const { register, asker, store, holidays, clock, log, contact = null } = setup;
  const { allowedSharedChannels = [], administrators = [] } = setup;
  const askSharing = createAskSharing(clients.posts, allowedSharedChannels);
  const lastSharing = rememberSharing(askSharing, clock);
  const people = createPeople({ calls: clients.calls, clock, team, administrators });
  const progress = createProgressReader(store.progress);
  const known = { register, asker, store, holidays, clock, log, examples, botUserId, contact };
  return { ...known, askSharing, lastSharing, people, progress, homes: createShownHomes(), ...clients };
}

/** What hears Slack: one receiver for HTTP, or one for each connection of Socket Mode. */
type Ears =
  | { readonly kind: 'http'; readonly receivers: readonly [HttpReceiver] }
  | { readonly kind: 'socket'; readonly receivers: readonly [SocketReceiver, ...SocketReceiver[]] };

function makeEars(setup: SlackSetup): Ears {
  const { secrets, log, socketConnections = 2 } = setup;
  if (secrets.kind === 'http') {
    return { kind: 'http', receivers: [createHttpReceiver({ signingSecret: secrets.signingSecret, log })] };
  }
  const { appToken } = secrets;
  const make = () =>
    createSocketReceiver(
      new SocketModeReceiver({
        appToken,
        autoReconnectEnabled: false,
        logger: boltLogger(log),
        // Our own line reconnects, so neither the client nor its calls try again by themselves.
        installerOptions: { clientOptions: clientOptions(setup, 0) },
      }),
      log,
    );
  return { kind: 'socket', receivers: [make(), ...Array.from({ length: socketConnections - 1 }, make)] };
}

function makeApp(receiver: Receiver, setup: SlackSetup, identity: Identity): BoltApp {
  const { secrets, log } = setup;
  const { botId, botUserId } = identity;
  const authorize = () => Promise.resolve({ botToken: secrets.botToken, botId, botUserId });
  const app = new App({
    receiver,
    authorize,
    logger: boltLogger(log),
    convoStore: false,
    clientOptions: clientOptions(setup, 2),
  });
  // Every listener ends its own failures; what comes here is a fault of the program, or of Bolt.
  app.error(async (error) => log.error('slack_app_failed', { error: codeOf(error) }));
  return app;
}

async function open(ears: Ears, setup: SlackSetup): Promise<Opened> {
  const server = await startHttpServer({
    host: setup.host ?? '0.0.0.0',
    port: setup.port,
    isReady: setup.isReadyToo ?? (() => true),
    slack: ears.kind === 'http' ? ears.receivers[0].receive : null,
  });
  if (ears.kind === 'http') return { server, lines: [] };
  const [first, ...others] = ears.receivers;
  try {
    const line = await openSocketLine(first.client, setup.log);
    // One line is enough to begin with: the others come behind it, and come again as it does.
    const isOtherOpen = () => line.isOpen();
    const beside = others.map(({ client }, index) =>
      keepSocketLine(client, setup.log, { afterMs: (index + 1) * RENEW_AFTER_MS, isOtherOpen }),
    );
    return { server, lines: [line, ...beside] };
  } catch (cause) {
    await server.close(0);
    const remedy = 'It needs the scope connections:write, and Socket Mode switched on in your Slack app.';
    throw new Error(`Slack opens no socket for SLACK_APP_TOKEN (${codeOf(cause)}). ${remedy}`, { cause });
  }
}

/** Takes nothing new first, then lets what runs finish; all within the deadline. */
async function close({ server, lines }: Opened, inFlight: InFlight, milliseconds: number): Promise<void> {
  const deadline = performance.now() + milliseconds;
  const left = () => Math.max(0, deadline - performance.now());
  const closing = server.close(left());
  await Promise.all(lines.map((line) => line.close(left())));
  await inFlight.drain(left());
  await closing;
}
