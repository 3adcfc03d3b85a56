import { DatabaseError } from 'pg';
import { StoreError, type StoreErrorCode } from './store-error.ts';

type Explanation = readonly [StoreErrorCode, (place: string, why: string) => string];

const UNREACHABLE: Explanation = [
  'unreachable',
  (place, why) =>
    `The ${place} cannot be reached${why}. Start its server, or correct DATABASE_URL; what was kept before is kept.`,
];

const REFUSED: Explanation = [
  'refused',
  (place) => `The ${place} refuses this user or its password. Correct the user and the password in DATABASE_URL.`,
];

const NOT_ALLOWED: Explanation = [
  'unwritable',
  (place) =>
    `The user of DATABASE_URL may not make or change tables in the ${place}. Make it the owner of the database.`,
];

const BUSY: Explanation = [
  'busy',
  (place) =>
    `The ${place} did not answer in time, because it is busy or at its limit of connections. It is tried again; if this stays, look at what else uses that server.`,
];

const DAMAGED: Explanation = [
  'damaged',
  (place) => `The ${place} is damaged. Put a backup in its place, and check the server's disk.`,
];

/** What to tell the operator, by SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const BY_STATE: Readonly<Record<string, Explanation>> = {
  '25006': [
    'read-only',
    (place) => `The ${place} is read-only, perhaps a standby. Set DATABASE_URL to the server that takes writes.`,
  ],
  '28000': REFUSED,
  '28P01': REFUSED,
  '3D000': [
    'no-such-database',
    (place) => `There is no ${place}. Make it with createdb, or correct the name in DATABASE_URL.`,
  ],
  '3F000': NOT_ALLOWED,
  '40001': BUSY,
  '40P01': BUSY,
  '42501': NOT_ALLOWED,
  '53100': [
    'full',
    (place) => `The disk of the ${place} is full: it could not grow, and nothing was half-written. Free some space.`,
  ],
  '53300': BUSY,
  '55P03': BUSY,
  '57014': BUSY,
  '57P01': UNREACHABLE,
  '57P02': UNREACHABLE,
  '57P03': UNREACHABLE,
  '57P05': UNREACHABLE,
  '25P03': UNREACHABLE,
  '58030': ['disk', (place) => `The disk of the ${place} failed. Check the server's disk and its free space.`],
  XX001: DAMAGED,
  XX002: DAMAGED,
};

/** Codes of Node's TLS that mean the certificate is not trusted, rather than nobody there. */
const IS_CERTIFICATE = /^(CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

const UNTRUSTED: Explanation = [
  'refused',
  (place) =>
    `The certificate of the ${place} is not trusted. Add sslrootcert=FILE with your authority's certificate to DATABASE_URL.`,
];

/**
 * Turns an error of pg into a sentence with its remedy; `place` names the database without its password. An error of SQL itself, such
 * as a broken constraint, and an error of the program are given back. Whatever else comes from pg is a connection that was not made,
 * was lost or did not answer in time: for most of these pg has no code.
 */
export function explainPostgres(error: unknown, place: string): unknown {
  const isOurs = [StoreError, TypeError, RangeError].some((kind) => error instanceof kind);
  if (!(error instanceof Error) || isOurs) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const explanation = error instanceof DatabaseError ? BY_STATE[code] : explainConnection(code);
  if (explanation === undefined) return error;
  return new StoreError(explanation[0], explanation[1](place, code === '' ? '' : ` (${code})`), error);
}

function explainConnection(code: string): Explanation {
  return IS_CERTIFICATE.test(code) ? UNTRUSTED : UNREACHABLE;
}
