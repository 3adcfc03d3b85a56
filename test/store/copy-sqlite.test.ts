import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../src/command/history.ts';
import { backUpSqlite, restoreSqlite } from '../../src/store/copy-sqlite.ts';
import { MIGRATIONS, migrate } from '../../src/store/migrate.ts';
import { createStore, openStore } from '../../src/store/open-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { nextLine, run } from './process/run.ts';
import { sampleDelivery, sampleDraft, sampleReminder, START } from './samples.ts';

let folder: string;
let path: string;
let copy: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copy-'));
  path = join(folder, 'bot.db');
  copy = join(folder, 'copies', 'one.db');
  return () => rmSync(folder, { recursive: true });
});

/** Keeps reminders with these ids in a database. */
async function keep(where: string, ...ids: readonly string[]): Promise<void> {
  const store = await openStore(`sqlite:${where}`);
  for (const id of ids) await store.reminders.set(sampleReminder({ id, channel: id }));
  await store.close();
}

async function kept(where: string): Promise<readonly string[]> {
  const store = await openStore(`sqlite:${where}`);
  const ids = (await store.outbox.reminders()).map(({ id }) => id);
  await store.close();
  return ids;
}

describe('a backup', () => {
  it('is one whole file, of a database in use, with what was written last', async () => {
    const store = await openStore(`sqlite:${path}`);
    await store.reminders.set(sampleReminder());
    await store.outbox.record({ now: START, deliveries: [sampleDelivery('r1', 0)] });
    const copied = await backUpSqlite(path, copy);
    expect(copied).toMatchObject({ file: copy, reminders: 1, lastBeat: START });
    expect(copied.bytes).toBe(readFileSync(copy).length);
    expect(readdirSync(join(folder, 'copies'))).toEqual(['one.db']);
    await store.reminders.set(sampleReminder({ id: 'r2', channel: 'C2' }));
    await store.close();
    expect(await kept(copy)).toEqual(['r1']);
  });

  it('holds what people recorded, whose history is whole and still refuses to be changed once it is put back', async () => {
    const store = await openStore(`sqlite:${path}`);
    await store.progress.record(sampleDraft());
    const head = await store.progress.head();
    const entries = await store.progress.after(0, 10);
    await backUpSqlite(path, copy);
    await store.progress.record(sampleDraft({ request: 'after the copy' }));
    await store.close();
    await restoreSqlite(copy, path, 'now');
    const engine = await openSqlite(path);
    const restored = await createStore(engine, () => {});
    expect(await restored.progress.after(0, 10)).toEqual(entries);
    expect(await verifyHistory(restored.progress, head?.hash)).toMatchObject({ verdict: { kind: 'whole', count: 1 } });
    await expect(sql`delete from entry`.execute(engine.db)).rejects.toThrow('never changed or deleted');
    expect(await restored.progress.record(sampleDraft())).toMatchObject({ kind: 'again' });
    await restored.close();
  });

  it('is never torn, however busily another process writes', async () => {
    await keep(path, 'r1', 'r2');
    const writer = run('beat-on', `sqlite:${path}`);
    const beats: number[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      for (let lines = 0; lines < 10; lines += 1) await nextLine(writer);
      const file = join(folder, `${turn}.db`);
      await backUpSqlite(path, file);
      const engine = await openSqlite(file);
      const rows = await engine.db.selectFrom('delivery').select('slot').execute();
      const days = new Set(rows.map(({ slot }) => slot)).size;
      expect(rows).toHaveLength(2 * days);
      beats.push(days);
      await engine.close();
    }
    writer.process.kill('SIGKILL');
    expect(beats).toEqual([...new Set(beats)].toSorted((a, b) => a - b));
  });

  it('overwrites nothing', async () => {
    await keep(path, 'r1');
    await backUpSqlite(path, copy);
    const before = readFileSync(copy);
    await expect(backUpSqlite(path, copy)).rejects.toMatchObject({ code: 'unwritable' });
    expect(readFileSync(copy).equals(before)).toBe(true);
  });
});

