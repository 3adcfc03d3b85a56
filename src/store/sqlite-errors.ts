import { StoreError, type StoreErrorCode } from './store-error.ts';

/** What to tell the operator, by SQLite's primary result code (https://sqlite.org/rescode.html). */
const EXPLANATIONS: Readonly<Record<number, readonly [StoreErrorCode, (place: string) => string]>> = {
  5: ['locked', (place) => `Another program holds the database ${place}. Stop it, or give each its own DATABASE_URL.`],
  6: ['locked', (place) => `Another program holds the database ${place}. Stop it, or give each its own DATABASE_URL.`],
  8: [
    'read-only',
    (place) => `The database ${place} is read-only. Make the file and its folder writable for this user.`,
  ],
  10: [
    'disk',
    (place) =>
      `The disk failed while using the database ${place}. Check the disk and its free space, then start again.`,
  ],
  11: ['damaged', (place) => `The database ${place} is damaged. Move it away and put a backup in its place.`],
  13: [
    'full',
    (place) => `The disk is full: the database ${place} could not grow, and nothing was half-written. Free some space.`,
  ],
  14: ['unwritable', unwritable],
  26: [
    'not-a-database',
    (place) => `${place} is not an SQLite database. Move it away, or set DATABASE_URL to another file.`,
  ],
};

function unwritable(place: string): string {
  return `The database ${place} cannot be opened. Make its folder writable for this user, or set DATABASE_URL to another file.`;
}

/** True where another connection holds the lock: worth another try. */
export function isLocked(error: unknown): boolean {
  const code = resultCode(error);
  return code === 5 || code === 6;
}

/** Turns an error of node:sqlite or of the file system into a sentence with its remedy; an error it does not know is given back. */
export function explainSqlite(error: unknown, place: string): unknown {
  const code = resultCode(error);
  const known = code === null ? undefined : EXPLANATIONS[code];
  if (known !== undefined) return new StoreError(known[0], known[1](place), error);
  return isFileError(error) ? new StoreError('unwritable', unwritable(place), error) : error;
}

/** SQLite's primary result code (the low byte of the extended one), or null where it is not SQLite's error. */
function resultCode(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : null;
}

/** True for an error of a system call, such as making the folder. */
function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
