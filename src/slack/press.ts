import { z } from 'zod';
import { STATUSES } from '../progress/entry.ts';

/** Longest question that is read, in UTF-16 units: doubled by JSON's escapes it still fits a button's value. */
export const MOST_QUESTION = 500;

/** Most limits that can be taken away from one question. */
export const MOST_WITHOUT = 8;

/** Longest value of a button. https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const MOST_VALUE = 2_000;

const page = z.number().int().min(0).max(100_000);

/** The lists of the page of dates. */
const DUE_LISTS = ['open', 'published', 'ended', 'later', 'undated', 'settled'] as const;

/** One list of the page of dates: what is open, what has progress published since, what was recorded as done, and so on. */
export type DueList = (typeof DUE_LISTS)[number];

const askedSchema = z.object({
  question: z.string().max(MOST_QUESTION),
  /** Limits of the question that were taken away, by their keys. */
  without: z.array(z.string().max(90)).max(MOST_WITHOUT),
});

/** A question as it was asked, with the limits that were taken away from it. */
export type Asked = z.infer<typeof askedSchema>;

const report = z.string().max(200);

/** The past day as which a page is shown, as in 2015-03-31; left out: as of now. */
const asOf = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .optional();

/** Longest id of an activity. */
const MOST_ID = 300;

const lookSchema = z.discriminatedUnion('see', [
  askedSchema.extend({ see: z.literal('answer'), page }),
  /** What one action says on a question in each period. */
  askedSchema.extend({ see: z.literal('trail'), report, number: z.number().int(), page }),
  /** One statement as plain text with its source. */
  z.object({ see: z.literal('quotation'), statement: z.string().max(300), asOf }),
  z.object({ see: z.literal('action'), report, number: z.number().int(), page }),
  z.object({ see: z.literal('actions'), page }),
  z.object({
    see: z.literal('due'),
    list: z.enum(DUE_LISTS),
    /** Only these actions; null: all. */
    actions: z.array(z.number().int()).max(100).nullable(),
    asOf,
    page,
  }),
  /** What was recorded of one action, or of one of its activities, beside what was published. */
  z.object({
    see: z.literal('history'),
    report,
    number: z.number().int(),
    activity: z.string().max(MOST_ID).nullable(),
    asOf,
    page,
  }),
  /** The actions of which something was recorded. */
  z.object({ see: z.literal('histories'), asOf, page }),
  /** The activities of one paragraph, each with what was recorded of it and what can be. */
  z.object({ see: z.literal('paragraph'), statement: z.string().max(300), page }),
  /** Where to find what is no answer to a question: one's own activities, or those that nobody owns. */
  z.object({ see: z.literal('pointer'), to: z.enum(['mine', 'unowned']) }),
  /** Who changed which setting, when. */
  z.object({ see: z.literal('settings-history'), page }),
  /** Where everything stands, with a chart. */
  z.object({ see: z.literal('status'), asOf, page }),
  z.object({ see: z.literal('help') }),
]);

/** Something that can be looked at: everything needed to make it again, so that buttons need no memory. */
export type Look = z.infer<typeof lookSchema>;

/** The lists of the Home tab. */
const HOME_LISTS = ['mine', 'due', 'unowned', 'latest', 'actions'] as const;

/** What the Home tab keeps of what it shows. */
const homeSchema = z.object({
  list: z.enum(HOME_LISTS),
  /** Only this action: its report's id and number; null: all. */
  action: z.object({ report, number: z.number().int() }).nullable(),
  /** Only sections of this year; null: all. */
  year: z.number().int().nullable(),
  /** Only with this status; `none`: with no update; null: all. */
  status: z.enum([...STATUSES, 'none']).nullable(),
  page,
});

/** What somebody's Home tab shows. */
export type HomeLook = z.infer<typeof homeSchema>;

/** Reads what a Home tab shows back from its `private_metadata`; null where it shows no list, or an earlier version published it. */
export function readHome(metadata: string | undefined): HomeLook | null {
  return homeSchema.safeParse(parseJson(metadata)).data ?? null;
}

/** What the Home tab shows first. */
export const FIRST_HOME: HomeLook = { list: 'mine', action: null, year: null, status: null, page: 0 };

/** What is shown where a button was pressed, as buttons and forms carry it. */
export const originSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('look'), look: lookSchema }),
  z.object({ from: z.literal('digest'), reminder: z.string().max(60), slot: z.string().max(10) }),
  z.object({ from: z.literal('home'), home: homeSchema }),
  z.object({ from: z.literal('nowhere') }),
]);

/** What is shown where a button was pressed: everything needed to show it again once something was recorded. */
export type Origin = z.infer<typeof originSchema>;

const activity = z.string().min(1).max(MOST_ID);
const entry = z.string().min(1).max(60);

const reminderId = z.object({ id: z.string().min(1).max(60) });

const QUIET_WISHES = ['snooze', 'leave-out', 'back'] as const;

const quietWish = z.object({
  reminder: z.string().min(1).max(60),
  activity: z.string().min(1).max(300),
  wish: z.enum(QUIET_WISHES),
});

const nothingMore = z.object({});

const ownWish = z.object({ activity, wish: z.enum(['take', 'leave', 'form']), origin: originSchema });

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
  /** Open the form that adds an update; null: the activity is chosen in it, of one action or of all. */
  z.object({
    verb: z.literal('update'),
    value: z.object({
      activity: activity.nullable(),
      action: z.object({ report, number: z.number().int() }).nullable(),
      /** Only the activities of this statement can be chosen; left out: of the action, or of all. */
      statement: z.string().max(300).optional(),
      origin: originSchema,
    }),
  }),
  /** Take an activity, leave it, or open the form with everything about its owner and target date. */
  z.object({ verb: z.literal('own'), value: ownWish }),
  /** Confirm an update, as the second person. */
  z.object({ verb: z.literal('confirm'), value: z.object({ update: entry, origin: originSchema }) }),
  /** Open the form that says that an update was recorded by mistake. */
  z.object({ verb: z.literal('mistake'), value: z.object({ update: entry, origin: originSchema }) }),
  /** Open the form that takes the words of an entry out. */
  z.object({ verb: z.literal('redact'), value: z.object({ entry, origin: originSchema }) }),
  /** Open the form that takes a person's name out. */
  z.object({ verb: z.literal('forget'), value: z.object({ person: entry, origin: originSchema }) }),
  /** Open the administrators' settings. */
  z.object({ verb: z.literal('settings'), value: nothingMore }),
  /** Show something else in the Home tab. */
  z.object({ verb: z.literal('home'), value: homeSchema }),
  /** Send the presser everything as files. */
  z.object({ verb: z.literal('export'), value: nothingMore }),
  /** Switch the presser's own direct digest. */
  z.object({ verb: z.literal('direct-digest'), value: z.object({ on: z.boolean() }) }),
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
