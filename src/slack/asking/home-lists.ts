import type { Progress, RecordedUpdate } from '../../progress/progress.ts';
import type { PlainDate } from '../../register/calendar.ts';
import { progressPublishedSince } from '../../register/activity.ts';
import type { Register } from '../../register/register.ts';
import { type Standing, standings } from '../../reminder/standing.ts';
import type { HomeLook } from '../press.ts';

/** What somebody's Home tab and the status page are made from. */
export interface Overview {
  /** Every activity of the current editions, in the order of the reports. */
  readonly all: readonly Standing[];
  readonly register: Register;
  readonly progress: Progress;
  readonly today: PlainDate;
}

/** Where everything stands on a day. */
export function overviewOf(register: Register, progress: Progress, today: PlainDate): Overview {
  return { all: standings(register, progress, today), register, progress, today };
}

/** Asks whether a date comes soon and nothing settles it. */
export function isDueSoon({ state, isSettled }: Standing): boolean {
  return state === 'soon' && !isSettled;
}

/** Asks whether a date has passed with nothing recorded that settles it and, where it is a published date, no progress published since. */
export function hasPassedOpen({ activity, state, isSettled, isTarget }: Standing): boolean {
  return state === 'passed' && !isSettled && (isTarget || progressPublishedSince(activity) === null);
}

/** Asks whether somebody would have to answer for it now: not settled, and its plan year not over. */
function isRunning({ state, isSettled }: Standing): boolean {
  return !isSettled && state !== 'ended';
}

/** The activities of a list of the Home tab, as its filters leave them: what is due first, soonest first, then the rest in the order of the reports. */
export function standingsIn(look: HomeLook, overview: Overview, user: string): readonly Standing[] {
  const listed = overview.all.filter((standing) => isInList(standing, look.list, user));
  return byUrgency(listed.filter((standing) => passes(standing, look)));
}

function isInList(standing: Standing, list: HomeLook['list'], user: string): boolean {
  if (list === 'mine') return standing.recorded.owner?.user === user;
  if (list === 'due') return isDueSoon(standing) || hasPassedOpen(standing);
  return list === 'unowned' && standing.recorded.owner === null && isRunning(standing);
}

function passes({ activity, recorded }: Standing, { action, year, status }: HomeLook): boolean {
  const isOfAction =
    action === null || (activity.report.id === action.report && activity.action.number === action.number);
  const isOfYear = year === null || activity.section.year === year;
  return isOfAction && isOfYear && (status === null || (recorded.latest?.status ?? 'none') === status);
}

function byUrgency(listed: readonly Standing[]): readonly Standing[] {
  return listed.toSorted((a, b) => (urgencyOf(a) < urgencyOf(b) ? -1 : Number(urgencyOf(a) > urgencyOf(b))));
}

/** The day it is due; what is not due comes after every day. */
function urgencyOf(standing: Standing): string {
  return isDueSoon(standing) || hasPassedOpen(standing) ? (standing.dueOn ?? '~') : '~';
}

/** Updates read back for one page of the latest ones: beyond them the history of an action leads on. */
const MOST_LATEST = 200;

/** The newest updates that the filters leave, newest first, at most two hundred. */
export function latestIn(look: HomeLook, { progress, register }: Overview): readonly RecordedUpdate[] {
  return progress.latestUpdates(MOST_LATEST, ({ entry, status }) => {
    const activity = register.activity(entry.matter.activityId);
    if (activity === undefined) return look.action === null && look.year === null && look.status === null;
    const isOfAction =
      look.action === null ||
      (activity.report.id === look.action.report && activity.action.number === look.action.number);
    const isOfYear = look.year === null || activity.section.year === look.year;
    return isOfAction && isOfYear && (look.status === null || look.status === status);
  });
}
