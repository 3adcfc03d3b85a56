import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { EVENTS, METHODS, SHORTCUTS } from '../../src/slack/listeners.ts';
import { COMMAND } from '../../src/slack/views/help-page.ts';

const text = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
const manifest = z
  .object({
    features: z.object({
      slash_commands: z.array(z.object({ command: z.string(), should_escape: z.boolean() })),
      shortcuts: z.array(z.object({ callback_id: z.string(), type: z.enum(['global', 'message']) })),
    }),
    oauth_config: z.object({
      scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()), user: z.unknown().optional() }),
    }),
    settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
  })
  .parse(parse(text));
const sorted = (names: Iterable<string>) => [...names].toSorted((a, b) => (a < b ? -1 : 1));
const SLACK = new URL('../../src/slack/', import.meta.url);
const sources = readdirSync(SLACK, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(new URL(name, SLACK), 'utf8'))
  .join('\n');

/** The scope each event needs. https://docs.slack.dev/reference/events */
const EVENT_SCOPES: Readonly<Record<string, string | null>> = {
  app_home_opened: null,
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  user_change: 'users:read',
};

test('the manifest is one that Slack takes', () => {
  const schema = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(readFileSync(new URL('manifest.schema.json', import.meta.url), 'utf8')));
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  validate(parse(text));
  expect(validate.errors).toBeNull();
});

test('it declares the command that the help names, escaped, and the shortcuts that are listened to', () => {
  expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
  expect(manifest.features.slash_commands[0]?.should_escape).toBe(true);
  expect(sorted(manifest.features.shortcuts.map(({ callback_id: id }) => id))).toEqual(sorted(SHORTCUTS));
});

test('it subscribes to exactly the events that are listened to', () => {
  expect(sorted(manifest.settings.event_subscriptions.bot_events)).toEqual(sorted(EVENTS));
  const listened = [...sources.matchAll(/app\.event\('([\w.]+)'/g)].map(([, name = '']) =>
    name === 'message' ? 'message.im' : name,
  );
  expect(sorted(listened)).toEqual(sorted(EVENTS));
});

test('it asks for exactly the scopes that its events and calls need', () => {
  const ofEvents = EVENTS.flatMap((event) => EVENT_SCOPES[event] ?? []);
  const ofCalls = Object.values(METHODS).flatMap((scopes) => scopes?.split(' ') ?? []);
  const { bot, bot_optional: optional, user } = manifest.oauth_config.scopes;
  expect(sorted([...bot, ...optional])).toEqual(sorted(new Set(['commands', ...ofEvents, ...ofCalls])));
  const history = ['channels:history', 'channels:read', 'files:write', 'groups:history', 'groups:read'];
  expect(optional).toEqual([...history, 'usergroups:read']);
  expect(user).toBeUndefined();
});

test('the list of methods is the list of methods that are called', () => {
  const called = [...sources.matchAll(/\b(?:calls|posts)\.((?:\w+\.)+\w+)\(/g)].map(([, method]) => method ?? '');
  const taken = sources.includes('{ postMessage } = posts.chat') ? ['chat.postMessage'] : [];
  const byLibrary = ['apps.connections.open'];
  expect(sorted(new Set([...called, ...taken, ...byLibrary]))).toEqual(sorted(Object.keys(METHODS)));
});
