// Every measurement, one after the other, in one run: npm run bench. Each also runs alone: node test/bench/search.ts, slash.ts, start.ts, beat.ts, home.ts, record.ts
import { cpus, loadavg, release, type } from 'node:os';
import { benchBeat } from './beat.ts';
import { benchHome } from './home.ts';
import { benchRecord } from './record.ts';
import { benchSearch } from './search.ts';
import { benchSlash } from './slash.ts';
import { benchStart } from './start.ts';

console.log(
  `Node ${process.versions.node}, ${type()} ${release()}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(2)} at the start`,
);
await benchStart();
await benchSlash();
await benchSearch();
await benchBeat();
benchHome();
await benchRecord();
