import type { Activity } from '../../register/activity.ts';
import { editionName } from '../../register/register.ts';
import type { PlacedStatement, Report, Section, Statement } from '../../register/report.ts';
import { keep } from '../../answer/remember.ts';
import { drawnLine, type Line, nothing, type Part, smallPrint, textOnly } from './parts.ts';
import { isolateRuns, type Mark, markedRuns, richElements, type Run } from './runs.ts';
import { pageAddress, textFragmentLink } from './source-link.ts';
import { areShownAsTheyAre, clip, clipEscaped, isolate, onOneLine } from './text.ts';

/** What is quoted: words of a report, and which of them to mark. */
export interface Quoted {
  readonly text: string;
  readonly leadIn: string | null;
  readonly marks?: readonly Mark[];
  readonly leadInMarks?: readonly Mark[];
}

/** What matched in a statement and in its lead-in. */
type Marked = Required<Pick<Quoted, 'marks' | 'leadInMarks'>>;

const LONGEST_LEAD_IN = 500;
const LONGEST_HEADING = 150;
const LONGEST_EDITION = 120;

/** A quote, verbatim: lead-in and bullet joined by one space. Longer than `limit`, each ends at a whole word and says that it is shortened. */
export function quoteRuns(quoted: Quoted, limit: number): readonly Run[] {
  const leadIn = clipEscaped(quoted.leadIn ?? '', Math.min(limit, LONGEST_LEAD_IN));
  const text = clipEscaped(quoted.text, limit);
  const isCut = text !== quoted.text || leadIn !== (quoted.leadIn ?? '');
  const words: readonly Run[] = [
    ...markedRuns(leadIn, quoted.leadInMarks ?? []),
    ...(leadIn === '' ? [] : [' ']),
    ...markedRuns(text, quoted.marks ?? []),
  ];
  return [...isolateRuns(words), ...(isCut ? [{ aside: ' [shortened here]' }] : [])];
}

/** The quote of a statement as a line of a card, with what matched marked: as `quoteRuns`, and quicker where the words are shown whole and as they are. */
export function quoteLine(statement: Statement, { marks, leadInMarks }: Marked, limit: number): Line {
  const { text, leadIn } = statement;
  const said = saidAsItIs(statement);
  const isWhole = text.length <= limit && (leadIn ?? '').length <= Math.min(limit, LONGEST_LEAD_IN);
  if (said === '' || !isWhole) return { kind: 'quote', runs: quoteRuns({ text, leadIn, marks, leadInMarks }, limit) };
  const words = markedRuns(text, marks);
  const runs = leadIn === null || leadIn === '' ? words : [...markedRuns(leadIn, leadInMarks), ' ', ...words];
  return { kind: 'quote', runs, drawn: { text: said, elements: richElements(runs) } };
}

/** What the text says of a statement, whatever is marked in it; empty where its words are not shown as they are. */
const saidAsItIs = keep(({ text, leadIn }: Statement): string => {
  const words = leadIn === null || leadIn === '' ? text : `${leadIn} ${text}`;
  return areShownAsTheyAre(words) ? `“${words}”` : '';
});

/** How an edition is called, bounded: one without a department is called by its title, whatever that is. */
export const editionOf = keep((report: Report): string =>
  isolate(clip(onOneLine(editionName(report)), LONGEST_EDITION)),
);

/** Which part of its action a statement stands in, in the report's own words where it has a heading. */
function placeName({ place, section }: Pick<PlacedStatement, 'place' | 'section'>): string {
  if (section !== null) return headingOf(section);
  return place;
}

/** A section's heading, verbatim; beyond 150 characters shortened. */
export function headingOf(section: Section): string {
  return isolate(clip(section.heading, LONGEST_HEADING));
}

/** The link of a quote, the last piece of its citation. */
export function sourceRun(report: Report, quote: string): Run {
  return { source: textFragmentLink(report.source, quote) };
}

/** "Published: Action 7 · Progress during 2014 · MOJ's report of 16 January 2015 · source": what was recorded says who recorded it. */
export const citation = keep(({ place, section, report, action, statement }: PlacedStatement): Line => {
  const where = `Published: Action ${action.number} · ${placeName({ place, section })} · ${editionOf(report)}`;
  return drawnLine('line', [where, sourceRun(report, statement.text)]);
});

/** "Published: Action 7 · Planned activities in 2015 · source", with what else is to be said before the source. */
export function activityCitation({ report, action, section, text }: Activity, more: readonly Run[] = []): Line {
  return {
    kind: 'line',
    runs: [`Published: Action ${action.number} · ${headingOf(section)}`, ...more, sourceRun(report, text)],
  };
}

/** What must stand once under quotes: each report's government note, and for the text its address (the blocks link every quote). */
export function sourceNotes(reports: readonly Report[]): readonly Part[] {
  const distinct = [...new Map(reports.map((report) => [report.id, report])).values()];
  const isOne = distinct.length === 1;
  return distinct.flatMap((report) => [isOne ? noteAlone(report) : noteAmongOthers(report), addressOf(report)]);
}

const noteAlone = keep(({ governmentNote }: Report): Part =>
  governmentNote === null ? nothing : smallPrint(clip(governmentNote, 300)),
);

const noteAmongOthers = keep((report: Report): Part => {
  const { governmentNote } = report;
  return governmentNote === null ? nothing : smallPrint(`${editionOf(report)}: ${clip(governmentNote, 300)}`);
});

const addressOf = keep((report: Report): Part => {
  const address = pageAddress(report.source);
  return address === null ? nothing : textOnly(`${editionOf(report)}: `, { link: address, text: 'source' });
});
