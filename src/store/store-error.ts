/**
 * Why the store could not do what was asked: `unwritable` folder or tables, `read-only` file or server, `full` disk, `not-a-database`,
 * `damaged` file, `disk` (reading or writing failed), `locked` by another program, `closed` by us, `newer` or `older` than this code, `unsupported`
 * address, `broken-row` (one row that cannot be read; the others can); of a server: `unreachable` (not there, or gone for a while),
 * `refused` (user, password or certificate), `no-such-database`, `busy` (no answer in time).
 */
export type StoreErrorCode =
  | 'unwritable'
  | 'read-only'
  | 'full'
  | 'not-a-database'
  | 'damaged'
  | 'disk'
  | 'locked'
  | 'closed'
  | 'newer'
  | 'older'
  | 'unsupported'
  | 'broken-row'
  | 'unreachable'
  | 'refused'
  | 'no-such-database'
  | 'busy';

/** A failure of the store: a sentence with its remedy in `message`, a `code` to branch on, and the engine's own error as `cause`. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}
