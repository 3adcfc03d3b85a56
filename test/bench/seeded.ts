/** Chance that is the same in every run. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  readonly fraction: () => number;
  /** One of these; throws a RangeError where there is none. */
  readonly pick: <Value>(from: readonly Value[]) => Value;
  /** True about once in so many. */
  readonly onceIn: (times: number) => boolean;
}

/** Chance grown from a seed (mulberry32, https://github.com/bryc/code/blob/master/jshash/PRNGs.md#mulberry32). */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <Value>(from: readonly Value[]): Value => {
    const value = from[Math.floor(fraction() * from.length)];
    if (value === undefined) throw new RangeError('There is nothing to pick from.');
    return value;
  };
  return { fraction, pick, onceIn: (times) => fraction() * times < 1 };
}
