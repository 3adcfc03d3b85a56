import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Instant, WEEKDAYS } from '../../src/register/calendar.ts';
import type { Reminder } from '../../src/reminder/reminder.ts';
import { openStore } from '../../src/store/open-store.ts';
import { startWorkspace, type Workspace } from '../../src/workspace/workspace.ts';
import { smallReminder } from '../reminder/small-reminder.ts';

/** Monday 9 March 2015, a minute before the first slot. */
export const START: Instant = '2015-03-09T09:29:00.000Z';

/** Channels with a reminder each: more than the bot posts to at a time. */
export const CHANNELS = Array.from({ length: 24 }, (_, index) => `C_TEAM${index + 1}`);

/** The workspace, the database, and the time that both and the bot have. */
export class Stage {
  readonly workspace: Workspace;
  /** What a process of the bot is started with. */
  readonly environment: NodeJS.ProcessEnv;
  readonly #time: { now: Instant };

  private constructor(workspace: Workspace, time: { now: Instant }, environment: NodeJS.ProcessEnv) {
    this.workspace = workspace;
    this.#time = time;
    this.environment = environment;
  }

  /** Opens a workspace, and fills an empty database with reminders; `folder` takes the report. */
  static async open({
    folder,
    databaseUrl,
  }: {
    readonly folder: string;
    readonly databaseUrl: string;
  }): Promise<Stage> {
    writeReport(join(folder, 'reports'));
    const time = { now: START };
    const clock = { now: () => time.now, moves: [], move: () => Promise.resolve(), onChange: () => undefined };
    const channels = CHANNELS.map(
      (id) => ({ id, name: id.toLowerCase(), kind: 'channel', botIsMember: true }) as const,
    );
    const workspace = await startWorkspace({ port: 0, clock, channels });
    const store = await openStore(databaseUrl);
    for (const channel of CHANNELS) await store.reminders.set(reminderOf(channel, workspace.teamId));
    await store.close();
    const environment = {
      PATH: process.env['PATH'],
      TZ: 'UTC',
      NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      SLACK_API_URL: workspace.apiUrl,
      DATABASE_URL: databaseUrl,
      REPORTS_DIR: join(folder, 'reports'),
      HOST: '127.0.0.1',
      PORT: '0',
    };
    return new Stage(workspace, time, environment);
  }

  /** Turns the workspace's clock. */
  turnTo(now: Instant): void {
    this.#time.now = now;
  }

  /** Ends the workspace. */
  close(): Promise<void> {
    return this.workspace.close();
  }
}

function reminderOf(channel: string, team: string): Reminder {
  const weekdays = WEEKDAYS.filter((day) => day !== 'saturday' && day !== 'sunday');
  return smallReminder({ id: channel.toLowerCase(), team, channel, weekdays, nation: null, setAt: START });
}

/** A report with so much planned that every digest of a year has something to say. */
function writeReport(folder: string): void {
  mkdirSync(folder);
  const actions = Array.from({ length: 16 }, (_, action) =>
    [
      `Action ${action + 1}: Departments will publish thing ${action + 1}`,
      'Planned activities in 2015',
      ...Array.from(
        { length: 20 },
        (_unused, index) => `The department will publish part ${index + 1} of thing ${action + 1}.`,
      ),
    ].join('\n\n'),
  );
  const text = ['Corporate report', 'Many plans', 'Updated 16 January 2015', ...actions].join('\n\n');
  writeFileSync(join(folder, 'many-plans.txt'), text);
}
