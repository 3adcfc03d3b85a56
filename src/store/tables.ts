import type { DeliveryState } from '../reminder/delivery.ts';
import type { Instant, LocalTime, PlainDate, Zone } from '../register/calendar.ts';

/*
 * The columns, in types that every engine keeps alike: ids, instants, dates and JSON are text (instants in the one canonical form, so
 * that they compare with <), numbers are integers. Engines' own date and JSON types come back changed: a Postgres `date` as a local
 * midnight, `jsonb` already parsed.
 */

/** A reminder; stopped ones stay, as history and because their deliveries point at them. */
export interface ReminderRow {
  id: string;
  team: string;
  channel: string;
  /** JSON array of weekdays. */
  weekdays: string;
  time: LocalTime;
  zone: Zone;
  nation: string | null;
  /** JSON: `"all"` or an ascending array of numbers; one spelling for each set, because it is part of the unique key. */
  actions: string;
  set_by: string;
  set_at: Instant;
  stopped_by: string | null;
  stopped_at: Instant | null;
  on_holiday: string;
  /** Why it is paused and since when: both null or both set. */
  paused_code: string | null;
  paused_at: Instant | null;
}

/** What somebody asked of one activity in one reminder; rows are only ever added. */
export interface QuietingRow {
  reminder_id: string;
  activity_id: string;
  kind: string;
  until: PlainDate | null;
  by: string;
  at: Instant;
}

/** A delivery; `lease_owner` and `lease_until` are both null or both set. */
export interface DeliveryRow {
  key: string;
  reminder_id: string;
  slot: PlainDate;
  /** JSON of the digest. */
  digest: string;
  state: DeliveryState;
  attempts: number;
  next_attempt: Instant;
  first_tried_at: Instant | null;
  last_code: string | null;
  message_ts: string | null;
  lease_owner: string | null;
  lease_until: Instant | null;
}

/** The last beat: one row, `id` always `last`. */
interface BeatRow {
  id: string;
  at: Instant;
}

/** An event that Slack has sent us. */
interface SeenEventRow {
  id: string;
  seen_at: Instant;
}

/** Something that is true of this database for ever. */
interface MarkRow {
  name: string;
}

/** A migration that has been applied. */
interface SchemaVersionRow {
  version: number;
}

/** All tables by name. */
export interface Tables {
  reminder: ReminderRow;
  quieting: QuietingRow;
  delivery: DeliveryRow;
  beat: BeatRow;
  seen_event: SeenEventRow;
  mark: MarkRow;
  schema_version: SchemaVersionRow;
}
