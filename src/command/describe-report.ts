import type { Activity } from '../register/activity.ts';
import { longDate } from '../register/calendar.ts';
import type { ParsedReport } from '../register/parse-report.ts';
import { shownText } from '../register/register.ts';
import type { Action, Problem, Report, Section } from '../register/report.ts';

/** How much of a quotation a line of an overview holds, in characters. */
const LONGEST_QUOTE = 100;

/** Tells a person what was understood of a report: its header, its actions and their sections, and every activity with its dates. */
export function describeReport(report: Report, activities: readonly Activity[]): string {
  const header = [
    ['Title', report.title || 'none'],
    ['Type', report.documentType ?? 'not said'],
    ['Updated', report.updated === null ? 'not said' : longDate(report.updated)],
    ['Note', report.governmentNote ?? 'none'],
    ['Department', departmentOf(report)],
    ['Source', report.source ?? 'not said: put it in the sidecar'],
  ].map(([name = '', value = '']) => `${`${name}:`.padEnd(12)}${value}`);
  const actions = report.actions.map((action) => describeAction(action, activities));
  return [
    ...header,
    '',
    `${counted(report.actions.length, 'action')}, ${counted(activities.length, 'activity')}`,
    ...actions,
  ].join('\n');
}

function departmentOf({ department, abbreviation }: Report): string {
  if (department === null) return 'not said: put it in the sidecar';
  return abbreviation === null ? department : `${department} (${abbreviation})`;
}

function describeAction(action: Action, activities: readonly Activity[]): string {
  const extras = [
    action.description.length > 0 ? `description: ${counted(action.description.length, 'statement')}` : '',
    action.note.length > 0 ? `note: ${counted(action.note.length, 'statement')}` : '',
  ].filter((extra) => extra !== '');
  const sections = action.sections.flatMap((section) => describeSection(section, activities));
  return [
    '',
    `Action ${action.number}: ${cut(action.title.text)} (line ${action.title.line})`,
    ...extras.map((extra) => `  ${extra}`),
    ...sections,
  ].join('\n');
}

function describeSection(section: Section, activities: readonly Activity[]): readonly string[] {
  const own = activities.filter((activity) => activity.section === section);
  return [
    `  ${section.heading} (line ${section.line}): ${counted(section.statements.length, 'statement')}`,
    ...own.map((activity) => `    - ${cut(shownText(activity))} ${datesOf(activity)}`),
  ];
}

function datesOf({ due }: Activity): string {
  if (due === null) return '[no date]';
  if (due.precision === 'plan-year') return `[plan year ${due.on.slice(0, 4)}]`;
  return `[${due.all.map(({ on, phrase }) => `${longDate(on)}: “${phrase}”`).join('; ')}]`;
}

/** Tells a person what was not understood, line by line. */
export function describeProblems(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'No problems.';
  return [counted(problems.length, 'problem'), ...problems.map(describeProblem)].join('\n');
}

function describeProblem({ line, message }: Problem): string {
  return `  ${line === 0 ? 'whole text' : `line ${line}`}: ${message}`;
}

/** Tells a person everything about one parsed report. */
export function describeParsed(parsed: ParsedReport, activities: readonly Activity[]): string {
  const unparsed = parsed.report.unparsed.length;
  const kept = unparsed === 0 ? [] : [`${counted(unparsed, 'line')} kept but not understood.`];
  return [describeReport(parsed.report, activities), '', ...kept, describeProblems(parsed.problems)].join('\n');
}

/** `1 action`, `2 activities`. */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : noun.replace(/y$/, 'ie').concat('s')}`;
}

function cut(text: string): string {
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE - 1).trimEnd()}…`;
}
