import { sql, type Kysely } from 'kysely';
import type { Guard } from './guard.ts';
import type { Tables } from './tables.ts';

/** Makes the triggers of a guard. `insert or replace` deletes without firing any (https://sqlite.org/lang_conflict.html), so it has one of its own. */
export async function guardOnSqlite(trx: Kysely<Tables>, { table, allows, keys, refusal }: Guard): Promise<void> {
  const refuse = sql`begin select raise(abort, ${sql.lit(refusal)}); end`;
  const isThere = keys.map((key) => key.map((column) => `"${column}" = new."${column}"`).join(' and ')).join(' or ');
  const triggers = [
    ['update', allows === null ? sql`` : sql`when not (${sql.raw(allows)})`],
    ['delete', sql``],
    ['insert', sql`when exists (select 1 from ${sql.table(table)} where ${sql.raw(isThere)})`],
  ] as const;
  for (const [verb, when] of triggers) {
    const name = sql.id(`${table}_refuses_${verb}`);
    await sql`create trigger ${name} before ${sql.raw(verb)} on ${sql.table(table)} ${when} ${refuse}`.execute(trx);
  }
}
