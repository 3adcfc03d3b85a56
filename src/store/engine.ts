import type { Expression, Kysely } from 'kysely';
import type { Guard } from './guard.ts';
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
  /** Waits, inside a transaction, until nobody else appends to the history; until its end others wait for this one. */
  holdHistory(trx: Kysely<Tables>): Promise<void>;
  /** Makes a table refuse what its guard says. */
  protect(trx: Kysely<Tables>, guard: Guard): Promise<void>;
  /** Waits for what is running, then lets go of the database; later queries reject with `closed`. Closing again does nothing. */
  close(): Promise<void>;
}
