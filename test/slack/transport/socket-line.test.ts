import { SocketModeReceiver } from '@slack/bolt';
import { expect, test } from 'vitest';
import { boltLogger } from '../../../src/slack/transport/bolt-logger.ts';
import { keepSocketLine } from '../../../src/slack/transport/socket-line.ts';
import { startWorkspace } from '../../../src/workspace/workspace.ts';
import { Log, START } from '../test-workspace.ts';

/** A line into a workspace of its own, renewed after a moment if another one is open. */
async function openLine(isOtherOpen: () => boolean) {
  const clock = { now: () => START, moves: [], move: () => Promise.resolve(), onChange: () => undefined };
  const workspace = await startWorkspace({ port: 0, clock });
  const lines = new Log();
  const at = (level: string) => (code: string) => lines.add({ level, code, fields: {} });
  const log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  const { client } = new SocketModeReceiver({
    appToken: workspace.appToken,
    autoReconnectEnabled: false,
    logger: boltLogger(log),
    installerOptions: { clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } } },
  });
  const line = keepSocketLine(client, log, { afterMs: 1, isOtherOpen });
  const end = async () => {
    await line.close(2_000);
    await workspace.close();
  };
  return { line, lines, end };
}

test('a line beside another is renewed once, so that they do not end together', async () => {
  const { line, lines, end } = await openLine(() => true);
  await lines.until('slack_connected', 2);
  expect(line.isOpen()).toBe(true);
  await end();
  expect(lines.lines.filter(({ code }) => code === 'slack_disconnected')).toHaveLength(2);
  expect(line.isOpen()).toBe(false);
});

test('the only line that is open is left alone', async () => {
  const asked = Promise.withResolvers<void>();
  const { lines, end } = await openLine(() => {
    asked.resolve();
    return false;
  });
  await asked.promise;
  await end();
  expect(lines.lines.filter(({ code }) => code === 'slack_connected')).toHaveLength(1);
});
