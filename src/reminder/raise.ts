import { daysBetween, type PlainDate } from '../register/calendar.ts';
import { QUIET_RULES } from './quiet-rules.ts';
import type { Standing } from './standing.ts';

type Days = ReadonlyMap<string, readonly PlainDate[]>;

/** An activity that may take its turn, and what its place in the queue depends on. */
interface Candidate {
  readonly standing: Standing;
  readonly actionKey: string;
  /** When it was last raised; empty: never. */
  readonly lastRaised: string;
  /** When any activity of its action was last raised; empty: never. */
  readonly actionLastRaised: string;
}

function actionKeyOf({ activity }: Standing): string {
  return `${activity.report.id}/${activity.action.number}`;
}

function candidatesOn(running: readonly Standing[], raised: Days, day: PlainDate): readonly Candidate[] {
  const lastOf = ({ activity }: Standing) => raised.get(activity.id)?.at(-1);
  const lastByAction = new Map<string, string>();
  for (const standing of running) {
    const key = actionKeyOf(standing);
    const last = lastOf(standing) ?? '';
    if (last > (lastByAction.get(key) ?? '')) lastByAction.set(key, last);
  }
  return running
    .filter((standing) => {
      const last = lastOf(standing);
      return last === undefined || daysBetween(last, day) >= QUIET_RULES.raisedEvery.value;
    })
    .map((standing) => ({
      standing,
      actionKey: actionKeyOf(standing),
      lastRaised: lastOf(standing) ?? '',
      actionLastRaised: lastByAction.get(actionKeyOf(standing)) ?? '',
    }));
}

/** Asks whether `a` goes before `b`: longest unraised first, then another action than those picked, then the action longest silent. */
function goesBefore(a: Candidate, b: Candidate, picked: readonly Candidate[]): boolean {
  if (a.lastRaised !== b.lastRaised) return a.lastRaised < b.lastRaised;
  const times = (one: Candidate) => picked.filter(({ actionKey }) => actionKey === one.actionKey).length;
  if (times(a) !== times(b)) return times(a) < times(b);
  return a.actionLastRaised < b.actionLastRaised;
}

/**
 * The planned activities whose turn it is: at most three, none raised within the last twelve weeks. Those never raised go
 * first, spread over the actions, then the one raised longest ago; among equals the order of the report decides.
 */
export function pickTurns(running: readonly Standing[], raised: Days, day: PlainDate): readonly Standing[] {
  const picked: Candidate[] = [];
  let left = candidatesOn(running, raised, day);
  while (picked.length < QUIET_RULES.raisedInDigest.value) {
    const [first, ...others] = left;
    if (first === undefined) break;
    const next = others.reduce((best, other) => (goesBefore(other, best, picked) ? other : best), first);
    picked.push(next);
    left = left.filter((candidate) => candidate !== next);
  }
  return picked.map(({ standing }) => standing);
}
