import type { Answer } from '../../answer/answer.ts';
import type { Hit } from '../../answer/hit.ts';
import { describeScope } from '../../answer/scope.ts';
import { longDate, type PlainDate } from '../../register/calendar.ts';
import { shownText } from '../../register/register.ts';
import type { Report, Statement } from '../../register/report.ts';
import type { Asked } from '../press.ts';
import type { Recording } from '../asking/recording.ts';
import { editionOf } from './quote.ts';
import { recordedLines } from './recorded.ts';
import { plainWords } from './runs.ts';
import { textFragmentLink } from './source-link.ts';
import { clip, countOf, onOneLine } from './text.ts';

/** What a document is made from. */
export interface DocumentMatter {
  readonly answer: Extract<Answer, { kind: 'found' }>;
  readonly asked: Asked;
  /** What was recorded of the activities among the statements; null: nothing recorded is shown. */
  readonly recording: Recording | null;
  /** The day it is made. */
  readonly today: PlainDate;
}

/** A document has notes whole. */
const LONGEST_NOTE = 2_000;
/** Of several activities of one paragraph each is called by its first words. */
const SHOWN_SENTENCE = 60;

/**
 * Every statement that matches a question, as plain text to keep: each whole, with its place, edition and address, what was recorded
 * of it, and what was searched.
 */
export function documentText({ answer, asked, recording, today }: DocumentMatter): string {
  const { question, register } = answer;
  const limits = describeScope(question.scope, register).map(({ label }) => label);
  const head = [
    `All statements that match “${onOneLine(asked.question)}”`,
    '',
    `Made on ${longDate(today)} by Digital Action.`,
    ...(limits.length > 0 ? [`Only: ${limits.join(' · ')}`] : []),
    `${countOf(answer.total, 'matching statement')}, best first. Every quotation is whole and word for word as published.`,
    'That something is not listed here does not mean that nothing was published elsewhere.',
    ...(recording === null ? [] : [recordedSentence(question.scope.asOf)]),
  ];
  const statements = answer.hits.flatMap((hit, index) => ['', ...statementLines(hit, index + 1, recording)]);
  const searched = searchedReports(answer).flatMap((report) => ['', ...editionLines(report)]);
  return [...head, ...statements, '', 'What was searched', ...searched, ''].join('\n');
}

function recordedSentence(asOf: PlainDate | null): string {
  const when = asOf === null ? 'since' : `by the end of ${longDate(asOf)}`;
  return `What was recorded here ${when} stands under each commitment and planned activity, with who recorded it: it was not published.`;
}

function statementLines({ placed }: Hit, number: number, recording: Recording | null): readonly string[] {
  const { statement, report, action, section, place } = placed;
  const address = textFragmentLink(report.source, statement.text);
  return [
    `${number}. “${shownText(statement)}”`,
    `   Action ${action.number}: ${action.title.text}`,
    `   ${section?.heading ?? place} · ${editionOf(report)}`,
    ...(address === null ? [] : [`   ${address}`]),
    ...(recording === null ? [] : recordedOf(statement, recording)),
  ];
}

function recordedOf(statement: Statement, recording: Recording): readonly string[] {
  const activities = recording.activitiesOf(statement);
  return activities.flatMap((activity) => {
    const lines = recordedLines(recording.of(activity), recording.settings, LONGEST_NOTE);
    const of = activities.length === 1 ? '' : ` of “${clip(onOneLine(activity.text), SHOWN_SENTENCE)}”`;
    return [`   Recorded here${of}:`, ...lines.map(({ runs }) => `     ${plainWords(runs)}`)];
  });
}

function searchedReports({ question, register }: DocumentMatter['answer']): readonly Report[] {
  return register.reports.filter(
    ({ id }) => question.scope.reports.length === 0 || question.scope.reports.includes(id),
  );
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
