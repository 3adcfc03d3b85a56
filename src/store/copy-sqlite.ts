import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Instant } from '../register/calendar.ts';
import { makeFolder } from './make-folder.ts';
import { MIGRATIONS } from './migrate.ts';
import { explainSqlite } from './sqlite-errors.ts';
import { StoreError } from './store-error.ts';

/** What a copy holds. */
export interface Copied {
  /** Its whole path. */
  readonly file: string;
  readonly bytes: number;
  /** Reminders that are not stopped. */
  readonly reminders: number;
  readonly lastBeat: Instant | null;
}

/** All pages in one step: between two steps a bot may write, and then SQLite would begin again. */
const ALL_PAGES = 0x7f_ff_ff_ff;

/** How long another connection may hold the file for a moment, in milliseconds. */
const PATIENCE_MS = 2_000;

/** The database and what SQLite keeps beside it; a log without its database, or beside another one, would damage it. */
const PARTS = ['', '-wal', '-shm', '-journal'];

/**
 * Makes a consistent copy of a database, which may be in use, and checks it: whole, ours and not newer than this code. The copy is one
 * file, and appears under its name only when it is whole. Nothing is overwritten.
 * Rejects with a `StoreError` whose sentence says what to mend.
 */
export async function backUpSqlite(path: string, file: string): Promise<Copied> {
  const [from, to] = [resolve(path), resolve(file)];
  if (existsSync(to))
    throw new StoreError('unwritable', `${to} is there already, and is left as it is. Name another file.`);
  const copied = await copyTo(from, `${to}.part`);
  renameSync(copied.file, to);
  return { ...copied, file: to };
}

/** What a database was replaced with, and where the one before is kept; null: there was none. */
interface Restored extends Copied {
  readonly before: string | null;
}

/**
 * Puts a copy in the place of a database: checks it first, refuses while a bot holds the database (`locked`), and keeps the database
 * that was there beside it as `PATH.before-STAMP`. Until the last step, which is one renaming, the old one is in its place.
 * Rejects with a `StoreError` whose sentence says what to mend.
 */
export async function restoreSqlite(file: string, path: string, stamp: string): Promise<Restored> {
  const [from, to] = [resolve(file), resolve(path)];
  if (from === to) throw new StoreError('unsupported', `${to} is the database itself. Name a backup of it.`);
  const copied = await copyTo(from, `${to}.restoring`);
  const before = `${to}.before-${stamp}`;
  const wasThere = existsSync(to);
  try {
    if (wasThere) requireUnused(to);
    for (const part of PARTS) if (existsSync(to + part)) renameSync(to + part, before + part);
    renameSync(copied.file, to);
  } catch (error) {
    rmSync(copied.file, { force: true });
    throw explainSqlite(error, to);
  }
  return { ...copied, file: to, before: wasThere ? before : null };
}

/** Copies a database into a file that is not there yet and checks the copy; leaves nothing where it fails. */
async function copyTo(from: string, file: string): Promise<Copied> {
  if (!existsSync(from)) throw new StoreError('no-such-database', `There is no database ${from}.`);
  try {
    makeFolder(dirname(file));
    rmSync(file, { force: true });
    const source = new DatabaseSync(from, { readOnly: true, timeout: PATIENCE_MS });
    try {
      await backup(source, file, { rate: ALL_PAGES });
    } finally {
      source.close();
    }
    return checkCopy(file, from);
  } catch (error) {
    for (const part of PARTS) rmSync(file + part, { force: true });
    const explained = explainSqlite(error, from);
    // Only the copy can grow, perhaps on another disk.
    throw explained instanceof StoreError && explained.code === 'full' ? explainSqlite(error, file) : explained;
  }
}

const counts = z.object({ version: z.int().nullable(), reminders: z.int(), lastBeat: z.string().nullable() });

/** Reads columns that are there since the first version. */
const COUNTS = `select (select max(version) from schema_version) as version,
  (select count(*) from reminder where stopped_at is null) as reminders, (select at from beat) as lastBeat`;

function checkCopy(file: string, from: string): Copied {
  const copy = new DatabaseSync(file);
  try {
    // One file, with nothing beside it that could be forgotten.
    copy.exec('pragma journal_mode = delete');
    const isWhole = copy.prepare('pragma integrity_check(1)').get()?.['integrity_check'] === 'ok';
    if (!isWhole) throw new StoreError('damaged', `The database ${from} is damaged. Take another copy.`);
    const isOurs = copy.prepare(`select 1 from sqlite_master where name = 'schema_version'`).get() !== undefined;
    if (!isOurs)
      throw new StoreError('not-a-database', `${from} is an SQLite database, but not one of Digital Action.`);
    const { version, reminders, lastBeat } = counts.parse(copy.prepare(COUNTS).get());
    if ((version ?? 0) > MIGRATIONS.length) {
      throw new StoreError(
        'newer',
        `${from} was made by a newer version of Digital Action. Install that version first.`,
      );
    }
    return { file, bytes: statSync(file).size, reminders, lastBeat };
  } finally {
    copy.close();
  }
}

/**
 * Leaving write-ahead mode needs the file for oneself, so this fails while any bot has it open, and puts what is in the log into the
 * file. A file that cannot be read is nobody's.
 */
function requireUnused(path: string): void {
  const database = new DatabaseSync(path, { timeout: PATIENCE_MS });
  try {
    database.exec('pragma journal_mode = delete');
  } catch (error) {
    const explained = explainSqlite(error, path);
    if (!(explained instanceof StoreError)) throw error;
    if (explained.code === 'damaged' || explained.code === 'not-a-database') return;
    const sentence = `A bot is using the database ${path}. Stop it, then restore again; nothing was changed.`;
    throw explained.code === 'locked' ? new StoreError('locked', sentence, error) : explained;
  } finally {
    database.close();
  }
}
