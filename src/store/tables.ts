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
  /** JSON: `"all"` or an ascending array of numbers. */
  actions: string;
  /** JSON in one spelling: the actions, and the owner where there is one. Unique in a channel of a team. */
  unique_key: string;
  set_by: string;
  set_at: Instant;
  stopped_by: string | null;
  stopped_at: Instant | null;
  on_holiday: string;
  /** Why it is paused and since when: both null or both set. */
  paused_code: string | null;
  paused_at: Instant | null;
  news: string;
  /** The Slack user whose own activities it tells of; null: it is a channel's. */
  owner: string | null;
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

/** One link of the chain of what people recorded; rows are only ever added. What the payload holds too is here to be found by. */
export interface EntryRow {
  number: number;
  id: string;
  /** Names the one act of a person. */
  request: string;
  at: Instant;
  /** The activity that it is about, or null. */
  activity: string | null;
  /** JSON: what is hashed. */
  payload: string;
  before: string;
  hash: string;
}

/**
 * How somebody whom the history names is called from one entry on; the newest row is what they are called. Salt, team, user and name
 * are all null once they were taken out.
 */
interface PersonRow {
  id: string;
  /** Number of the entry that is the first to name them so. */
  number: number;
  salt: string | null;
  team: string | null;
  user: string | null;
  name: string | null;
}

/** What a person wrote in an entry; all but the id is null once it was taken out. */
export interface WordsRow {
  entry_id: string;
  salt: string | null;
  note: string | null;
  evidence: string | null;
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
  entry: EntryRow;
  person: PersonRow;
  words: WordsRow;
  schema_version: SchemaVersionRow;
}
