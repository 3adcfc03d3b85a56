import { addDays, type Instant, type PlainDate } from '../register/calendar.ts';

/** For how many days one activity is snoozed. */
const SNOOZE_DAYS = 7;

/**
 * What somebody asked of one activity in one reminder: say it again only on or after a day (`snoozed`), never in this channel
 * (`left-out`), or as if nothing had been asked (`back`). They are only ever added; of one activity the last counts.
 */
export interface Quieting {
  readonly reminderId: string;
  readonly activityId: string;
  readonly kind: 'snoozed' | 'left-out' | 'back';
  /** For `snoozed` the first day on which it may be said again; null otherwise. */
  readonly until: PlainDate | null;
  /** Slack user. */
  readonly by: string;
  readonly at: Instant;
}

/** What a reminder's quietings come to. */
export interface Quiet {
  /** Activities that this channel does not want to hear of. */
  readonly leftOut: ReadonlySet<string>;
  /** Snoozed activities, each with the first day on which it may be said again. */
  readonly snoozed: ReadonlyMap<string, PlainDate>;
}

/** A quieting that snoozes an activity for a week, from the day it is asked. */
export function snooze(
  wish: Pick<Quieting, 'reminderId' | 'activityId' | 'by' | 'at'>,
  today: PlainDate,
): Quieting & { readonly until: PlainDate } {
  return { ...wish, kind: 'snoozed', until: addDays(today, SNOOZE_DAYS) };
}

/** What of each activity was asked last. `quietings` are of one reminder, oldest first. */
export function foldQuietings(quietings: readonly Quieting[]): Quiet {
  const last = new Map(quietings.map((quieting) => [quieting.activityId, quieting]));
  const ofKind = (kind: Quieting['kind']) => [...last.values()].filter((quieting) => quieting.kind === kind);
  return {
    leftOut: new Set(ofKind('left-out').map(({ activityId }) => activityId)),
    snoozed: new Map(
      ofKind('snoozed').flatMap(({ activityId, until }) => (until === null ? [] : [[activityId, until] as const])),
    ),
  };
}

/** Asks whether something recorded on a day answers a snooze that ends on another: it was recorded since the snooze was asked for. */
export function isAnswered(until: PlainDate, recordedOn: PlainDate): boolean {
  return recordedOn >= addDays(until, -SNOOZE_DAYS);
}
