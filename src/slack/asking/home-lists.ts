import { once } from '../../answer/remember.ts';
import { type EarlierWords, earlierWords, isLeftBehind } from '../../progress/earlier-words.ts';
import type { Progress, RecordedUpdate } from '../../progress/progress.ts';
import type { PlainDate } from '../../register/calendar.ts';
import type { Activity } from '../../register/activity.ts';
import type { Register } from '../../register/register.ts';
import { publishedProgress } from '../../reminder/published-progress.ts';
import { type Standing, standings } from '../../reminder/standing.ts';
import { currentActivity } from '../recording/current-activity.ts';
import type { HomeLook } from '../press.ts';

/** What somebody's Home tab and the status page are made from. */
export interface Overview {
  /** Every activity of the current editions, in the order of the reports. */
  readonly all: readonly Standing[];
  readonly register: Register;
  readonly progress: Progress;
  readonly today: PlainDate;
  /** What stands recorded under words that the newest edition does not have. */
  readonly earlier: () => readonly EarlierWords[];
}

/** Where everything stands on a day. */
export function overviewOf(register: Register, progress: Progress, today: PlainDate): Overview {
  const of = (activity: Activity) => progress.of(register.idsOf(activity));
  const earlier = once(() => earlierWords(register, progress).filter((one) => isLeftBehind(one, of)));
  return { all: standings(register, progress, today), register, progress, today, earlier };
}

/** Asks whether a date comes soon and nothing settles it. */
export function isDueSoon({ state, isSettled }: Standing): boolean {
  return state === 'soon' && !isSettled;
}

/** Asks whether a date has passed, whatever was published or recorded of it. */
export function hasPassed({ state }: Standing): boolean {
  return state === 'passed';
}

/** Asks whether a date has passed and nothing was recorded of it. */
export function hasPassedSilently(standing: Standing): boolean {
  return hasPassed(standing) && standing.recorded.latest === null;
}

/** Asks whether progress was published later than the promise: of a date that somebody set, no report can say so. */
export function hasLaterProgress({ activity, isTarget }: Standing): boolean {
  return !isTarget && publishedProgress(activity) !== null;
}

/** Asks whether nobody owns it: that alone is what "unowned" means, also where nothing is left to do. */
export function isUnowned({ recorded }: Standing): boolean {
  return recorded.owner === null;
}

/** Asks whether somebody would have to answer for it now: not settled, and its plan year not over. */
export function isRunning({ state, isSettled }: Standing): boolean {
  return !isSettled && state !== 'ended';
}

/** Asks whether a date comes soon, or has passed, and nothing was recorded that settles it. */
function isDue(standing: Standing): boolean {
  return isDueSoon(standing) || (hasPassed(standing) && !standing.isSettled);
}

/** The activities of a list of the Home tab, as its filters leave them: what is due first, soonest first, then the rest in the order of the reports. */
export function standingsIn(look: HomeLook, overview: Overview, user: string): readonly Standing[] {
  const listed = overview.all.filter((standing) => isInList(standing, look.list, user));
  return byUrgency(listed.filter((standing) => passes(standing, look)));
}

/** What somebody owned under words that the newest edition does not have, and that nobody has taken over since. */
export function leftBehindOf(user: string, { earlier, register, progress }: Overview): readonly EarlierWords[] {
  return earlier().filter(({ recorded, successor }) => {
    const isTakenOver = successor !== null && progress.of(register.idsOf(successor)).owner !== null;
    return recorded.owner?.user === user && !isTakenOver;
  });
}

function isInList(standing: Standing, list: HomeLook['list'], user: string): boolean {
  if (list === 'mine') return standing.recorded.owner?.user === user;
  if (list === 'due') return isDue(standing);
  return list === 'unowned' && isUnowned(standing);
}

function passes({ activity, recorded }: Standing, { action, year, status }: HomeLook): boolean {
  const isOfAction =
    action === null || (activity.report.id === action.report && activity.action.number === action.number);
  const isOfYear = year === null || activity.section.year === year;
  return isOfAction && isOfYear && (status === null || (recorded.latest?.status ?? 'none') === status);
}

function byUrgency(listed: readonly Standing[]): readonly Standing[] {
  return listed.toSorted(compareUrgency);
}

/** What is due, soonest first; then what has later progress to read, the last one passed first; then the rest as it was. */
function compareUrgency(a: Standing, b: Standing): number {
  const urgency = urgencyOf(a);
  if (urgency !== urgencyOf(b)) return urgency - urgencyOf(b);
  if (urgency > 1) return 0;
  const [first, second] = urgency === 0 ? [a.dueOn ?? '', b.dueOn ?? ''] : [b.dueOn ?? '', a.dueOn ?? ''];
  return first < second ? -1 : Number(first > second);
}

/** 0: due; 1: due, with later progress to read; 2: neither; 3: it asks nothing of anybody any more. */
function urgencyOf(standing: Standing): number {
  if (isDue(standing)) return isAnswered(standing) ? 1 : 0;
  return isRunning(standing) ? 2 : 3;
}

/** Asks whether a passed date has later progress published, which somebody has to read and judge. */
export function isAnswered(standing: Standing): boolean {
  return hasPassed(standing) && hasLaterProgress(standing);
}

/** The updates that the filters leave, newest first, all of them: also those of an earlier edition, and of words that only it has. */
export function latestIn(look: HomeLook, { progress, register }: Overview): readonly RecordedUpdate[] {
  const isOfAction = inAction(look.action, register);
  return progress.latestUpdates(Number.POSITIVE_INFINITY, ({ entry, status }) => {
    if (look.status !== null && look.status !== status) return false;
    if (look.action === null && look.year === null) return true;
    const activity = currentActivity(entry.matter.activityId, register);
    if (activity === undefined) return false;
    return isOfAction(activity) && (look.year === null || activity.section.year === look.year);
  });
}

/** Asks whether an activity of any edition is of an action; null: of any. */
function inAction(wanted: HomeLook['action'], register: Register): (activity: Activity) => boolean {
  if (wanted === null) return () => true;
  const department = register.report(wanted.report)?.department ?? null;
  return ({ report, action }) =>
    action.number === wanted.number &&
    (report.id === wanted.report || (department !== null && report.department === department));
}
