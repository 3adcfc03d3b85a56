import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWalk, verifyHistory } from '../../src/command/history.ts';
import { MIGRATIONS, migrate } from '../../src/store/migrate.ts';
import { createStore, openStore } from '../../src/store/open-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { sampleDraft } from '../store/samples.ts';
import { seedHistory } from '../store/seed-history.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'history-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => ({ DATABASE_URL: `sqlite:${join(folder, name)}` });
let hash = '';

/** A history that cannot be read. */
function failing(error: Error) {
  return {
    links: async () => {
      throw error;
    },
  };
}

beforeAll(async () => {
  const empty = await openStore(at('empty.db').DATABASE_URL);
  await empty.close();
  for (const name of ['broken.db', 'whole.db']) {
    const engine = await openSqlite(join(folder, name));
    const store = await createStore(engine, () => {});
    await seedHistory(engine.db, { entries: 2_345, people: 5, activities: 9 });
    const matter = { kind: 'redaction', entryId: 'entry-7' } as const;
    await store.progress.record(sampleDraft({ matter, words: null, at: '2015-03-20T10:00:00.000Z' }));
    hash = (await store.progress.head())?.hash ?? '';
    if (name === 'broken.db') {
      await sql`drop trigger words_refuses_update`.execute(engine.db);
      await sql`update words set note = 'done' where entry_id = 'entry-1234'`.execute(engine.db);
    }
    await store.close();
  }
});

test('says in one sentence that a history is whole, how much it holds and what was taken out', async () => {
  const { code, out, error } = await runCommand('history', ['verify'], at('whole.db'));
  expect([code, error]).toEqual([0, '']);
  expect(out.replace(hash, 'HASH')).toBe(
    'The history is whole: 2346 entries (9 March 2015 to 20 March 2015); the newest is number 2346 with the hash HASH; the words of 1 entry were taken out.\n',
  );
});

test('prints the newest number and hash, and verifies by it', async () => {
  const head = await runCommand('history', ['head'], at('whole.db'));
  expect(head).toEqual({ code: 0, out: `{"number":2346,"hash":"${hash}"}\n`, error: '' });
  const verified = await runCommand('history', ['verify', '--hash', ` ${hash.toUpperCase()} `], at('whole.db'));
  expect(verified).toMatchObject({ code: 0, error: '' });
});

test('names the first broken link and why, and ends with 1', async () => {
  expect(await runCommand('history', ['verify'], at('broken.db'))).toEqual({
    code: 1,
    out: 'The history is broken at number 1234: its words are not the ones that were recorded.\n',
    error: '',
  });
});

test('says that a hash from the log is missing, and ends with 1', async () => {
  const { code, out } = await runCommand('history', ['verify', '--hash', 'a'.repeat(64)], at('whole.db'));
  expect(code).toBe(1);
  expect(out).toMatch(/^The history is broken: the hash from the log is not in the chain/);
});

test('says that nothing was recorded yet', async () => {
  const [verified, head] = await Promise.all(
    ['verify', 'head'].map((verb) => runCommand('history', [verb], at('empty.db'))),
  );
  expect(verified).toEqual({ code: 0, out: 'The history is whole: nothing has been recorded yet.\n', error: '' });
  expect(head).toEqual({ code: 0, out: '{"number":0,"hash":null}\n', error: '' });
});

test.concurrent.each([
  [[], 'Say what to do with the history.\nUsage: npm run -s history -- verify [--hash HASH]'],
  [['forge'], 'Say what to do with the history.'],
  [['verify', 'twice'], 'Say what to do with the history.'],
  [['head', '--hash', 'a'.repeat(64)], 'Say what to do with the history.'],
  [['verify', '--hash', 'abc'], '--hash needs the 64 letters and digits of a hash'],
  [['verify', '--quick'], 'Usage: npm run -s history'],
] as const)('%j says what to type, and ends with 2', async (args, words) => {
  const outcome = await runCommand('history', args, at('whole.db'));
  expect(outcome).toMatchObject({ code: 2, out: '' });
  expect(outcome.error).toContain(words);
});

test('makes no database where there is none', async () => {
  const here = at('none.db');
  for (const verb of ['verify', 'head']) {
    const { code, error } = await runCommand('history', [verb], here);
    expect([code, error]).toEqual([2, `There is no database ${join(folder, 'none.db')}.\n`]);
  }
});

test('changes nothing of a database that a bot of an earlier version may use, and says what to do', async () => {
  const path = join(folder, 'older.db');
  const engine = await openSqlite(path);
  await migrate(engine, MIGRATIONS.slice(0, 2));
  await engine.close();
  const before = readFileSync(path);
  const older = `The database is at version 2, and this version of Digital Action needs ${MIGRATIONS.length}. Start the bot of this version first: it brings the database up to date.\n`;
  for (const verb of ['verify', 'head']) {
    expect(await runCommand('history', [verb], at('older.db'))).toEqual({ code: 2, out: '', error: older });
  }
  const asked = await runCommand('ask', ['action 7'], at('older.db'));
  expect(asked).toMatchObject({ code: 0, error: `What was recorded is not shown. ${older}` });
  expect(asked.out).toContain('Action 7');
  expect(readFileSync(path)).toEqual(before);
});

test('reads a database while a bot writes in it, and changes nothing in it', async () => {
  const path = join(folder, 'busy.db');
  const engine = await openSqlite(path);
  const store = await createStore(engine, () => {});
  await store.progress.record(sampleDraft());
  const { number, hash: newest } = (await store.progress.head()) ?? expect.fail('nothing recorded');
  const head = { code: 0, out: `${JSON.stringify({ number, hash: newest })}\n`, error: '' };
  await engine.db.transaction().execute(async (trx) => {
    await sql`delete from mark`.execute(trx);
    expect(await runCommand('history', ['head'], at('busy.db'))).toEqual(head);
  });
  await store.close();
  const before = readFileSync(path);
  expect(await runCommand('history', ['head'], at('busy.db'))).toEqual(head);
  expect(readFileSync(path)).toEqual(before);
  expect(readdirSync(folder).filter((name) => name.startsWith('busy.db'))).toEqual(['busy.db']);
});

test('takes a row that cannot be read for a broken link, and nothing else that the database cannot do', async () => {
  const broken = new StoreError('broken-row', 'The row "1" cannot be read.');
  expect(describeWalk(await verifyHistory(failing(broken)))).toBe(
    'The history is broken at number 1: the row "1" cannot be read.',
  );
  const busy = new StoreError('busy', 'It did not answer in time.');
  await expect(verifyHistory(failing(busy))).rejects.toBe(busy);
});

test.each([
  [{ redacted: 0, forgotten: 0 }, 'no words were taken out.'],
  [{ redacted: 2, forgotten: 0 }, 'the words of 2 entries were taken out.'],
  [{ redacted: 0, forgotten: 1 }, 'no words and the name of 1 person were taken out.'],
  [{ redacted: 1, forgotten: 3 }, 'the words of 1 entry and the names of 3 people were taken out.'],
])('says what was taken out: %j', (taken, words) => {
  const at = '2015-03-09T09:30:00.000Z';
  const said = describeWalk({ verdict: { kind: 'whole', count: 3, head: 'HASH', ...taken }, first: at, last: at });
  expect(said.slice(said.indexOf('HASH; ') + 'HASH; '.length)).toBe(words);
});
