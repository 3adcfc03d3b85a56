import { readHeading } from './heading.ts';
import { isPivotPage } from './pivot-page.ts';
import { readActions } from './read-actions.ts';
import { readHeader } from './read-header.ts';
import type { Header } from './read-header.ts';
import { faultOf, readLines } from './read-lines.ts';
import type { Line } from './read-lines.ts';
import { beginReading, keepUnparsed, markSpan, noteProblem, problemsOf } from './reading.ts';
import type { Reading, Span } from './reading.ts';
import type { Action, Problem, Report, ReportOrigin } from './report.ts';

/** A report and how its text was understood. */
export interface ParsedReport {
  readonly report: Report;
  /** By line; empty where everything was understood. At most 101. */
  readonly problems: readonly Problem[];
  /** Sorted and disjoint: every non-blank character of the text lies in exactly one. */
  readonly spans: readonly Span[];
}

/**
 * Reads a report's text. It never throws: what it does not understand is kept in `unparsed` and named in `problems`, each
 * with its line. Time and memory grow with the length of the text, whatever it holds.
 */
export function parseReport(text: string, origin: ReportOrigin): ParsedReport {
  const lines = readLines(text);
  const reading = beginReading();
  const { header, actions } = isPivotPage(lines) ? readPivotPage(lines, reading) : readPlan(lines, origin.id, reading);
  return {
    report: {
      ...origin,
      documentType: header.documentType,
      title: header.title,
      updated: header.updated,
      governmentNote: header.governmentNote,
      actions,
      unparsed: reading.unparsed,
    },
    problems: problemsOf(reading),
    spans: reading.spans,
  };
}

interface Parts {
  readonly header: Header;
  readonly actions: readonly Action[];
}

/** A department's report: a header, then its actions. */
function readPlan(lines: readonly Line[], id: string, reading: Reading): Parts {
  const first = lines.findIndex((line) => isHeading(line, 'action') || isHeading(line, 'section'));
  const top = first < 0 ? lines : lines.slice(0, first);
  const header = readHeader(top.filter((line) => faultOf(line.text) === null));
  keepHeader(top, header, reading);
  const actions = first < 0 ? [] : readActions(lines.slice(first), id, reading);
  noteWhatIsMissing({ header, actions }, lines, reading);
  return { header, actions };
}

function isHeading({ text }: Line, kind: 'action' | 'section'): boolean {
  return faultOf(text) === null && readHeading(text)?.kind === kind;
}

/** Marks the header's lines; several others in a row are one problem. */
function keepHeader(top: readonly Line[], header: Header, reading: Reading): void {
  let wasUnparsed = false;
  for (const line of top) {
    const isUnderstood = header.understood.has(line);
    if (isUnderstood) markSpan(reading, 'header', { line });
    else keepUnparsed(reading, line);
    if (!isUnderstood && !wasUnparsed) noteProblem(reading, line.number, headerProblem(line));
    wasUnparsed = !isUnderstood;
  }
}

function headerProblem({ text }: Line): string {
  const fault = faultOf(text);
  if (fault !== null) return fault;
  if (/^(?:last\s+)?(?:updated|published)\b/i.test(text))
    return 'This date was not understood: write “Updated 16 January 2015”.';
  return 'This text before the first action was kept but not understood: only the type, the title, “Updated 16 January 2015” and the government’s note belong there.';
}

function noteWhatIsMissing({ header, actions }: Parts, lines: readonly Line[], reading: Reading): void {
  if (lines.length === 0) {
    noteProblem(reading, 0, 'The text is empty: paste the report as it was published.');
    return;
  }
  if (header.title === '') noteProblem(reading, 0, 'The report has no title: write it in the first line.');
  if (header.updated === null)
    noteProblem(
      reading,
      0,
      'The report does not say when it was updated: write “Updated 16 January 2015” below its title.',
    );
  if (actions.length === 0)
    noteProblem(reading, 0, 'No action was found: each begins with a line “Action 7: its title”.');
}

/** One action of all departments: kept, not read, because its words would be taken for one department's. */
function readPivotPage(lines: readonly Line[], reading: Reading): Parts {
  const body = lines.findIndex((line) => isHeading(line, 'section'));
  const header = readHeader(body < 0 ? lines : lines.slice(0, body));
  for (const line of lines) {
    if (header.understood.has(line)) markSpan(reading, 'header', { line });
    else keepUnparsed(reading, line);
  }
  const title = lines.find((line) => isHeading(line, 'action'));
  noteProblem(
    reading,
    title?.number ?? 0,
    'This page holds one action of many departments, and a report here holds the actions of one department: its text was kept but not read. Take the department’s own page.',
  );
  return { header, actions: [] };
}
