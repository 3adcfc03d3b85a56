import { sql, type Kysely } from 'kysely';
import type { Guard } from './guard.ts';
import type { Tables } from './tables.ts';

/** Makes the triggers of a guard, and the function they share. */
export async function guardOnPostgres(trx: Kysely<Tables>, { table, allows, refusal }: Guard): Promise<void> {
  await sql`
    create or replace function refuse_change() returns trigger language plpgsql
    as $$ begin raise exception '%', tg_argv[0]; end $$
  `.execute(trx);
  const refuse = sql`execute function refuse_change(${sql.lit(refusal)})`;
  const triggers = [
    ['update', allows === null ? sql`for each row` : sql`for each row when (not (${sql.raw(allows)}))`],
    ['delete', sql`for each row`],
    // It fires no trigger of rows.
    ['truncate', sql`for each statement`],
  ] as const;
  for (const [verb, when] of triggers) {
    const name = sql.id(`${table}_refuses_${verb}`);
    await sql`create trigger ${name} before ${sql.raw(verb)} on ${sql.table(table)} ${when} ${refuse}`.execute(trx);
  }
}
