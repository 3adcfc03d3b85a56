/** The value below which this share of the numbers lies (0.5 is the median); NaN of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle one. */
export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);
