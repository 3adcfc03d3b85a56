import { z } from 'zod';
import { parseDate, type PlainDate } from '../register/calendar.ts';
import type { Delivery } from '../reminder/delivery.ts';
import type { Digest } from '../reminder/digest.ts';
import type { EarlierDigest } from '../reminder/outbox.ts';
import { brokenRow } from './broken-row.ts';
import { jsonText } from './json-text.ts';
import type { StoreError } from './store-error.ts';
import type { DeliveryRow } from './tables.ts';

const plainDate = z.custom<PlainDate>((value) => typeof value === 'string' && parseDate(value) !== null);
const ids = z.array(z.string()).readonly();

/** Loose: what a later version of a digest holds beside these is kept, never silently lost. */
const digestShape: z.ZodType<Digest> = z.looseObject({
  reminderId: z.string(),
  channel: z.string(),
  team: z.string(),
  slot: plainDate,
  at: z.iso.datetime({ precision: 3 }),
  time: z.string(),
  day: plainDate,
  late: z.boolean(),
  soon: ids,
  passed: ids,
  saidBefore: z.record(z.string(), z.int()).readonly(),
  ended: ids,
  raised: ids,
  // Digests of before there was snoozing have none.
  again: ids.default([]),
  passedWithProgress: ids,
  onlyCounted: ids,
  withoutUpdate: ids,
  // Digests of before there was anything recorded have none.
  recorded: ids.default([]),
  inThread: ids.exactOptional(),
  lastNumber: z.int().exactOptional(),
  targets: z
    .record(z.string(), z.object({ on: plainDate, entry: z.string() }).readonly())
    .readonly()
    .exactOptional(),
  owner: z.string().exactOptional(),
});

const digestText = jsonText.pipe(digestShape);

/** A delivery as its row, with no lease. */
export function deliveryRow(delivery: Delivery): DeliveryRow {
  const { key, reminderId, digest, state, attempts } = delivery;
  return {
    key,
    state,
    attempts,
    reminder_id: reminderId,
    slot: digest.slot,
    digest: JSON.stringify(digest),
    next_attempt: delivery.nextAttempt,
    first_tried_at: delivery.firstTriedAt,
    last_code: delivery.lastCode,
    message_ts: delivery.messageTs,
    lease_owner: null,
    lease_until: null,
  };
}

/** A row as its delivery, or the `broken-row` error that names it. */
export function readDelivery(row: DeliveryRow): Delivery | StoreError {
  const earlier = readEarlierDigest(row);
  if (!('digest' in earlier)) return earlier;
  const { key, reminder_id: reminderId, state, attempts } = row;
  return {
    key,
    reminderId,
    state,
    attempts,
    digest: earlier.digest,
    nextAttempt: row.next_attempt,
    firstTriedAt: row.first_tried_at,
    lastCode: row.last_code,
    messageTs: row.message_ts,
  };
}

/** The digest of a row, or the `broken-row` error that names it. */
export function readEarlierDigest(row: Pick<DeliveryRow, 'key' | 'slot' | 'digest'>): EarlierDigest | StoreError {
  const digest = digestText.safeParse(row.digest);
  return digest.success ? { slot: row.slot, digest: digest.data } : brokenRow('delivery', row.key, digest.error);
}
