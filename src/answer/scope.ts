import type { Register } from '../register/register.ts';
import { asOfKey, asOfLabel } from './as-of.ts';
import type { SectionLimit } from './limits.ts';
import type { Question, Scope } from './question.ts';
import type { QuestionPart } from './question-parts.ts';

/** One limit of a question, for showing and for taking away. */
export interface ScopePart {
  /** Names the limit: `action:7`, `section:planned-2014`, `report:ID`, `as-of:2015-03-31`; at most 90 characters. */
  readonly key: string;
  /** In words: `Action 7`, `Planned 2014`, `As of 31 March 2015`. */
  readonly label: string;
}

const KIND_LABELS = { commitments: 'Commitments', progress: 'Progress', planned: 'Planned' } as const;

/** The limits of a question in words, in order: day, report, actions, sections. What a question only leans to is no limit. */
export function describeScope(scope: Scope, register: Register): readonly ScopePart[] {
  return [
    ...(scope.asOf === null ? [] : [{ key: asOfKey(scope.asOf), label: asOfLabel(scope.asOf) }]),
    ...scope.reports.flatMap((id) => {
      const report = register.report(id);
      return report ? [{ key: `report:${id}`, label: report.department ?? report.title }] : [];
    }),
    ...scope.actions.map((number) => ({ key: `action:${number}`, label: `Action ${number}` })),
    ...scope.sections.map((limit) => ({ key: keyOf(limit), label: labelOf(limit) })),
  ];
}

const keyOf = ({ kind, year }: SectionLimit): string => `section:${kind ?? 'any'}-${year ?? 'any'}`;

function labelOf({ kind, year }: SectionLimit): string {
  const named = kind === null ? '' : KIND_LABELS[kind];
  return [named, year === null ? '' : String(year)].filter((part) => part !== '').join(' ');
}

/** The same question without these limits. Keys it does not have are passed over. */
export function withoutLimits(question: Question, keys: readonly string[]): Question {
  if (keys.length === 0) return question;
  const gone = new Set(keys);
  const keep = (limits: readonly SectionLimit[]): readonly SectionLimit[] =>
    limits.filter((limit) => !gone.has(keyOf(limit)));
  const { scope } = question;
  return {
    ...question,
    parts: question.parts.map((part): QuestionPart => ({ ...part, sections: keep(part.sections) })),
    scope: {
      ...scope,
      reports: scope.reports.filter((id) => !gone.has(`report:${id}`)),
      actions: scope.actions.filter((number) => !gone.has(`action:${number}`)),
      sections: keep(scope.sections),
    },
  };
}
