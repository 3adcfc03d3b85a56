import { expect, test } from 'vitest';
import { boltLogger } from '../../../src/slack/transport/bolt-logger.ts';

test('Slack’s libraries log one code, no token, no address, no payload, and of an error only its code', () => {
  const lines: unknown[] = [];
  const at = (level: string) => (code: string, fields?: unknown) => void lines.push([level, code, fields]);
  const logger = boltLogger({ debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') });
  logger.debug('payload: prison visits');
  logger.info('opening wss://wss.slack.com/link?ticket=1 with xapp-1-A xoxb-2 xoxe.xoxb-3');
  logger.error(new TypeError('prison visits'), { text: 'prison visits' }, 'x'.repeat(900));
  expect(lines).toEqual([
    ['info', 'slack_library', { said: 'opening [address] with [token] [token] [token]' }],
    ['error', 'slack_library', { said: `TypeError object ${'x'.repeat(200)}` }],
  ]);
});
