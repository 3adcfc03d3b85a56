import type { Server } from 'node:http';
import { Changes } from './changes.ts';
import { Channels } from './channels.ts';
import { Stamps } from './clock.ts';
import type { WorkspaceClock } from './clock.ts';
import type { Conversation, Line } from './conversation.ts';
import type { Core, WorkspaceCommand, WorkspaceShortcut } from './core.ts';
import { Dispatch, RETRY_DELAYS_MS } from './dispatch.ts';
import { changePerson } from './change-person.ts';
import type { PersonChange } from './change-person.ts';
import { carryOut } from './driver/carry-out.ts';
import { Person } from './driver/person.ts';
import { Faults } from './faults.ts';
import { HttpDelivery } from './http-delivery.ts';
import { createIdentity } from './identity.ts';
import type { Identity } from './identity.ts';
import { Journal } from './journal.ts';
import { Messages } from './messages.ts';
import { OpenViews } from './open-views.ts';
import { DEFAULT_CHANNELS, DEFAULT_GROUPS, DEFAULT_PEOPLE } from './people.ts';
import type { WorkspaceChannel, WorkspaceGroup, WorkspacePerson } from './people.ts';
import { ResponseUrls } from './response-urls.ts';
import { Roster } from './roster.ts';
import { judgeShortcuts } from './rules/shortcuts.ts';
import { addressOf } from './server/loopback.ts';
import { readPageFiles } from './server/page-files.ts';
import { createWorkspaceServer } from './server/server.ts';
import { startOver } from './start-over.ts';
import { SocketMode } from './socket-mode.ts';
import { Triggers } from './triggers.ts';
import { Uploads } from './uploads.ts';
import { ALL_SCOPES } from './web-api/web-api.ts';

/** How a workspace is started. */
export interface WorkspaceOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** The time people in it live in. */
  readonly clock: WorkspaceClock;
  /** How the bot is reached. Default: Socket Mode. */
  readonly delivery?: { readonly kind: 'socket' } | { readonly kind: 'http'; readonly url: string };
  readonly people?: readonly WorkspacePerson[];
  readonly channels?: readonly WorkspaceChannel[];
  /** User groups. Default: one, `digital-team`. */
  readonly groups?: readonly WorkspaceGroup[];
  /** Default: `/digital-action`, with names escaped. */
  readonly commands?: readonly WorkspaceCommand[];
  /** As the manifest declares them; what Slack's manifest would not take is an error. Default: none. */
  readonly shortcuts?: readonly WorkspaceShortcut[];
  /** Conversations that the page can play, the tour first. Default: none. */
  readonly conversations?: readonly Conversation[];
  /** Called when somebody empties the workspace: the bot must forget everything too. Default: the page does not offer it. */
  readonly startOver?: () => Promise<void>;
  /** Events the bot's manifest subscribes to. Default: `app_mention`, `message.im`, `app_home_opened`, `user_change`. */
  readonly events?: readonly string[];
  /** Scopes the bot's manifest asks for. Default: every scope the workspace knows. */
  readonly scopes?: readonly string[];
  /** How long the bot may take to acknowledge. Default 3000, as Slack. */
  readonly ackLimitMs?: number;
  /** Waits before each further attempt of an event. Default: none, a minute, five minutes, as Slack. */
  readonly retryDelaysMs?: readonly number[];
  /** How late the fault `slow` makes a reply. Default 5000. */
  readonly slowMs?: number;
  /** Real time in milliseconds, for triggers, signatures and response URLs. Default `Date.now`. */
  readonly realNow?: () => number;
}

/** A running workspace. */
export interface Workspace {
  /** Where the page is, without a slash at the end. */
  readonly url: string;
  /** What the bot uses in place of `https://slack.com/api/`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly teamId: string;
  readonly journal: Journal;
  readonly faults: Faults;
  /** The bot's Socket Mode connections. */
  readonly connections: {
    count(): number;
    /** Breaks them without a word: every one, or only so many. */
    drop(most?: number): void;
    /** Asks the bot to come back with new ones, as Slack does every few hours. */
    refresh(): void;
  };
  /** Someone in the workspace; throws where nobody has the id. */
  person(id: string): Person;
  /** Does what a line of a conversation says; rejects with a sentence where it cannot, or where somebody does not see it in time. */
  carryOut(line: Line, options?: { readonly limitMs?: number }): Promise<void>;
  /** Empties the workspace, as the page's "Start over". */
  startOver(): Promise<void>;
  /** Changes who somebody is, e.g. `{ isDeactivated: true }`; resolves when the bot has acknowledged the event `user_change`. */
  changePerson(id: string, change: PersonChange): Promise<void>;
  /** Changes a channel, e.g. archives it or takes the bot out. */
  changeChannel(id: string, change: Partial<WorkspaceChannel>): void;
  /** From now on HTTP delivery goes to this URL. */
  deliverTo(url: string): void;
  /** Resolves when the condition holds; asked at each change. Rejects after `limitMs` (default 5000) with the journal's end. */
  until(condition: () => boolean, options?: { readonly limitMs?: number }): Promise<void>;
  /** Ends every connection and the server. */
  close(): Promise<void>;
}

