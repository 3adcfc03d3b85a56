import { z } from 'zod';
import { LOG_LEVELS } from './log.ts';

/** What the README and `.env.example` say of a setting. */
interface Said {
  readonly meaning: string;
  /** Null: none. */
  readonly shownDefault: string | null;
}

const SAID = z.registry<Said>();

const secret = (prefix: string, where: string) =>
  z.string().startsWith(prefix, `must start with "${prefix}": copy it from ${where}`).optional();

/** A number within bounds. */
const between = (least: number, most: number, unit = '') => {
  const message = `must be a number ${unit}from ${least} to ${most}`;
  return z.coerce.number(message).min(least, message).max(most, message);
};

/** Every environment variable that the project reads: what it may be, its default, and the remedy where it is not right. */
export const SETTINGS = z.object({
  SLACK_BOT_TOKEN: secret('xoxb-', 'your Slack app under "OAuth & Permissions"').register(SAID, {
    meaning: 'The bot token of your Slack app. With no Slack secret set, the demo workspace starts.',
    shownDefault: null,
  }),
  SLACK_APP_TOKEN: secret('xapp-', 'your Slack app under "Basic Information", "App-Level Tokens"').register(SAID, {
    meaning: 'The app-level token (scope `connections:write`): Socket Mode, no public address needed.',
    shownDefault: null,
  }),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(16, 'is too short: copy it from your Slack app under "Basic Information", "Signing Secret"')
    .optional()
    .register(SAID, {
      meaning:
        'The signing secret: HTTP mode, Slack calls `https://your.host/slack/events`. Not together with `SLACK_APP_TOKEN`.',
      shownDefault: null,
    }),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as https://slack.com/api/' })
    .transform((url) => (url.endsWith('/') ? url : `${url}/`))
    .default('https://slack.com/api/')
    .register(SAID, {
      meaning: 'Where Slack’s Web API is; GovSlack and test servers need another.',
      shownDefault: 'https://slack.com/api/',
    }),
  PORT: between(0, 65_535).int('must be a whole number').default(3000).register(SAID, {
    meaning: 'Port of the demo workspace’s page, of HTTP mode, and of `/healthz` and `/readyz`; 0 takes any free one.',
    shownDefault: '3000',
  }),
  HOST: z.string().optional().register(SAID, {
    meaning:
      'Address to listen on. The demo stays on loopback unless this says otherwise; on Slack the default is all addresses.',
    shownDefault: '127.0.0.1 (demo), 0.0.0.0 (Slack)',
  }),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:|postgres(ql)?:\/\/)./, 'must be sqlite:PATH or postgres://USER:PASSWORD@HOST:5432/NAME')
    .default('sqlite:var/digital-action.db')
    .register(SAID, {
      meaning:
        'Where reminders and deliveries are kept: `sqlite:PATH`, or `postgres://USER:PASSWORD@HOST:5432/NAME` for several replicas. The demo has one of its own, in memory.',
      shownDefault: 'sqlite:var/digital-action.db',
    }),
  REPORTS_DIR: z.string().default('data/reports').register(SAID, {
    meaning: 'Folder of the reports: `NAME.txt`, each with a sidecar `NAME.json`.',
    shownDefault: 'data/reports',
  }),
  VOCABULARY_FILE: z.string().optional().register(SAID, {
    meaning: 'Your department’s own everyday words and acronyms, added to `data/vocabulary.txt`.',
    shownDefault: null,
  }),
  LATE_HOURS: between(0, 168, 'of hours ').default(24).register(SAID, {
    meaning: 'After downtime a missed reminder is still posted, marked late, if it is less than this many hours late.',
    shownDefault: '24',
  }),
  CONTACT: z
    .string()
    .regex(
      /^(?:[^\s@<>|]{1,100}@[^\s@<>|]{1,100}|[CG][A-Z0-9_]{2,30})$/,
      'must be an e-mail address, or the id of a Slack channel such as C0123456789',
    )
    .optional()
    .register(SAID, {
      meaning:
        'Who hears what is “Wrong or missing?”: an e-mail address, or the id of a channel the bot is in. Without it there is no such button.',
      shownDefault: null,
    }),
  ALLOWED_SHARED_CHANNELS: z
    .string()
    .regex(
      /^[CG][A-Z0-9_]{2,30}(?:[\s,]+[CG][A-Z0-9_]{2,30})*$/,
      'must be channel ids such as C0123456789, separated by commas',
    )
    .transform((text) => text.split(/[\s,]+/))
    .optional()
    .register(SAID, {
      meaning:
        'Ids of channels shared with other organisations where reminders and “Share in channel” are allowed, separated by commas.',
      shownDefault: null,
    }),
  ADMINISTRATORS: z
    .string()
    .regex(
      /^[UW][A-Z0-9_]{2,30}(?:[\s,]+[UW][A-Z0-9_]{2,30})*$/,
      'must be user ids such as U0123456789, separated by commas',
    )
    .transform((text) => text.split(/[\s,]+/))
    .optional()
    .register(SAID, {
      meaning:
        'Slack user ids of the bot’s administrators beside the workspace’s own, separated by commas: they confirm any update, take words out, and change settings.',
      shownDefault: null,
    }),
  SOCKET_CONNECTIONS: between(1, 10).int('must be a whole number').default(2).register(SAID, {
    meaning:
      'Connections in Socket Mode, 1 to 10: with two, one carries on while Slack renews the other. Slack allows ten for all replicas together.',
    shownDefault: '2',
  }),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`)
    .default('info')
    .register(SAID, {
      meaning: 'How much is logged: `debug`, `info`, `warn`, `error` or `silent`. Never message text, never tokens.',
      shownDefault: 'info',
    }),
  NODE_ENV: z.string().optional().register(SAID, {
    meaning: 'With `production`, missing Slack secrets are an error and never start the demo.',
    shownDefault: null,
  }),
});

/** What the documents say of each setting, in order. They are held equal to it by a test. */
export const SETTINGS_SAID = Object.entries(SETTINGS.shape).map(([name, schema]) => ({
  name,
  ...(SAID.get(schema) ?? { meaning: '', shownDefault: null }),
}));
