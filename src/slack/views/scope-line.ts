import type { Question } from '../../answer/question.ts';
import { describeScope } from '../../answer/scope.ts';
import type { Register } from '../../register/register.ts';
import type { Report } from '../../register/report.ts';
import { type Look, MOST_WITHOUT } from '../press.ts';
import { buttons, type Choice, type Part, paragraph, smallPrint } from './parts.ts';
import { editionOf } from './quote.ts';
import { clip, inWords } from './text.ts';

/** The limits that were understood in a question, each with a button to take it away, and years that no report covers. */
export function scopeParts(
  question: Question,
  look: Extract<Look, { see: 'answer' }>,
  register: Register,
): readonly Part[] {
  const limits = describeScope(question.scope, register).slice(0, MOST_WITHOUT);
  const canRemove = look.without.length < MOST_WITHOUT;
  const removals = limits.map(({ key, label }): Choice => ({
    label: `Without “${clip(label, 60)}”`,
    press: { verb: 'turn', value: { ...look, without: [...look.without, key], page: 0 } },
  }));
  return [
    ...(limits.length > 0
      ? [paragraph('Only: ', { strong: limits.map(({ label }) => clip(label, 100)).join(' · ') })]
      : []),
    ...(question.scope.asOf === null
      ? []
      : [smallPrint('The edition of that day, and what was recorded by its end: nothing later is shown here.')]),
    ...uncovered(question.scope.uncoveredYears, register.reports),
    buttons([
      ...(canRemove ? removals : []),
      ...restoreChoices(look),
      ...latestInstead(question.scope.uncoveredYears, look, register),
    ]),
  ];
}

/** Brings back limits that were taken away; none where none was. */
export function restoreChoices(look: Extract<Look, { see: 'answer' }>): readonly Choice[] {
  if (look.without.length === 0) return [];
  return [{ label: 'With all limits again', press: { verb: 'turn', value: { ...look, without: [], page: 0 } } }];
}

/** The same question about the latest year that is covered, for years that were typed and are not. */
function latestInstead(
  years: readonly number[],
  look: Extract<Look, { see: 'answer' }>,
  { reports }: Register,
): readonly Choice[] {
  if (years.length === 0) return [];
  const covered = reports.flatMap(({ actions }) => actions.flatMap(({ sections }) => sections.map(({ year }) => year)));
  if (covered.length === 0) return [];
  const latest = covered.reduce((a, b) => Math.max(a, b));
  const question = years.reduce((text, year) => text.replaceAll(String(year), String(latest)), look.question);
  if (question === look.question) return [];
  return [
    {
      label: `Ask about ${latest}, the latest`,
      press: { verb: 'look', value: { see: 'answer', question, without: [], page: 0 } },
    },
  ];
}

function uncovered(years: readonly number[], reports: readonly Report[]): readonly Part[] {
  if (years.length === 0) return [];
  const latest = reports.toSorted((a, b) => ((a.updated ?? '') < (b.updated ?? '') ? 1 : -1))[0];
  if (latest === undefined) return [];
  return [
    paragraph(
      `No report here covers ${inWords(years.slice(0, 5).map(String), 'or')}; the latest is ${editionOf(latest)}.`,
    ),
  ];
}
