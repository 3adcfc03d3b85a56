import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** The address by which this machine reaches a server that listens on `host`. */
export function addressOf(host: string): string {
  if (EVERYWHERE.has(host)) return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * Is the name in a Host header one that the server goes by? A name that merely points here (DNS rebinding) is not enough:
 * it must say localhost, or the address the server was told to listen on. A server that listens everywhere also goes by
 * any bare address, because an address cannot be rebound.
 */
function isOurName(name: string, listensOn: string): boolean {
  const isBareAddress = isIP(name.replace(/^\[|\]$/gu, '')) !== 0;
  return LOOPBACK.has(name) || name === addressOf(listensOn) || (EVERYWHERE.has(listensOn) && isBareAddress);
}

/** Does the request speak to this server by its own name, and not from a page of another site? */
export function isFromHere(headers: IncomingHttpHeaders, listensOn = '127.0.0.1'): boolean {
  const { host, origin } = headers;
  const url = `http://${host ?? ''}`;
  if (!URL.canParse(url) || !isOurName(new URL(url).hostname, listensOn)) return false;
  if (headers['sec-fetch-site'] === 'cross-site') return false;
  return origin === undefined || origin === `http://${host ?? ''}`;
}
