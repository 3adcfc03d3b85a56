/** The words of a digest: one source for the command line, for Slack's fallback text and for the sentences of the view. */
import { longDate, longDateWithWeekday } from '../register/calendar.ts';
import { editionName, type Register, shownText } from '../register/register.ts';
import { NO_PROGRESS, type Progress } from '../progress/progress.ts';
import type { ProgressSettings } from '../progress/rights.ts';
import { NO_UPDATE } from '../progress/words-of-status.ts';
import {
  type Counted,
  type DigestGroup,
  type DigestLine,
  type DigestLines,
  digestLines,
  type RecordedLine,
} from './digest-lines.ts';
import type { Digest } from './digest.ts';
import { PROGRESS_WORDS } from './published-progress.ts';
import { CUT_MARK, quoteOf } from './quote.ts';
import { nameOf, noteSentence, recordedSentence } from './recorded-words.ts';

/** The longest `text` of a Slack message, in characters: https://docs.slack.dev/reference/methods/chat.postMessage */
const TEXT_LIMIT = 4000;

/** How long quotes may be, from generous to tight, in characters: the first that fits the limit is taken. 0: left out. */
const QUOTE_SIZES = [
  { quote: 600, title: 240, progress: 240, note: 240 },
  { quote: 300, title: 120, progress: 120, note: 120 },
  { quote: 200, title: 80, progress: 0, note: 60 },
  { quote: 120, title: 40, progress: 0, note: 0 },
] as const;

type QuoteSize = (typeof QUOTE_SIZES)[number];

/** What was recorded names its activity; the report's whole sentence is one press away. */
const LONGEST_RECORDED_QUOTE = 160;

/** What stands above the updates of a digest. */
const RECORDED_HEADING = 'Recorded since the last digest:';

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `Plan reminder for Monday 9 March 2015`. */
export function digestHeading(digest: Digest): string {
  return `Plan reminder for ${longDateWithWeekday(digest.day)}`;
}

/** Why a digest comes after its time, or null where it does not. */
export function lateSentence(digest: Digest): string | null {
  if (!digest.late) return null;
  const [weekday = '', day = '', month = ''] = longDateWithWeekday(digest.day).split(' ');
  return `This reminder was due at ${digest.time} on ${weekday} ${day} ${month}; the bot was away.`;
}

const NTH_SENTENCE = { 1: null, 2: 'Second of three.', 3: 'Third of three; from now on it is only counted.' } as const;

/** By its kind, and whether an update of it is recorded here: who has recorded one is not told that there is none. */
const LINE_LABEL: {
  readonly [kind in DigestLine['kind']]: (line: { readonly planYear: number; readonly hasUpdate: boolean }) => string;
} = {
  soon: () => 'Coming up',
  passed: ({ hasUpdate }) => (hasUpdate ? 'Date passed' : `Date passed, ${NO_UPDATE}`),
  raised: ({ planYear, hasUpdate }) => `From the ${planYear} plan${hasUpdate ? '' : `: ${NO_UPDATE}`}`,
};

/** What a line says before its quote: `Date passed, no update recorded here`. */
export function lineLabel({ activity, kind, isBack, latest }: DigestLine): string {
  const label = LINE_LABEL[kind]({ planYear: activity.section.year, hasUpdate: latest !== null });
  return isBack ? `Back after a week’s snooze – ${label}` : label;
}

/** `target date 5 May 2015, set by Sam Jones, not published`; of somebody who is not known here `set here`. */
function targetWords({ on, by }: NonNullable<DigestLine['target']>): string {
  return `target date ${longDate(on)}, set ${by === null ? 'here' : `by ${nameOf(by)}`}, not published`;
}

/** The published date, in the report's words beside the computed one; of a plan year only the words. Null: none. */
function publishedDate({ due }: DigestLine['activity'], isComing: boolean): string | null {
  if (due === null) return null;
  const phrase = `“${quoteOf(due.phrase, 80).text}”`;
  return due.precision === 'plan-year' ? phrase : `${phrase} – ${isComing ? 'due ' : ''}${longDate(due.on)}`;
}

