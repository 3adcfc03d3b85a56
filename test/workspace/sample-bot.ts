import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Logger, Receiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { stillClock } from '../../src/workspace/clock.ts';
import { startWorkspace } from '../../src/workspace/workspace.ts';
import type { Workspace, WorkspaceOptions } from '../../src/workspace/workspace.ts';

/** Monday 9 March 2015, 09:00 in London. */
export const NOW = '2015-03-09T09:00:00.000Z';

/** A workspace on any free port, whose clock stands still and whose patience is short. */
export function startTestWorkspace(options: Partial<WorkspaceOptions> = {}): Promise<Workspace> {
  return startWorkspace({ port: 0, clock: stillClock(NOW), ...options });
}

/** Refusals are what many tests are about; they need not be printed. */
const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** Slack's own client, speaking to the workspace; it does not try again. */
export function webClient(workspace: Workspace, token = workspace.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    logger: silent,
    rejectRateLimitedCalls: true,
  });
}

/** A Bolt app that is connected to the workspace, and how to stop it. */
export interface SampleBot {
  readonly app: App;
  stop(): Promise<void>;
}

function createApp(workspace: Workspace, receiver: Receiver): App {
  const clientOptions = { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } };
  const app = new App({
    token: workspace.botToken,
    receiver,
    clientOptions,
    logger: silent,
    convoStore: false,
  });
  return app;
}

/** Starts a Bolt app in Socket Mode; `listen` adds its listeners. */
export async function startSocketBot(workspace: Workspace, listen: (app: App) => void): Promise<SampleBot> {
  const installerOptions = { clientOptions: { slackApiUrl: workspace.apiUrl } };
  const receiver = new SocketModeReceiver({
    appToken: workspace.appToken,
    logger: silent,
    installerOptions,
    clientPingTimeout: 300,
  });
  const app = createApp(workspace, receiver);
  listen(app);
  await app.start();
  return { app, stop: () => receiver.client.disconnect() };
}

/** Starts a Bolt app in HTTP mode and tells the workspace where it is. */
export async function startHttpBot(workspace: Workspace, listen: (app: App) => void): Promise<SampleBot> {
  const receiver = new HTTPReceiver({ signingSecret: workspace.signingSecret, logger: silent });
  const app = createApp(workspace, receiver);
  listen(app);
  const server = await app.start(0);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  workspace.deliverTo(`http://127.0.0.1:${String(port)}/slack/events`);
  return {
    app,
    stop: async () => {
      await app.stop();
    },
  };
}
