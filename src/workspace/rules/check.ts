import { isJson } from '../json.ts';
import type { Json } from '../json.ts';
import type { Limit } from './limits.ts';

/** Where something can be shown. */
export type Surface = 'message' | 'modal' | 'home';

/** One thing that Slack would say about a payload. */
export interface Finding {
  /** In Slack's words, e.g. `must be less than 151 characters`. */
  readonly message: string;
  /** Where, as a JSON pointer, e.g. `/blocks/0/text/text`. */
  readonly pointer: string;
  /** The page the rule comes from, where there is one. */
  readonly page?: string;
}

/** What an inspection of one payload has seen so far. */
export interface Inspection {
  readonly surface: Surface;
  readonly findings: Finding[];
  readonly advice: Finding[];
  /** block_id and action_id → how often. */
  readonly ids: Map<string, number>;
  /** Sums over the whole payload, e.g. characters of all blocks, by name. */
  readonly sums: Map<string, number>;
}

/** Looks at a value and adds what is wrong with it to the inspection's findings. */
export type Check = (value: unknown, pointer: string, seen: Inspection) => void;

/** A new inspection of something for the surface. */
export function newInspection(surface: Surface): Inspection {
  return { surface, findings: [], advice: [], ids: new Map(), sums: new Map() };
}

/** The finding as Slack prints it in `response_metadata.messages`. */
export function slackMessage(finding: Finding): string {
  return `[ERROR] ${finding.message} [json-pointer:${finding.pointer}]`;
}

/** Adds a finding. */
export function refuse(seen: Inspection, pointer: string, message: string, page?: string): void {
  seen.findings.push(page === undefined ? { message, pointer } : { message, pointer, page });
}

/** Adds to a sum over the whole payload. */
export function addTo(seen: Inspection, name: string, amount: number): void {
  seen.sums.set(name, (seen.sums.get(name) ?? 0) + amount);
}

/** Checks that a number lies within a limit, in the words Slack uses for its unit. */
export function checkCount(amount: number, limit: Limit, pointer: string, seen: Inspection): void {
  const isText = limit.unit === 'characters';
  if (amount > limit.max) {
    const said = isText
      ? `must be less than ${String(limit.max + 1)} characters`
      : `no more than ${String(limit.max)} items allowed`;
    refuse(seen, pointer, said, limit.page);
  }
  const min = limit.min ?? 0;
  if (amount < min) {
    const said = isText
      ? `must be more than ${String(min - 1)} characters`
      : `no less than ${String(min)} items allowed`;
    refuse(seen, pointer, said, limit.page);
  }
}

/** A string within the limit. */
export function string(limit?: Limit): Check {
  return (value, pointer, seen) => {
    if (typeof value !== 'string') refuse(seen, pointer, 'must be a string');
    else if (limit !== undefined) checkCount(value.length, limit, pointer, seen);
  };
}

/** A web address within the limit: http or https. */
export function webAddress(limit: Limit): Check {
  return (value, pointer, seen) => {
    string(limit)(value, pointer, seen);
    if (typeof value === 'string' && !/^https?:\/\/\S+$/u.test(value)) refuse(seen, pointer, 'must be a valid URL');
  };
}

/** A string that matches the pattern; `what` names it in Slack's manner. */
export function pattern(regex: RegExp, what: string): Check {
  return (value, pointer, seen) => {
    if (typeof value !== 'string' || !regex.test(value)) refuse(seen, pointer, `must be a valid ${what}`);
  };
}

/** True or false. */
export const boolean: Check = (value, pointer, seen) => {
  if (typeof value !== 'boolean') refuse(seen, pointer, 'must be a boolean');
};

/** A number, whole where `limit` is given and then within it. */
export function number(limit?: Limit): Check {
  return (value, pointer, seen) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return refuse(seen, pointer, 'must be a number');
    if (limit === undefined) return;
    if (!Number.isInteger(value)) return refuse(seen, pointer, 'must be an integer');
    if (value > limit.max) refuse(seen, pointer, `must be less than ${String(limit.max + 1)}`, limit.page);
    if (value < (limit.min ?? 0))
      refuse(seen, pointer, `must be more than ${String((limit.min ?? 0) - 1)}`, limit.page);
  };
}

/** One of the values. */
export function oneOf(...values: readonly (string | number)[]): Check {
  return (value, pointer, seen) => {
    const isKnown = (typeof value === 'string' || typeof value === 'number') && values.includes(value);
    if (!isKnown) refuse(seen, pointer, `must be a valid enum value (one of ${values.join(', ')})`);
  };
}

/** A list of things that all pass, with a number of them within the limit. */
export function list(of: Check, limit?: Limit): Check {
  return (value, pointer, seen) => {
    if (!Array.isArray(value)) return refuse(seen, pointer, 'must be an array');
    if (limit !== undefined) checkCount(value.length, limit, pointer, seen);
    // What lies far beyond the limit is not looked at one by one.
    for (const [index, one] of value.slice(0, 300).entries()) of(one, `${pointer}/${String(index)}`, seen);
  };
}

/** The fields of an object. */
export interface Shape {
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  /** A rule that concerns several fields. Called only when the value is an object. */
  readonly also?: (object: Json, pointer: string, seen: Inspection) => void;
}

/** An object with these fields and no others: Slack refuses additional properties. */
export function shape({ required = {}, optional = {}, also }: Shape): Check {
  return (value, pointer, seen) => {
    if (!isJson(value)) return refuse(seen, pointer, 'must be an object');
    for (const name of Object.keys(required)) {
      if (value[name] === undefined) refuse(seen, pointer, `missing required field: ${name}`);
    }
    for (const [name, field] of Object.entries(value)) {
      if (field === undefined) continue;
      const check =
        (Object.hasOwn(required, name) && required[name]) || (Object.hasOwn(optional, name) && optional[name]);
      if (check === false || check === undefined) refuse(seen, pointer, `invalid additional property: ${name}`);
      else check(field, `${pointer}/${name}`, seen);
    }
    also?.(value, pointer, seen);
  };
}

/** An object whose `type` chooses the check; other types are refused. */
export function byType(checks: Readonly<Record<string, Check>>): Check {
  return (value, pointer, seen) => {
    if (!isJson(value)) return refuse(seen, pointer, 'must be an object');
    const type = value['type'];
    if (type === undefined) return refuse(seen, pointer, 'missing required field: type');
    if (typeof type !== 'string' || !Object.hasOwn(checks, type)) {
      return refuse(
        seen,
        `${pointer}/type`,
        `unsupported type: ${(typeof type === 'string' ? type : JSON.stringify(type)).slice(0, 80)}`,
      );
    }
    checks[type]?.(value, pointer, seen);
  };
}

/** Passes whatever is there. */
export const anything: Check = () => undefined;

/** Exactly one of the fields must be there. */
export function exactlyOneOf(...names: readonly string[]): NonNullable<Shape['also']> {
  return (object, pointer, seen) => {
    const present = names.filter((name) => object[name] !== undefined);
    if (present.length !== 1) refuse(seen, pointer, `must define exactly one of: ${names.join(', ')}`);
  };
}

/** At least one of the fields must be there. */
export function atLeastOneOf(...names: readonly string[]): NonNullable<Shape['also']> {
  return (object, pointer, seen) => {
    const present = names.filter((name) => object[name] !== undefined);
    if (present.length === 0) refuse(seen, pointer, `must define at least one of: ${names.join(', ')}`);
  };
}
