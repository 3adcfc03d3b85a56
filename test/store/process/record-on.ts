import { openStore } from '../../../src/store/open-store.ts';
import { after, sampleDraft } from '../samples.ts';

/* Records for ever, and acknowledges each note on its standard output once the store has. Made to be killed. */
const store = await openStore(process.argv[2] ?? '');
for (let turn = 0; ; turn += 1) {
  const note = `${process.pid}-${turn}`;
  await store.progress.record(sampleDraft({ request: note, at: after(turn), words: { note, evidence: null } }));
  process.stdout.write(`${note}\n`);
}
