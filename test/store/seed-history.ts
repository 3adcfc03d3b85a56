import type { Kysely } from 'kysely';
import { STATUSES } from '../../src/progress/entry.ts';
import { digestNaming, digestWords, FIRST_BEFORE, hashLink, linkPayload } from '../../src/progress/history.ts';
import { addSeconds } from '../../src/register/calendar.ts';
import type { Tables } from '../../src/store/tables.ts';
import { START } from './samples.ts';

/** Rows in one insert. */
const INSERT_ROWS = 1_000;

/** How large a history is to be. */
interface HistorySize {
  readonly entries: number;
  readonly people: number;
  readonly activities: number;
}

/** Writes a history of updates, a minute apart, into empty tables, in a fraction of the time that recording them takes. */
export async function seedHistory(db: Kysely<Tables>, { entries, people, activities }: HistorySize): Promise<void> {
  await db.transaction().execute(async (trx) => {
    let before = FIRST_BEFORE;
    for (let from = 0; from < entries; from += INSERT_ROWS) {
      const rows: ReturnType<typeof seedRow>[] = [];
      for (let number = from + 1; number <= Math.min(entries, from + INSERT_ROWS); number += 1) {
        const row = seedRow(number, before, { people, activities });
        before = row.entry.hash;
        rows.push(row);
      }
      await trx
        .insertInto('entry')
        .values(rows.map(({ entry }) => entry))
        .execute();
      await trx
        .insertInto('words')
        .values(rows.map(({ words }) => words))
        .execute();
      const named = rows.flatMap(({ person }) => person ?? []);
      if (named.length > 0) await trx.insertInto('person').values(named).execute();
    }
  });
}

function seedRow(number: number, before: string, { people, activities }: Omit<HistorySize, 'entries'>) {
  const id = `entry-${number}`;
  const at = addSeconds(START, number * 60);
  const activity = `moj/a${number % activities}/planned-2015/1`;
  const words = { note: `What happened, told for the ${number}th time.`, evidence: null };
  const salt = number.toString(16).padStart(32, '0');
  const [by, n] = [`person-${number % people}`, number % people];
  const person = { salt, team: 'T1', user: `U${n}`, name: `Person ${n}` };
  const isFirst = number <= people;
  const payload = linkPayload({
    number,
    id,
    at,
    by,
    matter: {
      kind: 'update',
      activityId: activity,
      status: STATUSES[number % STATUSES.length] ?? 'done',
      happenedOn: '2015-03-09',
    },
    people: isFirst ? { [by]: digestNaming(person) } : {},
    wordsDigest: digestWords(salt, words),
  });
  const hash = hashLink(before, payload);
  return {
    entry: { number, id, request: `request-${number}`, at, activity, payload, before, hash },
    words: { entry_id: id, salt, ...words },
    person: isFirst ? { id: by, number, ...person } : null,
  };
}
