import { STATUSES } from '../../progress/entry.ts';
import { NO_UPDATE, statusWords } from '../../progress/words-of-status.ts';
import { longDateWithWeekday } from '../../register/calendar.ts';
import { PROGRESS_WORDS } from '../../reminder/published-progress.ts';
import {
  hasLaterProgress,
  hasPassed,
  hasPassedSilently,
  isDueSoon,
  isRunning,
  isUnowned,
  type Overview,
} from '../asking/home-lists.ts';
import type { Look } from '../press.ts';
import { actionsTable, TABLE_ROWS } from './actions-table.ts';
import { shareButton, turns } from './answer-page.ts';
import { barChart } from './chart.ts';
import type { Bar } from './chart-block.ts';
import { searchedNames } from './choice-page.ts';
import { compose, type Message } from './message.ts';
import { buttons, card, heading, type Line, nothing, type Part, paragraph } from './parts.ts';
import { updateRuns } from './recorded.ts';
import { updatePress } from './recording-choices.ts';

/** What the status page is made from. */
export interface StatusPage {
  readonly look: Extract<Look, { see: 'status' }>;
  readonly overview: Overview;
  readonly canShare: boolean;
}

const LATEST_SHOWN = 3;

/** Where everything stands on a day: in numbers, by action, the latest updates, last of all as a chart. */
export function statusPage({ look, overview, canShare }: StatusPage): Message {
  const { part, total } = actionsTable(overview, look.page);
  const bars = barsOf(overview);
  return compose('Status', [
    heading(`Status on ${longDateWithWeekday(overview.today)}`),
    paragraph(
      `Published: ${searchedNames(overview.register.reports)}. Recorded: what colleagues entered here. I call nothing done that neither says.`,
    ),
    countsCard(overview, bars),
    part,
    latestCard(overview),
    buttons([
      ...turns(look, (look.page + 1) * TABLE_ROWS < total),
      ...(look.asOf === undefined
        ? [{ label: 'Add an update', press: updatePress({ origin: { from: 'look', look } }) }]
        : []),
      ...(canShare ? [shareButton(look)] : []),
    ]),
    barChart('Activities by latest recorded status', 'Activities', bars),
  ]);
}

/** One bar for each status that something has; activities with no update come last. */
function barsOf({ all }: Overview): readonly Bar[] {
  const count = (status: string | null) =>
    all.filter(({ recorded }) => (recorded.latest?.status ?? null) === status).length;
  const recorded = STATUSES.map((status) => ({ label: statusWords(status), value: count(status) }));
  return [...recorded, { label: 'no update', value: count(null) }].filter(({ value }) => value > 0);
}

function bullet(name: string, value: number): Line {
  return { kind: 'bullet', runs: [`${name}: `, { strong: String(value) }] };
}

/** A count, and what is to be known of part of it; nothing of none. */
function bulletWithPart(
  name: string,
  value: number,
  { words, part }: { readonly words: string; readonly part: number },
): Line {
  const beside = part === 0 ? [] : [`; ${words}: `, { strong: String(part) }];
  return { kind: 'bullet', runs: [`${name}: `, { strong: String(value) }, ...beside] };
}

function countsCard({ all }: Overview, bars: readonly Bar[]): Part {
  const silent = all.filter(hasPassedSilently);
  const unowned = all.filter(isUnowned);
  return card([
    bullet('Planned activities and commitments', all.length),
    bullet('Date within 28 days', all.filter(isDueSoon).length),
    bulletWithPart(`Date passed, ${NO_UPDATE}`, silent.length, {
      words: `of these with ${PROGRESS_WORDS.later}`,
      part: silent.filter(hasLaterProgress).length,
    }),
    bullet('Date passed, with an update', all.filter(hasPassed).length - silent.length),
    bulletWithPart('Unowned (no owner recorded here)', unowned.length, {
      words: 'of these settled, or of a plan year that has ended',
      part: unowned.filter((one) => !isRunning(one)).length,
    }),
    ...bars.map(({ label, value }) =>
      bullet(label === 'no update' ? 'No update recorded here' : `Recorded as ${label}`, value),
    ),
  ]);
}

function latestCard({ progress, register }: Overview): Part {
  const latest = progress.latestUpdates(LATEST_SHOWN);
  if (latest.length === 0) return nothing;
  const lines = latest.map((update): Line => {
    const action = register.activity(update.entry.matter.activityId)?.action;
    const where = action === undefined ? '' : `Action ${action.number}: `;
    return { kind: 'bullet', runs: [where, ...updateRuns(update, progress.settings)] };
  });
  return card([{ kind: 'line', runs: [{ strong: 'Latest updates' }] }, ...lines]);
}
