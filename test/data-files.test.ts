import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DataFileError, loadHolidays, loadRegister, loadReport, loadReports } from '../src/data-files.ts';

const TEXT = "DWP's actions\nUpdated 5 May 2015\nAction 1: A\nProgress in 2014\nDone.\n";

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'reports-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

/** Writes files into the folder and gives its path. */
function folderWith(files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return dir;
}

describe('the shipped data', () => {
  test('every report is understood without a problem, with its source and licence', () => {
    const reports = loadReports('data/reports');
    expect(reports.length).toBeGreaterThan(0);
    expect(reports.flatMap(({ problems }) => problems)).toEqual([]);
    expect(reports.map(({ report }) => [report.id, report.abbreviation])).toContainEqual([
      'ministry-of-justice-2015-01-16',
      'MOJ',
    ]);
    expect(
      reports.filter(({ report }) => report.source === null || report.licence === null || report.department === null),
    ).toEqual([]);
  });

  test('the bank holidays know Easter 2015', () => {
    const holidays = loadHolidays();
    expect([holidays['england-and-wales'].has('2015-04-06'), holidays.scotland.has('2015-04-06')]).toEqual([
      true,
      false,
    ]);
    expect(holidays.through > '2030').toBe(true);
  });
});

describe('a folder of reports', () => {
  test('gives each text with its sidecar, by name', () => {
    const sidecar = JSON.stringify({ source: 'https://www.gov.uk/dwp', department: 'DWP' });
    const reports = loadReports(
      folderWith({ 'b.txt': TEXT, 'a.txt': TEXT, 'a.json': `\uFEFF${sidecar}`, 'notes.md': 'x' }),
    );
    expect(reports.map(({ report }) => [report.id, report.source, report.department, report.licence])).toEqual([
      ['a', 'https://www.gov.uk/dwp', 'DWP', null],
      ['b', null, null, null],
    ]);
    expect(loadRegister(dir).reports).toHaveLength(2);
  });

  test('that is empty or missing is a fault that says what to do', () => {
    expect(() => loadReports(dir)).toThrow(/There is no report in .*REPORTS_DIR/);
    expect(() => loadReports(join(dir, 'none'))).toThrow(DataFileError);
  });

  test('with a report that is a folder is a fault', () => {
    mkdirSync(join(dir, 'a.txt'));
    expect(() => loadReports(dir)).toThrow(/a\.txt cannot be read/);
  });

  test('with two names that are alike up to their limit is a fault', () => {
    const name = 'x'.repeat(80);
    expect(() => loadReports(folderWith({ [`${name}1.txt`]: TEXT, [`${name}2.txt`]: TEXT }))).toThrow(/rename one/);
  });
});

describe('a sidecar', () => {
  test.each([
    ['is not JSON', '{', /a\.json is not JSON/],
    ['is no object', '[]', /a\.json is not right/],
    ['has a misspelt field', '{"abbrevation":"DWP"}', /abbrevation/],
    ['has a wrong source', '{"source":"http://www.gov.uk"}', /“source” must be an address that begins with https/],
    ['has an empty department', '{"department":" "}', /“department”/],
  ])('that %s is a fault', (_, json, message) => {
    const folder = folderWith({ 'a.txt': TEXT, 'a.json': json });
    expect(() => loadReport(join(folder, 'a.txt'))).toThrow(message);
  });
});
