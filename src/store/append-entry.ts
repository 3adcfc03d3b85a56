import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { EntryDraft, Words } from '../progress/entry.ts';
import { digestNaming, digestWords, FIRST_BEFORE, hashLink, linkPayload } from '../progress/history.ts';
import { personIn } from '../progress/link-content.ts';
import { withoutFormatting } from '../progress/typed-text.ts';
import { activityOf, withPeople } from './entry-row.ts';
import { findPerson, forgetPerson } from './keep-person.ts';
import { newSalt } from './new-salt.ts';
import type { EntryRow, Tables, WordsRow } from './tables.ts';
import { wholeText } from './whole-text.ts';

/**
 * Appends an entry after the newest one, with its words and its people, and takes out what it takes out; returns its number. Nobody
 * else may append until the transaction ends.
 */
export async function appendEntry(trx: Transaction<Tables>, draft: EntryDraft): Promise<number> {
  const last = await newestEntry(trx);
  const number = (last?.number ?? 0) + 1;
  const id = randomUUID();
  // Of two replicas the clock of one lies behind.
  const at = last !== undefined && last.at > draft.at ? last.at : draft.at;
  const by = await findPerson(trx, draft.by);
  const named = personIn(draft.matter);
  const whom = named === null ? by : await findPerson(trx, named, by);
  const matter = withPeople(draft.matter, () => whom.id);
  const people = [...new Set([by, whom])].flatMap(({ id: person, naming }) =>
    naming === null ? [] : [{ id: person, ...naming }],
  );
  const words = saltedWords(draft.words);
  const wordsDigest = words === null ? null : digestWords(words.salt, words);
  const digests = Object.fromEntries(people.map((person) => [person.id, digestNaming(person)]));
  const payload = linkPayload({ number, id, at, by: by.id, matter, people: digests, wordsDigest });
  const before = last?.hash ?? FIRST_BEFORE;
  const hash = hashLink(before, payload);
  const row: EntryRow = { number, id, request: draft.request, at, activity: activityOf(matter), payload, before, hash };
  await trx.insertInto('entry').values(row).execute();
  for (const person of people)
    await trx
      .insertInto('person')
      .values({ ...person, number })
      .execute();
  if (words !== null) await keepWords(trx, { entry_id: id, ...words });
  if (matter.kind === 'redaction') await takeWordsOut(trx, matter.entryId);
  if (matter.kind === 'forgetting') await forgetPerson(trx, matter.person);
  return number;
}

/** What the next link is linked to; undefined where nothing was recorded. */
export function newestEntry(db: Kysely<Tables>) {
  const newest = db.selectFrom('entry').select(['number', 'at', 'hash']).orderBy('number', 'desc').limit(1);
  return newest.executeTakeFirst();
}

/** What a person wrote as it is kept, with its salt; null where they wrote nothing. */
function saltedWords(words: Words | null) {
  if (words === null || (words.note === '' && words.evidence === null)) return null;
  const evidence = words.evidence === null ? null : wholeText(words.evidence);
  return { salt: newSalt(), note: wholeText(withoutFormatting(words.note)), evidence };
}

async function keepWords(trx: Transaction<Tables>, row: WordsRow): Promise<void> {
  await trx.insertInto('words').values(row).execute();
}

async function takeWordsOut(trx: Transaction<Tables>, entryId: string): Promise<void> {
  await trx
    .updateTable('words')
    .set({ salt: null, note: null, evidence: null })
    .where('entry_id', '=', entryId)
    .execute();
}
