import type { Answer } from '../../answer/answer.ts';
import type { Hit } from '../../answer/hit.ts';
import { describeScope } from '../../answer/scope.ts';
import { longDate, type PlainDate } from '../../register/calendar.ts';
import { type Register, shownText } from '../../register/register.ts';
import type { Report } from '../../register/report.ts';
import type { Asked } from '../press.ts';
import { editionOf } from './quote.ts';
import { textFragmentLink } from './source-link.ts';
import { countOf, onOneLine } from './text.ts';

/** What a document is made from. */
export interface DocumentMatter {
  readonly answer: Extract<Answer, { kind: 'found' }>;
  readonly asked: Asked;
  readonly register: Register;
  /** The day it is made. */
  readonly today: PlainDate;
}

/** Every statement that matches a question, as plain text to keep: each whole, with its place, edition and address, and what was searched. */
export function documentText({ answer, asked, register, today }: DocumentMatter): string {
  const limits = describeScope(answer.question.scope, register).map(({ label }) => label);
  const head = [
    `All statements that match “${onOneLine(asked.question)}”`,
    '',
    `Made on ${longDate(today)} by Digital Action.`,
    ...(limits.length > 0 ? [`Only: ${limits.join(' · ')}`] : []),
    `${countOf(answer.total, 'matching statement')}, best first. Every quotation is whole and word for word as published.`,
    'That something is not listed here does not mean that nothing was published elsewhere.',
    'Updates recorded since publication: none; this version keeps none.',
  ];
  const statements = answer.hits.flatMap((hit, index) => ['', ...statementLines(hit, index + 1)]);
  const searched = searchedReports(answer, register).flatMap((report) => ['', ...editionLines(report)]);
  return [...head, ...statements, '', 'What was searched', ...searched, ''].join('\n');
}

function statementLines({ placed }: Hit, number: number): readonly string[] {
  const { statement, report, action, section, place } = placed;
  const address = textFragmentLink(report.source, statement.text);
  return [
    `${number}. “${shownText(statement)}”`,
    `   Action ${action.number}: ${action.title.text}`,
    `   ${section?.heading ?? place} · ${editionOf(report)}`,
    ...(address === null ? [] : [`   ${address}`]),
  ];
}

function searchedReports({ question }: DocumentMatter['answer'], { reports }: Register): readonly Report[] {
  return reports.filter(({ id }) => question.scope.report === null || id === question.scope.report);
}

function editionLines({ title, updated, department, source, governmentNote, licence }: Report): readonly string[] {
  return [
    [title, ...(department === null ? [] : [department])].join(', '),
    updated === null ? 'undated' : `updated ${longDate(updated)}`,
    ...(source === null ? [] : [source]),
    ...(governmentNote === null ? [] : [governmentNote]),
    ...(licence === null ? [] : [`Licence: ${licence}`]),
  ];
}
