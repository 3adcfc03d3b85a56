import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What is true of this database for ever. */
export interface Marks {
  /** True once this database has served Slack: from then on, missing secrets must never start the demo on it. */
  servedSlack(): Promise<boolean>;
  /** Says so; saying it again does nothing. */
  markServedSlack(): Promise<void>;
}

const SERVED_SLACK = 'served-slack';

/** Marks kept in the database. */
export function createMarks(db: Kysely<Tables>): Marks {
  return {
    servedSlack: async () => {
      const row = await db.selectFrom('mark').select('name').where('name', '=', SERVED_SLACK).executeTakeFirst();
      return row !== undefined;
    },
    markServedSlack: async () => {
      const mark = db.insertInto('mark').values({ name: SERVED_SLACK });
      await mark.onConflict((conflict) => conflict.column('name').doNothing()).execute();
    },
  };
}
