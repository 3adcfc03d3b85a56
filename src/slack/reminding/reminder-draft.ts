import { z } from 'zod';
import { isZone, NATIONS, parseTime, WEEKDAYS } from '../../register/calendar.ts';
import type { Reminder } from '../../reminder/reminder.ts';
import { CHOOSABLE_DAYS, type Field, MOST_ACTIONS, NEWS_CHOICES } from '../views/reminder-form.ts';

/** Where a reminder is for: what the form carries. */
const placeSchema = z.object({
  team: z.string().max(40),
  channel: z.string().min(1).max(40),
  /** The reminder that is changed; none: a new one is set. */
  changes: z.string().max(60).optional(),
});
export type ReminderPlace = z.infer<typeof placeSchema>;

const draftSchema = placeSchema.extend({
  weekdays: z.array(z.enum(WEEKDAYS)).min(1),
  time: z.string().refine((time) => parseTime(time) === time),
  zone: z.string().refine(isZone),
  nation: z.enum(NATIONS).nullable(),
  onHoliday: z.enum(['move', 'skip']),
  // A view that an earlier version opened carries none.
  news: z.enum(NEWS_CHOICES).default('digest'),
  actions: z.union([z.literal('all'), z.array(z.number().int()).min(1).max(MOST_ACTIONS)]),
});

/** A reminder as the form says it, without who sets it and when. */
export type ReminderDraft = ReminderPlace &
  Pick<Reminder, 'weekdays' | 'time' | 'zone' | 'nation' | 'onHoliday' | 'actions'> &
  Required<Pick<Reminder, 'news'>>;

/** What a sent form comes to. */
export type DraftReading =
  | { readonly kind: 'draft'; readonly draft: ReminderDraft }
  /** By field, a sentence that says what to do. */
  | { readonly kind: 'errors'; readonly errors: Partial<Record<Field, string>> };

const optionSchema = z.object({ value: z.string() });
const elementSchema = z.object({
  selected_options: z.array(optionSchema).nullish(),
  selected_option: optionSchema.nullish(),
  selected_time: z.string().nullish(),
});
const valuesSchema = z.record(z.string(), z.record(z.string(), elementSchema));

/** The place a form carries, or null where it carries none. */
export function readPlace(metadata: string): ReminderPlace | null {
  return readJson(metadata, placeSchema);
}

/** The whole reminder that the "invite me" view carries, or null. */
export function readDraft(metadata: string): ReminderDraft | null {
  return readJson(metadata, draftSchema);
}

function readJson<Value>(text: string, schema: z.ZodType<Value>): Value | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Reads the values of a sent form (`view.state.values`); nothing in them is trusted. `actions` are the numbers there are. */
export function readForm(values: unknown, place: ReminderPlace, actions: ReadonlySet<number>): DraftReading {
  const parsed = valuesSchema.safeParse(values);
  const element = (field: Field) => (parsed.success ? parsed.data[field]?.[field] : undefined);
  const chosen = new Set((element('weekdays')?.selected_options ?? []).map(({ value }) => value));
  const weekdays = CHOOSABLE_DAYS.filter((day) => chosen.has(day));
  const time = parseTime(element('time')?.selected_time ?? '');
  const zone = element('zone')?.selected_option?.value ?? '';
  const numbers = (element('actions')?.selected_options ?? []).map(({ value }) => Number(value));
  const errors: Partial<Record<Field, string>> = {
    ...(weekdays.length === 0 ? { weekdays: 'Choose at least one day.' } : {}),
    ...(time === null ? { time: 'Choose a time, for example 09:30.' } : {}),
    ...(isZone(zone) ? {} : { zone: 'Choose a time zone from the list, for example Europe/London.' }),
    ...(numbers.every((number) => actions.has(number))
      ? {}
      : { actions: 'Choose from the list again: one of these actions is not in a loaded report.' }),
  };
  if (Object.keys(errors).length > 0 || time === null) return { kind: 'errors', errors };
  const nation = NATIONS.find((name) => name === element('nation')?.selected_option?.value) ?? null;
  const onHoliday = element('holiday')?.selected_option?.value === 'skip' ? 'skip' : 'move';
  const news = NEWS_CHOICES.find((choice) => choice === element('news')?.selected_option?.value) ?? 'digest';
  const said = { weekdays, time, zone, nation, onHoliday, news } as const;
  return { kind: 'draft', draft: { ...place, ...said, actions: actionsOf(numbers) } };
}

function actionsOf(numbers: readonly number[]): Reminder['actions'] {
  return numbers.length === 0 ? 'all' : [...new Set(numbers)].toSorted((a, b) => a - b).slice(0, MOST_ACTIONS);
}
