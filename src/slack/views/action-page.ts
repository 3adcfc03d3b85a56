import type { Activity } from '../../register/activity.ts';
import type { Action, Report, Section, Statement } from '../../register/report.ts';
import type { Look } from '../press.ts';
import { keep } from '../../answer/remember.ts';
import type { Recording } from '../asking/recording.ts';
import { shareButton, turns } from './answer-page.ts';
import { compose, type Message, textLength } from './message.ts';
import { buttons, card, type Choice, drawnLine, heading, type Line, type Part, paragraph } from './parts.ts';
import { editionOf, headingOf, quoteRuns, sourceNotes, sourceRun } from './quote.ts';
import { earlierRuns } from './earlier-words.ts';
import { historyChoice, underStatement } from './recorded-parts.ts';
import { clip, onOneLine } from './text.ts';

/** What a page of a whole action is made from. */
export interface ActionPage {
  readonly report: Report;
  readonly action: Action;
  /** What shows another page of it: the action itself, or the question that it answers. */
  readonly look: Extract<Look, { see: 'action' | 'answer' }>;
  readonly canShare: boolean;
  /** What was recorded of its activities; null: nothing recorded is shown. */
  readonly recording: Recording | null;
}

/** A group of statements under one heading: description, note, or a section. */
interface Group {
  readonly title: string;
  readonly section: Section | null;
  readonly statements: readonly Statement[];
}

/** Characters of `text` that a page's statements may take; the rest of 4,000 is for heading, notes and sources. */
const PAGE_TEXT = 2_800;
/** Blocks of groups on one page: a page has six others, and an answer may put as many before it. */
const PAGE_BLOCKS = 36;
/** Lines of what stands recorded under words of earlier editions; the history has all. */
const EARLIER_SHOWN = 3;
/** Groups on one page. */
const PAGE_GROUPS = 12;
const LONGEST_STATEMENT = 1_800;
const LONGEST_LEAD_IN = 400;
const LONGEST_TITLE = 600;
/** Words of people on this page; the history has them whole. */
const LONGEST_NOTE = 250;

/** One page of an action in full: its statements in the order of the report, by period, with what was recorded of each beneath. */
export function actionPage({ report, action, look, canShare, recording }: ActionPage): Message {
  const earlier = recording === null ? [] : earlierParts({ report, action, recording });
  const pages = paginate(groupsOf(action), { report, recording }, earlier);
  const page = Math.min(look.page, pages.length - 1);
  const at = { ...look, page };
  const count = pages.length > 1 ? ` · page ${page + 1} of ${pages.length}` : '';
  const history = recording?.origin ? [historyChoice({ report, action })] : [];
  return compose(`Action ${action.number}`, [
    heading(`Action ${action.number}: ${clip(onOneLine(action.title.text), LONGEST_TITLE)}`),
    paragraph(`Published in ${editionOf(report)}${count}`, sourceRun(report, action.title.text)),
    ...(pages[page] ?? []),
    ...sourceNotes([report]),
    buttons([...turns(at, page + 1 < pages.length), ...history, ...(canShare ? [shareButton(at)] : [])]),
  ]);
}

/** What stands recorded of the action under words of earlier editions that nothing in this one resembles: a line each, without their words. */
function earlierParts({
  report,
  action,
  recording,
}: Pick<ActionPage, 'report' | 'action'> & { readonly recording: Recording }): readonly Part[] {
  const gone = recording
    .earlier()
    .filter(({ activity, successor }) => successor === null && isOfAction(activity, { report, action }));
  if (gone.length === 0) return [];
  const lines = gone
    .slice(0, EARLIER_SHOWN)
    .map((earlier): Line => ({ kind: 'line', runs: earlierRuns(earlier, recording.settings) }));
  const more = gone.length - lines.length;
  const rest: readonly Line[] = more === 0 ? [] : [{ kind: 'line', runs: [`And ${more} more: History has them.`] }];
  return [card([...lines, ...rest])];
}

/** Under the same number, in another edition of the same department's report. */
function isOfAction({ report, action }: Activity, wanted: Pick<ActionPage, 'report' | 'action'>): boolean {
  const { id, department } = wanted.report;
  return action.number === wanted.action.number && report.id !== id && report.department === department;
}

/** What all groups of a page are made with. */
type Shown = Pick<ActionPage, 'report' | 'recording'>;

