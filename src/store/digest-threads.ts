import type { Kysely } from 'kysely';
import type { Digest } from '../reminder/digest.ts';
import type { DigestThread } from '../reminder/outbox.ts';
import { readEarlierDigest } from './delivery-row.ts';
import type { DeliveryRow, Tables } from './tables.ts';

/** Digests looked through for whether they told of an entry: nothing that was recorded just now stands in an older one. */
const MOST_DIGESTS = 10;

/** Notes with the last posted digest of a reminder that an entry is told in its thread; null where none was posted, or the reminder has told of the entry. */
export async function claimThread(db: Kysely<Tables>, reminderId: string, entry: string): Promise<DigestThread | null> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('delivery')
      .select(['key', 'slot', 'digest', 'state', 'message_ts'])
      .where('reminder_id', '=', reminderId)
      .where('state', '!=', 'gave-up')
      .orderBy('slot', 'desc')
      .limit(MOST_DIGESTS)
      .forUpdate()
      .execute();
    if (rows.some((row) => tells(row, entry))) return null;
    const posted = rows.find(({ state }) => state === 'sent');
    const digest = posted === undefined ? null : digestOf(posted);
    if (posted === undefined || posted.message_ts === null || digest === null) return null;
    const { key, message_ts: messageTs } = posted;
    const noted: Digest = { ...digest, inThread: [...(digest.inThread ?? []), entry] };
    await trx
      .updateTable('delivery')
      .set({ digest: JSON.stringify(noted) })
      .where('key', '=', key)
      .execute();
    return { key, channel: digest.channel, messageTs };
  });
}

/** Takes the note back: the entry was not told there. */
export async function releaseThread(db: Kysely<Tables>, key: string, entry: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const columns = trx.selectFrom('delivery').select(['key', 'slot', 'digest']).where('key', '=', key);
    const row = await columns.forUpdate().executeTakeFirst();
    const digest = row === undefined ? null : digestOf(row);
    if (digest?.inThread === undefined) return;
    const left: Digest = { ...digest, inThread: digest.inThread.filter((id) => id !== entry) };
    await trx
      .updateTable('delivery')
      .set({ digest: JSON.stringify(left) })
      .where('key', '=', key)
      .execute();
  });
}

type Row = Pick<DeliveryRow, 'key' | 'slot' | 'digest'>;

function tells(row: Row, entry: string): boolean {
  const digest = digestOf(row);
  return digest !== null && (digest.recorded.includes(entry) || digest.inThread?.includes(entry) === true);
}

/** Null where it cannot be read: that is reported where the digest is needed. */
function digestOf(row: Row): Digest | null {
  const read = readEarlierDigest(row);
  return 'digest' in read ? read.digest : null;
}
