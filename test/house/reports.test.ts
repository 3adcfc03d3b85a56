import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadReports } from '../../src/data-files.ts';
import { findActivities } from '../../src/register/find-activities.ts';
import { parseReport } from '../../src/register/parse-report.ts';

const reports = loadReports('data/reports');

test.each(reports.map((parsed) => [parsed.report.id, parsed] as const))(
  '%s parses without a problem',
  (_id, parsed) => {
    expect(parsed.problems).toEqual([]);
    expect(parsed.report.unparsed).toEqual([]);
    expect(parsed.report.source).toMatch(/^https:\/\//);
    expect(parsed.report.licence).not.toBeNull();
  },
);

test('README’s template for a report of one’s own is a report without a problem', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const template = /```text\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const none = { source: null, department: null, abbreviation: null, licence: null };
  const { report, problems } = parseReport(template, { id: 'template', ...none });
  expect(problems).toEqual([]);
  expect(report.actions[0]?.sections.map(({ kind, year }) => `${kind} ${year}`)).toEqual([
    'commitments 2023',
    'progress 2024',
    'planned 2025',
  ]);
  expect(findActivities(report).map(({ due }) => due?.on)).toEqual(['2025-03-31', '2025-12-31', '2025-12-31']);
});
