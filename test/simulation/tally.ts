import { judge, type Finding } from './judge.ts';
import type { RunRecord } from './run.ts';

/** The counts of one column: all runs in which something of a kind went wrong. */
interface Row {
  runs: number;
  times: number;
  slots: number;
  once: number;
  sentAgain: number;
  gaveUp: number;
  missed: number;
  nothing: number;
  found: number;
}

/** A run that broke the claim. */
export interface BadRun {
  readonly seed: number;
  readonly findings: readonly Finding[];
}

/** What many runs come to, by what went wrong in them. */
export class Tally {
  readonly bad: BadRun[] = [];
  readonly #rows = new Map<string, Row>();
  readonly #killedAt = new Map<string, number>();

  /** Judges a run and counts it; true where it held. */
  add(record: RunRecord): boolean {
    const verdict = judge(record);
    const { scene, happened } = record;
    const isBad = verdict.findings.length > 0;
    if (isBad) this.bad.push({ seed: scene.seed, findings: verdict.findings });
    const reason = (begins: string) =>
      [...verdict.reasons].filter(([name]) => name.startsWith(begins)).reduce((sum, [, count]) => sum + count, 0);
    for (const [name, times] of [...familiesOf(record), ['all', 1] as const]) {
      const row = this.#rows.get(name) ?? emptyRow();
      row.runs += 1;
      row.times += times;
      row.slots += verdict.slots;
      row.once += verdict.once;
      row.sentAgain += verdict.sentAgain;
      row.gaveUp += reason('given up');
      row.missed += reason('missed');
      row.nothing += reason('nothing');
      row.found += Number(isBad);
      this.#rows.set(name, row);
    }
    for (const [name, times] of happened) {
      if (name.startsWith('killed at ')) {
        const step = name.slice('killed at '.length);
        this.#killedAt.set(step, (this.#killedAt.get(step) ?? 0) + times);
      }
    }
    return !isBad;
  }

  /** The counts as lines of a table, by fault. */
  lines(): readonly string[] {
    const head = ['', 'runs', 'times', 'slots', 'once', 'sent again', 'given up', 'missed', 'nothing', 'broken'];
    const rows = [...this.#rows]
      .toSorted(([a], [b]) => Number(a === 'all') - Number(b === 'all') || (a < b ? -1 : 1))
      .map(([name, row]) => [name, ...Object.values(row).map(String)]);
    const table = [head, ...rows].map(([name = '', ...numbers]) =>
      [name.padEnd(34), ...numbers.map((number) => number.padStart(11))].join(''),
    );
    const steps = [...this.#killedAt]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, times]) => `${name}: ${times}`);
    return [...table, '', `Killed at ${this.#killedAt.size} steps: ${steps.join('; ')}`];
  }
}

function emptyRow(): Row {
  return { runs: 0, times: 0, slots: 0, once: 0, sentAgain: 0, gaveUp: 0, missed: 0, nothing: 0, found: 0 };
}

/** What went wrong in a run, and how often; kills at all steps together. */
function familiesOf({ scene, happened }: RunRecord): readonly (readonly [string, number])[] {
  const kills = [...happened].filter(([name]) => name.startsWith('killed')).reduce((sum, [, times]) => sum + times, 0);
  const ahead = scene.clock.filter(({ offset }) => offset > 0).length;
  const behind = scene.clock.filter(({ offset }) => offset < 0).length;
  const counted = [
    ['process killed', kills],
    ['clock jumps forward', ahead],
    ['clock jumps back', behind],
    ['downtime', Number(scene.downtime !== null)],
    [`at ${scene.place.name}`, 1],
    [`with ${scene.replicas} ${scene.replicas === 1 ? 'process' : 'processes'}`, 1],
    [scene.mayLook ? 'may read history' : 'may not read history', 1],
    ...[...happened].filter(([name]) => !name.startsWith('killed')),
    ['nothing went wrong', Number(happened.size === 0 && scene.clock.length === 0 && scene.downtime === null)],
  ] as const;
  return counted.filter(([, times]) => times > 0);
}
