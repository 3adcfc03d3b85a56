import { expect, test } from 'vitest';
import { openLog } from '../src/log.ts';

test('no token and no database password reaches the log, wherever it stands', () => {
  const lines: string[] = [];
  const log = openLog('info', { write: (line) => void lines.push(line) });
  log.error('slack_failed', {
    err: new Error('invalid token xoxb-12-ab-CD and xapp-1-A-ef'),
    deep: { token: 'xoxe.xoxp-1-Mi0y', url: 'postgres://bot:swordfish@db/x' },
  });
  expect(lines.join('')).toContain('slack_failed');
  expect(lines.join('')).not.toMatch(/xoxb-|xapp-|Mi0y|swordfish/);
});

test('a level hides what is below it', () => {
  const lines: string[] = [];
  const log = openLog('warn', { write: (line) => void lines.push(line) });
  log.info('quiet');
  log.warn('loud');
  expect(lines).toHaveLength(1);
});
