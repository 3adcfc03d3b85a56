import { chmodSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { createStore, openStore, readStore } from '../../src/store/open-store.ts';
import { verifyHistory } from '../../src/command/history.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { startOnce } from './process/run.ts';
import { sampleDelivery, sampleDraft, sampleReminder, START } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true }));

/** Permissions bind root to nothing, so as root these tests start a process as nobody. */
const user = process.getuid?.() === 0 ? 'nobody' : undefined;

describe('an address', () => {
  it.each([
    'mysql://bot:secret@db.example/actions',
    'postgres:secret',
    'sqlite:',
    'sqlite://secret/here.db',
    'secret.db',
    '',
  ])('%j is refused with the remedy, and is not repeated', async (url) => {
    const refusal = openStore(url);
    await expect(refusal).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringMatching(/sqlite:PATH|postgres:\/\//),
    });
    await expect(refusal).rejects.not.toThrow('secret');
  });

  it('that is opened to read cannot be written', async () => {
    const path = join(folder, 'to-read.db');
    await (await openStore(`sqlite:${path}`)).close();
    const engine = await openSqlite(path, { readOnly: true });
    const { progress, close } = await readStore(engine, () => {});
    await expect(sql`delete from mark`.execute(engine.db)).rejects.toMatchObject({ code: 'read-only' });
    expect(await progress.head()).toBeNull();
    await close();
  });

  it('in memory is a database of its own each time', async () => {
    const [one, other] = await Promise.all([openStore('sqlite::memory:'), openStore('sqlite::memory:')]);
    await one.marks.markServedSlack();
    expect(await other.marks.servedSlack()).toBe(false);
    await Promise.all([one.close(), other.close()]);
  });
});

describe('a file that cannot serve', () => {
  it('is no database: says so and leaves it as it was', async () => {
    const path = join(folder, 'letter.txt');
    const words = 'Dear Sir or Madam, '.repeat(100);
    writeFileSync(path, words);
    await expect(openStore(`sqlite:${path}`)).rejects.toMatchObject({
      code: 'not-a-database',
      message: `${path} is not an SQLite database. Move it away, or set DATABASE_URL to another file.`,
    });
    expect(readFileSync(path, 'utf8')).toBe(words);
  });

  it('lies in what is not a folder, or is one', async () => {
    writeFileSync(join(folder, 'file'), '');
    for (const path of [join(folder, 'file', 'x.db'), join(folder, 'file', 'y', 'x.db'), folder]) {
      await expect(openStore(`sqlite:${path}`)).rejects.toMatchObject({ code: 'unwritable', cause: expect.any(Error) });
    }
  });

  // Linux only. A process of its own, because one that hangs can only be killed.
  it.skipIf(!existsSync('/proc/self'))('lies where no folder can be made', async () => {
    for (const path of ['/proc/x.db', '/proc/no-such-folder/x.db', '/proc/no-such-folder/deeper/x.db']) {
      expect(await startOnce(`sqlite:${path}`)).toBe('unwritable');
    }
  });

  it('lies in a folder that this user cannot write', async () => {
    mkdirSync(join(folder, 'closed'), { mode: 0o555 });
    for (const path of ['closed/x.db', 'closed/deeper/x.db']) {
      expect(await startOnce(`sqlite:${join(folder, path)}`, user)).toBe('unwritable');
    }
  });

  it('is read-only for this user', async () => {
    const path = join(folder, 'read-only.db');
    await (await openStore(`sqlite:${path}`)).close();
    chmodSync(path, 0o444);
    expect(await startOnce(`sqlite:${path}`, user)).toBe('read-only');
  });

  it('is damaged', async () => {
    const path = join(folder, 'damaged.db');
    await (await openStore(`sqlite:${path}`)).close();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xff, 100));
    await expect(openStore(`sqlite:${path}`)).rejects.toMatchObject({ code: 'damaged' });
  });
});

describe('a full disk', () => {
  it('is said clearly, nothing is half-written, and it goes on once there is space', async () => {
    const engine = await openSqlite(join(folder, 'full.db'));
    const store = await createStore(engine, () => {});
    await store.reminders.set(sampleReminder());
    // Of SQLite itself: the same result code as the disk's own ENOSPC.
    await sql`pragma max_page_count = 40`.execute(engine.db);
    const deliveries = Array.from({ length: 900 }, (_, day) => sampleDelivery('r1', day));
    await expect(store.outbox.record({ now: START, deliveries })).rejects.toMatchObject({
      code: 'full',
      message: expect.stringContaining('The disk is full'),
    });
    expect(await store.outbox.earlierDigests('r1')).toEqual([]);
    expect(await store.outbox.lastBeat()).toBeNull();
    await sql`pragma max_page_count = 4000`.execute(engine.db);
    await store.outbox.record({ now: START, deliveries });
    expect(await store.outbox.earlierDigests('r1')).toHaveLength(900);
    await store.close();
  });
});

