import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'backup-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'bot.db');
const here = { DATABASE_URL: `sqlite:${path}` };

test('backs up a database in use, and restores it once the bot is stopped', async () => {
  const bot = await openStore(here.DATABASE_URL);
  const made = await runCommand('backup', [], here);
  expect(made).toMatchObject({ code: 0, error: '' });
  const [name = ''] = readdirSync(join(folder, 'backups'));
  const copy = join(folder, 'backups', name);
  expect(name).toMatch(/^bot-\d{8}T\d{6}Z\.db$/);
  expect(made.out).toContain(`to ${copy} (`);
  expect(made.out).toContain('0 reminders, no beat yet');
  expect(made.out).toContain(`npm run restore -- ${copy}`);

  await bot.marks.markServedSlack();
  expect(await runCommand('restore', [copy], here)).toMatchObject({
    code: 2,
    out: '',
    error: `A bot is using the database ${path}. Stop it, then restore again; nothing was changed.\n`,
  });
  await bot.close();
  const restored = await runCommand('restore', [copy], here);
  expect(restored).toMatchObject({ code: 0, error: '' });
  expect(restored.out).toContain(`The database that was there is kept as ${path}.before-`);
  const store = await openStore(here.DATABASE_URL);
  expect(await store.marks.servedSlack()).toBe(false);
  await store.close();
});

test.concurrent.each([
  ['backup', [], { DATABASE_URL: 'postgres://bot:sesame@db/actions' }, 'back it up with pg_dump'],
  ['restore', ['x.db'], { DATABASE_URL: 'postgres://bot:sesame@db/actions' }, 'put it back with pg_restore'],
  ['backup', [], { DATABASE_URL: 'sqlite::memory:' }, 'nothing to keep'],
  ['backup', [], { DATABASE_URL: 'oracle:sesame' }, 'DATABASE_URL must be sqlite:PATH or postgres://'],
  ['backup', [], { DATABASE_URL: `sqlite:${folder}/none.db` }, 'There is no database'],
  ['backup', ['one', 'two'], here, 'Usage: npm run backup'],
  ['restore', [], here, 'Usage: npm run restore -- FILE'],
] as const)('%s %j with %j says what to do', async (name, args, environment, words) => {
  const outcome = await runCommand(name, args, environment);
  expect(outcome).toMatchObject({ code: 2, out: '' });
  expect(outcome.error).toContain(words);
  expect(outcome.error).not.toContain('sesame');
});
