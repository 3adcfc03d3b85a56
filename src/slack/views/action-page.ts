import type { Action, Report, Section, Statement } from '../../register/report.ts';
import type { Look } from '../press.ts';
import { shareButton, turns } from './answer-page.ts';
import { compose, type Message, textLength } from './message.ts';
import { buttons, card, heading, type Line, type Part, paragraph } from './parts.ts';
import { editionOf, headingOf, quoteRuns, sourceNotes, sourceRun } from './quote.ts';
import { clip, onOneLine } from './text.ts';

/** What a page of a whole action is made from. */
export interface ActionPage {
  readonly report: Report;
  readonly action: Action;
  readonly look: Extract<Look, { see: 'action' }>;
  readonly canShare: boolean;
}

/** A group of statements under one heading: description, note, or a section. */
interface Group {
  readonly title: string;
  readonly section: Section | null;
  readonly statements: readonly Statement[];
}

/** Characters of `text` that a page's statements may take; the rest of 4,000 is for heading, notes and sources. */
const PAGE_TEXT = 2_800;
/** Groups on one page: each is one block, and a page has six others. */
const PAGE_GROUPS = 12;
const LONGEST_STATEMENT = 1_800;
const LONGEST_LEAD_IN = 400;
const LONGEST_TITLE = 600;

/** One page of an action in full: its statements in the order of the report, by period. */
export function actionPage({ report, action, look, canShare }: ActionPage): Message {
  const pages = paginate(groupsOf(action), report);
  const page = Math.min(look.page, pages.length - 1);
  const at = { ...look, page };
  const count = pages.length > 1 ? ` · page ${page + 1} of ${pages.length}` : '';
  return compose(`Action ${action.number}`, [
    heading(`Action ${action.number}: ${clip(onOneLine(action.title.text), LONGEST_TITLE)}`),
    paragraph(`${editionOf(report)}${count}`, sourceRun(report, action.title.text)),
    ...(pages[page] ?? []),
    ...sourceNotes([report]),
    buttons([...turns(at, page + 1 < pages.length), ...(canShare ? [shareButton(at)] : [])]),
  ]);
}

function groupsOf(action: Action): readonly Group[] {
  const groups: readonly Group[] = [
    { title: 'Description', section: null, statements: action.description },
    { title: 'Note', section: null, statements: action.note },
    ...action.sections.map((section) => ({ title: headingOf(section), section, statements: section.statements })),
  ];
  // A heading without text is said too: the report has nothing under it. Description and note are names of ours.
  return groups.filter(({ section, statements }) => section !== null || statements.length > 0);
}

/** Fills pages with whole groups where they fit; a group that does not is split between statements, and says that it continues. */
function paginate(groups: readonly Group[], report: Report): readonly (readonly Part[])[] {
  const pages: Part[][] = [[]];
  for (const group of groups) {
    for (let rest: Group | null = group; rest !== null;) {
      const page = pages.at(-1) ?? [];
      const taken = takeThatFit(rest, page, report);
      if (taken === 0) {
        pages.push([]);
        continue;
      }
      page.push(groupCard({ ...rest, statements: rest.statements.slice(0, taken) }, report));
      rest =
        taken < rest.statements.length
          ? { ...rest, title: continued(rest.title), statements: rest.statements.slice(taken) }
          : null;
    }
  }
  return pages;
}

/** How many of a group's statements this page still takes; 0: it begins on the next. An empty page takes at least one. */
function takeThatFit(group: Group, page: readonly Part[], report: Report): number {
  if (page.length >= PAGE_GROUPS) return 0;
  const room = PAGE_TEXT - textLength(page);
  let low = 0;
  let high = Math.max(1, group.statements.length);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const part = groupCard({ ...group, statements: group.statements.slice(0, middle) }, report);
    if (textLength([part]) <= room) low = middle;
    else high = middle - 1;
  }
  return low === 0 && page.length === 0 ? 1 : low;
}

function continued(title: string): string {
  return title.endsWith(' (continued)') ? title : `${title} (continued)`;
}

function groupCard({ title, section, statements }: Group, report: Report): Part {
  // The heading alone stands sixteen times on the page: the first words under it say which is meant.
  const source: Line['runs'] = section === null ? [] : [sourceRun(report, statements[0]?.text ?? section.heading)];
  const empty: readonly Line[] =
    statements.length > 0 ? [] : [{ kind: 'line', runs: ['The report has no text here.'] }];
  return card([
    { kind: 'line', runs: [{ strong: title }, ...source] },
    ...statements.flatMap((statement, index) => statementLines(statement, statements[index - 1])),
    ...empty,
  ]);
}

/** A bullet stands under its lead-in, which is said once for bullets in a row. */
function statementLines(statement: Statement, before: Statement | undefined): readonly Line[] {
  const words = { ...statement, leadIn: null };
  if (statement.leadIn === null) return [{ kind: 'quote', runs: quoteRuns(words, LONGEST_STATEMENT) }];
  const leadIn = { text: statement.leadIn, leadIn: null };
  const isRepeated = before?.leadIn === statement.leadIn;
  return [
    ...(isRepeated ? [] : [{ kind: 'quote' as const, runs: quoteRuns(leadIn, LONGEST_LEAD_IN) }]),
    { kind: 'bullet', runs: quoteRuns(words, LONGEST_STATEMENT) },
  ];
}
