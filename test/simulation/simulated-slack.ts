import { Changes } from '../../src/workspace/changes.ts';
import { Channels } from '../../src/workspace/channels.ts';
import { Stamps, type WorkspaceClock } from '../../src/workspace/clock.ts';
import type { Core } from '../../src/workspace/core.ts';
import { Dispatch } from '../../src/workspace/dispatch.ts';
import { type Fault, Faults } from '../../src/workspace/faults.ts';
import { HttpDelivery } from '../../src/workspace/http-delivery.ts';
import { createIdentity } from '../../src/workspace/identity.ts';
import { Journal } from '../../src/workspace/journal.ts';
import { Messages } from '../../src/workspace/messages.ts';
import { OpenViews } from '../../src/workspace/open-views.ts';
import type { WorkspaceChannel } from '../../src/workspace/people.ts';
import { ResponseUrls } from '../../src/workspace/response-urls.ts';
import { Roster } from '../../src/workspace/roster.ts';
import { Triggers } from '../../src/workspace/triggers.ts';
import { Uploads } from '../../src/workspace/uploads.ts';
import { ALL_SCOPES, answerCall } from '../../src/workspace/web-api/web-api.ts';
import { startWorkspace } from '../../src/workspace/workspace.ts';

/** One call of the Web API on its way to Slack. */
export interface SlackCall {
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The demo workspace's Slack, with or without sockets between. */
export interface SimulatedSlack {
  readonly token: string;
  readonly apiUrl: string;
  readonly journal: Journal;
  /** Carries a call to Slack, meeting this fault; rejects as `fetch` does where no answer comes. */
  send(call: SlackCall, fault: Fault | null): Promise<Response>;
  archive(channel: string): void;
  close(): Promise<void>;
}

/** What a simulated Slack is made for. */
export interface SlackWish {
  readonly now: () => string;
  readonly channels: readonly string[];
  /** May the bot read the channels' history? */
  readonly mayLook: boolean;
}

function clockOf({ now }: SlackWish): WorkspaceClock {
  return { now, moves: [], move: () => Promise.resolve(), onChange: () => undefined };
}

function channelsOf({ channels }: SlackWish): readonly WorkspaceChannel[] {
  return channels.map((id) => ({ id, name: id.toLowerCase(), kind: 'channel', botIsMember: true }));
}

function scopesOf({ mayLook }: SlackWish): readonly string[] {
  return ALL_SCOPES.filter((scope) => mayLook || !scope.endsWith(':history'));
}

/** Slack with no socket between: the workspace's own code, called like a function. */
export function slackInProcess(wish: SlackWish): SimulatedSlack {
  const core = createCore(wish);
  const send = async ({ method, headers, body }: SlackCall, fault: Fault | null): Promise<Response> => {
    if (fault !== null) core.faults.next(method, fault);
    const reply = answerCall(core, {
      method,
      body,
      contentType: headers['content-type'] ?? '',
      authorization: headers['authorization'] ?? '',
    });
    if (reply.isLost === true) throw brokenConnection('ECONNRESET');
    return Response.json(reply.body, { status: reply.status, headers: reply.headers });
  };
  return {
    token: core.identity.botToken,
    apiUrl: 'http://slack.invalid/api/',
    journal: core.journal,
    send,
    archive: (channel) => core.channels.change(channel, { isArchived: true }),
    close: () => Promise.resolve(),
  };
}

/** As Node's `fetch` says that a connection failed. */
export function brokenConnection(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}

function createCore(wish: SlackWish): Core {
  const identity = createIdentity();
  const changes = new Changes();
  const clock = clockOf(wish);
  const journal = new Journal(changes, Date.now);
  const faults = new Faults();
  const site = { url: '' };
  const people = new Roster([]);
  const delivery = new HttpDelivery({
    url: 'http://nowhere.invalid/',
    signingSecret: identity.signingSecret,
    ackLimitMs: 1,
    realNow: Date.now,
  });
  return {
    identity,
    people,
    groups: [],
    channels: new Channels(people, channelsOf(wish)),
    messages: new Messages(changes),
    views: new OpenViews(changes),
    uploads: new Uploads(),
    changes,
    journal,
    triggers: new Triggers(Date.now),
    responseUrls: new ResponseUrls(Date.now, site),
    faults,
    clock,
    stamps: new Stamps(clock),
    dispatch: new Dispatch({ delivery, journal, faults, retryDelaysMs: [] }),
    delivery,
    socket: null,
    site,
    scopes: new Set(scopesOf(wish)),
    events: new Set(),
    commands: [],
    shortcuts: [],
    conversations: [],
    startOver: null,
    entered: new Map(),
  };
}

/** Slack behind real sockets: the demo workspace as it runs, called over HTTP. */
export async function slackOverHttp(wish: SlackWish): Promise<SimulatedSlack> {
  const workspace = await startWorkspace({
    port: 0,
    clock: clockOf(wish),
    channels: channelsOf(wish),
    people: [],
    scopes: scopesOf(wish),
    delivery: { kind: 'http', url: 'http://127.0.0.1:9/' },
  });
  const send = async ({ method, headers, body }: SlackCall, fault: Fault | null): Promise<Response> => {
    if (fault !== null) workspace.faults.next(method, fault);
    const response = await fetch(workspace.apiUrl + method, { method: 'POST', headers, body });
    return new Response(await response.text(), { status: response.status, headers: response.headers });
  };
  return {
    token: workspace.botToken,
    apiUrl: workspace.apiUrl,
    journal: workspace.journal,
    send,
    archive: (channel) => workspace.changeChannel(channel, { isArchived: true }),
    close: () => workspace.close(),
  };
}
