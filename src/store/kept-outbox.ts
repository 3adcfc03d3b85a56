import { sql, type Kysely, type Transaction } from 'kysely';
import { addSeconds, type Instant } from '../register/calendar.ts';
import type { Delivery } from '../reminder/delivery.ts';
import type { DigestThreads, EarlierDigest, Outbox } from '../reminder/outbox.ts';
import { keepReadable, type ReportBrokenRow } from './broken-row.ts';
import { deliveryRow, readDelivery, readEarlierDigest } from './delivery-row.ts';
import { claimThread, releaseThread } from './digest-threads.ts';
import { moveBeat } from './move-beat.ts';
import { readQuieting } from './quieting-row.ts';
import { readReminder } from './reminder-row.ts';
import { StoreError } from './store-error.ts';
import type { DeliveryRow, Tables } from './tables.ts';

/** Not settled yet. Written out, because the index `delivery_open` is used only for these very words. */
const IS_OPEN = sql<boolean>`state in ('waiting', 'unknown')`;

/** Its reminder is not stopped. Asked row by row: as a list of ids, SQLite walks through all reminders instead of that index. */
const IS_WANTED = sql<boolean>`exists (
  select 1 from reminder where reminder.id = delivery.reminder_id and reminder.stopped_at is null
)`;

/** Deliveries in one insert: with 12 columns each, far below the 32,766 parameters of SQLite and the 65,535 of Postgres. */
const INSERT_ROWS = 500;

type Claim = Parameters<Outbox['claim']>[0];

/** The outbox kept in the database. */
export function createOutbox(db: Kysely<Tables>, report: ReportBrokenRow): Outbox & DigestThreads {
  return {
    reminders: async () => {
      const rows = db.selectFrom('reminder').selectAll().where('stopped_at', 'is', null).orderBy('id');
      return keepReadable(await rows.execute(), readReminder, report);
    },
    lastBeat: async () => (await db.selectFrom('beat').select('at').executeTakeFirst())?.at ?? null,
    earlierDigests: (reminderId) => earlierDigests(db, reminderId, report),
    claimThread: (reminderId, entry) => claimThread(db, reminderId, entry),
    releaseThread: (key, entry) => releaseThread(db, key, entry),
    quietings: async () => {
      const rows = db
        .selectFrom('quieting')
        .innerJoin('reminder', 'reminder.id', 'quieting.reminder_id')
        .selectAll('quieting')
        .where('reminder.stopped_at', 'is', null)
        .orderBy('quieting.at');
      return keepReadable(await rows.execute(), readQuieting, report);
    },
    record: ({ now, deliveries }) =>
      db.transaction().execute(async (trx) => {
        for (let from = 0; from < deliveries.length; from += INSERT_ROWS) {
          await insertDeliveries(trx, deliveries.slice(from, from + INSERT_ROWS));
        }
        await moveBeat(trx, now);
        // A planner that believes the tables are still empty sorts all of a large queue for every claim (seen on Postgres).
        if (deliveries.length > INSERT_ROWS) await sql`analyze`.execute(trx);
      }),
    claim: (claim) => claimDeliveries(db, claim, report),
    settle: (delivery, owner) => settleDelivery(db, delivery, owner),
    nextAttempt: () => nextAttempt(db),
  };
}

async function earlierDigests(
  db: Kysely<Tables>,
  reminderId: string,
  report: ReportBrokenRow,
): Promise<readonly EarlierDigest[]> {
  const rows = db
    .selectFrom('delivery')
    .select(['key', 'slot', 'digest'])
    .where('reminder_id', '=', reminderId)
    .where('state', '!=', 'gave-up')
    .orderBy('slot');
  return keepReadable(await rows.execute(), readEarlierDigest, report);
}

