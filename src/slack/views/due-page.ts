import { NO_UPDATE } from '../../progress/words-of-status.ts';
import type { Activity } from '../../register/activity.ts';
import { longDate, longDateWithWeekday, type PlainDate } from '../../register/calendar.ts';
import { standingsDue } from '../../reminder/due.ts';
import { PROGRESS_WORDS, publishedProgress } from '../../reminder/published-progress.ts';
import type { Standing } from '../../reminder/standing.ts';
import type { DueList, Look } from '../press.ts';
import type { Recording } from '../asking/recording.ts';
import { shareButton, turns } from './answer-page.ts';
import { fit, type Message } from './message.ts';
import { buttons, card, type Choice, heading, type Line, nothing, type Part, paragraph } from './parts.ts';
import { activityCitation, quoteRuns, sourceNotes } from './quote.ts';
import { activityChoices, earlierLines } from './recorded-parts.ts';
import { recordedLines, SHOWN_NOTE } from './recorded.ts';
import type { Run } from './runs.ts';
import { clip, inWords } from './text.ts';
import { wholeAction } from './whole-action.ts';

/** What the page of dates is made from. */
export interface DuePage {
  /** The activities it speaks of, in the order of the reports. */
  readonly standings: readonly Standing[];
  readonly look: Extract<Look, { see: 'due' }>;
  readonly today: PlainDate;
  readonly canShare: boolean;
  /** What was recorded of them; null: nothing recorded is shown. */
  readonly recording: Recording | null;
  /** No other report is current: an action's number alone says which. */
  readonly isOnlyReport: boolean;
}

/** Activities in one of the states of a day, under the words that people read. */
interface Group {
  readonly list: DueList;
  /** What stands above its activities and beside its count. */
  readonly name: string;
  readonly standings: readonly Standing[];
}

const ON_A_PAGE = 5;
/** Dates named beside one activity; its quote has them all. */
const MOST_DATES = 4;

/**
 * What is due soon, which dates have passed, which plan years have ended: counts first, then one list in pages. By date, and by
 * what people recorded: it calls nothing done or undone itself.
 */
export function duePage({ standings, look, today, canShare, recording, isOnlyReport }: DuePage): Message {
  const pastDay = look.asOf === undefined ? null : { day: today, isOnlyReport };
  const groups = groupsOn(standings, today, recording !== null);
  const listed = groups
    .filter(({ list }) => list === look.list)
    .flatMap((group) => group.standings.map((standing) => ({ group, standing })));
  const page = Math.min(look.page, Math.max(0, Math.ceil(listed.length / ON_A_PAGE) - 1));
  const shown = listed.slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE);
  const at = { ...look, page };
  return fit((limit) => ({
    title: 'Dates',
    parts: [
      heading(`As of ${longDateWithWeekday(today)}`),
      ...(look.actions === null
        ? []
        : [paragraph(`Only ${inWords(look.actions.map((number) => `action ${number}`))}.`)]),
      countsCard(groups, recording !== null),
      rangeLine(page, shown.length, listed.length),
      ...shown.flatMap(({ group, standing }, index) => [
        shown[index - 1]?.group === group ? nothing : paragraph({ strong: group.name }),
        ...standingParts(standing, { recording, limit, pastDay }),
      ]),
      ...sourceNotes(shown.map(({ standing }) => standing.activity.report)),
      buttons([
        ...turns(at, (page + 1) * ON_A_PAGE < listed.length),
        ...otherLists(groups, look),
        ...(canShare ? [shareButton(at)] : []),
      ]),
    ],
  }));
}

/** What was recorded as done, changed, not pursued or not applicable stands in a list of its own, whatever its date. */
function groupsOn(standings: readonly Standing[], today: PlainDate, isRecordedShown: boolean): readonly Group[] {
  const open = standings.filter(({ isSettled }) => !isSettled);
  const due = standingsDue(open, today);
  const passed = due.passed.toReversed();
  const inState = (state: 'later' | 'undated') => open.filter((one) => one.state === state);
  const published = due.passedWithProgress.toReversed();
  const silent = `${isRecordedShown ? 'no update recorded here and ' : ''}no later progress published`;
  return [
    { list: 'open', name: 'Due in the next 28 days', standings: due.soon },
    { list: 'open', name: `Date passed, ${silent}`, standings: passed.filter((one) => !hasUpdate(one)) },
    { list: 'open', name: 'Date passed, an update is recorded here', standings: passed.filter(hasUpdate) },
    {
      list: 'published',
      name: `Date passed, ${PROGRESS_WORDS.since}: read and decide`,
      standings: published.filter((one) => publishedProgress(one.activity) === 'since'),
    },
    {
      list: 'published',
      name: `Date passed, ${PROGRESS_WORDS.later}: read and decide`,
      standings: published.filter((one) => publishedProgress(one.activity) === 'later'),
    },
    ...endedByYear(due.ended),
    { list: 'later', name: 'Later', standings: inState('later') },
    { list: 'undated', name: 'Commitments with no date in their words', standings: inState('undated') },
    {
      list: 'settled',
      name: 'Recorded here as done, changed, not pursued or not applicable',
      standings: standings.filter(({ isSettled }) => isSettled),
    },
  ];
}

