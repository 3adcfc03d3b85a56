import type { ProgressBook } from '../progress/progress-book.ts';
import type { DigestThreads, Outbox } from '../reminder/outbox.ts';
import type { ReminderBook } from '../reminder/reminder-book.ts';
import type { ReportBrokenRow } from './broken-row.ts';
import type { Engine } from './engine.ts';
import { createOutbox } from './kept-outbox.ts';
import { createMarks, type Marks } from './marks.ts';
import { migrate, requireCurrent } from './migrate.ts';
import { createProgressBook } from './progress-book.ts';
import { createReminderBook } from './reminder-book.ts';
import { createSeenEvents, type SeenEvents } from './seen-events.ts';
import { openSqlite } from './sqlite.ts';
import { StoreError } from './store-error.ts';

/** Everything that must survive a restart. */
export interface Store {
  readonly outbox: Outbox & DigestThreads;
  readonly reminders: ReminderBook;
  readonly progress: ProgressBook;
  readonly events: SeenEvents;
  readonly marks: Marks;
  /** Waits for what is running, then lets go of the database; whatever is asked later rejects with the code `closed`. */
  close(): Promise<void>;
}

/**
 * Opens the database and brings its tables up to date. `url`: `sqlite:PATH` (made with its folder if it is not there),
 * `sqlite::memory:`, or `postgres://USER:PASSWORD@HOST:5432/NAME`. `report` hears of each row that cannot be read and was left out
 * (default: a process warning).
 * Rejects with a `StoreError` whose sentence says what to mend; it never repeats the address of a server, which may hold a password.
 */
export async function openStore(url: string, report: ReportBrokenRow = warnOfBrokenRow): Promise<Store> {
  return createStore(await openEngine(url), report);
}

/** What of the store is there for those who only read what people recorded. */
export type ReadableStore = Pick<Store, 'close'> & { readonly progress: Omit<ProgressBook, 'record'> };

/**
 * Opens a database to read what people recorded, and changes nothing in it: a bot, perhaps of an earlier version, may be using it.
 * Rejects as `openStore` does, and with `older` where no bot of this version has used the database yet.
 */
export async function openToRead(url: string, report: ReportBrokenRow = warnOfBrokenRow): Promise<ReadableStore> {
  return readStore(await openEngine(url, { readOnly: true }), report);
}

/** Opens the database that an address names, without touching its tables; whoever uses SQLite never loads pg. */
async function openEngine(url: string, how: { readonly readOnly: boolean } = { readOnly: false }): Promise<Engine> {
  const path = /^sqlite:(?!\/\/(?!\/))(.+)$/s.exec(url)?.[1];
  if (path !== undefined) return openSqlite(path, how);
  if (/^postgres(ql)?:/i.test(url)) return (await import('./postgres.ts')).openPostgres(url);
  const remedy = 'Set DATABASE_URL to sqlite:PATH, for example sqlite:var/digital-action.db, or to postgres://…';
  throw new StoreError('unsupported', `DATABASE_URL does not name a database that this version knows. ${remedy}`);
}

/** Brings the tables of an open database up to date and gives it its store; closes it again where that fails. */
export async function createStore(engine: Engine, report: ReportBrokenRow): Promise<Store> {
  try {
    await migrate(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return {
    outbox: createOutbox(engine.db, report),
    reminders: createReminderBook(engine.db, report),
    progress: createProgressBook(engine, report),
    events: createSeenEvents(engine.db),
    marks: createMarks(engine.db),
    close: () => engine.close(),
  };
}

/** Gives an open database a store to read from, where its tables are up to date; closes it again where they are not. */
export async function readStore(engine: Engine, report: ReportBrokenRow): Promise<ReadableStore> {
  try {
    await requireCurrent(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return { progress: createProgressBook(engine, report), close: () => engine.close() };
}

function warnOfBrokenRow(error: StoreError): void {
  process.emitWarning(error.message, { code: error.code });
}
