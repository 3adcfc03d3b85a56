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

const askedSchema = z.object({
  question: z.string().max(MOST_QUESTION),
  /** Limits of the question that were taken away, by their keys. */
  without: z.array(z.string().max(90)).max(MOST_WITHOUT),
});

/** A question as it was asked, with the limits that were taken away from it. */
export type Asked = z.infer<typeof askedSchema>;

const report = z.string().max(200);

const lookSchema = z.discriminatedUnion('see', [
  askedSchema.extend({ see: z.literal('answer'), page }),
  /** What one action says on a question in each period. */
  askedSchema.extend({ see: z.literal('trail'), report, number: z.number().int(), page }),
  /** One statement as plain text with its source. */
  z.object({ see: z.literal('quotation'), statement: z.string().max(300) }),
  z.object({ see: z.literal('action'), report, number: z.number().int(), page }),
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

const QUIET_WISHES = ['snooze', 'leave-out', 'back'] as const;

const quietWish = z.object({
  reminder: z.string().min(1).max(60),
  activity: z.string().min(1).max(300),
  wish: z.enum(QUIET_WISHES),
});

const nothingMore = z.object({});

/** What each button carries, by its verb. */
const pressSchema = z.discriminatedUnion('verb', [
  /** Show something beside what is there. */
  z.object({ verb: z.literal('look'), value: lookSchema }),
  /** Show something in its place: another page of it. */
  z.object({ verb: z.literal('turn'), value: lookSchema }),
  /** Show it to the whole channel. */
  z.object({ verb: z.literal('share'), value: lookSchema }),
  /** Send every matching statement to the presser, as a document. */
  z.object({ verb: z.literal('document'), value: askedSchema }),
  /** Tell the contact that something is wrong or missing. */
  z.object({ verb: z.literal('tell'), value: askedSchema }),
  /** Open the reminder's form. */
  z.object({ verb: z.literal('remind'), value: nothingMore }),
  /** Stop a reminder. */
  z.object({ verb: z.literal('stop'), value: reminderId }),
  /** Say why a digest came. */
  z.object({ verb: z.literal('why'), value: reminderId }),
  /** Open the reminder's form with what it says now. */
  z.object({ verb: z.literal('change'), value: reminderId }),
  /** Answer for a reminder whose setter has left. */
  z.object({ verb: z.literal('take-over'), value: reminderId }),
  /** Show the activities that a reminder leaves out. */
  z.object({ verb: z.literal('left-out'), value: reminderId }),
  /** Snooze one activity of a reminder for a week, leave it out, or take either back. */
  z.object({ verb: z.literal('quiet'), value: quietWish }),
  /** Stop every reminder that the presser set, or all of the workspace. */
  z.object({ verb: z.literal('stop-all'), value: z.object({ whose: z.enum(['mine', 'everyone']) }) }),
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

/** Longest id of a block. https://docs.slack.dev/reference/block-kit/blocks */
const MOST_BLOCK_ID = 255;

/** The menu of one activity in a digest: too long for an option, the activity stands in the id of the menu's block. */
export interface QuietMenu {
  readonly blockId: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

/** What one can ask of an activity in a digest; null where its id is too long for Slack. */
export function quietMenu(reminder: string, activity: string): QuietMenu | null {
  if (activity.length > MOST_BLOCK_ID) return null;
  return {
    blockId: activity,
    options: [
      { label: 'Snooze for a week', value: `snooze/${reminder}` },
      { label: 'Not for this channel', value: `leave-out/${reminder}` },
    ],
  };
}

/** Reads what was chosen in such a menu; null where it is not one of ours. */
export function decodeMenu(blockId: string | undefined, chosen: string | undefined): Press | null {
  const [wish, reminder] = (chosen ?? '').split('/', 2);
  const parsed = pressSchema.safeParse({ verb: 'quiet', value: { wish, reminder, activity: blockId } });
  return parsed.success ? parsed.data : null;
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
