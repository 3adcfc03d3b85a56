import { sql, type Transaction } from 'kysely';
import { addSeconds, type Instant } from '../register/calendar.ts';
import { readEarlierDigest } from './delivery-row.ts';
import type { Tables } from './tables.ts';

/** How far the clocks of replicas may differ, in seconds: one that lies behind by less does not take the beat back. */
const CLOCK_SKEW_SECONDS = 60;

/** How long what waits for a moment of a wrong clock waits at most once it is right, in seconds: Slack may show a message late. */
const WAIT_SECONDS = 60;

/** How long a lease taken by a wrong clock lasts once it is right, in seconds: its owner may be posting this moment. */
const LEASE_SECONDS = 120;

/**
 * Moves the last beat to `now`, also back: a clock that once stood years ahead must not keep every reminder silent until then. The
 * slots that come again for it have their deliveries already, whose keys are unique.
 */
export async function moveBeat(trx: Transaction<Tables>, now: Instant): Promise<void> {
  const last = await trx.selectFrom('beat').select('at').forUpdate().executeTakeFirst();
  const wasSetBack = last !== undefined && last.at > addSeconds(now, CLOCK_SKEW_SECONDS);
  await trx
    .insertInto('beat')
    .values({ id: 'last', at: now })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ at: now })
        .where('beat.at', '<=', wasSetBack ? last.at : now),
    )
    .execute();
  if (wasSetBack) await leaveWrongTime(trx, now);
}

/** Brings whatever the wrong clock put off into its future back: to now, and where the slot itself lies in the future, to that slot. */
async function leaveWrongTime(trx: Transaction<Tables>, now: Instant): Promise<void> {
  const isOpen = sql<boolean>`state in ('waiting', 'unknown')`;
  const leaseEnd = addSeconds(now, LEASE_SECONDS);
  const open = trx.updateTable('delivery').where(isOpen);
  await open.set({ first_tried_at: now }).where('first_tried_at', '>', now).execute();
  await open.set({ lease_until: leaseEnd }).where('lease_until', '>', leaseEnd).execute();
  await trx.updateTable('reminder').set({ set_at: now }).where('set_at', '>', now).execute();
  const soon = addSeconds(now, WAIT_SECONDS);
  const waiting = await trx
    .selectFrom('delivery')
    .select(['key', 'slot', 'digest', 'next_attempt'])
    .where(isOpen)
    .where('next_attempt', '>', soon)
    .execute();
  for (const { key, next_attempt: next, ...row } of waiting) {
    const earlier = readEarlierDigest({ key, ...row });
    const slotAt = 'digest' in earlier ? earlier.digest.at : soon;
    const at = slotAt > soon ? slotAt : soon;
    if (at < next) await trx.updateTable('delivery').set({ next_attempt: at }).where('key', '=', key).execute();
  }
}
