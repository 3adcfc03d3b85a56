/** `npm run restore -- FILE`: puts a backup of the SQLite database back, with the bot stopped. */
import { restoreSqlite } from '../store/copy-sqlite.ts';
import { databaseFile, describeCopy, stampOf } from './database-file.ts';
import { readArguments, runLongCommand, UsageError } from './run.ts';

const USAGE = 'npm run restore -- FILE';

async function main(): Promise<number> {
  const { positionals } = readArguments({ allowPositionals: true, options: {} } as const, USAGE);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError(`Name the backup.\nUsage: ${USAGE}`);
  const path = databaseFile('put it back with pg_restore, as README says under "Backing up".');
  const restored = await restoreSqlite(file, path, stampOf(new Date().toISOString()));
  console.log(`Restored ${file} to ${restored.file} (${describeCopy(restored)}).`);
  if (restored.before !== null) console.log(`The database that was there is kept as ${restored.before}.`);
  console.log(
    'It knows nothing after that moment: a reminder posted since comes once more if it is less than 24 hours old.',
  );
  return 0;
}

if (import.meta.main) await runLongCommand(main);