const PAGE = new URL('page/', import.meta.url);
const EVENTS = ['app_mention', 'message.im', 'app_home_opened', 'user_change'];
const COMMANDS: readonly WorkspaceCommand[] = [{ command: '/digital-action', shouldEscape: true }];

/** Starts a workspace; resolves when it listens, rejects with the remedy where the port is taken. */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const site = { url: '' };
  const core = createCore(options, site);
  const pageFiles = await readPageFiles(PAGE);
  const host = options.host ?? '127.0.0.1';
  const server = createWorkspaceServer({ core, host, pageFiles, slowMs: options.slowMs ?? 5000 });
  const port = await listen(server, options.port, host);
  site.url = `http://${addressOf(host)}:${String(port)}`;
  options.clock.onChange(() => core.changes.notify());
  return createHandle(core, server);
}

/** Socket Mode or signed HTTP, as the options say. */
function createDelivery(
  options: WorkspaceOptions,
  identity: Identity,
  onChange: () => void,
): SocketMode | HttpDelivery {
  const { delivery, ackLimitMs = 3000, realNow = Date.now } = options;
  if (delivery?.kind !== 'http') return new SocketMode(identity.appId, ackLimitMs, onChange);
  return new HttpDelivery({ url: delivery.url, signingSecret: identity.signingSecret, ackLimitMs, realNow });
}

function createCore(options: WorkspaceOptions, site: { readonly url: string }): Core {
  const { realNow = Date.now, retryDelaysMs = RETRY_DELAYS_MS } = options;
  const identity = createIdentity();
  const changes = new Changes();
  const journal = new Journal(changes, realNow);
  const faults = new Faults();
  const people = new Roster(options.people ?? DEFAULT_PEOPLE);
  const delivery = createDelivery(options, identity, () => changes.notify());
  return {
    identity,
    people,
    groups: options.groups ?? DEFAULT_GROUPS,
    channels: new Channels(people, options.channels ?? DEFAULT_CHANNELS),
    messages: new Messages(changes),
    views: new OpenViews(changes),
    uploads: new Uploads(),
    changes,
    journal,
    triggers: new Triggers(realNow),
    responseUrls: new ResponseUrls(realNow, site),
    faults,
    clock: options.clock,
    stamps: new Stamps(options.clock),
    dispatch: new Dispatch({ delivery, journal, faults, retryDelaysMs }),
    delivery,
    socket: delivery instanceof SocketMode ? delivery : null,
    site,
    scopes: new Set(options.scopes ?? ALL_SCOPES),
    events: new Set(options.events ?? EVENTS),
    commands: options.commands ?? COMMANDS,
    shortcuts: declared(options.shortcuts ?? []),
    conversations: options.conversations ?? [],
    startOver: options.startOver ?? null,
    entered: new Map(),
  };
}

/** The shortcuts, as Slack would take them with a manifest. */
function declared(shortcuts: readonly WorkspaceShortcut[]): readonly WorkspaceShortcut[] {
  const findings = judgeShortcuts(shortcuts);
  const said = findings.map(({ pointer, message }) => `${pointer} ${message}`).join('; ');
  if (findings.length > 0) throw new Error(`Slack would refuse these shortcuts in a manifest: ${said}`);
  return shortcuts;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isBusy = error.code === 'EADDRINUSE';
      const remedy = `Port ${String(port)} is in use by another program. Choose another one: PORT=${String(port + 1)} npm start`;
      reject(
        new Error(isBusy ? remedy : `The demo workspace cannot listen on ${host}:${String(port)}`, { cause: error }),
      );
    });
    server.listen(port, host, () => resolve(portOf(server)));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function createHandle(core: Core, server: Server): Workspace {
  const { identity, socket, delivery } = core;
  return {
    url: core.site.url,
    apiUrl: `${core.site.url}/api/`,
    botToken: identity.botToken,
    appToken: identity.appToken,
    signingSecret: identity.signingSecret,
    botUserId: identity.bot.userId,
    botId: identity.bot.botId,
    teamId: identity.team.id,
    journal: core.journal,
    faults: core.faults,
    connections: {
      count: () => socket?.connectionCount ?? 0,
      drop: (most) => socket?.drop(most),
      refresh: () => socket?.refresh(),
    },
    person: (id) => personIn(core, id),
    carryOut: async (line, { limitMs } = {}) => void (await carryOut(core, line, limitMs)),
    startOver: () => startOver(core),
    changePerson: (id, change) => changePerson(core, id, change),
    changeChannel: (id, change) => core.channels.change(id, change),
    deliverTo: (url) => (delivery instanceof HttpDelivery ? delivery.redirectTo(url) : undefined),
    until: (condition, { limitMs = 5000 } = {}) => core.changes.until(condition, limitMs, () => core.journal.tail()),
    close: () => closeAll(core, server),
  };
}

function personIn(core: Core, id: string): Person {
  const person = core.people.find(id);
  if (person !== undefined) return new Person(core, person);
  const known = core.people.all.map((one) => one.id).join(', ');
  throw new Error(`Nobody in the workspace has the id ${id}; there are ${known}`);
}

async function closeAll(core: Core, server: Server): Promise<void> {
  core.dispatch.close();
  await core.delivery.close();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
