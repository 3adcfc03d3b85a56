import type { Action, Report } from '../../register/report.ts';
import type { Look } from '../press.ts';
import { turns } from './answer-page.ts';
import { compose, type Message } from './message.ts';
import { buttons, heading, lineWithButton, type Part, paragraph } from './parts.ts';
import { editionOf } from './quote.ts';
import { clip, countOf, onOneLine } from './text.ts';

/** Actions on one page: twenty titles of at most 150 characters stay under the limit of a message's text. */
const ON_A_PAGE = 20;
const SHOWN_TITLE = 150;

interface Listed {
  readonly report: Report;
  readonly action: Action;
}

/** One page of all actions, report by report, each with a button to the whole of it. */
export function actionsPage(reports: readonly Report[], look: Extract<Look, { see: 'actions' }>): Message {
  const all: readonly Listed[] = reports.flatMap((report) => report.actions.map((action) => ({ report, action })));
  const page = Math.min(look.page, Math.max(0, Math.ceil(all.length / ON_A_PAGE) - 1));
  const listed = all.slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE);
  const range = all.length > ON_A_PAGE ? ` · showing ${page * ON_A_PAGE + 1}–${page * ON_A_PAGE + listed.length}` : '';
  return compose('All actions', [
    heading('All actions'),
    paragraph(`${countOf(all.length, 'action')} in ${countOf(reports.length, 'report')}${range}`),
    ...listed.flatMap((item, index) => listedParts(item, listed[index - 1])),
    buttons(turns({ ...look, page }, (page + 1) * ON_A_PAGE < all.length)),
  ]);
}

function listedParts({ report, action }: Listed, before: Listed | undefined): readonly Part[] {
  const title = `${action.number} · ${clip(onOneLine(action.title.text), SHOWN_TITLE)}`;
  const open = lineWithButton(title, {
    label: 'Open',
    spoken: `Open action ${action.number}`,
    press: { verb: 'look', value: { see: 'action', report: report.id, number: action.number, page: 0 } },
  });
  return before?.report.id === report.id ? [open] : [paragraph({ strong: editionOf(report) }), open];
}
