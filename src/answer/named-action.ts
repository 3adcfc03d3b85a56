import type { Action, Report } from '../register/report.ts';
import type { Concept } from './concepts.ts';
import type { Question } from './question.ts';
import { rank } from './rank.ts';
import type { SearchIndex } from './search-index.ts';
import { isInScope } from './search-parts.ts';
import type { Weights } from './weights.ts';

/** An action and the report it stands in. */
export interface NamedAction {
  readonly report: Report;
  readonly action: Action;
}

/** At most this many are offered. */
const MOST = 5;

/** The action that some words name: the one whose statements they fit best; several, best first, where others fit nearly as well; none where the words are not known. */
export function findNamedActions(
  concepts: readonly Concept[],
  question: Question,
  { index, weights }: { readonly index: SearchIndex; readonly weights: Weights },
): readonly NamedAction[] {
  if (concepts.every(({ isKnown }) => !isKnown)) return [];
  const sums = new Map<Action, { score: number; named: NamedAction }>();
  for (const { statement, score } of rank(
    { concepts, isAllowed: (placed) => isInScope(placed, question), lean: () => 1 },
    index,
    weights,
  )) {
    const placed = index.statements[statement];
    if (!placed) continue;
    const known = sums.get(placed.action) ?? { score: 0, named: { report: placed.report, action: placed.action } };
    known.score += score;
    sums.set(placed.action, known);
  }
  const best = [...sums.values()].toSorted((a, b) => b.score - a.score);
  const limit = (best[0]?.score ?? 0) * weights.alike;
  return best
    .filter(({ score }) => score >= limit)
    .slice(0, MOST)
    .map(({ named }) => named);
}