function groupsOf(action: Action): readonly Group[] {
  const groups: readonly Group[] = [
    { title: 'Description', section: null, statements: action.description },
    { title: 'Note', section: null, statements: action.note },
    ...action.sections.map((section) => ({ title: headingOf(section), section, statements: section.statements })),
  ];
  // A heading without text is said too: the report has nothing under it. Description and note are names of ours.
  return groups.filter(({ section, statements }) => section !== null || statements.length > 0);
}

/** Fills pages, the first of which begins with some parts, with whole groups where they fit; a group that does not is split between statements, and says that it continues. */
function paginate(groups: readonly Group[], shown: Shown, first: readonly Part[]): readonly (readonly Part[])[] {
  const pages: Part[][] = [[...first]];
  let begun = 0;
  for (const group of groups) {
    for (let rest: Group | null = group; rest !== null;) {
      const page = pages.at(-1) ?? [];
      const taken: number = begun >= PAGE_GROUPS ? 0 : takeThatFit(rest, page, shown);
      if (taken === 0) {
        pages.push([]);
        begun = 0;
        continue;
      }
      page.push(...groupParts({ ...rest, statements: rest.statements.slice(0, taken) }, shown));
      begun += 1;
      rest =
        taken < rest.statements.length
          ? { ...rest, title: continued(rest.title), statements: rest.statements.slice(taken) }
          : null;
    }
  }
  return pages;
}

/** How many of a group's statements this page still takes; 0: it begins on the next. An empty page takes at least one. */
function takeThatFit(group: Group, page: readonly Part[], shown: Shown): number {
  const room = PAGE_TEXT - textLength(page);
  const blocks = PAGE_BLOCKS - blockCount(page);
  const fits = (count: number) => {
    const parts = groupParts({ ...group, statements: group.statements.slice(0, count) }, shown);
    return textLength(parts) <= room && blockCount(parts) <= blocks;
  };
  const all = Math.max(1, group.statements.length);
  // Most groups fit whole.
  if (fits(all)) return all;
  let low = 0;
  let high = all - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low === 0 && page.length === 0 ? 1 : low;
}

function blockCount(parts: readonly Part[]): number {
  return parts.reduce((sum, { blocks }) => sum + blocks.length, 0);
}

function continued(title: string): string {
  return title.endsWith(' (continued)') ? title : `${title} (continued)`;
}

/** A group in one card, or in as many as it has statements with buttons of their own. */
function groupParts({ title, section, statements }: Group, { report, recording }: Shown): readonly Part[] {
  // The heading alone stands sixteen times on the page: the first words under it say which is meant.
  const [first] = statements;
  const source: Line['runs'] =
    section === null ? [] : [first === undefined ? sourceRun(report, section.heading) : sourcesIn(report)(first)];
  const parts: Part[] = [];
  let lines: Line[] = [{ kind: 'line', runs: [{ strong: title }, ...source] }];
  for (const [index, statement] of statements.entries()) {
    const under = underStatement(statement, recording, LONGEST_NOTE);
    lines.push(...statementLines(statement, statements[index - 1]), ...under.lines);
    if (under.choices.length === 0) continue;
    parts.push(card(lines), buttons([...under.choices, ...historyOf(under.activities, recording)]));
    lines = [];
  }
  if (statements.length === 0) lines.push({ kind: 'line', runs: ['The report has no text here.'] });
  return lines.length === 0 ? parts : [...parts, card(lines)];
}

/** Of one activity of which something was recorded: who recorded what. */
function historyOf([activity, second]: readonly Activity[], recording: Recording | null): readonly Choice[] {
  if (activity === undefined || second !== undefined || recording === null) return [];
  return recording.of(activity).lastNumber === 0 ? [] : [historyChoice(activity, activity.id)];
}

/** A page is tried out with more and with fewer statements until it fits: what never changes is worked out once. */
const sourcesIn = keep((report: Report) => keep((statement: Statement) => sourceRun(report, statement.text)));

/** A bullet stands under its lead-in, which is said once for bullets in a row. */
function statementLines(statement: Statement, before: Statement | undefined): readonly Line[] {
  const { words, leadIn } = keptLines(statement);
  return leadIn === null || before?.leadIn === statement.leadIn ? [words] : [leadIn, words];
}

const keptLines = keep(({ text, leadIn }: Statement): { readonly words: Line; readonly leadIn: Line | null } => {
  const runs = quoteRuns({ text, leadIn: null }, LONGEST_STATEMENT);
  if (leadIn === null) return { words: drawnLine('quote', runs), leadIn: null };
  const above = drawnLine('quote', quoteRuns({ text: leadIn, leadIn: null }, LONGEST_LEAD_IN));
  return { words: drawnLine('bullet', runs), leadIn: above };
});
