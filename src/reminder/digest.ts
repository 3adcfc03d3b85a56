import { addSeconds, dateIn, type Instant, type LocalTime, type PlainDate, timeIn } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import type { Progress } from '../progress/progress.ts';
import { standingsDue } from './due.ts';
import { hear, type Heard } from './heard.ts';
import { foldMemory } from './memory.ts';
import { countInDecember, countSaid, isBack, isSoonNews, type Moment, sortPassed } from './news.ts';
import type { Quieting } from './quieting.ts';
import { QUIET_RULES } from './quiet-rules.ts';
import { pickTurns } from './raise.ts';
import { recordedSince } from './recorded-since.ts';
import type { Reminder, Slot } from './reminder.ts';
import type { Standing } from './standing.ts';

/** What one slot says, by the ids of the activities; the view looks up their words. Kept as JSON in the outbox: it is what was said. */
export interface Digest {
  readonly reminderId: string;
  readonly channel: string;
  readonly team: string;
  /** Nominal date of the slot. */
  readonly slot: PlainDate;
  /** When the slot was due. */
  readonly at: Instant;
  /** The local time at that instant, in the reminder's zone. */
  readonly time: LocalTime;
  /** The local day that the digest speaks of: states are as of this day. */
  readonly day: PlainDate;
  /** Posted after its time because the bot was away. */
  readonly late: boolean;
  /** Dates that come within 28 days. */
  readonly soon: readonly string[];
  /** Dates that have passed with no later progress published; target dates among them. */
  readonly passed: readonly string[];
  /** How often a date in `passed` was said before, by id: 1 or 2; left out the first time. */
  readonly saidBefore: { readonly [id: string]: number };
  /** Planned activities of plan years that ended: said once. */
  readonly ended: readonly string[];
  /** Planned activities of the running plan year whose turn it is. */
  readonly raised: readonly string[];
  /** Said again after a week because somebody snoozed it: the occurrence moved, so it counts neither as a saying nor as a turn. */
  readonly again: readonly string[];
  /** Passed, with a later progress section published: only counted ("read and decide"). */
  readonly passedWithProgress: readonly string[];
  /** Passed before the reminder was set, or said often enough, and nothing recorded: only counted. */
  readonly onlyCounted: readonly string[];
  /** Once, in December: planned activities of the running plan year with no update. Only counted. */
  readonly withoutUpdate: readonly string[];
  /** Ids of the updates recorded since the reminder's previous digest, newest first: told beside the rest, never a reason to speak. */
  readonly recorded: readonly string[];
  /** Ids of entries that were told in its thread since it was posted: no later digest says them again. Left out: none. */
  readonly inThread?: readonly string[];
  /** Number of the newest entry known when it was made: the next digest tells what came after. Left out where nothing was recorded. */
  readonly lastNumber?: number;
  /** Of activities in `soon`, `passed` and `again`: the target date that was said of them and the entry that set it. Left out where there is none. */
  readonly targets?: { readonly [id: string]: { readonly on: PlainDate; readonly entry: string } };
  /** Slack user to whom a person's own reminder speaks. Left out: a channel's. */
  readonly owner?: string;
}

/** A digest that a reminder's channel has been told, or is about to be: the memory that keeps it from saying things twice. */
export interface EarlierDigest {
  readonly slot: PlainDate;
  readonly digest: Digest;
}

/** What a slot's digest is made of. */
export interface DigestMatter {
  readonly register: Register;
  readonly reminder: Reminder;
  readonly slot: Slot;
  readonly late: boolean;
  /** What this reminder said before, oldest first, without what was given up. */
  readonly earlier: readonly EarlierDigest[];
  /** What people asked of single activities, oldest first; none: say everything. */
  readonly quietings?: readonly Quieting[];
  /** What people recorded up to now; none: nothing. */
  readonly progress?: Progress;
}

function idsOf(some: readonly Standing[]): readonly string[] {
  return some.map(({ activity }) => activity.id);
}

