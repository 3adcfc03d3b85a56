import type { Activity } from '../register/activity.ts';
import type { Register } from '../register/register.ts';
import type { ActivityProgress, Progress } from './progress.ts';

/** Something that was recorded of an activity whose words the department's newest edition does not have. */
export interface EarlierWords {
  /** In the newest edition that has these words. */
  readonly activity: Activity;
  readonly recorded: ActivityProgress;
  /**
   * The one activity of the newest edition that may be the same, worded differently: of the same action, kind of section and year, new in
   * that edition, and with most of the words. Null: there is none, or several. Nothing is taken for the same without a person who says so.
   */
  readonly successor: Activity | null;
}

/** What of two texts' words must be the same: of 0 to 1. A word or two more or less in a sentence gives 0.9; other promises of one action share less than half. */
const LEAST_SHARED = 0.7;

/** Everything that stands recorded under words that the newest editions do not have, in the order in which it was first recorded. */
export function earlierWords(register: Register, progress: Progress): readonly EarlierWords[] {
  if (register.earlier.length === 0) return [];
  const current = new Set(register.reports);
  const newest = progress.activityIds().flatMap((id) => newestOf(id, register) ?? []);
  return [...new Set(newest)].flatMap((activity): readonly EarlierWords[] => {
    if (current.has(activity.report)) return [];
    const recorded = progress.of(register.idsOf(activity));
    const { latest, owner, target } = recorded;
    if (latest === null && owner === null && target === null) return [];
    return [{ activity, recorded, successor: successorOf(activity, register) }];
  });
}

/** Asks whether the successor says nothing yet of what the earlier words say: an update, an owner, a target date. */
export function isLeftBehind(
  { recorded, successor }: EarlierWords,
  of: (activity: Activity) => ActivityProgress,
): boolean {
  if (successor === null) return true;
  const { latest, owner, target } = of(successor);
  return (
    (recorded.latest !== null && latest === null) ||
    (recorded.owner !== null && owner === null) ||
    (recorded.target !== null && target === null)
  );
}

function newestOf(id: string, register: Register): Activity | undefined {
  const activity = register.activity(id);
  const [newest] = activity === undefined ? [] : register.idsOf(activity);
  return newest === undefined ? undefined : register.activity(newest);
}

function successorOf(activity: Activity, register: Register): Activity | null {
  const alike = register.activities.filter(
    (other) =>
      isSamePlace(activity, other) &&
      !register.idsOf(other).some((id) => register.activity(id)?.report === activity.report) &&
      sharedWords(activity, other) >= LEAST_SHARED,
  );
  const [only, second] = alike;
  return second === undefined ? (only ?? null) : null;
}

function isSamePlace(a: Activity, b: Activity): boolean {
  return (
    a.report.department !== null &&
    a.report.department.trim().toLowerCase() === b.report.department?.trim().toLowerCase() &&
    a.action.number === b.action.number &&
    a.section.kind === b.section.kind &&
    a.section.year === b.section.year
  );
}

/** What part of two texts' words both have, counted as often as each stands there: 1 for the same words in any order. */
function sharedWords(a: Activity, b: Activity): number {
  const [own, other] = [wordsOf(a), wordsOf(b)];
  const left = Map.groupBy(other, (word) => word);
  const shared = own.filter((word) => left.get(word)?.pop() !== undefined).length;
  return (2 * shared) / Math.max(1, own.length + other.length);
}

function wordsOf({ leadIn, text }: Activity): readonly string[] {
  return `${leadIn ?? ''} ${text}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
