import type { Action, Report } from '../../register/report.ts';
import type { HistoryItem } from '../asking/history-items.ts';
import { shareButton, turns } from './answer-page.ts';
import { forgetChoices, type HistoryShown, itemParts, itemSize } from './history-item.ts';
import { compose, type Message } from './message.ts';
import { buttons, type Choice, heading, type Part, paragraph } from './parts.ts';
import { editionOf, sourceNotes } from './quote.ts';
import { clip, countOf, onOneLine } from './text.ts';
import { wholeAction } from './whole-action.ts';

/** What a page of a history is made from. */
export interface HistoryPage extends HistoryShown {
  readonly report: Report;
  readonly action: Action;
  /** In the order in which they are read. */
  readonly items: readonly HistoryItem[];
  readonly canShare: boolean;
  /** The past day that it shows; null: now. */
  readonly pastDay: Parameters<typeof wholeAction>[1];
}

/** Characters of `text` that a page's items may take; the rest of 4,000 is for heading, notes and sources. */
const PAGE_TEXT = 3_000;
/** Items on one page: each is at most two blocks; around them stand nine, and a note for each edition. */
const PAGE_ITEMS = 12;
const SHOWN_TITLE = 200;
/** From so many pages on, one can leap. */
const MANY_PAGES = 3;

/** One page of who recorded what, when, newest first, and after it what was published, period by period. */
export function historyPage(history: HistoryPage): Message {
  const { report, action, items, look, canShare, pastDay } = history;
  const isAdministrator = history.isAdministrator && pastDay === null;
  const pages = paginate(items);
  const page = Math.min(look.page, pages.length - 1);
  const shown = pages[page] ?? [];
  const at = { ...look, page };
  const reports = [report, ...shown.flatMap((item) => (item.kind === 'published' ? [item.placed.report] : []))];
  return compose(`History of action ${action.number}`, [
    heading(`History of action ${action.number}`),
    paragraph({ strong: clip(onOneLine(action.title.text), SHOWN_TITLE) }),
    paragraph(summary(history, { page, pages: pages.length })),
    ...shown.flatMap((item, index): readonly Part[] => itemParts(item, shown[index - 1], { ...history, look: at })),
    ...sourceNotes(reports),
    ...(isAdministrator ? [buttons(forgetChoices(shown, at))] : []),
    buttons([
      ...turns(at, page + 1 < pages.length),
      ...leaps(pages, at),
      wholeAction({ report, action }, pastDay),
      ...(canShare ? [shareButton(at)] : []),
    ]),
  ]);
}

function summary({ report, items, look }: HistoryPage, at: { readonly page: number; readonly pages: number }): string {
  const entries = items.filter(({ kind }) => kind === 'entry').length;
  const of = look.activity === null ? 'this action' : 'this activity';
  if (entries === 0)
    return `Nothing was recorded here of ${of}. What was published about it stands in the whole action.`;
  const count = at.pages > 1 ? ` · page ${at.page + 1} of ${at.pages}` : '';
  return `${countOf(entries, 'entry', 'entries')} recorded of ${of}, newest first; after them the published words, of ${editionOf(report)}.${count}`;
}

/** Through many pages: to the newest entry, the oldest, and what was published. */
function leaps(pages: readonly (readonly HistoryItem[])[], look: HistoryPage['look']): readonly Choice[] {
  const places = [
    { label: 'Newest entry', page: pages.findIndex(hasEntry) },
    { label: 'Oldest entry', page: pages.findLastIndex(hasEntry) },
    { label: 'Published words', page: pages.findIndex(hasPublished) },
  ];
  return places
    .filter(({ page }) => pages.length >= MANY_PAGES && page !== -1 && page !== look.page)
    .map(({ label, page }) => ({ label, press: { verb: 'turn', value: { ...look, page } } }));
}

function hasEntry(items: readonly HistoryItem[]): boolean {
  return items.some(({ kind }) => kind === 'entry');
}

function hasPublished(items: readonly HistoryItem[]): boolean {
  return items.some(({ kind }) => kind === 'published');
}

/** Fills pages by what the items will take; nothing is made that is not shown. */
function paginate(items: readonly HistoryItem[]): readonly (readonly HistoryItem[])[] {
  const pages: HistoryItem[][] = [[]];
  let taken = 0;
  for (const item of items) {
    const size = itemSize(item);
    const page = pages.at(-1) ?? [];
    if (page.length >= PAGE_ITEMS || (page.length > 0 && taken + size > PAGE_TEXT)) {
      pages.push([item]);
      taken = size;
    } else {
      page.push(item);
      taken += size;
    }
  }
  return pages;
}