/** The target dates of what is said, by activity. */
function targetsOf(said: readonly Standing[]): NonNullable<Digest['targets']> {
  return Object.fromEntries(
    said.flatMap(({ activity, recorded: { target } }) =>
      target === null ? [] : [[activity.id, { on: target.on, entry: target.entry.id }] as const],
    ),
  );
}

/** The parts of a digest that name activities. */
function sayOf({ open, snoozed }: Heard, moment: Moment) {
  const { memory, day } = moment;
  const due = standingsDue(open, day);
  const passed = sortPassed(due.passed, moment);
  const soon = due.soon.filter((one) => isSoonNews(one, moment));
  const raised = pickTurns(due.running, memory.raised, day);
  const news = new Set([...soon, ...passed.said, ...raised]);
  const again = [...due.soon, ...due.passed, ...due.running].filter(
    (one) => !news.has(one) && isBack(one, snoozed.get(one.activity.id), moment),
  );
  return {
    soon: idsOf(soon),
    passed: idsOf(passed.said),
    saidBefore: countSaid(passed.said, memory),
    ended: idsOf(due.ended.filter(({ activity }) => !memory.ended.has(activity.id))),
    raised: idsOf(raised),
    again: idsOf(again),
    passedWithProgress: idsOf(
      due.passedWithProgress.filter(({ activity }) => !memory.passedWithProgress.has(activity.id)),
    ),
    onlyCounted: idsOf(passed.counted),
    withoutUpdate: idsOf(countInDecember(due.ofTheYear, moment)),
    targets: targetsOf([...soon, ...passed.said, ...again]),
  };
}

/** What was recorded, as its reminder wants to hear of it, and up to which entry it was looked at. What its threads told is not said again. */
function tell({ wanted }: Heard, matter: DigestMatter) {
  const { reminder, slot, earlier, progress } = matter;
  const updates = reminder.news === 'nothing' ? [] : recordedSince(wanted, slot, beginningOf(matter));
  const inThread = new Set(earlier.flatMap(({ digest }) => digest.inThread ?? []));
  const lastNumber = progress?.lastNumber ?? 0;
  return {
    recorded: updates.map(({ entry }) => entry.id).filter((id) => !inThread.has(id)),
    ...(lastNumber === 0 ? {} : { lastNumber }),
  };
}

/** Where what is told begins: with the digest before, or where there was none yet, a week before, or earlier when the reminder was set. */
function beginningOf({ reminder, slot, earlier, progress }: DigestMatter): Parameters<typeof recordedSince>[2] {
  const previous = earlier.at(-1)?.digest ?? null;
  const isLong = reminder.setAt < addSeconds(slot.at, -QUIET_RULES.recordedBefore.value * 86_400);
  if (previous !== null || !isLong || progress === undefined) return previous;
  return { lastNumber: progress.upTo(addSeconds(reminder.setAt, -1)).lastNumber };
}

/**
 * The digest of a slot, as of the slot's local day, or null where it has nothing to say that was not said before. What is
 * only counted is no reason to speak, except the first time: the channel hears once where it starts from. What was recorded never is.
 */
export function makeDigest(matter: DigestMatter): Digest | null {
  const { reminder, slot, late } = matter;
  const day = dateIn(slot.at, reminder.zone);
  const memory = foldMemory(matter.earlier);
  const heard = hear(matter, day);
  const { targets, ...said } = sayOf(heard, { memory, day, reminder });
  const news = [said.soon, said.passed, said.ended, said.raised, said.again];
  const counts = [said.passedWithProgress, said.onlyCounted];
  if ([...news, ...(memory.isEmpty ? counts : [])].every((ids) => ids.length === 0)) return null;
  return {
    reminderId: reminder.id,
    channel: reminder.channel,
    team: reminder.team,
    slot: slot.date,
    at: slot.at,
    time: timeIn(slot.at, reminder.zone),
    day,
    late,
    ...said,
    ...tell(heard, matter),
    ...(Object.keys(targets).length === 0 ? {} : { targets }),
    ...(reminder.owner === undefined ? {} : { owner: reminder.owner }),
  };
}
