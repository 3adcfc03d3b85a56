import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Named, Person } from '../progress/entry.ts';
import { brokenRow, type ReportBrokenRow } from './broken-row.ts';
import type { Tables } from './tables.ts';
import { wholeText } from './whole-text.ts';

/** The random id of a person, made when they are first named; the name is kept as it is now. */
export async function keepPerson(trx: Transaction<Tables>, { team, user, name }: Named): Promise<string> {
  const now = wholeText(name);
  const known = await trx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('team', '=', team)
    .where('user', '=', user)
    .executeTakeFirst();
  if (known === undefined) {
    const id = randomUUID();
    await trx.insertInto('person').values({ id, team, user, name: now }).execute();
    return id;
  }
  if (known.name !== now) await trx.updateTable('person').set({ name: now }).where('id', '=', known.id).execute();
  return known.id;
}

/** Takes a person's name out; whoever records with the same Slack user later is somebody new. */
export async function forgetPerson(trx: Transaction<Tables>, id: string): Promise<void> {
  await trx.updateTable('person').set({ team: null, user: null, name: null }).where('id', '=', id).execute();
}

/** Ids in one query: far below the 32,766 parameters of SQLite. */
const QUERY_IDS = 1_000;

/**
 * People by their ids. One whose row is gone is reported and comes without a name: what they recorded must not go too. (A transaction
 * is not needed: a person is there before any entry that names them, and is never deleted.)
 */
export async function peopleById(
  db: Kysely<Tables>,
  ids: readonly string[],
  report: ReportBrokenRow,
): Promise<(id: string) => Person> {
  const people = new Map<string, Person>();
  const wanted = [...new Set(ids)];
  for (let from = 0; from < wanted.length; from += QUERY_IDS) {
    const some = wanted.slice(from, from + QUERY_IDS);
    const rows = await db.selectFrom('person').selectAll().where('id', 'in', some).execute();
    for (const { id, team, user, name } of rows) people.set(id, { id, team, user, name });
  }
  for (const id of wanted) if (!people.has(id)) report(brokenRow('person', id, new Error('there is no such row')));
  return (id) => people.get(id) ?? { id, team: null, user: null, name: null };
}
