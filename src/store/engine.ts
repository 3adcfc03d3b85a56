import type { Expression, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * A database that the queries run on. Everything in which one engine differs from another is data here or hidden in its adapter; no
 * query asks which engine it is on.
 */
export interface Engine {
  readonly db: Kysely<Tables>;
  /** The column type of a text that sorts by its code points: on some engines `text` alone sorts by the server's language. */
  readonly text: 'text' | Expression<unknown>;
  /** Waits, inside a transaction, until no other process migrates; by its end others wait for this one. */
  takeTurn(trx: Kysely<Tables>): Promise<void>;
  /** Waits for what is running, then lets go of the database; later queries reject with `closed`. Closing again does nothing. */
  close(): Promise<void>;
}
