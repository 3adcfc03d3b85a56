import { z } from 'zod';
import { parseDate } from '../register/calendar.ts';
import { STATUSES } from './entry.ts';
import type { ExportMatter } from './export-matter.ts';
import { EXPORT_FORMAT } from './export.ts';

/** A full export of 100,000 updates with long notes has some 250 million characters; a longer text is not one, and is not read. */
const MOST_CHARACTERS = 400_000_000;

/** What a text comes to that should be an export. */
export type ExportReading =
  | { readonly kind: 'export'; readonly matter: ExportMatter }
  /** A sentence that says what is wrong. */
  | { readonly kind: 'problem'; readonly message: string };

const text = z.string();
const line = text.nullable();
const day = text.transform((value, context) => {
  const date = parseDate(value);
  if (date === null) context.addIssue({ code: 'custom', message: 'must be a day such as 2015-03-09' });
  return date ?? z.NEVER;
});

const statement = z.strictObject({
  id: text,
  department: line,
  edition: day.nullable(),
  action: z.int(),
  section: z.enum(['title', 'description', 'note', 'commitments', 'progress', 'planned']),
  year: z.int().nullable(),
  text,
  leadIn: line,
  source: line,
});

const place = {
  department: line,
  edition: day.nullable(),
  action: z.int(),
  section: z.enum(['commitments', 'progress', 'planned']),
  year: z.int(),
  leadIn: line,
  text,
};
const placeOrNone = z.strictObject(place).nullable();

const activity = z.strictObject({
  id: text,
  otherIds: z.array(text),
  isCurrent: z.boolean(),
  ...place,
  duePhrase: line,
  dueOn: day.nullable(),
  status: text,
  owner: line,
  target: day.nullable(),
});

const update = z.strictObject({
  id: text,
  number: z.int(),
  activityId: text,
  activity: placeOrNone,
  recordedBy: text,
  recordedAt: text,
  happenedOn: day,
  status: z.enum(STATUSES),
  note: text,
  evidence: line,
  isRedacted: z.boolean(),
  confirmedBy: line,
  confirmedAt: line,
  isMistake: z.boolean(),
});

const change = z.strictObject({
  id: text,
  number: z.int(),
  recordedAt: text,
  recordedBy: text,
  kind: z.enum(['mistake', 'confirmation', 'owner', 'target', 'redaction', 'departure', 'forgetting', 'setting']),
  activityId: line,
  activity: placeOrNone,
  about: line,
  person: line,
  value: line,
  setting: line,
  note: text,
  isRedacted: z.boolean(),
});

const source = z.strictObject({
  id: text,
  title: text,
  department: line,
  updated: day.nullable(),
  source: line,
  licence: line,
  governmentNote: line,
});

const document = z.object({
  format: z.literal(EXPORT_FORMAT.format),
  version: z.literal(EXPORT_FORMAT.version),
  statements: z.array(statement),
  activities: z.array(activity),
  updates: z.array(update),
  changes: z.array(change),
  sources: z.array(source),
});

/** Reads what `exportJson` wrote; nothing in it is trusted. */
export function readExport(json: string): ExportReading {
  if (json.length > MOST_CHARACTERS) return problem('it is longer than any export');
  const value = parseJson(json);
  if (value === undefined) return problem('it is not JSON');
  const parsed = document.safeParse(value);
  if (!parsed.success) return problem(faultIn(parsed.error));
  const { statements, activities, updates, changes, sources } = parsed.data;
  return { kind: 'export', matter: { statements, activities, updates, changes, sources } };
}

function problem(why: string): ExportReading {
  return { kind: 'problem', message: `This is not an export of Digital Action: ${why}.` };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function faultIn({ issues: [issue] }: z.ZodError): string {
  const field = issue?.path.join('.') ?? '';
  return `${field === '' ? '' : `“${field}” `}${issue?.message ?? 'it cannot be read'}`;
}
