import type { Kysely } from 'kysely';
import type { Engine } from './engine.ts';
import type { Tables } from './tables.ts';

/** One step of the tables' history. */
export interface Migration {
  /** From 1, without gaps. */
  readonly version: number;
  /** Changes the tables, inside the transaction it is given. */
  up(trx: Kysely<Tables>, text: Engine['text'], protect: Engine['protect']): Promise<void>;
}
