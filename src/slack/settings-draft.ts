import { z } from 'zod';
import { NARROWED_VERBS, type NarrowedVerb, type SettingChange } from '../progress/entry.ts';
import type { ProgressSettings } from '../progress/rights.ts';

/** Everyone who may by default: a value that no user group has as its id. */
export const EVERYONE = 'everyone';

const choicesSchema = z.object({
  confirmation: z.boolean(),
  guestsMayAsk: z.boolean(),
  /** The user group of each verb; null: everyone who may by default. */
  groups: z.record(z.enum(NARROWED_VERBS), z.string().max(60).nullable()),
});

/** The settings for everybody, as their form has them. */
export type SettingChoices = z.infer<typeof choicesSchema>;

const placeSchema = z.object({
  /** Random, made when the form is opened: sent twice, it is recorded once. */
  request: z.string().min(1).max(60),
  /** What the form showed: only what differs from it was changed by whoever sends it. */
  seen: choicesSchema,
  /** Number of the newest entry of all when it showed that. */
  number: z.number().int().min(0),
});

/** What the form carries along. */
export type SettingsPlace = z.infer<typeof placeSchema>;

/** Reads what a form carries back; null where an earlier version opened it. */
export function readSettingsPlace(metadata: string): SettingsPlace | null {
  try {
    return placeSchema.parse(JSON.parse(metadata));
  } catch {
    return null;
  }
}

/** What holds, as the form has it. */
export function choicesOf({ confirmation, guestsMayAsk, groups }: ProgressSettings): SettingChoices {
  const group = (verb: NarrowedVerb) => groups[verb] ?? null;
  return {
    confirmation,
    guestsMayAsk,
    groups: {
      'set-reminder': group('set-reminder'),
      own: group('own'),
      update: group('update'),
      confirm: group('confirm'),
    },
  };
}

const valuesSchema = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      selected_options: z.array(z.object({ value: z.string() })).nullish(),
      selected_option: z.object({ value: z.string().max(60) }).nullish(),
    }),
  ),
);

/** What was sent; what the form does not ask stays as it showed it. */
export function readChoices(values: unknown, seen: SettingChoices): SettingChoices {
  const elements = new Map(
    Object.values(valuesSchema.safeParse(values).data ?? {}).flatMap((block) => Object.entries(block)),
  );
  const ticked = elements.get('switches')?.selected_options ?? [];
  const isOn = (name: string) => ticked.some(({ value }) => value === name);
  const group = (verb: NarrowedVerb) => {
    const value = elements.get(verb)?.selected_option?.value;
    return value === undefined ? seen.groups[verb] : value === EVERYONE ? null : value;
  };
  return {
    confirmation: isOn('confirmation'),
    guestsMayAsk: isOn('guests-may-ask'),
    groups: {
      'set-reminder': group('set-reminder'),
      own: group('own'),
      update: group('update'),
      confirm: group('confirm'),
    },
  };
}

/** What makes one of the other. */
function changesBetween(before: SettingChoices, after: SettingChoices): readonly SettingChange[] {
  const { confirmation, guestsMayAsk, groups } = after;
  return [
    ...(confirmation === before.confirmation ? [] : [{ name: 'confirmation', on: confirmation } as const]),
    ...(guestsMayAsk === before.guestsMayAsk ? [] : [{ name: 'guests-may-ask', on: guestsMayAsk } as const]),
    ...NARROWED_VERBS.filter((verb) => groups[verb] !== before.groups[verb]).map(
      (verb) => ({ name: 'group', verb, group: groups[verb] }) as const,
    ),
  ];
}

/** Names the setting that a change is of: two changes of the same have the same. */
export function settingOf(change: SettingChange): string {
  return change.name === 'group' ? `${change.name}-${change.verb}` : change.name;
}

/** What a sent form comes to. */
export interface SettingsReading {
  /** To be recorded: what the person changed and does not hold already. */
  readonly changes: readonly SettingChange[];
  /** Whether somebody else changed one of them meanwhile, to something else. */
  readonly isContested: boolean;
  /** The form as it is shown again: what holds now, with what the person changed. */
  readonly shownAgain: SettingChoices;
}

/** Compares what the form showed, what was sent and what holds now: whatever a person left as it was is not theirs to change back. */
export function readSettings(seen: SettingChoices, wanted: SettingChoices, now: SettingChoices): SettingsReading {
  const theirs = changesBetween(seen, wanted);
  const names = new Set(theirs.map(settingOf));
  const others = new Set(changesBetween(seen, now).map(settingOf));
  const changes = changesBetween(now, wanted).filter((change) => names.has(settingOf(change)));
  const isContested = changes.some((change) => others.has(settingOf(change)));
  return { changes, isContested, shownAgain: changes.reduce(withChange, now) };
}

function withChange(choices: SettingChoices, change: SettingChange): SettingChoices {
  switch (change.name) {
    case 'confirmation':
      return { ...choices, confirmation: change.on };
    case 'guests-may-ask':
      return { ...choices, guestsMayAsk: change.on };
    case 'group':
      return { ...choices, groups: { ...choices.groups, [change.verb]: change.group } };
    case 'direct-digest':
      return choices;
  }
}
