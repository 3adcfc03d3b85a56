import { z } from 'zod';
import type { Quieting } from '../reminder/quieting.ts';
import { brokenRow } from './broken-row.ts';
import type { StoreError } from './store-error.ts';
import type { QuietingRow } from './tables.ts';

const shape = z.object({ kind: z.enum(['snoozed', 'left-out', 'back']) });

/** A quieting as its row. */
export function quietingRow({ reminderId, activityId, ...rest }: Quieting): QuietingRow {
  return { reminder_id: reminderId, activity_id: activityId, ...rest };
}

/** A row as its quieting, or the `broken-row` error that names it. */
export function readQuieting(row: QuietingRow): Quieting | StoreError {
  const read = shape.safeParse(row);
  const { reminder_id: reminderId, activity_id: activityId, until, by, at } = row;
  if (!read.success) return brokenRow('quieting', `${reminderId}/${activityId}`, read.error);
  return { reminderId, activityId, kind: read.data.kind, until, by, at };
}
