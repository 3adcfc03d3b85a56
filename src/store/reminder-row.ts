import { z } from 'zod';
import { isZone, NATIONS, WEEKDAYS, type Zone } from '../register/calendar.ts';
import type { Reminder } from '../reminder/reminder.ts';
import { brokenRow } from './broken-row.ts';
import { jsonText } from './json-text.ts';
import type { StoreError } from './store-error.ts';
import type { ReminderRow } from './tables.ts';

/** What of a row is not held by the columns' own types. */
const shape = z.object({
  weekdays: jsonText.pipe(z.array(z.enum(WEEKDAYS)).min(1).readonly()),
  nation: z.enum(NATIONS).nullable(),
  zone: z.string().refine(isKnownZone),
  on_holiday: z.enum(['move', 'skip']),
  news: z.enum(['digest', 'thread', 'nothing']),
  actions: jsonText.pipe(z.union([z.literal('all'), z.array(z.int()).readonly()])),
});

/** Zones found good before: asking Intl takes 0.05 ms, half a second for ten thousand reminders. */
const goodZones = new Set<Zone>();

function isKnownZone(zone: Zone): boolean {
  if (!goodZones.has(zone) && isZone(zone)) goodZones.add(zone);
  return goodZones.has(zone);
}

/** A reminder as its row, running; its set of actions in one spelling, because it is part of the unique key. */
export function reminderRow(reminder: Reminder): ReminderRow {
  const { id, team, channel, time, zone, nation, actions, owner = null } = reminder;
  const set = actions === 'all' ? actions : [...new Set(actions)].toSorted((a, b) => a - b);
  return {
    id,
    team,
    channel,
    time,
    zone,
    nation,
    weekdays: JSON.stringify(reminder.weekdays),
    actions: JSON.stringify(set),
    unique_key: JSON.stringify(owner === null ? set : { actions: set, owner }),
    set_by: reminder.setBy,
    set_at: reminder.setAt,
    stopped_by: null,
    stopped_at: null,
    on_holiday: reminder.onHoliday,
    paused_code: reminder.paused?.code ?? null,
    paused_at: reminder.paused?.since ?? null,
    news: reminder.news ?? 'digest',
    owner,
  };
}

/** A row as its reminder, or the `broken-row` error that names it. */
export function readReminder(row: ReminderRow): Reminder | StoreError {
  const read = shape.safeParse(row);
  if (!read.success) return brokenRow('reminder', row.id, read.error);
  const { id, team, channel, time, set_by: setBy, set_at: setAt } = row;
  const { on_holiday: onHoliday, news, ...data } = read.data;
  const { paused_code: code, paused_at: since } = row;
  const paused = code === null || since === null ? {} : { paused: { code, since } };
  const owned = row.owner === null ? {} : { owner: row.owner };
  // The default is left out, as people leave it out.
  const told = news === 'digest' ? {} : { news };
  return { id, team, channel, time, setBy, setAt, onHoliday, ...data, ...paused, ...told, ...owned };
}
