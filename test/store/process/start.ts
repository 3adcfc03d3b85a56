import { once } from 'node:events';
import { openStore } from '../../../src/store/open-store.ts';
import { StoreError } from '../../../src/store/store-error.ts';

/* Says `ready`, opens the store named on the command line once it is told anything, and says how that went. */
process.stdout.write('ready\n');
await once(process.stdin, 'data');
try {
  const store = await openStore(process.argv[2] ?? '');
  await store.marks.markServedSlack();
  await store.close();
  process.stdout.write('done\n');
} catch (error) {
  process.stdout.write(`${error instanceof StoreError ? error.code : String(error)}\n`);
}
process.exit();
