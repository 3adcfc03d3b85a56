import { parseReport, type ParsedReport } from '../../src/register/parse-report.ts';
import type { ReportOrigin } from '../../src/register/report.ts';

/** A sidecar's words for the small reports of these tests. */
export const origin: ReportOrigin = {
  id: 'dwp',
  source: 'https://www.gov.uk/dwp',
  department: 'Department for Work and Pensions',
  abbreviation: 'DWP',
  licence: null,
};

/** The header of a small report. */
export const header = ["DWP's actions", 'Updated 5 May 2015'];

/** Parses lines below a header. */
export function parseBody(...lines: readonly string[]): ParsedReport {
  return parseReport([...header, ...lines].join('\n'), origin);
}

/** Parses lines of one planned section. */
export function parsePlan(...lines: readonly string[]): ParsedReport {
  return parseBody('Action 1: Be digital', 'Planned activities in 2015', ...lines);
}

/** Every statement of the first section, as lead-in and text. */
export function statementsOf({ report }: ParsedReport): readonly (readonly [string | null, string])[] {
  return (report.actions[0]?.sections[0]?.statements ?? []).map(({ leadIn, text }) => [leadIn, text]);
}

/** The places of a text that are not blank and do not lie in exactly one span. */
export function placesNotCovered(text: string, { spans }: ParsedReport): readonly number[] {
  const times = new Uint8Array(text.length);
  for (const { start, end } of spans) for (let at = start; at < end; at += 1) times[at] = (times[at] ?? 0) + 1;
  return [...times.keys()].filter((at) => times[at] !== 1 && (times[at] !== 0 || /\S/.test(text.charAt(at))));
}
