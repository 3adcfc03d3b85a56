import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const root = join(import.meta.dirname, '../..');
let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'check-'));
});

test('tells what was understood of the shipped report, and that there is no problem', async () => {
  const { code, out } = await runCommand('check-report', [
    join(root, 'data/reports/ministry-of-justice-2015-01-16.txt'),
  ]);
  expect(code).toBe(0);
  for (const line of [
    "Title:      MOJ's actions in response to the Government Digital Strategy",
    'Updated:    16 January 2015',
    'Department: Ministry of Justice (MOJ)',
    '  Progress during 2014 (line 49): 6 statements',
    '[30 April 2013: “by April 2013”; 30 April 2014: “April 2014”]',
    'No problems.',
  ]) {
    expect(out).toContain(line);
  }
});

test('names every problem with its line, and ends with 1', async () => {
  const file = join(dir, 'dwp.txt');
  writeFileSync(file, 'DWP\nUpdated 5 May 2015\nAction 1: A\nProgress so far\nDone.');
  const { code, out } = await runCommand('check-report', [file]);
  expect(code).toBe(1);
  expect(out).toMatch(
    /2 lines kept but not understood\.\n1 problem\n {2}line 4: “Progress so far” looks like a heading/,
  );
});

test('ends with 2 where the file cannot be read, or none is named', async () => {
  const [missing, none] = await Promise.all([
    runCommand('check-report', [join(dir, 'none.txt')]),
    runCommand('check-report', []),
  ]);
  expect([missing.code, none.code]).toEqual([2, 2]);
  expect([missing.error, none.error].join('\n')).toMatch(/none\.txt cannot be read[\s\S]*Name one report file/);
});
