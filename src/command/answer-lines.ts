import type { Answer } from '../answer/answer.ts';
import type { Hit } from '../answer/hit.ts';
import { longDate } from '../register/calendar.ts';
import { editionName, shownText } from '../register/register.ts';
import type { Action, PlacedStatement, Report } from '../register/report.ts';

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
export function answerEntry(query: string, answer: Answer, limit: number): AnswerEntry {
  const hits = hitsOf(answer);
  return {
    query,
    kind: answer.kind === 'action' ? 'found' : answer.kind,
    total: hits.length,
    hits: hits.slice(0, limit).map(hitEntry),
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

function hitEntry({ placed, score }: Hit): HitEntry {
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
  };
}

/** An answer for a person to read; with `explain`, below each statement which words found it, how, and its score. */
export function answerText(
  answer: Answer,
  { limit, explain }: { readonly limit: number; readonly explain: boolean },
): string {
  const hits = hitsOf(answer);
  const shown = hits.slice(0, limit).map((hit) => hitText(hit, explain));
  return [...headLines(answer, Math.min(limit, hits.length)), ...shown].join('\n\n');
}

function headLines(answer: Answer, shown: number): readonly string[] {
  const { uncoveredYears } = answer.question.scope;
  const uncovered = uncoveredYears.length > 0 ? [`No loaded report covers ${uncoveredYears.join(', ')}.`] : [];
  return [...uncovered, ...mainLines(answer, shown)];
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
  const nearest = answer.suggestions.length > 0 ? [`Nearest names: ${answer.suggestions.join('; ')}`] : [];
  return [nothingText(answer.searched), ...nearest];
}

const nothingText = (searched: readonly Report[]): string =>
  `No matching statement found in ${searched.map(editionName).join('; ')}. That does not mean none was published elsewhere.`;

function hitText({ placed, score, why }: Hit, explain: boolean): string {
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
    ...(explain ? [`  score ${score.toFixed(3)}`, ...reasons] : []),
  ].join('\n');
}
