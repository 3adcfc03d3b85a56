import { askedAsOf } from '../../answer/as-of.ts';
import type { PlainDate } from '../../register/calendar.ts';
import type { Action, Report } from '../../register/report.ts';
import type { Choice } from './parts.ts';

/** Leads to a whole action: as it is now, or asked again as of the past day that the page shows. */
export function wholeAction(
  { report, action }: { readonly report: Report; readonly action: Action },
  asOf: { readonly day: PlainDate; readonly isOnlyReport: boolean } | null = null,
): Choice {
  return {
    label: 'Whole action',
    spoken: `Whole action ${action.number}`,
    press: {
      verb: 'look',
      value:
        asOf === null
          ? { see: 'action', report: report.id, number: action.number, page: 0 }
          : { see: 'answer', question: questionAsOf({ report, action }, asOf), without: [], page: 0 },
    },
  };
}

function questionAsOf(
  { report, action }: { readonly report: Report; readonly action: Action },
  { day, isOnlyReport }: { readonly day: PlainDate; readonly isOnlyReport: boolean },
): string {
  const department = isOnlyReport ? null : (report.abbreviation ?? report.department);
  const asked = `action ${action.number}`;
  return askedAsOf(department === null ? asked : `${department} ${asked}`, day);
}
