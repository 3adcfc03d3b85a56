import { addSeconds, type Instant } from '../../src/register/calendar.ts';
import type { RunRecord } from './run.ts';
import type { Scene } from './scene.ts';
import type { StandingMessage } from './slack-line.ts';

/** Something that must never happen. */
export interface Finding {
  readonly kind:
    | 'double'
    | 'unmarked double'
    | 'lost'
    | 'open'
    | 'not posted'
    | 'wrong stamp'
    | 'not a slot'
    | 'too early';
  readonly text: string;
}

/** How the slots of a run ended. */
export interface Verdict {
  readonly findings: readonly Finding[];
  readonly slots: number;
  /** Slots with exactly one message. */
  readonly once: number;
  /** Messages beyond the first of a slot that say so, where the bot may not look. */
  readonly sentAgain: number;
  /** Slots with no message, by the recorded reason. */
  readonly reasons: ReadonlyMap<string, number>;
}

const GAVE_UP = 'given up: ';

function doublesOf(record: RunRecord, byKey: ReadonlyMap<string, readonly StandingMessage[]>): readonly Finding[] {
  return [...byKey].flatMap(([key, [, ...more]]): readonly Finding[] => {
    if (more.length === 0) return [];
    if (record.scene.mayLook) return [{ kind: 'double', text: `${key} stands ${more.length + 1} times.` }];
    const unmarked = more.filter(({ isSentAgain }) => !isSentAgain);
    return unmarked.length === 0
      ? []
      : [{ kind: 'unmarked double', text: `${key} stands there again without saying so.` }];
  });
}

/** Hours that a slot may be late. */
const LATE_HOURS = 24;

/** Whether a clock stood ahead from a slot's moment on until it was too late for it: then it could only be named before its time. */
function isGoneOver({ clock }: Scene, at: Instant): boolean {
  const tooLate = addSeconds(at, LATE_HOURS * 3600);
  const isAhead = (clock.findLast((turn) => turn.at <= at)?.offset ?? 0) > 0;
  return isAhead && clock.every((turn) => turn.at <= at || turn.at > tooLate || turn.offset > 0);
}

/**
 * Why a slot has no message: what the database or the log says, or null. That a wrong clock called it missed before its time is no reason,
 * if the clock was set right while the slot could still come; a minute before is within what clocks may differ by.
 */
function reasonOf(record: RunRecord, { key, at }: { readonly key: string; readonly at: Instant }): string | null {
  const kept = record.deliveries.find((delivery) => delivery.key === key);
  if (kept?.state === 'gave-up' && kept.last_code !== null) return `${GAVE_UP}${kept.last_code}`;
  const since = isGoneOver(record.scene, at) ? '' : addSeconds(at, -60);
  if ((record.logged.get(`slot_missed ${key}`) ?? '') > since) return 'missed, named in the log';
  return record.logged.has(`nothing_to_say ${key}`) ? 'nothing to say' : null;
}

function keptFindings(record: RunRecord, byKey: ReadonlyMap<string, readonly StandingMessage[]>): readonly Finding[] {
  return record.deliveries.flatMap(({ key, state, message_ts: ts }): readonly Finding[] => {
    const standing = byKey.get(key) ?? [];
    if (state === 'sent' && standing.length === 0) {
      return [{ kind: 'not posted', text: `${key} is kept as sent, and is not there.` }];
    }
    if (state === 'sent' && standing.every((message) => message.ts !== ts)) {
      return [{ kind: 'wrong stamp', text: `${key} is kept as sent under a stamp that is not there.` }];
    }
    // A slot that only a wrong clock saw waits for its own time.
    const isOfTheFuture = (key.split('/')[1] ?? '') > record.scene.end.slice(0, 10);
    const isOpen = state === 'waiting' || state === 'unknown';
    return isOpen && !isOfTheFuture ? [{ kind: 'open', text: `${key} is still ${state}.` }] : [];
  });
}

/** With a right clock nothing is posted but the slots, and none before its time. */
function timeFindings(record: RunRecord, slotAt: ReadonlyMap<string, Instant>): readonly Finding[] {
  if (record.scene.clock.length > 0) return [];
  return record.messages.flatMap(({ key, ts }): readonly Finding[] => {
    const at = slotAt.get(key);
    if (at === undefined) return [{ kind: 'not a slot', text: `${key} is no slot of this reminder.` }];
    if (Number(ts) * 1_000 < Date.parse(at)) return [{ kind: 'too early', text: `${key} was posted before its time.` }];
    return [];
  });
}

/** Judges a run: never two, never none without a recorded reason, never at another time. */
export function judge(record: RunRecord): Verdict {
  const { scene, reminders, messages } = record;
  const byKey = Map.groupBy(messages, ({ key }) => key);
  const slotAt = new Map(reminders.flatMap(({ id }) => scene.place.slots.map(({ date, at }) => [`${id}/${date}`, at])));
  const keys = [...slotAt.keys()];
  const reasons = new Map<string, number>();
  const lost: Finding[] = [];
  for (const [key, at] of slotAt) {
    if (byKey.has(key)) continue;
    const reason = reasonOf(record, { key, at });
    if (reason === null) lost.push({ kind: 'lost', text: `${key} is not there, and nothing says why.` });
    else reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return {
    findings: [...doublesOf(record, byKey), ...lost, ...keptFindings(record, byKey), ...timeFindings(record, slotAt)],
    slots: keys.length,
    once: keys.filter((key) => byKey.get(key)?.length === 1).length,
    sentAgain: [...byKey.values()].flatMap(([, ...more]) => more).filter(({ isSentAgain }) => isSentAgain).length,
    reasons,
  };
}
