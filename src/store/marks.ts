import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';
import { wholeText } from './whole-text.ts';

/** What is true of this database for ever. */
export interface Marks {
  /** True once this database has served Slack: from then on, missing secrets must never start the demo on it. */
  servedSlack(): Promise<boolean>;
  /** Says so; saying it again does nothing. */
  markServedSlack(): Promise<void>;
  /** Marks that something was told, by a name of its own; true the first time, for whoever comes first. */
  markTold(name: string): Promise<boolean>;
}

const SERVED_SLACK = 'served-slack';

/** Marks kept in the database. */
export function createMarks(db: Kysely<Tables>): Marks {
  return {
    servedSlack: async () => {
      const row = await db.selectFrom('mark').select('name').where('name', '=', SERVED_SLACK).executeTakeFirst();
      return row !== undefined;
    },
    markServedSlack: async () => void (await mark(db, SERVED_SLACK)),
    markTold: (name) => mark(db, `told ${name}`),
  };
}

/** Sets a mark; true where it was not there. */
async function mark(db: Kysely<Tables>, name: string): Promise<boolean> {
  const added = db.insertInto('mark').values({ name: wholeText(name) });
  const { numInsertedOrUpdatedRows } = await added
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
