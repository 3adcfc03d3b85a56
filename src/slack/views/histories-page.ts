import type { Entry } from '../../progress/entry.ts';
import type { Action, Report } from '../../register/report.ts';
import type { Look } from '../press.ts';
import { shareButton, turns } from './answer-page.ts';
import { allActionsChoice } from './choice-page.ts';
import { momentWords } from './history-item.ts';
import { settingsHistoryChoice } from './settings-history-page.ts';
import { compose, type Message } from './message.ts';
import { buttons, heading, lineWithButton, type Part, paragraph } from './parts.ts';
import { shownName } from './recorded.ts';
import { clip, countOf, onOneLine } from './text.ts';

/** An action of which something was recorded. */
export interface RecordedAction {
  readonly report: Report;
  readonly action: Action;
  /** The entry that was recorded last. */
  readonly newest: Entry;
  /** Of all its entries. */
  readonly count: number;
}

/** What a page of them is made from. */
export interface HistoriesPage {
  /** Latest first. */
  readonly actions: readonly RecordedAction[];
  readonly look: Extract<Look, { see: 'histories' }>;
  readonly canShare: boolean;
}

/** Actions on one page: with titles of at most 80 characters they stay under the limit of a message's text. */
const ON_A_PAGE = 15;
const SHOWN_TITLE = 80;

/** One page of the actions of which something was recorded, latest first, each with a button to its history. */
export function historiesPage({ actions, look, canShare }: HistoriesPage): Message {
  const last = Math.max(0, Math.ceil(actions.length / ON_A_PAGE) - 1);
  const page = Math.min(look.page, last);
  const at = { ...look, page };
  const range = last === 0 ? '' : ` · page ${page + 1} of ${last + 1}`;
  const none = 'Nothing was recorded here of any action loaded here. “History 7” shows what was published of action 7.';
  return compose('History', [
    heading('History'),
    paragraph(
      actions.length === 0
        ? none
        : `Something was recorded here of ${countOf(actions.length, 'action')}, the latest first${range}:`,
    ),
    ...actions.slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE).map((one) => actionLine(one, look)),
    buttons([
      ...turns(at, page < last),
      allActionsChoice,
      ...(look.asOf === undefined ? [settingsHistoryChoice] : []),
      ...(canShare ? [shareButton(at)] : []),
    ]),
  ]);
}

function actionLine({ report, action, newest, count }: RecordedAction, { asOf }: HistoriesPage['look']): Part {
  const title = clip(onOneLine(action.title.text), SHOWN_TITLE);
  const last = `the latest ${momentWords(newest)} by ${shownName(newest.by)}`;
  const value = { see: 'history', report: report.id, number: action.number, activity: null, asOf, page: 0 } as const;
  return lineWithButton(`${action.number} · ${title}: ${countOf(count, 'entry', 'entries')}, ${last}`, {
    label: 'History',
    spoken: `History of action ${action.number}`,
    press: { verb: 'look', value },
  });
}