function hasUpdate({ recorded }: Standing): boolean {
  return recorded.latest !== null;
}

/** Planned activities without a date of their own, latest plan year first. */
function endedByYear(ended: readonly Standing[]): readonly Group[] {
  const byYear = Map.groupBy(ended, ({ activity }) => activity.section.year);
  return [...byYear]
    .toSorted(([a], [b]) => b - a)
    .map(([year, standings]) => ({
      list: 'ended',
      name: `Plan year ${year} has ended, no date in the words`,
      standings,
    }));
}

function countsCard(groups: readonly Group[], isRecordedShown: boolean): Part {
  // The first two, of what is open, are said also when they are empty: that is the answer people came for.
  const said = groups.filter(({ standings }, index) => index < 2 || standings.length > 0);
  const [soon, ...others] = said;
  const passed = groups
    .flatMap(({ standings }) => standings)
    .filter((one) => one.state === 'passed' && !(isRecordedShown && hasUpdate(one)));
  const all = isRecordedShown ? `Date passed, ${NO_UPDATE}` : 'Date passed';
  return card([
    ...(soon === undefined ? [] : [countLine(soon.name, soon.standings.length)]),
    countLine(all, passed.length),
    ...others.map(({ name, standings }) => countLine(name, standings.length)),
  ]);
}

function countLine(name: string, count: number): Line {
  return { kind: 'bullet', runs: [`${name}: `, { strong: String(count) }] };
}

function rangeLine(page: number, shown: number, total: number): Part {
  if (shown === 0 || total <= ON_A_PAGE) return nothing;
  return paragraph({ strong: `Showing ${page * ON_A_PAGE + 1}–${page * ON_A_PAGE + shown} of ${total}` });
}

function standingParts(
  { activity, recorded }: Standing,
  {
    recording,
    limit,
    pastDay,
  }: {
    readonly recording: Recording | null;
    readonly limit: number;
    /** The past day that the page shows. */
    readonly pastDay: Parameters<typeof wholeAction>[1];
  },
): readonly Part[] {
  const lines: readonly Line[] = [
    { kind: 'quote', runs: quoteRuns(activity, limit) },
    activityCitation(activity, dateRuns(activity)),
    ...(recording === null ? [] : recordedLines(recorded, recording.settings, Math.min(limit, SHOWN_NOTE))),
    ...(recording === null ? [] : earlierLines(activity, recording, Math.min(limit, SHOWN_NOTE))),
  ];
  return [card(lines), buttons([wholeAction(activity, pastDay), ...activityChoices(activity, recording)])];
}

/** The promised dates in the report's own words, each beside the day it is computed to. */
function dateRuns({ due }: Activity): readonly Run[] {
  if (due === null) return [];
  if (due.precision === 'plan-year') return [` · plan year ends ${longDate(due.on)}`];
  return due.all.slice(0, MOST_DATES).map(({ phrase, on }) => ` · “${clip(phrase, 80)}”: ${longDate(on)}`);
}

const LIST_NAMES: Readonly<Record<DueList, string>> = {
  open: 'Due and passed',
  published: 'Later progress published',
  ended: 'Plan year ended',
  later: 'Later',
  undated: 'No date',
  settled: 'Recorded as done or settled',
};

/** A button to each other list that holds something. */
function otherLists(groups: readonly Group[], look: DuePage['look']): readonly Choice[] {
  const counts = new Map<DueList, number>();
  for (const { list, standings } of groups) counts.set(list, (counts.get(list) ?? 0) + standings.length);
  return [...counts]
    .filter(([list, count]) => list !== look.list && count > 0)
    .map(([list, count]) => ({
      label: `${LIST_NAMES[list]} (${count})`,
      press: { verb: 'turn', value: { ...look, list, page: 0 } },
    }));
}
