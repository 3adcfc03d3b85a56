import { z } from 'zod';
import { type Part, paragraph } from './parts.ts';

/** Said above a digest whose first attempt had no answer and cannot be looked for. */
export const SENT_AGAIN = 'Sent again: Slack did not confirm the first.';

const SHARED_BY = 'Shared by ';

/** What a message in a channel says of itself above what it shows, as forms carry it: only the message knows. */
export const remarkSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shared'), by: z.string().max(40) }),
  z.object({ kind: z.literal('sent-again') }),
]);

/** Who shared a message with its channel, or that it was sent again: kept when the message is made again. */
export type Remark = z.infer<typeof remarkSchema>;

/** Says above a page who shared it. */
export function sharedLine(user: string): Part {
  return paragraph(SHARED_BY, { user }, ':');
}

const lineSchema = z.object({
  type: z.literal('rich_text'),
  elements: z.tuple([z.object({ elements: z.array(z.looseObject({ type: z.string() })) })]),
});

/** Reads it back from the blocks of one of our messages; null: it says nothing of itself. */
export function readRemark(blocks: readonly unknown[]): Remark | null {
  const [first, second] = blocks.slice(0, 2).map((block) => lineSchema.safeParse(block).data?.elements[0].elements);
  // Under the heading of a digest.
  if (second?.length === 1 && second[0]?.['text'] === SENT_AGAIN) return { kind: 'sent-again' };
  const [words, person] = first ?? [];
  const by = words?.['text'] === SHARED_BY && person?.type === 'user' ? person['user_id'] : null;
  return remarkSchema.safeParse({ kind: 'shared', by }).data ?? null;
}
