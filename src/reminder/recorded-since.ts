import { addSeconds } from '../register/calendar.ts';
import type { RecordedUpdate } from '../progress/progress.ts';
import { QUIET_RULES } from './quiet-rules.ts';
import type { Slot } from './reminder.ts';
import type { Standing } from './standing.ts';

/**
 * The updates recorded since a reminder's previous digest, newest first; where there is none (null), in the week before the slot. By their
 * numbers, not their times: what was recorded in the second in which that digest was made is told once, neither twice nor never.
 */
export function recordedSince(
  wanted: readonly Standing[],
  slot: Slot,
  previous: { readonly lastNumber?: number } | null,
): readonly RecordedUpdate[] {
  const weekBefore = addSeconds(slot.at, -QUIET_RULES.recordedBefore.value * 86_400);
  const isNew = ({ entry }: RecordedUpdate) =>
    previous === null ? entry.at >= weekBefore : entry.number > (previous.lastNumber ?? 0);
  return wanted
    .flatMap(({ recorded }) => newestOf(recorded.updates, isNew))
    .filter(({ mistake }) => mistake === null)
    .toSorted((a, b) => b.entry.number - a.entry.number);
}

/** The end of a list, oldest first, that passes: looked for from its end, because the rest may be years long. */
function newestOf(updates: readonly RecordedUpdate[], isNew: (update: RecordedUpdate) => boolean) {
  return updates.slice(updates.findLastIndex((update) => !isNew(update)) + 1);
}
