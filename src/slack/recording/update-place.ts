import { z } from 'zod';
import { type Origin, originSchema } from '../press.ts';
import type { Pressed } from '../pressed.ts';
import { remarkSchema } from '../views/message-remark.ts';

/** Slack's longest `private_metadata`. https://docs.slack.dev/reference/views/modal-views */
const MOST_METADATA = 3_000;

const messageFields = {
  responseUrl: z.string().max(2_000),
  threadTs: z.string().max(60).nullable(),
  channel: z.string().max(60).nullable(),
  messageTs: z.string().max(60).nullable(),
  /** What the message says of itself above what it shows; null: nothing. */
  remark: remarkSchema.nullable().default(null),
};

const surfaceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('private'), ...messageFields }),
  z.object({ kind: z.literal('shared'), ...messageFields }),
  z.object({ kind: z.literal('direct'), ...messageFields }),
  z.object({ kind: z.literal('modal'), viewId: z.string().max(60) }),
  z.object({ kind: z.literal('home') }),
  z.object({ kind: z.literal('none') }),
]);

/**
 * Where somebody pressed: a message that only they see, one that a channel sees, one of their direct message with the bot, a
 * modal or the Home tab; `none`: a shortcut or a command, which have nothing that could be shown anew.
 */
export type Surface = z.infer<typeof surfaceSchema>;

/** A surface that is a message. */
export type MessageSurface = Extract<Surface, { readonly responseUrl: string }>;

const placeSchema = z.object({
  /** Random, made when the form is opened: sent twice, it is recorded once. */
  request: z.string().min(1).max(60),
  /** Number of the newest entry of all when the form was opened: what came later, the person has not seen. */
  seen: z.number().int().min(0),
  /** The activity, or of a form about one update that update's id; null: chosen in the form. */
  about: z.string().max(300).nullable(),
  /** Only activities of this action can be chosen; null: of all. */
  action: z.object({ report: z.string().max(200), number: z.number().int() }).nullable(),
  /** Only activities of this statement can be chosen; left out: of the action, or of all. */
  statement: z.string().max(300).optional(),
  /** A form carries what the button that opened it carried, and is read as strictly. */
  origin: originSchema,
  surface: surfaceSchema,
});

/** What a form carries along: where it was opened, about what, and what had been recorded by then. */
export type UpdatePlace = z.infer<typeof placeSchema>;

/** A place as a form's `private_metadata`. What is too long for Slack is left out: then there is nothing to show anew, and what was recorded is shown in the form. */
export function encodePlace(place: UpdatePlace): string {
  const whole = JSON.stringify(place);
  if (whole.length <= MOST_METADATA) return whole;
  const nowhere: Origin = { from: 'nowhere' };
  const short = JSON.stringify({ ...place, origin: nowhere });
  if (short.length <= MOST_METADATA) return short;
  return JSON.stringify({ ...place, origin: nowhere, surface: { kind: 'none' } satisfies Surface });
}

/** Reads a form's place back; null where an earlier version opened the form. */
export function readPlace(metadata: string): UpdatePlace | null {
  try {
    return placeSchema.parse(JSON.parse(metadata));
  } catch {
    return null;
  }
}

/** Where a button was pressed. */
export function surfaceOf({ surface, channel, messageTs, remark }: Pressed): Surface {
  switch (surface.kind) {
    case 'private':
    case 'shared':
    case 'direct': {
      const { kind, responseUrl, threadTs } = surface;
      return { kind, responseUrl, threadTs, channel, messageTs, remark };
    }
    case 'modal':
      return { kind: 'modal', viewId: surface.viewId };
    case 'home':
      return { kind: 'home' };
  }
}
