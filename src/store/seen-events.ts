import type { Kysely } from 'kysely';
import { addSeconds, type Instant } from '../register/calendar.ts';
import type { Tables } from './tables.ts';

/** For how long an event is remembered: Slack sends one again within six minutes, with its optional Delayed Events for 24 hours (https://docs.slack.dev/apis/events-api/#retries). */
const REMEMBERED_SECONDS = 24 * 60 * 60;

/** How often forgotten events are deleted; in between they only take space. */
const PRUNE_SECONDS = 60 * 60;

/** Events that Slack has sent us, so that one that is sent again is not answered again, also after a restart. */
export interface SeenEvents {
  /** True for the first time an event is seen, and again once 24 hours have gone by since. */
  firstTime(eventId: string, now: Instant): Promise<boolean>;
}

/** Events kept in the database. */
export function createSeenEvents(db: Kysely<Tables>): SeenEvents {
  let pruned: Instant | null = null;
  return {
    firstTime: async (eventId, now) => {
      const forgotten = addSeconds(now, -REMEMBERED_SECONDS);
      if (pruned === null || addSeconds(pruned, PRUNE_SECONDS) <= now) {
        pruned = now;
        await db.deleteFrom('seen_event').where('seen_at', '<=', forgotten).execute();
      }
      return insertEvent(db, { eventId, now, forgotten });
    },
  };
}

async function insertEvent(
  db: Kysely<Tables>,
  { eventId, now, forgotten }: { eventId: string; now: Instant; forgotten: Instant },
): Promise<boolean> {
  const inserted = await db
    .insertInto('seen_event')
    .values({ id: eventId, seen_at: now })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ seen_at: now }).where('seen_event.seen_at', '<=', forgotten),
    )
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}
