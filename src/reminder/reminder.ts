import type { Instant, LocalTime, Nation, PlainDate, Weekday, Zone } from '../register/calendar.ts';

/** A channel's subscription, or a person's: when it wants to hear of which actions. */
export interface Reminder {
  /** Random, at most 40 characters. */
  readonly id: string;
  /** Slack team that the channel belongs to. */
  readonly team: string;
  /** Slack channel; of a person's own reminder the direct message with them. */
  readonly channel: string;
  /** At least one, in the order of the week. */
  readonly weekdays: readonly Weekday[];
  readonly time: LocalTime;
  readonly zone: Zone;
  /** Whose bank holidays count, or null: only weekends do. */
  readonly nation: Nation | null;
  /** What becomes of a slot on a weekend or one of those bank holidays: it moves to the next working day, or is left out. */
  readonly onHoliday: 'move' | 'skip';
  /** Action numbers in ascending order, or all of them. */
  readonly actions: 'all' | readonly number[];
  /** Slack user who set it. */
  readonly setBy: string;
  readonly setAt: Instant;
  /** Only where Slack does not let it post: it is tried again at each slot, and goes on with the first that is posted. */
  readonly paused?: Pause;
  /** How the channel hears of what is recorded: in the next digest (the default), in the thread of the last one, or not at all. */
  readonly news?: 'digest' | 'thread' | 'nothing';
  /** Slack user whose own reminder this is: it speaks only of activities that this person owns. Left out: a channel's. */
  readonly owner?: string;
}

/** Why a reminder does not post, and since when. */
export interface Pause {
  /** Slack's word (`is_archived`, `not_in_channel` …), or `shared_channel` or `setter_left`. */
  readonly code: string;
  readonly since: Instant;
}

/** One scheduled moment of a reminder. */
export interface Slot {
  /** Its nominal date: its key, also when it moves off a holiday. */
  readonly date: PlainDate;
  /** When it is due. */
  readonly at: Instant;
}

/** A slot's delivery key: unique, so that a slot is recorded once whoever finds it due. */
export function deliveryKey(reminder: Reminder, slot: Slot): string {
  return `${reminder.id}/${slot.date}`;
}
