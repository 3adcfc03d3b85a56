import { z } from 'zod';
import { LOG_LEVELS, type LogLevel } from './log.ts';

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
  /** Socket Mode connections, 1 to 10. */
  readonly socketConnections: number;
}

/** One environment variable: what it means, its default as the README shows it, and what it may be. */
export interface Setting {
  readonly name: string;
  readonly meaning: string;
  /** As the README shows it; null: none. */
  readonly shownDefault: string | null;
  readonly schema: z.ZodType;
}

const secret = (prefix: string, where: string) =>
  z.string().startsWith(prefix, `must start with "${prefix}": copy it from ${where}`).optional();

/** A number within bounds. */
const between = (least: number, most: number, unit = '') => {
  const message = `must be a number ${unit}from ${least} to ${most}`;
  return z.coerce.number(message).min(least, message).max(most, message);
};

/** Every environment variable that the project reads. The README's table and `.env.example` are held equal to it by a test. */
export const SETTINGS = [
  {
    name: 'SLACK_BOT_TOKEN',
    meaning: 'The bot token of your Slack app. With no Slack secret set, the demo workspace starts.',
    shownDefault: null,
    schema: secret('xoxb-', 'your Slack app under "OAuth & Permissions"'),
  },
  {
    name: 'SLACK_APP_TOKEN',
    meaning: 'The app-level token (scope `connections:write`): Socket Mode, no public address needed.',
    shownDefault: null,
    schema: secret('xapp-', 'your Slack app under "Basic Information", "App-Level Tokens"'),
  },
  {
    name: 'SLACK_SIGNING_SECRET',
    meaning:
      'The signing secret: HTTP mode, Slack calls `https://your.host/slack/events`. Not together with `SLACK_APP_TOKEN`.',
    shownDefault: null,
    schema: z
      .string()
      .min(16, 'is too short: copy it from your Slack app under "Basic Information", "Signing Secret"')
      .optional(),
  },
  {
    name: 'SLACK_API_URL',
    meaning: 'Where Slack’s Web API is; GovSlack and test servers need another.',
    shownDefault: 'https://slack.com/api/',
    schema: z
      .url({ protocol: /^https?$/, error: 'must be a URL such as https://slack.com/api/' })
      .transform((url) => (url.endsWith('/') ? url : `${url}/`))
      .default('https://slack.com/api/'),
  },
  {
    name: 'PORT',
    meaning: 'Port of the demo workspace’s page, of HTTP mode, and of `/healthz` and `/readyz`; 0 takes any free one.',
    shownDefault: '3000',
    schema: between(0, 65_535).int('must be a whole number').default(3000),
  },
  {
    name: 'HOST',
    meaning:
      'Address to listen on. The demo stays on loopback unless this says otherwise; on Slack the default is all addresses.',
    shownDefault: '127.0.0.1 (demo), 0.0.0.0 (Slack)',
    schema: z.string().optional(),
  },
  {
    name: 'DATABASE_URL',
    meaning:
      'Where reminders and deliveries are kept: `sqlite:PATH`, or `postgres://USER:PASSWORD@HOST:5432/NAME` for several replicas. The demo has one of its own, in memory.',
    shownDefault: 'sqlite:var/digital-action.db',
    schema: z
      .string()
      .regex(/^(sqlite:|postgres(ql)?:\/\/)./, 'must be sqlite:PATH or postgres://USER:PASSWORD@HOST:5432/NAME')
      .default('sqlite:var/digital-action.db'),
  },
  {
    name: 'REPORTS_DIR',
    meaning: 'Folder of the reports: `NAME.txt`, each with a sidecar `NAME.json`.',
    shownDefault: 'data/reports',
    schema: z.string().default('data/reports'),
  },
  {
    name: 'VOCABULARY_FILE',
    meaning: 'Your department’s own everyday words and acronyms, added to `data/vocabulary.txt`.',
    shownDefault: null,
    schema: z.string().optional(),
  },
  {
    name: 'LATE_HOURS',
    meaning: 'After downtime a missed reminder is still posted, marked late, if it is less than this many hours late.',
    shownDefault: '24',
    schema: between(0, 168, 'of hours ').default(24),
  },
  {
    name: 'CONTACT',
    meaning:
      'Who hears what is “Wrong or missing?”: an e-mail address, or the id of a channel the bot is in. Without it there is no such button.',
    shownDefault: null,
    schema: z
      .string()
      .regex(
        /^(?:[^\s@<>|]{1,100}@[^\s@<>|]{1,100}|[CG][A-Z0-9_]{2,30})$/,
        'must be an e-mail address, or the id of a Slack channel such as C0123456789',
      )
      .optional(),
  },
  {
    name: 'ALLOWED_SHARED_CHANNELS',
    meaning:
      'Ids of channels shared with other organisations where reminders and “Share in channel” are allowed, separated by commas.',
    shownDefault: null,
    schema: z
      .string()
      .regex(
        /^[CG][A-Z0-9_]{2,30}(?:[\s,]+[CG][A-Z0-9_]{2,30})*$/,
        'must be channel ids such as C0123456789, separated by commas',
      )
      .transform((text) => text.split(/[\s,]+/))
      .optional(),
  },
  {
    name: 'SOCKET_CONNECTIONS',
    meaning:
      'Connections in Socket Mode, 1 to 10: with two, one carries on while Slack renews the other. Slack allows ten for all replicas together.',
    shownDefault: '2',
    schema: between(1, 10).int('must be a whole number').default(2),
  },
  {
    name: 'LOG_LEVEL',
    meaning: 'How much is logged: `debug`, `info`, `warn`, `error` or `silent`. Never message text, never tokens.',
    shownDefault: 'info',
    schema: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  },
  {
    name: 'NODE_ENV',
    meaning: 'With `production`, missing Slack secrets are an error and never start the demo.',
    shownDefault: null,
    schema: z.string().optional(),
  },
] as const satisfies readonly Setting[];

