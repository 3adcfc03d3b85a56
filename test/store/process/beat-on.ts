import { addSeconds, daysBetween, dateIn } from '../../../src/register/calendar.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { sampleDelivery, START } from '../samples.ts';

/*
 * Records and settles two deliveries a day for ever, going on from the last beat, and acknowledges each step on its standard output
 * once the store has: `recorded N`, `settled N`. Made to be killed.
 */
const store = await openStore(process.argv[2] ?? '');
const last = await store.outbox.lastBeat();
let day = last === null ? 0 : daysBetween(dateIn(START, 'UTC'), dateIn(last, 'UTC')) + 1;
for (; ; day += 1) {
  const now = addSeconds(START, day * 86_400);
  await store.outbox.record({ now, deliveries: ['r1', 'r2'].map((id) => sampleDelivery(id, day)) });
  process.stdout.write(`recorded ${day}\n`);
  for (const delivery of await store.outbox.claim({
    now,
    owner: `process-${process.pid}`,
    leaseSeconds: 1,
    limit: 9,
  })) {
    await store.outbox.settle({ ...delivery, state: 'sent', messageTs: String(day) }, `process-${process.pid}`);
    process.stdout.write(`settled ${delivery.key}\n`);
  }
}