describe('a connection', () => {
  it('syncs fully, in write-ahead mode, with foreign keys', async () => {
    const engine = await openSqlite(join(folder, 'pragmas.db'));
    expect((await sql`pragma journal_mode`.execute(engine.db)).rows).toEqual([{ journal_mode: 'wal' }]);
    expect((await sql`pragma synchronous`.execute(engine.db)).rows).toEqual([{ synchronous: 2 }]);
    expect((await sql`pragma foreign_keys`.execute(engine.db)).rows).toEqual([{ foreign_keys: 1 }]);
    await engine.close();
  });

  it.each([new Date(0), Number.NaN, true, { a: 1 }, undefined])('refuses to bind %s', async (value) => {
    const engine = await openSqlite(':memory:');
    await expect(sql`select ${value}`.execute(engine.db)).rejects.toThrow(TypeError);
    await engine.close();
  });

  it('waits for another that is writing, without stopping the process', async () => {
    const path = join(folder, 'waiting.db');
    const [one, other] = [await openSqlite(path), await openSqlite(path)];
    const store = await createStore(other, () => {});
    const steps: string[] = [];
    let waiting: Promise<unknown> = Promise.resolve();
    await one.db.transaction().execute(async () => {
      waiting = store.marks.markServedSlack().then(() => steps.push('went on'));
      for (let turn = 0; turn < 50; turn += 1) await nextTurn();
      steps.push('wrote');
    });
    await waiting;
    expect(steps).toEqual(['wrote', 'went on']);
    await Promise.all([one.close(), other.close()]);
  });

  it.each([
    ['entry', `select 3, id, 'r', at, null, '{}', before, hash from entry where number = 1`],
    ['entry', `select 1, 'i', 'r', at, null, '{}', before, hash from entry where number = 1`],
    ['entry', `select 3, 'i', request, at, null, '{}', before, hash from entry where number = 2`],
    ['words', `select entry_id, salt, 'done', evidence from words limit 1`],
    ['person', `select id, number, salt, 'T9', 'U9', 'Somebody else' from person limit 1`],
  ])('lets no row of %s be replaced: %s', async (table, rows) => {
    const engine = await openSqlite(':memory:');
    const store = await createStore(engine, () => {});
    for (const request of ['one', 'two']) await store.progress.record(sampleDraft({ request }));
    const before = await store.progress.after(0, 10);
    for (const way of ['insert or replace', 'replace'])
      await expect(sql.raw(`${way} into ${table} ${rows}`).execute(engine.db)).rejects.toThrow(
        /never changed|can only be/,
      );
    expect(await store.progress.after(0, 10)).toEqual(before);
    await store.close();
  });

  it('shows nobody by a name of which no entry knows, whoever put it there', async () => {
    const engine = await openSqlite(':memory:');
    const store = await createStore(engine, () => {});
    await store.progress.record(sampleDraft());
    await sql`pragma foreign_keys = off`.execute(engine.db);
    await sql`insert into person select id, 99, salt, team, "user", 'Zed' from person`.execute(engine.db);
    expect((await store.progress.after(0, 10)).map(({ by }) => by.name)).toEqual(['Amina Khan']);
    const recorded = await store.progress.record(sampleDraft({ request: 'another' }));
    expect(recorded.kind === 'changed' ? null : recorded.entry.by.name).toBe('Amina Khan');
    expect((await verifyHistory(store.progress)).verdict.kind).toBe('whole');
    await store.close();
  });

  it('leaves no trace of words that were taken out, nor of a name', async () => {
    const path = join(folder, 'traces.db');
    const store = await openStore(`sqlite:${path}`);
    const by = { team: 'T1', user: 'U7', name: 'Zebedee Quill' };
    const note = 'The victim was Xanthippe. '.repeat(70);
    const recorded = await store.progress.record(
      sampleDraft({ by, words: { note, evidence: 'https://example.com/xyzzy' } }),
    );
    const taken = recorded.kind === 'changed' ? '' : recorded.entry.id;
    const other = { words: null, by: sampleDraft().by };
    await store.progress.record(sampleDraft({ ...other, request: 'a', matter: { kind: 'redaction', entryId: taken } }));
    await store.progress.record(sampleDraft({ ...other, request: 'b', matter: { kind: 'forgetting', person: by } }));
    await store.close();
    const bytes = readFileSync(path, 'latin1');
    expect(bytes).toContain('Amina Khan');
    for (const word of ['Xanthippe', 'xyzzy', 'Zebedee']) expect(bytes).not.toContain(word);
  });

  it('is made in two files only', () => {
    const root = new URL('../../src', import.meta.url).pathname;
    const files = globSync('**/*.ts', { cwd: root }).filter((file) =>
      readFileSync(join(root, file), 'utf8').includes("'node:sqlite'"),
    );
    expect(files.toSorted()).toEqual(['store/copy-sqlite.ts', 'store/sqlite.ts']);
  });
});
