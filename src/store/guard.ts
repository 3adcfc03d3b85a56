import type { Tables } from './tables.ts';

/** What a table refuses, whoever asks and in whichever way: the database's own triggers hold it. Nothing of a guarded table is ever deleted. */
export interface Guard {
  readonly table: keyof Tables;
  /** The only update that is let through: SQL that every engine understands, with the row as `old` and as `new`; null: none is. */
  readonly allows: string | null;
  /** Its primary key and its unique keys, by columns: where inserting can replace a row, replacing one is refused too. */
  readonly keys: readonly (readonly string[])[];
  /** The sentence that the refused statement fails with. */
  readonly refusal: string;
}
