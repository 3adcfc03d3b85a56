import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerDocument } from '../../src/command/register.ts';
import { parseBody } from '../register/small-report.ts';
import { runCommand } from './run-command.ts';

test('the document holds what a report says, and what was not understood', () => {
  const parsed = parseBody('Action 7: Publish', 'It will help.', 'Progress in 2014', 'DWP did:', '• this', '•');
  expect(JSON.parse(JSON.stringify(registerDocument([parsed])))).toEqual({
    reports: [
      {
        department: 'Department for Work and Pensions',
        documentType: null,
        title: "DWP's actions",
        updated: '2015-05-05',
        governmentNote: null,
        source: 'https://www.gov.uk/dwp',
        actions: [
          {
            number: 7,
            title: 'Publish',
            description: 'It will help.',
            note: null,
            sections: [
              {
                kind: 'progress',
                year: 2014,
                heading: 'Progress in 2014',
                statements: [{ id: 'dwp/a7/progress-2014/1', text: 'this', leadIn: 'DWP did:', line: 7 }],
              },
            ],
          },
        ],
        unparsed: [{ line: 8, text: '•' }],
      },
    ],
    problems: [{ line: 8, message: 'There is a bullet without words: write them after its mark, or take it out.' }],
  });
});

test('prints the shipped register as one line of JSON', async () => {
  const { code, out } = await runCommand('register', ['--json']);
  expect([code, out.split('\n').length]).toEqual([0, 2]);
  expect(JSON.parse(out)).toMatchObject({
    problems: [],
    reports: [{ department: 'Ministry of Justice', unparsed: [] }],
  });
});

test('prints one report of a file, without a sidecar, and says it when there is none', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'report-')), 'dwp.txt');
  writeFileSync(file, 'DWP\nUpdated 5 May 2015\nAction 1: A\nProgress in 2014\nDone.');
  const [found, missing] = await Promise.all([
    runCommand('register', ['--report', file, '--json']),
    runCommand('register', ['--report', `${file}.txt`, '--json']),
  ]);
  expect(JSON.parse(found.out)).toMatchObject({ reports: [{ source: null, department: null, title: 'DWP' }] });
  expect([missing.code, missing.out]).toEqual([2, '']);
  expect(missing.error).toMatch(/cannot be read/);
});