/**
 * What a line says after its quote: the date in the report's words beside the computed one, and how often it was said. A target date
 * comes first, with the published one beside it. Null: nothing.
 */
export function lineDate({ activity, kind, nth, target, latest }: DigestLine): string | null {
  const published = publishedDate(activity, kind === 'soon' && target === null);
  const words =
    target === null
      ? published
      : `${targetWords(target)}; ${published === null ? 'no date is published' : `published: ${published}`}`;
  if (words === null || (kind === 'raised' && target === null)) return null;
  // Once something is recorded it is not said again, and not counted.
  const times = nth === null || latest !== null ? null : NTH_SENTENCE[nth];
  return times === null ? words : `${words}. ${times}`;
}

function ofThem(part: number, whole: number): string {
  return part === whole ? '' : ` for ${part} of them`;
}

function endedSentence(ended: Extract<Counted, { readonly kind: 'ended' }>): string {
  const { year, count, withUpdate, withProgress, isProgressSince } = ended;
  const planned = `${plural(count, 'planned activity', 'planned activities')} had no date of ${count === 1 ? 'its' : 'their'} own`;
  const updates =
    withUpdate === 0 ? 'no update is recorded here' : `an update is recorded here${ofThem(withUpdate, count)}`;
  const when = isProgressSince ? 'progress has been published since' : 'later progress has been published';
  const since = withProgress === 0 ? '' : `; ${when}${ofThem(withProgress, count)}`;
  return `The ${year} plan year has ended. ${planned}, and ${updates}${since}.`;
}

const COUNT_SENTENCE: {
  readonly [kind in Exclude<Counted['kind'], 'ended' | 'passed-with-progress'>]: (
    count: number,
    year: number,
  ) => string;
} = {
  'passed-earlier': (count) =>
    `${plural(count, 'date', 'dates')} passed earlier, with no update recorded here: counted, not listed.`,
  'without-update': (count, year) =>
    `The ${year} plan year ends this month: ${plural(count, 'planned activity has', 'planned activities have')} no update recorded here.`,
  'not-loaded': (count) =>
    `${plural(count, 'activity is', 'activities are')} of an edition that is no longer loaded here.`,
};

/** The sentence for something that is only counted. */
export function countedSentence(counted: Counted): string {
  if (counted.kind === 'ended') return endedSentence(counted);
  if (counted.kind !== 'passed-with-progress') return COUNT_SENTENCE[counted.kind](counted.count, counted.year);
  const words = PROGRESS_WORDS[counted.isProgressSince ? 'since' : 'later'];
  return `${plural(counted.count, 'date', 'dates')} passed, ${words}: read and decide.`;
}

/** How much of what a text quotes is shown, and by which settings what was recorded is said. */
interface Writing {
  readonly size: QuoteSize;
  readonly settings: ProgressSettings;
}

function lineText(line: DigestLine, { size, settings }: Writing): string {
  const date = lineDate(line);
  const quote = `“${quoteOf(shownText(line.activity), size.quote).text}”`;
  const latest = line.latest === null ? '' : `\n  Update: ${recordedSentence(line.latest, settings)}`;
  return `• ${lineLabel(line)}\n  ${quote}${date === null ? '' : ` (${date})`}${latest}`;
}

function recordedText({ activity, update }: RecordedLine, { size, settings }: Writing): string {
  const quote = `“${quoteOf(shownText(activity), Math.min(size.quote, LONGEST_RECORDED_QUOTE)).text}”`;
  const note = size.note === 0 ? null : noteSentence(update.entry, size.note);
  const said = `• Action ${activity.action.number}, ${quote}: ${recordedSentence(update, settings)}`;
  return note === null ? said : `${said}\n  ${note}`;
}

