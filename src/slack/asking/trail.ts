import type { Hit } from '../../answer/hit.ts';
import type { Action, Report, Section, SectionKind } from '../../register/report.ts';

/** What one action says on a subject in one of its periods. */
interface Period {
  readonly section: Section;
  /** The statements of this section that match the question, best first; at least one. */
  readonly hits: readonly Hit[];
}

/** What one action says on a subject, period by period: promise and report one below the other. */
export interface Trail {
  readonly report: Report;
  readonly action: Action;
  /** At least two, in the order of their years; in one year the promise stands before the report. */
  readonly periods: readonly Period[];
  /** The action's other sections, in the same order: nothing in them matches. */
  readonly silent: readonly Section[];
}

const ORDER: Readonly<Record<SectionKind, number>> = { commitments: 0, planned: 1, progress: 2 };

/** Asks whether the hits of a question stand in two sections of an action or more, without finding the trail through them. */
export function hasTrail(
  hits: readonly Hit[],
  { report, action }: { readonly report: Report; readonly action: Action },
): boolean {
  let first: Section | null = null;
  for (const { placed } of hits) {
    if (placed.section === null || placed.action.number !== action.number || placed.report.id !== report.id) continue;
    if (first !== null && placed.section !== first) return true;
    first = placed.section;
  }
  return false;
}

/** The trail of an action through the hits of a question, or null where they stand in fewer than two of its sections. */
export function findTrail(
  hits: readonly Hit[],
  { report, action }: { readonly report: Report; readonly action: Action },
): Trail | null {
  const own = hits.filter(({ placed }) => placed.report.id === report.id && placed.action.number === action.number);
  const bySection = Map.groupBy(own, ({ placed }) => placed.section);
  const periods = [...bySection]
    .flatMap(([section, hits]) => (section === null ? [] : [{ section, hits }]))
    .toSorted((a, b) => comparePeriods(a.section, b.section));
  const silent = action.sections.filter((section) => !bySection.has(section)).toSorted(comparePeriods);
  return periods.length < 2 ? null : { report, action, periods, silent };
}

/** Orders sections by their years; in one year the promise stands before the report. */
export function comparePeriods(a: Section, b: Section): number {
  return a.year - b.year || ORDER[a.kind] - ORDER[b.kind] || a.line - b.line;
}
