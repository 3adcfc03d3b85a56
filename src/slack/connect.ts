import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { Asker } from '../answer/answer.ts';
import type { Log } from '../log.ts';
import type { Holidays, Instant } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import type { PostRequest } from '../reminder/beat.ts';
import type { PostOutcome } from '../reminder/delivery.ts';
import { boltLogger } from './bolt-logger.ts';
import { type Bot, type Kept, todayOf } from './bot.ts';
import { codeOf } from './boundary.ts';
import { chooseExamples } from './choose-examples.ts';
import { askIdentity, clientOptions, type Clients, type Identity, makeClients } from './clients.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';
import { InFlight } from './in-flight.ts';
import { listen } from './listeners.ts';
import { postDigest } from './post-digest.ts';
import { openSocketLine, type SocketLine } from './socket-line.ts';

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
  /** What else must hold for `/readyz`; default: nothing. */
  readonly isReadyToo?: () => boolean | Promise<boolean>;
}

/** The bot, connected. */
export interface SlackConnection {
  /** The port it listens on. */
  readonly port: number;
  /** Whether Slack reaches the bot now. */
  readonly isReady: () => boolean;
  /** Posts one digest; never rejects for anything Slack does. */
  readonly post: (request: PostRequest) => Promise<PostOutcome>;
  /** Takes nothing new, lets what runs finish for so many seconds, and closes everything. */
  readonly stop: (deadlineSeconds: number) => Promise<void>;
}

/** What is open: the server always, the line in Socket Mode. */
interface Opened {
  readonly server: HttpServer;
  readonly line: SocketLine | null;
}

/** Connects to Slack. Rejects with a sentence that says what to mend where Slack refuses a secret or cannot be reached. */
export async function connectToSlack(setup: SlackSetup): Promise<SlackConnection> {
  const clients = makeClients(setup.secrets.botToken, setup);
  const identity = await askIdentity(clients);
  const inFlight = new InFlight();
  const receiver = makeReceiver(setup);
  const app = makeApp(receiver, setup, identity);
  app.use(async ({ next }) => inFlight.add(next()));
  listen(app, makeBot(setup, clients, identity));

  const state = { isStopping: false };
  const isReady = () => !state.isStopping && (opened?.line?.isOpen() ?? receiver instanceof HTTPReceiver);
  let opened: Opened | null = null;
  opened = await open(receiver, {
    ...setup,
    isReadyToo: async () => isReady() && ((await setup.isReadyToo?.()) ?? true),
  });
  const { server, line } = opened;
  const stop = async (deadlineSeconds: number) => {
    state.isStopping = true;
    await close({ server, line }, inFlight, deadlineSeconds * 1_000);
    setup.log.info('slack_stopped', { unfinished: inFlight.size });
  };
  let stopping: Promise<void> | null = null;
  const reminderOf = (id: string) => setup.store.reminders.byId(id);
  return {
    port: server.port,
    isReady,
    post: (request) => postDigest(request, { posts: clients.posts, reminderOf }),
    stop: (deadlineSeconds) => (stopping ??= stop(deadlineSeconds)),
  };
}

function makeBot(setup: SlackSetup, clients: Clients, { botUserId }: Identity): Bot {
  const { register, asker, store, holidays, clock, log } = setup;
  const examples = chooseExamples(register, asker, todayOf(setup));
  return { register, asker, store, holidays, clock, log, examples, botUserId, ...clients };
}

function makeReceiver(setup: SlackSetup): HTTPReceiver | SocketModeReceiver {
  const { secrets } = setup;
  const logger = boltLogger(setup.log);
  if (secrets.kind === 'http')
    return new HTTPReceiver({ signingSecret: secrets.signingSecret, endpoints: '/slack/events', logger });
  // Our own line reconnects, so neither the client nor its calls try again by themselves.
  const installerOptions = { clientOptions: clientOptions(setup, 0) };
  return new SocketModeReceiver({ appToken: secrets.appToken, autoReconnectEnabled: false, logger, installerOptions });
}

function makeApp(receiver: HTTPReceiver | SocketModeReceiver, setup: SlackSetup, identity: Identity): App {
  const { secrets, log } = setup;
  const authorize = () => Promise.resolve({ botToken: secrets.botToken, ...identity });
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

async function open(receiver: HTTPReceiver | SocketModeReceiver, setup: SlackSetup): Promise<Opened> {
  const server = await startHttpServer({
    host: setup.host ?? '0.0.0.0',
    port: setup.port,
    isReady: setup.isReadyToo ?? (() => true),
    slack: receiver instanceof HTTPReceiver ? receiver.requestListener : null,
  });
  if (receiver instanceof HTTPReceiver) return { server, line: null };
  try {
    return { server, line: await openSocketLine(receiver.client, setup.log) };
  } catch (cause) {
    await server.close(0);
    const remedy = 'It needs the scope connections:write, and Socket Mode switched on in your Slack app.';
    throw new Error(`Slack opens no socket for SLACK_APP_TOKEN (${codeOf(cause)}). ${remedy}`, { cause });
  }
}

/** Takes nothing new first, then lets what runs finish; all within the deadline. */
async function close({ server, line }: Opened, inFlight: InFlight, milliseconds: number): Promise<void> {
  const deadline = performance.now() + milliseconds;
  const left = () => Math.max(0, deadline - performance.now());
  const closing = server.close(left());
  await line?.close(left());
  await inFlight.drain(left());
  await closing;
}
