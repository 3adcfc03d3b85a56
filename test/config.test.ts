import { expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';

const BOT = 'xoxb-1-2-abc';
const APP = 'xapp-1-A-2-abc';
const SIGNING = '0123456789abcdef0123456789abcdef';

function configOf(environment: Record<string, string>) {
  const reading = readConfig(environment);
  if (reading.kind === 'faults') throw new Error(reading.faults.join('\n'));
  return reading.config;
}

function faultsOf(environment: Record<string, string>) {
  const reading = readConfig(environment);
  return reading.kind === 'faults' ? reading.faults : [];
}

test('nothing set: the demo, on loopback, with the documented defaults', () => {
  expect(configOf({})).toEqual({
    slack: null,
    slackApiUrl: 'https://slack.com/api/',
    port: 3000,
    host: '127.0.0.1',
    databaseUrl: 'sqlite:var/digital-action.db',
    reportsDir: 'data/reports',
    vocabularyFile: null,
    lateHours: 24,
    logLevel: 'info',
    contact: null,
    allowedSharedChannels: [],
    administrators: [],
    socketConnections: 2,
  });
});

test('an empty variable counts as not set', () => {
  expect(configOf({ SLACK_BOT_TOKEN: '', PORT: ' ' })).toEqual(configOf({}));
});

test('the secrets choose the mode', () => {
  expect(configOf({ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP }).slack).toEqual({
    kind: 'socket',
    botToken: BOT,
    appToken: APP,
  });
  expect(configOf({ SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: SIGNING }).slack).toEqual({
    kind: 'http',
    botToken: BOT,
    signingSecret: SIGNING,
  });
});

test.each(['sqlite:var/other.db', 'postgres://u:p@h/d', 'postgresql://u:p@h/d'])('%s is a database', (url) => {
  expect(configOf({ DATABASE_URL: url }).databaseUrl).toBe(url);
});

test.each<[string, Record<string, string>, RegExp]>([
  ['both ways at once', { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, SLACK_SIGNING_SECRET: SIGNING }, /both set/],
  ['a bot token alone', { SLACK_BOT_TOKEN: BOT }, /set alone: add SLACK_APP_TOKEN/],
  ['an app token alone', { SLACK_APP_TOKEN: APP }, /SLACK_BOT_TOKEN is missing/],
  ['production without secrets', { NODE_ENV: 'production' }, /never starts in production/],
  ['tokens swapped', { SLACK_BOT_TOKEN: APP, SLACK_APP_TOKEN: APP }, /must start with "xoxb-"/],
  ['a port that is none', { PORT: 'abc' }, /PORT must be a number/],
  ['a database of another kind', { DATABASE_URL: 'mysql://u:p@h/d' }, /DATABASE_URL must be sqlite:PATH or postgres:/],
  ['an unknown log level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL must be one of/],
])('%s is a fault with its remedy', (_name, environment, message) => {
  expect(faultsOf(environment).join('\n')).toMatch(message);
});

test('all faults are listed together, and none repeats a secret', () => {
  const faults = faultsOf({ PORT: '70000', LATE_HOURS: '-1', SLACK_BOT_TOKEN: 'swordfish-swordfish' });
  expect(faults).toHaveLength(4);
  expect(faults.join('\n')).not.toContain('swordfish');
});
