/** Is it a date that exists, as Slack writes one: `2015-03-09`? */
export function isRealDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/u.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  // JavaScript takes 30 February for 2 March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