type Values = { [S in (typeof SETTINGS)[number] as S['name']]: z.output<S['schema']> };

/** What reading the environment gave: a configuration, or every fault with its remedy. */
export type ConfigReading =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

/** Reads the environment once. An empty variable counts as not set. All faults come together, each a sentence with its remedy. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigReading {
  const given = Object.fromEntries(
    SETTINGS.map(({ name }) => [name, environment[name]?.trim() || undefined]),
  ) as Readonly<Record<string, string | undefined>>;
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  for (const { name, schema } of SETTINGS) {
    const parsed = schema.safeParse(given[name]);
    if (parsed.success) values[name] = parsed.data;
    else faults.push(`${name} ${parsed.error.issues[0]?.message ?? 'is not valid'}.`);
  }
  const slack = chooseSecrets(given, faults);
  if (faults.length > 0) return { kind: 'faults', faults };
  return { kind: 'config', config: Object.freeze(toConfig(values as Values, slack)) };
}

/** Reads where the database is and nothing else, for commands that need no Slack. */
export function readDatabaseUrl(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly kind: 'url'; readonly url: string } | { readonly kind: 'faults'; readonly faults: readonly string[] } {
  const onlyThis = { DATABASE_URL: environment['DATABASE_URL'] };
  const reading = readConfig(onlyThis);
  return reading.kind === 'faults' ? reading : { kind: 'url', url: reading.config.databaseUrl };
}

/** Which secrets are set decides the mode; a missing or contradictory set is a fault. */
function chooseSecrets(given: Readonly<Record<string, string | undefined>>, faults: string[]): SlackSecrets | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = given;
  if (appToken && signingSecret) {
    faults.push(
      'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: keep SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP mode, and remove the other.',
    );
    return null;
  }
  if (!botToken && (appToken || signingSecret)) {
    faults.push('SLACK_BOT_TOKEN is missing: copy it from your Slack app under "OAuth & Permissions".');
    return null;
  }
  if (botToken && appToken) return { kind: 'socket', botToken, appToken };
  if (botToken && signingSecret) return { kind: 'http', botToken, signingSecret };
  if (botToken) {
    faults.push(
      'SLACK_BOT_TOKEN is set alone: add SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP mode.',
    );
  } else if (given['NODE_ENV'] === 'production') {
    faults.push(
      'NODE_ENV is "production" and no Slack secret is set: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET). The demo never starts in production.',
    );
  }
  return null;
}

function toConfig(values: Values, slack: SlackSecrets | null): Config {
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
    socketConnections: values.SOCKET_CONNECTIONS,
  };
}
