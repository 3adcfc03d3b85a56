import type { PlainDate } from './calendar.ts';
import { createRegister, type Register } from './register.ts';
import type { Report } from './report.ts';

/**
 * The register as it was on a day: the editions whose date had come, the newest of each department current. Where there was none
 * yet, the date of the oldest one held (null: none has a date). An edition without a date is never among them: nobody can say
 * since when it stands.
 */
export function registerAsOf(register: Register, day: PlainDate): Register | { readonly oldest: PlainDate | null } {
  const all = [...register.reports, ...register.earlier];
  const held = all.filter(({ updated }) => updated !== null && updated <= day);
  if (held.length === all.length && held.length > 0) return register;
  return held.length === 0 ? { oldest: oldestDate(all) } : createRegister(held);
}

function oldestDate(reports: readonly Report[]): PlainDate | null {
  return reports.flatMap(({ updated }) => updated ?? []).toSorted()[0] ?? null;
}
