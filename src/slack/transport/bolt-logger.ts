import { type Logger, LogLevel } from '@slack/web-api';
import type { Log } from '../../log.ts';
import { codeOf } from '../boundary.ts';

const LONGEST_MESSAGE = 200;

/**
 * Slack's libraries write to our log: one stable code, the library's own sentence shortened, and of an error only its code.
 * Their debug lines are dropped: they hold whole payloads, with the words of people.
 */
export function boltLogger(log: Log): Logger {
  const at =
    (level: 'info' | 'warn' | 'error') =>
    (...said: unknown[]) =>
      log[level]('slack_library', { said: said.map(shorten).join(' ') });
  return {
    debug: () => undefined,
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    setLevel: () => undefined,
    // At DEBUG the socket's client would write out whole acknowledgements.
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

function shorten(said: unknown): string {
  if (typeof said !== 'string') return said instanceof Error ? codeOf(said) : typeof said;
  // The address of a socket carries a ticket that opens it.
  return (
    said
      // Node quotes what it could not parse, which may be words of people.
      .replaceAll(/"[^"]*"/g, '[…]')
      .replaceAll(/\b(?:wss?|https?):\/\/\S+/g, '[address]')
      .replaceAll(/\b(?:xox[a-z]|xapp|xoxe)[-.][\w.-]+/g, '[token]')
      .slice(0, LONGEST_MESSAGE)
  );
}