describe('what cannot be a backup', () => {
  afterEach(async () => {
    // Whatever was wrong, the database is as it was and nothing lies about.
    expect(await kept(path)).toEqual(['r1']);
    expect(readdirSync(folder).filter((name) => /part|restoring|before/.test(name))).toEqual([]);
  });
  beforeEach(() => keep(path, 'r1'));

  it.each<[string, string, (file: string) => unknown]>([
    ['a file that is not there', 'no-such-database', () => undefined],
    ['a letter', 'not-a-database', (file) => writeFileSync(file, 'Dear Sir or Madam, '.repeat(100))],
    [
      'a database of something else',
      'not-a-database',
      async (file) => {
        const engine = await openSqlite(file);
        await sql`create table recipe (name text)`.execute(engine.db);
        await engine.close();
      },
    ],
    [
      'a database that is newer than the code',
      'newer',
      async (file) => {
        const engine = await openSqlite(file);
        await migrate(engine, [...MIGRATIONS, { version: MIGRATIONS.length + 1, up: () => Promise.resolve() }]);
        await engine.close();
      },
    ],
    [
      'a damaged database',
      'damaged',
      async (file) => {
        await keep(file, ...Array.from({ length: 300 }, (_, n) => `other${n}`));
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.fill(0x5a, 3 * 4096 + 20, 6 * 4096));
      },
    ],
  ])('%s is refused', async (_name, code, make) => {
    const file = join(folder, 'given.db');
    await make(file);
    await expect(restoreSqlite(file, path, 'now')).rejects.toMatchObject({ code });
    await expect(backUpSqlite(file, copy)).rejects.toMatchObject({ code });
    expect(existsSync(copy)).toBe(false);
  });

  it('the database itself is refused', async () => {
    await expect(restoreSqlite(path, path, 'now')).rejects.toMatchObject({ code: 'unsupported' });
  });
});

describe('a restore', () => {
  beforeEach(async () => {
    await keep(path, 'r1');
    await backUpSqlite(path, copy);
    await keep(path, 'r2');
  });

  it('puts the copy in its place and keeps what was there', async () => {
    const restored = await restoreSqlite(copy, path, 'now');
    expect(restored).toMatchObject({ file: path, reminders: 1, before: `${path}.before-now` });
    expect(await kept(path)).toEqual(['r1']);
    expect(await kept(`${path}.before-now`)).toEqual(['r1', 'r2']);
    expect(await kept(copy)).toEqual(['r1']);
  });

  it('is refused while a bot holds the database, also an idle one', async () => {
    const idle = await openStore(`sqlite:${path}`);
    await expect(restoreSqlite(copy, path, 'now')).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining('Stop it, then restore again; nothing was changed.'),
    });
    await idle.close();
    const other = run('beat-on', `sqlite:${path}`);
    await nextLine(other);
    await expect(restoreSqlite(copy, path, 'now')).rejects.toMatchObject({ code: 'locked' });
    other.process.kill('SIGKILL');
    while ((await nextLine(other)) !== null);
    expect(await kept(path)).toEqual(['r1', 'r2']);
    await restoreSqlite(copy, path, 'now');
    expect(await kept(path)).toEqual(['r1']);
  });

  it('replaces a database that is damaged or gone, and no log of the old one stays beside the new one', async () => {
    writeFileSync(path, 'not a database any more');
    await restoreSqlite(copy, path, 'first');
    expect(readFileSync(`${path}.before-first`, 'utf8')).toBe('not a database any more');
    expect(await kept(path)).toEqual(['r1']);
    rmSync(path);
    writeFileSync(`${path}-wal`, 'a log without its database');
    expect(await restoreSqlite(copy, path, 'second')).toMatchObject({ before: null });
    expect(readFileSync(`${path}.before-second-wal`, 'utf8')).toBe('a log without its database');
    expect(await kept(path)).toEqual(['r1']);
  });

  it('takes a plain copy of the files of a bot that was killed, with its log', async () => {
    const store = await openStore(`sqlite:${path}`);
    await store.reminders.set(sampleReminder({ id: 'r3', channel: 'C3' }));
    for (const part of ['', '-wal']) copyFileSync(path + part, join(folder, `plain.db${part}`));
    await store.close();
    await restoreSqlite(join(folder, 'plain.db'), path, 'now');
    expect(await kept(path)).toEqual(['r1', 'r2', 'r3']);
  });
});
