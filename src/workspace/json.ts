/** A JSON object whose fields have not been looked at yet. */
export type Json = Record<string, unknown>;

/** Is the value a JSON object (not null, not an array)? */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field as a string, or undefined where it is missing or something else. */
export function stringAt(object: unknown, field: string): string | undefined {
  const value = isJson(object) ? object[field] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The field as an object; an empty one where it is missing or something else. */
export function jsonAt(object: unknown, field: string): Json {
  const value = isJson(object) ? object[field] : undefined;
  return isJson(value) ? value : {};
}

/** The field as a list; an empty one where it is missing or something else. */
export function listAt(object: unknown, field: string): readonly unknown[] {
  const value = isJson(object) ? object[field] : undefined;
  return Array.isArray(value) ? value : [];
}

/** The objects in the field's list; what is not an object is left out. */
export function jsonsAt(object: unknown, field: string): readonly Json[] {
  return listAt(object, field).filter(isJson);
}

/** Is the field exactly `true`, as JSON or as a form sends it (`"true"`, `"1"`)? */
export function isSet(object: unknown, field: string): boolean {
  const value = isJson(object) ? object[field] : undefined;
  return value === true || value === 'true' || value === '1' || value === 1;
}

/** The parsed text, or undefined where it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
