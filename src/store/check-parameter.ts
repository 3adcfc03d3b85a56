/** What the store binds: the same on every engine. */
export type Bindable = string | number | null;

/**
 * Refuses what engines bind wrongly, silently or each in its own way: node:sqlite takes a Date as first parameter for named parameters
 * and binds NULL, and NaN as NULL; pg sends a Date in local time, and undefined as NULL.
 */
export function checkParameter(value: unknown): Bindable {
  if (value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)))
    return value;
  throw new TypeError(`The store keeps texts, finite numbers and null, not ${Object.prototype.toString.call(value)}.`);
}
