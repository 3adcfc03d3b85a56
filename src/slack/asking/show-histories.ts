import type { Sight } from '../people/sight.ts';
import type { Look } from '../press.ts';
import { historiesPage, type RecordedAction } from '../views/histories-page.ts';
import type { Message } from '../views/message.ts';
import { historyItems } from './history-items.ts';
import { hiddenHistory } from './show-history.ts';

/** Shows of which actions something was recorded; where nothing recorded may be shown, says so. */
export function showHistories(look: Extract<Look, { see: 'histories' }>, sight: Sight, canShare: boolean): Message {
  if (sight.recorded === null) return hiddenHistory(sight);
  return historiesPage({ actions: recordedActions(sight), look, canShare });
}

/** The actions of which something was recorded, with the newest entry of each, latest first. */
function recordedActions({ register, recorded }: Sight): readonly RecordedAction[] {
  if (recorded === null) return [];
  const actions = register.reports.flatMap((report) =>
    report.actions.flatMap((action): readonly RecordedAction[] => {
      const items = historyItems({ report, action, activity: null }, register, recorded);
      const entries = items.flatMap((item) => (item.kind === 'entry' ? [item.entry] : []));
      const [newest] = entries;
      return newest === undefined ? [] : [{ report, action, newest, count: entries.length }];
    }),
  );
  return actions.toSorted((a, b) => b.newest.number - a.newest.number);
}
