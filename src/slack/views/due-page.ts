import { type Activity, stateOn } from '../../register/activity.ts';
import { longDate, longDateWithWeekday, type PlainDate } from '../../register/calendar.ts';
import { activitiesDue } from '../../reminder/due.ts';
import type { DueList, Look } from '../press.ts';
import { shareButton, turns } from './answer-page.ts';
import { fit, type Message } from './message.ts';
import { buttons, card, type Choice, heading, type Line, nothing, type Part, paragraph } from './parts.ts';
import { activityCitation, quoteRuns, sourceNotes } from './quote.ts';
import type { Run } from './runs.ts';
import { clip, countOf, inWords } from './text.ts';

/** What the page of dates is made from. */
export interface DuePage {
  /** The activities it speaks of, in the order of the reports. */
  readonly activities: readonly Activity[];
  readonly look: Extract<Look, { see: 'due' }>;
  readonly today: PlainDate;
  readonly canShare: boolean;
}

/** Activities in one of the states of a day, under the words that people read. */
interface Group {
  readonly list: DueList;
  /** What stands above its activities and beside its count. */
  readonly name: string;
  readonly activities: readonly Activity[];
}

const ON_A_PAGE = 5;
/** Dates named beside one activity; its quote has them all. */
const MOST_DATES = 4;

/** What is due soon, which dates have passed, which plan years have ended: counts first, then one list in pages. By date only: it calls nothing done or undone. */
export function duePage({ activities, look, today, canShare }: DuePage): Message {
  const groups = groupsOn(activities, today);
  const listed = groups
    .filter(({ list }) => list === look.list)
    .flatMap((group) => group.activities.map((activity) => ({ group, activity })));
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
      countsCard(groups),
      rangeLine(page, shown.length, listed.length),
      ...shown.flatMap(({ group, activity }, index) => [
        shown[index - 1]?.group === group ? nothing : paragraph({ strong: group.name }),
        ...activityParts(activity, limit),
      ]),
      ...sourceNotes(shown.map(({ activity }) => activity.report)),
      buttons([
        ...turns(at, (page + 1) * ON_A_PAGE < listed.length),
        ...otherLists(groups, look),
        ...(canShare ? [shareButton(at)] : []),
      ]),
    ],
  }));
}

/** Counts for one line elsewhere: how many dates come within 28 days, and how many have passed with nothing recorded here. */
export function countDue(
  activities: readonly Activity[],
  today: PlainDate,
): { readonly soon: number; readonly passed: number } {
  const { soon, passed } = activitiesDue(activities, today);
  return { soon: soon.length, passed: passed.length };
}

function groupsOn(activities: readonly Activity[], today: PlainDate): readonly Group[] {
  const due = activitiesDue(activities, today);
  const inState = (state: 'later' | 'undated') => activities.filter((activity) => stateOn(activity, today) === state);
  return [
    { list: 'open', name: 'Due in the next 28 days', activities: due.soon },
    { list: 'open', name: 'Date passed, no update recorded here', activities: due.passed.toReversed() },
    {
      list: 'published',
      name: 'Date passed, progress published since: read and decide',
      activities: due.passedWithProgress.toReversed(),
    },
    ...endedByYear(due.ended),
    { list: 'later', name: 'Later', activities: inState('later') },
    { list: 'undated', name: 'Commitments with no date in their words', activities: inState('undated') },
  ];
}

/** Planned activities without a date of their own, latest plan year first. */
function endedByYear(ended: readonly Activity[]): readonly Group[] {
  const byYear = Map.groupBy(ended, ({ section }) => section.year);
  return [...byYear]
    .toSorted(([a], [b]) => b - a)
    .map(([year, activities]) => ({
      list: 'ended',
      name: `Plan year ${year} has ended, no date in the words`,
      activities,
    }));
}

function countsCard(groups: readonly Group[]): Part {
  // The two groups of what is open are said also when they are empty: that is the answer people came for.
  const said = groups.filter(({ list, activities }) => list === 'open' || activities.length > 0);
  return card(
    said.map(({ name, activities }): Line => ({
      kind: 'bullet',
      runs: [`${name}: `, { strong: String(activities.length) }],
    })),
  );
}

function rangeLine(page: number, shown: number, total: number): Part {
  if (shown === 0 || total <= ON_A_PAGE) return nothing;
  return paragraph({ strong: `Showing ${page * ON_A_PAGE + 1}–${page * ON_A_PAGE + shown} of ${total}` });
}

function activityParts(activity: Activity, limit: number): readonly Part[] {
  const whole: Choice = {
    label: 'Whole action',
    spoken: `Whole action ${activity.action.number}`,
    press: {
      verb: 'look',
      value: { see: 'action', report: activity.report.id, number: activity.action.number, page: 0 },
    },
  };
  const lines: readonly Line[] = [
    { kind: 'quote', runs: quoteRuns(activity, limit) },
    activityCitation(activity, dateRuns(activity)),
  ];
  return [card(lines), buttons([whole])];
}

/** The promised dates in the report's own words, each beside the day it is computed to. */
function dateRuns({ due }: Activity): readonly Run[] {
  if (due === null) return [];
  if (due.precision === 'plan-year') return [` · plan year ends ${longDate(due.on)}`];
  return due.all.slice(0, MOST_DATES).map(({ phrase, on }) => ` · “${clip(phrase, 80)}”: ${longDate(on)}`);
}

const LIST_NAMES: Readonly<Record<DueList, string>> = {
  open: 'Due and passed',
  published: 'Progress published since',
  ended: 'Plan year ended',
  later: 'Later',
  undated: 'No date',
};

/** A button to each other list that holds something. */
function otherLists(groups: readonly Group[], look: DuePage['look']): readonly Choice[] {
  const counts = new Map<DueList, number>();
  for (const { list, activities } of groups) counts.set(list, (counts.get(list) ?? 0) + activities.length);
  return [...counts]
    .filter(([list, count]) => list !== look.list && count > 0)
    .map(([list, count]) => ({
      label: `${LIST_NAMES[list]} (${count})`,
      press: { verb: 'turn', value: { ...look, list, page: 0 } },
    }));
}

/** "3 dates come within 28 days, 5 have passed with no update recorded here." */
export function dueSentence({ soon, passed }: { readonly soon: number; readonly passed: number }): string {
  return `${countOf(soon, 'date')} within 28 days, ${passed} passed with no update recorded here.`;
}
