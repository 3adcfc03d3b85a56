/** `npm run -s register`: what the reports say, as they were understood. */
import { loadReport, loadReports } from '../data-files.ts';
import { findActivities } from '../register/find-activities.ts';
import type { ParsedReport } from '../register/parse-report.ts';
import { shownText } from '../register/register.ts';
import type { Action, Report, Section, Statement } from '../register/report.ts';
import { describeParsed } from './describe-report.ts';
import { readArguments, reportsDir, runCommand } from './run.ts';

const USAGE = 'npm run -s register -- [--json] [--report FILE]';

/** The document that `--json` prints: every report, and what was not understood. */
export function registerDocument(parsed: readonly ParsedReport[]) {
  return {
    reports: parsed.map(({ report }) => reportEntry(report)),
    problems: parsed.flatMap(({ problems }) => problems),
  };
}

function reportEntry({ department, documentType, title, updated, governmentNote, source, actions, unparsed }: Report) {
  return {
    department,
    documentType,
    title,
    updated,
    governmentNote,
    source,
    actions: actions.map(actionEntry),
    unparsed,
  };
}

function actionEntry({ number, title, description, note, sections }: Action) {
  return {
    number,
    title: title.text,
    description: joined(description),
    note: joined(note),
    sections: sections.map(sectionEntry),
  };
}

function sectionEntry({ kind, year, heading, statements }: Section) {
  return {
    kind,
    year,
    heading,
    statements: statements.map(({ id, text, leadIn, line }) => ({ id, text, leadIn, line })),
  };
}

/** Paragraphs with a blank line between them; null where there are none. */
function joined(statements: readonly Statement[]): string | null {
  return statements.length === 0 ? null : statements.map(shownText).join('\n\n');
}

function main(): number {
  const { values } = readArguments(
    { options: { json: { type: 'boolean' }, report: { type: 'string' } } } as const,
    USAGE,
  );
  const parsed = values.report === undefined ? loadReports(reportsDir()) : [loadReport(values.report)];
  if (values.json === true) console.log(JSON.stringify(registerDocument(parsed)));
  else console.log(parsed.map((one) => describeParsed(one, findActivities(one.report))).join('\n\n\n'));
  return 0;
}

if (import.meta.main) runCommand(main);
