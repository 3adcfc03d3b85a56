import type { Kysely } from 'kysely';
import type { Entry, Matter, Person, Words } from '../progress/entry.ts';
import { type Link, readPayload } from '../progress/history.ts';
import type { LinkContent } from '../progress/link-content.ts';
import { brokenRow } from './broken-row.ts';
import type { StoreError } from './store-error.ts';
import type { EntryRow, Tables, WordsRow } from './tables.ts';
import { wholeText } from './whole-text.ts';

/** An entry with the words beside it; all of those are null where there are none. */
export type EntryWithWords = EntryRow & Omit<WordsRow, 'entry_id'>;

/** The entries with their words. */
export function selectEntries(db: Kysely<Tables>) {
  return db
    .selectFrom('entry')
    .leftJoin('words', 'words.entry_id', 'entry.id')
    .selectAll('entry')
    .select(['words.salt', 'words.note', 'words.evidence']);
}

/** An entry as read from its row, with people still by their ids. */
export interface ReadEntry {
  readonly content: LinkContent;
  readonly words: Words | null;
}

/** A row as its entry, or the `broken-row` error that names it. */
export function readEntry(row: EntryWithWords): ReadEntry | StoreError {
  const content = readPayload(row.payload);
  if (content === null) return brokenEntry(row, 'what is hashed of it cannot be read');
  if (!isFoundBy(content, row)) return brokenEntry(row, OTHER_COLUMNS);
  return { content, words: content.wordsDigest === null ? null : wordsIn(row) };
}

const OTHER_COLUMNS = 'its columns do not say what is hashed of it';

function brokenEntry({ number }: EntryRow, why: string): StoreError {
  return brokenRow('entry', String(number), new Error(why));
}

/** Asks whether the columns to find an entry by say the same as what is hashed of it. */
function isFoundBy({ number, id, at, matter }: LinkContent, row: EntryRow): boolean {
  return number === row.number && id === row.id && at === row.at && activityOf(matter) === row.activity;
}

/** An entry with its people. */
export function withNames({ content, words }: ReadEntry, person: (id: string) => Person): Entry {
  const { number, id, at, by, matter, wordsDigest } = content;
  const isRedacted = wordsDigest !== null && words === null;
  return { number, id, at, by: person(by), matter: withPeople(matter, person), words, isRedacted };
}

function wordsIn({ salt, note, evidence }: EntryWithWords): Words | null {
  return salt === null || note === null ? null : { note, evidence };
}

/** A row as a link of the chain, or the `broken-row` error of one whose columns do not say what is hashed: it would be found as another. */
export function readLink(row: EntryWithWords, people: Link['people']): Link | StoreError {
  const { number, payload, before, hash, salt, note, evidence } = row;
  const content = readPayload(payload);
  // One that cannot be read is a broken link, which is for the chain to say.
  if (content !== null && !isFoundBy(content, row)) return brokenEntry(row, OTHER_COLUMNS);
  const words = salt === null || note === null ? null : { salt, note, evidence };
  return { number, payload, before, hash, words, people };
}

/** The activity that a matter is about, as a column holds it, or null. */
export function activityOf(matter: Matter<unknown>): string | null {
  return 'activityId' in matter ? wholeText(matter.activityId) : null;
}

/** The matter with the person that it names put in another way. */
export function withPeople<From, To>(matter: Matter<From>, put: (whom: From) => To): Matter<To> {
  switch (matter.kind) {
    case 'owner':
      return { ...matter, owner: matter.owner === null ? null : put(matter.owner) };
    case 'departure':
    case 'forgetting':
      return { ...matter, person: put(matter.person) };
    case 'update':
    case 'mistake':
    case 'confirmation':
    case 'target':
    case 'redaction':
    case 'setting':
      return matter;
  }
}
