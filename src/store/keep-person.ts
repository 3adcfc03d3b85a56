import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Named, Person } from '../progress/entry.ts';
import type { NamedPerson, Naming } from '../progress/history.ts';
import { withoutFormatting } from '../progress/typed-text.ts';
import { brokenRow, type ReportBrokenRow } from './broken-row.ts';
import { newSalt } from './new-salt.ts';
import type { Tables } from './tables.ts';
import { wholeText } from './whole-text.ts';

/** A person as an entry is to name them. */
interface FoundPerson {
  readonly id: string;
  /** What is to be kept with the entry; null where they are known by this name already. */
  readonly naming: Naming | null;
}

/**
 * A person by team and Slack user, with their random id, made when they are first named. Whoever is called otherwise than before is the
 * same person with a new name. `other`: one that the same entry names already.
 */
export async function findPerson(
  trx: Transaction<Tables>,
  named: Named,
  other: FoundPerson | null = null,
): Promise<FoundPerson> {
  const [team, user, name] = [wholeText(named.team), wholeText(named.user), wholeText(withoutFormatting(named.name))];
  if (other?.naming?.team === team && other.naming.user === user) return other;
  const known = await selectPeople(trx)
    .where('person.team', '=', team)
    .where('person.user', '=', user)
    .orderBy('person.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const id = known?.id ?? randomUUID();
  return { id, naming: known?.name === name ? null : { salt: newSalt(), team, user, name } };
}

/** How people are called; a row of which no entry knows is none. */
function selectPeople(db: Kysely<Tables>) {
  return db.selectFrom('person').innerJoin('entry', 'entry.number', 'person.number').selectAll('person');
}

/** Takes a person's name out; whoever records with the same Slack user later is somebody new. */
export async function forgetPerson(trx: Transaction<Tables>, id: string): Promise<void> {
  const nothing = { salt: null, team: null, user: null, name: null };
  await trx.updateTable('person').set(nothing).where('id', '=', id).execute();
}

/** Ids in one query: far below the 32,766 parameters of SQLite. */
const QUERY_IDS = 1_000;

/**
 * People by their ids. One whose row is gone is reported and comes without a name: what they recorded must not go too. (A transaction
 * is not needed: a person is there with the first entry that names them, and is never deleted.)
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
    const rows = await selectPeople(db).where('person.id', 'in', some).orderBy('person.number').execute();
    for (const { id, team, user, name } of rows) people.set(id, { id, team, user, name });
  }
  for (const id of wanted) if (!people.has(id)) report(brokenRow('person', id, new Error('there is no such row')));
  return (id) => people.get(id) ?? { id, team: null, user: null, name: null };
}

/** Who is first named so by which entry, of the entries after one number up to another. */
export async function peopleNamed(
  db: Kysely<Tables>,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): Promise<(number: number) => readonly NamedPerson[]> {
  const rows = await db
    .selectFrom('person')
    .selectAll()
    .where('number', '>', after)
    .where('number', '<=', upTo)
    .orderBy('id')
    .execute();
  const byNumber = Map.groupBy(rows, ({ number }) => number);
  return (number) => byNumber.get(number)?.map(({ id, ...columns }) => ({ id, naming: namingIn(columns) })) ?? [];
}

function namingIn({ salt, team, user, name }: Omit<Tables['person'], 'id'>): Naming | null {
  return salt === null || team === null || user === null || name === null ? null : { salt, team, user, name };
}