async function insertDeliveries(trx: Transaction<Tables>, deliveries: readonly Delivery[]): Promise<void> {
  const reminderIds = [...new Set(deliveries.map(({ reminderId }) => reminderId))];
  const active = await trx
    .selectFrom('reminder')
    .select('id')
    .where('id', 'in', reminderIds)
    .where('stopped_at', 'is', null)
    // In one order for all, so that two replicas never wait for each other.
    .orderBy('id')
    .forUpdate()
    .execute();
  const activeIds = new Set(active.map(({ id }) => id));
  const rows = deliveries.filter(({ reminderId }) => activeIds.has(reminderId)).map(deliveryRow);
  if (rows.length === 0) return;
  await trx
    .insertInto('delivery')
    .values(rows)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

/** A row that cannot be read is given up (code `broken_row`) and reported; it must not come back for ever, nor hide the next ones. */
async function claimDeliveries(
  db: Kysely<Tables>,
  claim: Claim,
  report: ReportBrokenRow,
): Promise<readonly Delivery[]> {
  for (;;) {
    const rows = await leaseDeliveries(db, claim);
    const claimed = rows.map((row) => ({ key: row.key, value: readDelivery(row) }));
    const broken = claimed.filter(({ value }) => value instanceof StoreError).map(({ key }) => key);
    if (broken.length > 0) await giveUpBroken(db, broken, claim.owner);
    const readable = keepReadable(claimed, ({ value }) => value, report);
    if (readable.length > 0 || rows.length === 0) return readable.toSorted(byNextAttempt);
  }
}

/**
 * Takes leases in one statement, so that two claimers can never hold the same delivery. One whose lease ran out was begun by someone
 * who never came back, so it may have been posted: it becomes `unknown` (code `lease_expired`).
 */
async function leaseDeliveries(db: Kysely<Tables>, { now, owner, leaseSeconds, limit }: Claim): Promise<DeliveryRow[]> {
  return (
    db
      // Materialized: as a subquery, a planner may run it once for every row and so lease more than the limit (seen on Postgres).
      .with(
        (cte) => cte('due').materialized(),
        () => deliveriesDue(db, now).limit(limit).forUpdate().skipLocked(),
      )
      .updateTable('delivery')
      .set((eb) => ({
        attempts: eb('attempts', '+', 1),
        first_tried_at: eb.fn.coalesce('first_tried_at', eb.val(now)),
        state: eb
          .case()
          .when('lease_owner', 'is', null)
          .then(eb.ref('state'))
          .else('unknown' as const)
          .end(),
        last_code: eb.case().when('lease_owner', 'is', null).then(eb.ref('last_code')).else('lease_expired').end(),
        lease_owner: owner,
        lease_until: addSeconds(now, leaseSeconds),
      }))
      .where('key', 'in', (eb) => eb.selectFrom('due').select('key'))
      .returningAll()
      .execute()
  );
}

function deliveriesDue(db: Kysely<Tables>, now: Instant) {
  return db
    .selectFrom('delivery')
    .select('key')
    .where(IS_OPEN)
    .where('next_attempt', '<=', now)
    .where((or) => or.or([or('lease_until', 'is', null), or('lease_until', '<=', now)]))
    .where(IS_WANTED)
    .orderBy('next_attempt')
    .orderBy('key');
}

async function giveUpBroken(db: Kysely<Tables>, keys: readonly string[], owner: string): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ state: 'gave-up', last_code: 'broken_row', lease_owner: null, lease_until: null })
    .where('key', 'in', keys)
    .where('lease_owner', '=', owner)
    .execute();
}

function byNextAttempt(a: Delivery, b: Delivery): number {
  const [first, second] = [`${a.nextAttempt} ${a.key}`, `${b.nextAttempt} ${b.key}`];
  return first < second ? -1 : Number(first > second);
}

/** One that would be tried again, of a reminder that was stopped while it was being posted, is given up instead (code `stopped`). */
async function settleDelivery(db: Kysely<Tables>, delivery: Delivery, owner: string): Promise<boolean> {
  const { key, ...row } = deliveryRow(delivery);
  const isOpen = delivery.state === 'waiting' || delivery.state === 'unknown';
  const settled = await db
    .updateTable('delivery')
    .set((eb) => {
      if (!isOpen) return row;
      const state = eb
        .case()
        .when(IS_WANTED)
        .then(delivery.state)
        .else('gave-up' as const)
        .end();
      return { ...row, state, last_code: eb.case().when(IS_WANTED).then(delivery.lastCode).else('stopped').end() };
    })
    .where('key', '=', key)
    .where('lease_owner', '=', owner)
    .returning('key')
    .executeTakeFirst();
  return settled !== undefined;
}

/** One that is leased can be tried again only when its lease ends. */
async function nextAttempt(db: Kysely<Tables>): Promise<Instant | null> {
  const { next } = await db
    .selectFrom('delivery')
    .select((eb) =>
      eb.fn
        .min<Instant | null>(
          eb
            .case()
            .when('lease_until', '>', eb.ref('next_attempt'))
            .then(eb.ref('lease_until'))
            .else(eb.ref('next_attempt'))
            .end(),
        )
        .as('next'),
    )
    .where(IS_OPEN)
    .where(IS_WANTED)
    .executeTakeFirstOrThrow();
  return next;
}
