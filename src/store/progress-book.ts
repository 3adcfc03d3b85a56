import type { Kysely, Transaction } from 'kysely';
import type { Entry, EntryDraft } from '../progress/entry.ts';
import { personIn } from '../progress/link-content.ts';
import type { ProgressBook, Recorded } from '../progress/progress-book.ts';
import { appendEntry, newestEntry } from './append-entry.ts';
import { insideRow, keepReadable, type ReportBrokenRow } from './broken-row.ts';
import type { Engine } from './engine.ts';
import {
  activityOf,
  type EntryWithWords,
  type ReadEntry,
  readEntry,
  readLink,
  selectEntries,
  withNames,
} from './entry-row.ts';
import { peopleById, peopleNamed } from './keep-person.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';
import { wholeText } from './whole-text.ts';

/** What people recorded, kept in the database. */
export function createProgressBook(engine: Engine, report: ReportBrokenRow): ProgressBook {
  const { db } = engine;
  const inOrder = (number: number, limit: number) =>
    selectEntries(db).where('entry.number', '>', number).orderBy('entry.number').limit(limit).execute();
  let recordedHere = 0;
  return {
    record: async (draft) => {
      try {
        return await db.transaction().execute(async (trx) => {
          await engine.holdHistory(trx);
          return recordOnce(trx, draft, report);
        });
      } finally {
        // Also where it was refused: a connection that breaks may have recorded it all the same.
        recordedHere += 1;
      }
    },
    after: async (number, limit) => readEntries(db, await inOrder(number, limit), report),
    links: async (number, limit) => {
      const rows = await inOrder(number, limit);
      const named = await peopleNamed(db, { after: number, upTo: rows.at(-1)?.number ?? number });
      return untilBroken(rows.map((row) => readLink(row, named(row.number))));
    },
    head: async () => {
      const newest = await newestEntry(db);
      return newest === undefined ? null : { number: newest.number, hash: newest.hash };
    },
    recordedHere: () => recordedHere,
  };
}

async function recordOnce(trx: Transaction<Tables>, draft: EntryDraft, report: ReportBrokenRow): Promise<Recorded> {
  const first = await selectEntries(trx).where('entry.request', '=', draft.request).executeTakeFirst();
  if (first !== undefined) return { kind: 'again', entry: await readOne(trx, first, report) };
  const newer = await newerOfActivity(trx, draft);
  if (newer.length > 0) return { kind: 'changed', since: await readEntries(trx, newer, report) };
  const number = await appendEntry(trx, draft);
  const row = await selectEntries(trx).where('entry.number', '=', number).executeTakeFirstOrThrow();
  return { kind: 'recorded', entry: await readOne(trx, row, report) };
}

/** The entries of the same activity that the person had not seen, oldest first. */
async function newerOfActivity(trx: Transaction<Tables>, { matter, seen, activityIds = [] }: EntryDraft) {
  const activity = activityOf(matter);
  if (activity === null || seen === null) return [];
  const same = [...new Set([activity, ...activityIds.map(wholeText)])];
  const newer = selectEntries(trx).where('entry.activity', 'in', same).where('entry.number', '>', seen);
  return newer.orderBy('entry.number').execute();
}

async function readOne(trx: Transaction<Tables>, row: EntryWithWords, report: ReportBrokenRow): Promise<Entry> {
  const read = insideRow(readEntry(row));
  return withNames(read, await peopleOf(trx, [read], report));
}

async function readEntries(
  db: Kysely<Tables>,
  rows: readonly EntryWithWords[],
  report: ReportBrokenRow,
): Promise<readonly Entry[]> {
  const read = keepReadable(rows, readEntry, report);
  const person = await peopleOf(db, read, report);
  return read.map((entry) => withNames(entry, person));
}

function peopleOf(db: Kysely<Tables>, read: readonly ReadEntry[], report: ReportBrokenRow) {
  const ids = read.flatMap(({ content: { by, matter } }) => [by, personIn(matter) ?? by]);
  return peopleById(db, ids, report);
}

/** The links before the first that cannot be read; where that is the first of all, rejects: so it is named in its turn, never skipped. */
function untilBroken<Value>(values: readonly (Value | StoreError)[]): readonly Value[] {
  const broken = values.findIndex((value) => value instanceof StoreError);
  return values.slice(0, broken <= 0 ? values.length : broken).map(insideRow);
}
