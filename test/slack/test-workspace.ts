import { loadHolidays } from '../../src/data-files.ts';
import type { Instant } from '../../src/register/calendar.ts';
import { connectToSlack, type SlackConnection, type SlackSetup } from '../../src/slack/connect.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/workspace.ts';
import { shipped, shippedAsker } from './sample-register.ts';

/** One line of the log. */
export interface LogLine {
  readonly level: string;
  readonly code: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A workspace with the real bot in it, on real sockets, with a real store; its clock is turned by hand. */
export interface Stage {
  readonly workspace: Workspace;
  readonly slack: SlackConnection;
  readonly store: Store;
  readonly log: readonly LogLine[];
  /** Resolves when the log has so many lines with this code. */
  untilLogged(code: string, count: number): Promise<void>;
  now: Instant;
  /** Ends the bot and starts another, which knows only what the store and Slack keep. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

/** Keeps what is logged, and wakes who waits for it. */
export class Log {
  readonly lines: LogLine[] = [];
  readonly #waiting = new Set<() => void>();

  add(line: LogLine): void {
    this.lines.push(line);
    for (const look of this.#waiting) look();
  }

  until(code: string, count: number): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.lines.filter((line) => line.code === code).length < count) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }
}

/** Which way events arrive. */
export type Mode = 'socket' | 'http';

/** Monday 9 March 2015, 09:00 in London. */
export const START: Instant = '2015-03-09T09:00:00.000Z';

/** Starts a workspace and connects the bot to it. */
export async function openStage(
  mode: Mode,
  options: {
    readonly workspace?: Partial<WorkspaceOptions>;
    readonly setup?: Partial<SlackSetup>;
    /** Default: SQLite in memory. */
    readonly database?: string;
  } = {},
): Promise<Stage> {
  const time = { now: START };
  const clock = { now: () => time.now, moves: [], move: () => Promise.resolve(), onChange: () => undefined };
  const delivery =
    mode === 'socket' ? ({ kind: 'socket' } as const) : ({ kind: 'http', url: 'http://127.0.0.1:9/' } as const);
  const workspace = await startWorkspace({ port: 0, clock, delivery, retryDelaysMs: [0], ...options.workspace });
  const store = await openStore(options.database ?? 'sqlite::memory:');
  const log = new Log();
  const setup = setupFor(mode, { workspace, store, log, clock: () => time.now });
  const connect = () => connectToSlack({ ...setup, ...options.setup });
  let slack = await connect();
  if (mode === 'http') workspace.deliverTo(`http://127.0.0.1:${slack.port}/slack/events`);
  return {
    workspace,
    get slack() {
      return slack;
    },
    store,
    log: log.lines,
    untilLogged: (code, count) => log.until(code, count),
    get now() {
      return time.now;
    },
    set now(instant) {
      time.now = instant;
    },
    restart: async () => {
      await slack.stop(2);
      slack = await connect();
    },
    end: async () => {
      await slack.stop(2);
      await workspace.close();
      await store.close();
    },
  };
}

/** How the bot is connected to a workspace. */
export function setupFor(
  mode: Mode,
  stage: {
    readonly workspace: Workspace;
    readonly store: Store;
    readonly log: Log;
    readonly clock: () => Instant;
  },
): SlackSetup {
  const { botToken, appToken, signingSecret, apiUrl } = stage.workspace;
  const at =
    (level: string) =>
    (code: string, fields: LogLine['fields'] = {}) =>
      stage.log.add({ level, code, fields });
  return {
    secrets: mode === 'socket' ? { kind: 'socket', botToken, appToken } : { kind: 'http', botToken, signingSecret },
    apiUrl,
    port: 0,
    host: '127.0.0.1',
    register: shipped,
    asker: shippedAsker,
    store: stage.store,
    holidays: loadHolidays(),
    clock: stage.clock,
    log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') },
  };
}
