/** The words of a digest: one source for the command line, for Slack's fallback text and for the sentences of the view. */
import { longDate, longDateWithWeekday } from '../register/calendar.ts';
import { editionName, type Register, shownText } from '../register/register.ts';
import { type Counted, type DigestGroup, type DigestLine, type DigestLines, digestLines } from './digest-lines.ts';
import type { Digest } from './digest.ts';
import { CUT_MARK, quoteOf } from './quote.ts';

/** The longest `text` of a Slack message, in characters: https://docs.slack.dev/reference/methods/chat.postMessage */
const TEXT_LIMIT = 4000;

/** How long quotes may be, from generous to tight, in characters: the first that fits the limit is taken. Progress 0: left out. */
const QUOTE_SIZES = [
  { quote: 600, title: 240, progress: 240 },
  { quote: 300, title: 120, progress: 120 },
  { quote: 200, title: 80, progress: 0 },
  { quote: 120, title: 40, progress: 0 },
] as const;

type QuoteSize = (typeof QUOTE_SIZES)[number];

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

const LINE_LABEL: { readonly [kind in DigestLine['kind']]: (planYear: number) => string } = {
  soon: () => 'Coming up',
  passed: () => 'Date passed, no update recorded here',
  raised: (planYear) => `From the ${planYear} plan: no update recorded here`,
};

/** What a line says before its quote: `Date passed, no update recorded here`. */
export function lineLabel({ activity, kind, isBack }: DigestLine): string {
  const label = LINE_LABEL[kind](activity.section.year);
  return isBack ? `Back after a week’s snooze – ${label}` : label;
}

/** What a line says after its quote: the date in the report's words beside the computed one, and how often it was said. Null: nothing. */
export function lineDate({ activity, kind, nth }: DigestLine): string | null {
  const { due } = activity;
  if (kind === 'raised' || due === null) return null;
  const words = `“${quoteOf(due.phrase, 80).text}” – ${kind === 'soon' ? 'due ' : ''}${longDate(due.on)}`;
  const times = nth === null ? null : NTH_SENTENCE[nth];
  return times === null ? words : `${words}. ${times}`;
}

function endedSentence({ year, count, withProgressSince }: Extract<Counted, { readonly kind: 'ended' }>): string {
  const planned = `${plural(count, 'planned activity', 'planned activities')} had no date of ${count === 1 ? 'its' : 'their'} own`;
  const ofThem = withProgressSince === count ? '' : ` for ${withProgressSince} of them`;
  const since = withProgressSince === 0 ? '' : `; progress has been published since${ofThem}`;
  return `The ${year} plan year has ended. ${planned}, and no update is recorded here${since}.`;
}

const COUNT_SENTENCE: {
  readonly [kind in Exclude<Counted['kind'], 'ended'>]: (count: number, year: number) => string;
} = {
  'passed-with-progress': (count) =>
    `${plural(count, 'date', 'dates')} passed, progress published since: read and decide.`,
  'passed-earlier': (count) =>
    `${plural(count, 'date', 'dates')} passed earlier, with no update recorded here: counted, not listed.`,
  'without-update': (count, year) =>
    `The ${year} plan year ends this month: ${plural(count, 'planned activity has', 'planned activities have')} no update recorded here.`,
  'not-loaded': (count) =>
    `${plural(count, 'activity is', 'activities are')} of an edition that is no longer loaded here.`,
};

/** The sentence for something that is only counted. */
export function countedSentence(counted: Counted): string {
  return counted.kind === 'ended' ? endedSentence(counted) : COUNT_SENTENCE[counted.kind](counted.count, counted.year);
}

function lineText(line: DigestLine, size: QuoteSize): string {
  const date = lineDate(line);
  const quote = `“${quoteOf(shownText(line.activity), size.quote).text}”`;
  return `• ${lineLabel(line)}\n  ${quote}${date === null ? '' : ` (${date})`}`;
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

function groupText(group: DigestGroup, lines: DigestLines, size: QuoteSize): string {
  const own = group.lines.map((line) => lineText(line, size));
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

function textInSize(digest: Digest, lines: DigestLines, size: QuoteSize): string {
  const more = lines.more === 0 ? [] : [`${plural(lines.more, 'more is', 'more are')} not listed here.`];
  const groups = lines.groups.map((group) => groupText(group, lines, size));
  const tail = [...more, ...lines.counted.map(countedSentence)].join('\n');
  const cut = lines.groups.find((_, index) => groups[index]?.includes(CUT_MARK));
  const whole =
    cut === undefined
      ? ''
      : `${CUT_MARK} marks a cut: “/digital-action action ${cut.action.number}” shows that action in full.`;
  return [headText(digest, lines), ...groups, tail, whole].filter((part) => part !== '').join('\n\n');
}

/** The same digest without its last group, whose lines are counted instead. */
function withoutLastGroup(lines: DigestLines): DigestLines {
  const left = lines.groups.slice(0, -1);
  return { ...lines, groups: left, more: lines.more + (lines.groups.at(-1)?.lines.length ?? 0) };
}

/**
 * A digest as plain text of at most `longest` characters (default: Slack's 4,000). Quotes are whole where they fit; else
 * they are cut at a word with `[…]`, and at last whole actions are counted instead of listed. Never the other facts.
 */
export function digestText(digest: Digest, register: Register, longest: number = TEXT_LIMIT): string {
  let lines = digestLines(digest, register);
  for (;;) {
    for (const size of QUOTE_SIZES) {
      const text = textInSize(digest, lines, size);
      if (text.length <= longest) return text;
    }
    if (lines.groups.length === 0) return headText(digest, lines);
    lines = withoutLastGroup(lines);
  }
}
