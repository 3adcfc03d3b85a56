import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { verifyHistory } from '../../src/command/history.ts';
import { addSeconds } from '../../src/register/calendar.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { nextLine, run } from './process/run.ts';
import { sampleReminder, START } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'torture-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Lets a program go on until it has acknowledged so many steps, kills it, and returns all that it acknowledged. */
async function runUntilKilled(
  program: 'beat-on' | 'record-on',
  url: string,
  steps: number,
): Promise<readonly string[]> {
  const running = run(program, url);
  const said: string[] = [];
  for (let line = await nextLine(running); line !== null; line = await nextLine(running)) {
    said.push(line);
    if (said.length === steps) running.process.kill('SIGKILL');
  }
  return said;
}

async function expectNothingLost(path: string, said: readonly string[]): Promise<void> {
  const engine = await openSqlite(path);
  const rows = await engine.db.selectFrom('delivery').select(['key', 'slot', 'state', 'message_ts']).execute();
  const beat = await engine.db.selectFrom('beat').select('at').executeTakeFirstOrThrow();
  const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(engine.db);
  await engine.close();
  expect(check.rows).toEqual([{ integrity_check: 'ok' }]);
  // Not torn: a beat's time and its two deliveries are there together.
  const days = new Set(rows.map(({ slot }) => slot)).size;
  expect(rows).toHaveLength(2 * days);
  expect(beat.at).toBe(addSeconds(START, (days - 1) * 86_400));
  // Nothing acknowledged is lost.
  const recorded = said.filter((line) => line.startsWith('recorded')).map((line) => Number(line.split(' ')[1]));
  expect(Math.max(...recorded)).toBeLessThan(days);
  const sent = new Set(
    rows.filter(({ state, message_ts }) => state === 'sent' && message_ts !== null).map(({ key }) => key),
  );
  const settled = said.filter((line) => line.startsWith('settled')).map((line) => line.split(' ')[1] ?? '');
  expect(settled.filter((key) => !sent.has(key))).toEqual([]);
}

it('loses nothing it acknowledged and tears nothing when it is killed ten times', { timeout: 60_000 }, async () => {
  const path = join(folder, 'killed.db');
  const store = await openStore(`sqlite:${path}`);
  for (const id of ['r1', 'r2']) await store.reminders.set(sampleReminder({ id, channel: id }));
  await store.close();
  const said: string[] = [];
  for (const steps of [1, 2, 3, 5, 8, 13, 40, 90, 150, 300]) {
    const acknowledged = await runUntilKilled('beat-on', `sqlite:${path}`, steps);
    expect(acknowledged.length).toBeGreaterThanOrEqual(steps);
    said.push(...acknowledged);
    await expectNothingLost(path, said);
  }
});

it(
  'keeps one whole chain of all that two recorders acknowledged when they are killed again and again',
  { timeout: 60_000 },
  async () => {
    const path = join(folder, 'recorders.db');
    const said: string[] = [];
    for (const steps of [1, 4, 15, 60]) {
      const both = Array.from({ length: 2 }, () => runUntilKilled('record-on', `sqlite:${path}`, steps));
      said.push(...(await Promise.all(both)).flat());
      const store = await openStore(`sqlite:${path}`);
      const { verdict } = await verifyHistory(store.progress);
      const entries = await store.progress.after(0, 100_000);
      await store.close();
      expect(verdict).toMatchObject({ kind: 'whole', count: entries.length, redacted: 0 });
      const notes = new Set(entries.map(({ words }) => words?.note ?? ''));
      expect(notes.size).toBe(entries.length);
      expect(said.filter((note) => !notes.has(note))).toEqual([]);
    }
  },
);
