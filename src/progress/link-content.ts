import { z } from 'zod';
import { parseDate } from '../register/calendar.ts';
import { STATUSES, type Matter } from './entry.ts';

/** What the chain itself holds of an entry: people by their random ids, words by their digest. */
export interface LinkContent {
  readonly number: number;
  readonly id: string;
  readonly at: string;
  /** The person's id. */
  readonly by: string;
  readonly matter: Matter<string>;
  /**
   * Who is named here for the first time, or by another name than before: the person's id → `digestNaming`. So the chain says who
   * each id is, and an id that it holds can be nobody else.
   */
  readonly people: Readonly<Record<string, string>>;
  /** `digestWords` of what was written; null where nothing was. */
  readonly wordsDigest: string | null;
}

const id = z.string().min(1).max(200);
const day = z.string().transform((text, context) => {
  const date = parseDate(text);
  if (date === null) context.addIssue({ code: 'custom', message: 'not a day' });
  return date ?? z.NEVER;
});
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);

const change = z.discriminatedUnion('name', [
  z.object({ name: z.literal('confirmation'), on: z.boolean() }),
  z.object({ name: z.literal('guests-may-ask'), on: z.boolean() }),
  z.object({
    name: z.literal('group'),
    verb: z.enum(['set-reminder', 'own', 'update', 'confirm']),
    group: id.nullable(),
  }),
  z.object({ name: z.literal('direct-digest'), on: z.boolean() }),
]);

const matter = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('update'), activityId: id, status: z.enum(STATUSES), happenedOn: day }),
  z.object({ kind: z.literal('mistake'), activityId: id, updateId: id }),
  z.object({ kind: z.literal('confirmation'), activityId: id, updateId: id }),
  z.object({ kind: z.literal('owner'), activityId: id, owner: id.nullable() }),
  z.object({ kind: z.literal('target'), activityId: id, on: day.nullable() }),
  z.object({ kind: z.literal('redaction'), entryId: id }),
  z.object({ kind: z.literal('departure'), person: id }),
  z.object({ kind: z.literal('forgetting'), person: id }),
  z.object({ kind: z.literal('setting'), change }),
]);

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** Checks what a payload holds. */
export const linkContent = z.object({
  number: z.int().min(1),
  id,
  at: instant,
  by: id,
  matter,
  people: z.record(id, digest),
  wordsDigest: digest.nullable(),
}) satisfies z.ZodType<LinkContent>;

/** The person that a matter names, or null. */
export function personIn<Whom>(matter: Matter<Whom>): Whom | null {
  if (matter.kind === 'owner') return matter.owner;
  return matter.kind === 'departure' || matter.kind === 'forgetting' ? matter.person : null;
}
