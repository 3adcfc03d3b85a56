/** `npm run backup`: a consistent copy of the SQLite database, also while the bot runs. */
import { basename, dirname, extname, join } from 'node:path';
import { backUpSqlite } from '../store/copy-sqlite.ts';
import { databaseFile, describeCopy, stampOf } from './database-file.ts';
import { readArguments, runLongCommand, UsageError } from './run.ts';

const USAGE = 'npm run backup -- [FILE]';

async function main(): Promise<number> {
  const { positionals } = readArguments({ allowPositionals: true, options: {} } as const, USAGE);
  if (positionals.length > 1) throw new UsageError(`Name one file at most.\nUsage: ${USAGE}`);
  const path = databaseFile('back it up with pg_dump, as README says under "Backing up".');
  const name = `${basename(path, extname(path))}-${stampOf(new Date().toISOString())}.db`;
  const copied = await backUpSqlite(path, positionals[0] ?? join(dirname(path), 'backups', name));
  console.log(`Backed up ${path} to ${copied.file} (${describeCopy(copied)}). The copy was checked and is whole.`);
  console.log(`Put it back, with the bot stopped: npm run restore -- ${copied.file}`);
  return 0;
}

if (import.meta.main) await runLongCommand(main);
