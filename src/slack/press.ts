import { z } from 'zod';

/** Longest question that is read, in UTF-16 units: doubled by JSON's escapes it still fits a button's value. */
export const MOST_QUESTION = 500;

/** Most limits that can be taken away from one question. */
export const MOST_WITHOUT = 8;

/** Longest value of a button. https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const MOST_VALUE = 2_000;

const page = z.number().int().min(0).max(100_000);

/** The lists of the page of dates. */
const DUE_LISTS = ['open', 'published', 'ended', 'later', 'undated'] as const;

/** One list of the page of dates: what is open, what has progress published since, and so on. */
export type DueList = (typeof DUE_LISTS)[number];

const lookSchema = z.discriminatedUnion('see', [
  z.object({
    see: z.literal('answer'),
    question: z.string().max(MOST_QUESTION),
    /** Limits of the question that were taken away, by their keys. */
    without: z.array(z.string().max(90)).max(MOST_WITHOUT),
    page,
  }),
  z.object({ see: z.literal('action'), report: z.string().max(200), number: z.number().int(), page }),
  z.object({ see: z.literal('actions'), page }),
  z.object({
    see: z.literal('due'),
    list: z.enum(DUE_LISTS),
    /** Only these actions; null: all. */
    actions: z.array(z.number().int()).max(100).nullable(),
    page,
  }),
  z.object({ see: z.literal('help') }),
]);

/** Something that can be looked at: everything needed to make it again, so that buttons need no memory. */
export type Look = z.infer<typeof lookSchema>;

const reminderId = z.object({ id: z.string().min(1).max(60) });

const nothingMore = z.object({});

/** What each button carries, by its verb. */
const pressSchema = z.discriminatedUnion('verb', [
  /** Show something beside what is there. */
  z.object({ verb: z.literal('look'), value: lookSchema }),
  /** Show something in its place: another page of it. */
  z.object({ verb: z.literal('turn'), value: lookSchema }),
  /** Show it to the whole channel. */
  z.object({ verb: z.literal('share'), value: lookSchema }),
  /** Open the reminder's form. */
  z.object({ verb: z.literal('remind'), value: nothingMore }),
  /** Stop a reminder. */
  z.object({ verb: z.literal('stop'), value: reminderId }),
  /** Say why a digest came. */
  z.object({ verb: z.literal('why'), value: reminderId }),
]);

/** A button's wish: its verb and what it carries. */
export type Press = z.infer<typeof pressSchema>;

/** The value of a button, at most 2,000 characters; a longer one is a fault of ours and throws. */
export function encodeValue(press: Press): string {
  const value = JSON.stringify(press.value);
  if (value.length > MOST_VALUE)
    throw new RangeError(`The value of a "${press.verb}" button is ${value.length} characters.`);
  return value;
}

/** Reads a pressed button back; null where an earlier version drew it, or nobody did. `actionId` is `verb` or `verb:7`. */
export function decodePress(actionId: string, value: string | undefined): Press | null {
  const parsed = pressSchema.safeParse({ verb: actionId.split(':', 1)[0], value: parseJson(value) });
  return parsed.success ? parsed.data : null;
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
