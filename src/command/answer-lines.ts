import type { Answer } from '../answer/answer.ts';
import type { Hit } from '../answer/hit.ts';
import { longDate, type PlainDate } from '../register/calendar.ts';
import { editionName, shownText } from '../register/register.ts';
import type { Action, PlacedStatement, Report } from '../register/report.ts';
import type { AnswerRecord, RecordedEntry } from './answer-record.ts';

/** A statement that answers, as `ask --json` prints it. */
export interface HitEntry {
  readonly id: string;
  /** As shown: lead-in, one space, bullet. */
  readonly text: string;
  readonly leadIn: string | null;
  readonly action: number;
  readonly section: PlacedStatement['place'];
  /** Null for title, description and note. */
  readonly year: number | null;
  /** Above 0; comparable within one answer. */
  readonly score: number;
  /** In the report's text, from 1. */
  readonly line: number;
  /** What was recorded of the statement's activities; only with `--as-of`, or where something was recorded at all. */
  readonly recorded?: readonly RecordedEntry[];
}

/** An answer, as `ask --json` prints it, one line each. */
export interface AnswerEntry {
  readonly query: string;
  readonly kind: 'found' | 'several' | 'nothing';
  /** Of all hits; `hits` may have fewer. */
  readonly total: number;
  readonly hits: readonly HitEntry[];
  readonly suggestions: readonly string[];
}

/** An answer as one JSON value, with at most `limit` hits. An action in full is `found`, its statements in the report's order. */
export function answerEntry(
  query: string,
  answer: Answer,
  { limit, record }: { readonly limit: number; readonly record: AnswerRecord | null },
): AnswerEntry {
  const hits = hitsOf(answer);
  return {
    query,
    kind: answer.kind === 'action' ? 'found' : answer.kind,
    total: hits.length,
    hits: hits.slice(0, limit).map((hit) => hitEntry(hit, record)),
    suggestions:
      answer.kind === 'nothing'
        ? answer.suggestions
        : answer.kind === 'several'
          ? answer.choices.map(({ query }) => query)
          : [],
  };
}

/** The statements of an answer, best first. */
function hitsOf(answer: Answer): readonly Hit[] {
  switch (answer.kind) {
    case 'found':
    case 'several':
      return answer.hits;
    case 'action':
      return statementsOf(answer.report, answer.action).map((placed) => ({
        placed,
        score: 1,
        marks: [],
        leadInMarks: [],
        why: [],
      }));
    case 'nothing':
      break;
  }
  return [];
}

/** An action's statements in the report's order: title, description, note, then section by section. */
function statementsOf(report: Report, action: Action): readonly PlacedStatement[] {
  const beside = (place: 'title' | 'description' | 'note', statements: Action['note']): readonly PlacedStatement[] =>
    statements.map((statement) => ({ statement, report, action, place, section: null }));
  return [
    ...beside('title', [action.title]),
    ...beside('description', action.description),
    ...beside('note', action.note),
    ...action.sections.flatMap((section) =>
      section.statements.map((statement) => ({ statement, report, action, place: section.kind, section })),
    ),
  ];
}

function hitEntry({ placed, score }: Hit, record: AnswerRecord | null): HitEntry {
  const { statement, action, place, section } = placed;
  return {
    id: statement.id,
    text: shownText(statement),
    leadIn: statement.leadIn,
    action: action.number,
    section: place,
    year: section?.year ?? null,
    score,
    line: statement.line,
    ...(record === null ? {} : { recorded: record.entriesOf(statement) }),
  };
}

/** How an answer is written for a person. */
interface TextShown {
  readonly limit: number;
  /** Below each statement which words found it, how, and its score. */
  readonly explain: boolean;
  /** Null: nothing was recorded. */
  readonly record: AnswerRecord | null;
}

/** An answer for a person to read, with what was recorded below each statement. */
export function answerText(answer: Answer, { limit, explain, record }: TextShown): string {
  const hits = hitsOf(answer);
  const shown = hits.slice(0, limit).map((hit) => hitText(hit, explain, record));
  return [...headLines(answer, Math.min(limit, hits.length)), ...shown].join('\n\n');
}

function headLines(answer: Answer, shown: number): readonly string[] {
  const { uncoveredYears, asOf } = answer.question.scope;
  const isHeld = answer.kind !== 'nothing' || answer.notHeld === null;
  const day =
    asOf === null || !isHeld ? [] : [`As of ${longDate(asOf)}: the edition of that day, what was recorded by its end.`];
  const uncovered = uncoveredYears.length > 0 ? [`No loaded report covers ${uncoveredYears.join(', ')}.`] : [];
  return [...day, ...uncovered, ...mainLines(answer, shown)];
}

function mainLines(answer: Answer, shown: number): readonly string[] {
  switch (answer.kind) {
    case 'found':
      return [`${shown} of ${answer.total}`];
    case 'action':
      return [`Action ${answer.action.number}, in ${editionName(answer.report)}`];
    case 'several':
      return [answer.prompt, ...answer.choices.map(({ label, query }) => `  ${label}\n    ask: ${query}`)];
    case 'nothing':
      break;
  }
  if (answer.notHeld !== null) return [notHeldText(answer.question.scope.asOf, answer.notHeld.oldest)];
  const nearest = answer.suggestions.length > 0 ? [`Nearest names: ${answer.suggestions.join('; ')}`] : [];
  return [nothingText(answer.searched), ...nearest];
}

function notHeldText(asOf: PlainDate | null, oldest: PlainDate | null): string {
  const none = `No edition is held for ${asOf === null ? 'that day' : longDate(asOf)}.`;
  return oldest === null
    ? `${none} None of those held has a date.`
    : `${none} The oldest one held is of ${longDate(oldest)}: ask --as-of ${oldest}.`;
}

const nothingText = (searched: readonly Report[]): string =>
  `No matching statement found in ${searched.map(editionName).join('; ')}. That does not mean none was published elsewhere.`;

function hitText({ placed, score, why }: Hit, explain: boolean, record: AnswerRecord | null): string {
  const { statement, action, place, section, report } = placed;
  const source = [
    `Action ${action.number}`,
    section?.heading ?? place,
    editionName(report),
    report.updated && `updated ${longDate(report.updated)}`,
  ];
  const reasons = why.map(({ word, term, how, strength }) => `    ${word} → ${term} (${how}, ${strength.toFixed(2)})`);
  return [
    `“${shownText(statement)}”`,
    `  ${source.filter(Boolean).join(' · ')}`,
    ...(record?.linesOf(statement) ?? []).map((line) => `  ${line}`),
    ...(explain ? [`  score ${score.toFixed(3)}`, ...reasons] : []),
  ].join('\n');
}
