import type { PlainDate } from '../register/calendar.ts';
import { registerAsOf } from '../register/register-as-of.ts';
import type { Register } from '../register/register.ts';
import { createEngine, type Engine } from './engine.ts';

/** Engines of earlier editions that are kept: people ask of few days, and most of those hold the same editions. */
const KEPT = 4;

/** What answers as of a past day; where no edition was held yet, the date of the oldest one (null: none has a date). */
export type HeldOn = { readonly engine: Engine } | { readonly oldest: PlainDate | null };

/** Makes engines of a register as it was on past days: each when it is first asked for, the latest few kept. */
export function createEarlierEngines(current: Engine): (day: PlainDate) => HeldOn {
  const kept = new Map<string, Engine>([[editionsOf(current.register), current]]);
  return (day) => {
    const held = registerAsOf(current.register, day);
    if ('oldest' in held) return held;
    const editions = editionsOf(held);
    const engine = kept.get(editions) ?? createEngine(held, current.vocabulary, current.weights);
    keepLatest(kept, editions, engine);
    return { engine };
  };
}

/** Registers with the same current and earlier editions say the same. */
function editionsOf({ reports, earlier }: Register): string {
  return JSON.stringify([reports, earlier].map((list) => list.map(({ id }) => id)));
}

/** A map holds its keys in the order in which they came: the first is the one that was asked for longest ago. */
function keepLatest(kept: Map<string, Engine>, editions: string, engine: Engine): void {
  kept.delete(editions);
  kept.set(editions, engine);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}
