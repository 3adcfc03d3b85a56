import type { z } from 'zod';
import type { LogLevel } from './log.ts';
import { SETTINGS } from './settings.ts';

/** The secrets that Slack gave, which also choose how its events arrive. */
export type SlackSecrets =
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string };

/** Everything the environment decides, read once and frozen. */
export interface Config {
  /** Null: no secret is set, so the demo workspace starts. */
  readonly slack: SlackSecrets | null;
  readonly slackApiUrl: string;
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  readonly reportsDir: string;
  /** A department's own vocabulary file, or null. */
  readonly vocabularyFile: string | null;
  /** A missed slot is posted late up to this many hours. */
  readonly lateHours: number;
  readonly logLevel: LogLevel;
  /** Who hears what is wrong or missing: an e-mail address or a Slack channel's id; null: nobody. */
  readonly contact: string | null;
  /** Channels shared with other organisations in which reminders and sharing are allowed, by Slack's ids. */
  readonly allowedSharedChannels: readonly string[];
  /** Administrators of the bot beside the workspace's own, by Slack's user ids. */
  readonly administrators: readonly string[];
  /** Socket Mode connections, 1 to 10. */
  readonly socketConnections: number;
}

/** What reading the environment gave: a configuration, or every fault with its remedy. */
export type ConfigReading =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

/** Reads the environment once. An empty variable counts as not set. All faults come together, each a sentence with its remedy. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigReading {
  const given: Readonly<Record<string, string | undefined>> = Object.fromEntries(
    Object.keys(SETTINGS.shape).map((name) => [name, environment[name]?.trim() || undefined]),
  );
  const parsed = SETTINGS.safeParse(given);
  const { slack, faults } = chooseSecrets(given);
  const all = [...(parsed.error?.issues ?? []).map(({ path, message }) => `${String(path[0])} ${message}.`), ...faults];
  if (!parsed.success || all.length > 0) return { kind: 'faults', faults: all };
  return { kind: 'config', config: Object.freeze(toConfig(parsed.data, slack)) };
}

/** Reads where the database is and nothing else, for commands that need no Slack. */
export function readDatabaseUrl(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly kind: 'url'; readonly url: string } | { readonly kind: 'faults'; readonly faults: readonly string[] } {
  const onlyThis = { DATABASE_URL: environment['DATABASE_URL'] };
  const reading = readConfig(onlyThis);
  return reading.kind === 'faults' ? reading : { kind: 'url', url: reading.config.databaseUrl };
}

const fault = (sentence: string) => ({ slack: null, faults: [sentence] });

/** Which secrets are set decides the mode; a missing or contradictory set is a fault. */
function chooseSecrets(given: Readonly<Record<string, string | undefined>>): {
  readonly slack: SlackSecrets | null;
  readonly faults: readonly string[];
} {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = given;
  if (appToken && signingSecret) {
    return fault(
      'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: keep SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP mode, and remove the other.',
    );
  }
  if (!botToken && (appToken || signingSecret)) {
    return fault('SLACK_BOT_TOKEN is missing: copy it from your Slack app under "OAuth & Permissions".');
  }
  if (botToken && appToken) return { slack: { kind: 'socket', botToken, appToken }, faults: [] };
  if (botToken && signingSecret) return { slack: { kind: 'http', botToken, signingSecret }, faults: [] };
  if (botToken) {
    return fault(
      'SLACK_BOT_TOKEN is set alone: add SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP mode.',
    );
  }
  if (given['NODE_ENV'] !== 'production') return { slack: null, faults: [] };
  return fault(
    'NODE_ENV is "production" and no Slack secret is set: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET). The demo never starts in production.',
  );
}

function toConfig(values: z.output<typeof SETTINGS>, slack: SlackSecrets | null): Config {
  return {
    slack,
    slackApiUrl: values.SLACK_API_URL,
    port: values.PORT,
    host: values.HOST ?? (slack ? '0.0.0.0' : '127.0.0.1'),
    databaseUrl: values.DATABASE_URL,
    reportsDir: values.REPORTS_DIR,
    vocabularyFile: values.VOCABULARY_FILE ?? null,
    lateHours: values.LATE_HOURS,
    logLevel: values.LOG_LEVEL,
    contact: values.CONTACT ?? null,
    allowedSharedChannels: values.ALLOWED_SHARED_CHANNELS ?? [],
    administrators: values.ADMINISTRATORS ?? [],
    socketConnections: values.SOCKET_CONNECTIONS,
  };
}