/** What was recorded since the digest before; nothing where nothing was. */
function recordedPart({ recorded, moreRecorded }: DigestLines, writing: Writing): string {
  if (recorded.length + moreRecorded === 0) return '';
  const more = moreRecorded === 0 ? [] : [`${plural(moreRecorded, 'update', 'updates')} not listed here.`];
  return [RECORDED_HEADING, ...recorded.map((line) => recordedText(line, writing)), ...more].join('\n');
}

function progressText({ progress }: DigestGroup, size: QuoteSize): readonly string[] {
  const [first] = progress?.statements ?? [];
  if (progress === null || first === undefined || size.progress === 0) return [];
  return [`  Latest published, “${progress.heading}”: “${quoteOf(shownText(first), size.progress).text}”`];
}

function titleText({ action, report }: DigestGroup, lines: DigestLines, size: QuoteSize): string {
  const department = report.abbreviation ?? report.department;
  const owner = lines.reports.length > 1 && department !== null ? `${department}, action` : 'Action';
  return `${owner} ${action.number}: “${quoteOf(action.title.text, size.title).text}”`;
}

function groupText(group: DigestGroup, lines: DigestLines, writing: Writing): string {
  const { size } = writing;
  const own = group.lines.map((line) => lineText(line, writing));
  return [titleText(group, lines, size), ...own, ...progressText(group, size)].join('\n');
}

/** Where the words come from: the editions by name; of more than three only their number. */
function editionsText(reports: DigestLines['reports']): string {
  if (reports.length === 0) return '';
  return reports.length > 3 ? `, from ${reports.length} reports` : `, from ${reports.map(editionName).join(' and ')}`;
}

function headText(digest: Digest, lines: DigestLines): string {
  const heading = `${digestHeading(digest)}${editionsText(lines.reports)}.`;
  const late = lateSentence(digest);
  return late === null ? heading : `${heading} ${late}`;
}

function textInSize(digest: Digest, lines: DigestLines, writing: Writing): string {
  const more = lines.more === 0 ? [] : [`${plural(lines.more, 'more is', 'more are')} not listed here.`];
  const groups = lines.groups.map((group) => groupText(group, lines, writing));
  const counts = [...more, ...lines.counted.map(countedSentence)].join('\n');
  const recorded = recordedPart(lines, writing);
  const cut = lines.groups.find((_, index) => groups[index]?.includes(CUT_MARK));
  const whole =
    cut === undefined
      ? ''
      : `${CUT_MARK} marks a cut: “/digital-action action ${cut.action.number}” shows that action in full.`;
  return [headText(digest, lines), ...groups, counts, recorded, whole].filter((part) => part !== '').join('\n\n');
}

/** The same digest with one thing less that is listed instead of counted: what was recorded goes first, then the last group. */
function withLess(lines: DigestLines): DigestLines {
  const { recorded, groups } = lines;
  if (recorded.length > 0) return { ...lines, recorded: recorded.slice(0, -1), moreRecorded: lines.moreRecorded + 1 };
  return { ...lines, groups: groups.slice(0, -1), more: lines.more + (groups.at(-1)?.lines.length ?? 0) };
}

/**
 * A digest as plain text of at most `longest` characters (default: Slack's 4,000), with what is recorded by now (default: nothing).
 * Quotes are whole where they fit; else they are cut at a word with `[…]`, and at last updates and whole actions are counted instead
 * of listed. Never the other facts.
 */
export function digestText(
  digest: Digest,
  register: Register,
  { longest = TEXT_LIMIT, progress = NO_PROGRESS }: { readonly longest?: number; readonly progress?: Progress } = {},
): string {
  const { settings } = progress;
  let lines = digestLines(digest, register, progress);
  for (;;) {
    for (const size of QUOTE_SIZES) {
      const text = textInSize(digest, lines, { size, settings });
      if (text.length <= longest) return text;
    }
    if (lines.groups.length + lines.recorded.length === 0) return headText(digest, lines);
    lines = withLess(lines);
  }
}
