import type { Action, Report } from '../../register/report.ts';
import { historyItems } from './history-items.ts';
import type { Look } from '../press.ts';
import type { Sight } from '../people/sight.ts';
import { allActionsChoice } from '../views/choice-page.ts';
import { hiddenMessage } from '../views/hidden-message.ts';
import { historyPage } from '../views/history-page.ts';
import { compose, type Message } from '../views/message.ts';
import { buttons, card, type Choice, paragraph } from '../views/parts.ts';
import { editionOf } from '../views/quote.ts';
import { settingsHistoryPage } from '../views/settings-history-page.ts';

type HistoryLook = Extract<Look, { see: 'history' }>;

/** Reports offered where several have an action of that number. */
const MOST_REPORTS = 20;

/**
 * Shows who recorded what of an action, or of one of its activities, beside what was published. With no report in the look it goes by
 * the number: where several reports have such an action, it asks which. Where nothing recorded may be shown, it says so.
 */
export function showHistory(look: HistoryLook, sight: Sight, canShare: boolean): Message {
  const { register, recorded, isAdministrator, today } = sight;
  if (recorded === null) return hiddenHistory(sight);
  const [named, another] = actionsOf(look, sight);
  if (named === undefined) return noActionMessage(look);
  if (another !== undefined) return whichMessage(look, actionsOf(look, sight));
  const { report, action } = named;
  return historyPage({
    report,
    action,
    items: historyItems({ report, action, activity: look.activity }, register, recorded),
    look: { ...look, report: report.id },
    canShare,
    pastDay: look.asOf === undefined ? null : { day: today, isOnlyReport: register.reports.length === 1 },
    waitsForConfirmation: recorded.settings.confirmation,
    isAdministrator,
  });
}

/** Shows who changed which setting, when. */
export function showSettingsHistory(
  look: Extract<Look, { see: 'settings-history' }>,
  { recorded, hidden }: Sight,
  canShare: boolean,
): Message {
  if (recorded === null) return hiddenHistory({ hidden });
  return settingsHistoryPage({ changes: recorded.settingChanges(), look, canShare });
}

interface NamedAction {
  readonly report: Report;
  readonly action: Action;
}

function actionsOf({ report: id, number }: HistoryLook, { register }: Sight): readonly NamedAction[] {
  if (id === '') return register.actionsNumbered(number);
  const report = register.report(id);
  const action = report?.actions.find((one) => one.number === number);
  return report === undefined || action === undefined ? [] : [{ report, action }];
}

/** Said where nothing recorded may be shown. */
export function hiddenHistory({ hidden }: { readonly hidden?: Sight['hidden'] | undefined }): Message {
  return hiddenMessage('History', hidden ?? 'away', 'ask a question, or look at an action');
}

function noActionMessage({ number }: HistoryLook): Message {
  return compose('History', [paragraph(`No report loaded here has an action ${number}.`), buttons([allActionsChoice])]);
}

function whichMessage(look: HistoryLook, named: readonly NamedAction[]): Message {
  const offered = named.slice(0, MOST_REPORTS).map(({ report }) => report);
  return compose('Which one?', [
    paragraph({ strong: `The history of action ${look.number} of which report?` }),
    card(offered.map((report) => ({ kind: 'bullet', runs: [editionOf(report)] }))),
    buttons(
      offered.map((report): Choice => {
        return { label: editionOf(report), press: { verb: 'look', value: { ...look, report: report.id } } };
      }),
    ),
  ]);
}
