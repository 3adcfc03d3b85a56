import pino from 'pino';

/** What a log line may carry beside its code: counts, ids, durations, an error. Never message text, never a token. */
type LogFields = Readonly<Record<string, unknown>>;

/** Structured logs with stable codes: `reminder_posted`, `slack_disconnected`. */
export interface Log {
  debug(code: string, fields?: LogFields): void;
  info(code: string, fields?: LogFields): void;
  warn(code: string, fields?: LogFields): void;
  error(code: string, fields?: LogFields): void;
}

/** How much is logged, from most to least. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const TOKEN = /xox[a-z]-[\w-]+|xapp-[\w-]+|xoxe\.[\w.-]+/g;

/** Replaces whatever looks like a Slack token, or the password of a database URL, wherever it stands in a line. */
function withoutSecrets(line: string): string {
  return line.replace(TOKEN, '[token]').replace(/(postgres(?:ql)?:\/\/[^:@/\s"]*):[^@\s"]*@/g, '$1:[password]@');
}

/**
 * Opens a log that writes one JSON object a line to `destination` (default: standard error, so that answers on standard
 * output stay clean). Paths alone do not hide a token inside an error's message, so every finished line is scrubbed.
 */
export function openLog(level: LogLevel, destination: pino.DestinationStream = pino.destination(2)): Log {
  const logger = pino({ level, base: null, hooks: { streamWrite: withoutSecrets } }, destination);
  const at =
    (severity: 'debug' | 'info' | 'warn' | 'error') =>
    (code: string, fields: LogFields = {}) =>
      logger[severity](fields, code);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
