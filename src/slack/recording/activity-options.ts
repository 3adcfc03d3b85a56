import { createHash } from 'node:crypto';
import type { PlainTextOption } from '@slack/types';
import { createMatchActivities, type MatchActivities } from '../../answer/match-activities.ts';
import type { Activity } from '../../register/activity.ts';
import type { Register } from '../../register/register.ts';
import type { Bot } from '../bot.ts';
import { clip, onOneLine, plainText } from '../views/text.ts';

/** Slack's limits of a list. https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const MOST_OPTIONS = 100;
const MOST_OPTION_TEXT = 75;
/** Some of Slack's pages say 150. */
const MOST_OPTION_VALUE = 75;
/** Where several departments are loaded, each is named first, this short. */
const SHOWN_DEPARTMENT = 12;

/** Begins the name of an activity whose id is too long for an option; no id of an edition begins so. */
const HASHED = '#';

/** What is made of a register once: matching reads all its activities, and a person types letter by letter. */
interface Listed {
  readonly match: MatchActivities;
  readonly byHash: () => ReadonlyMap<string, Activity>;
}

const listed = new WeakMap<Register, Listed>();

/** The activities that fit what was typed, at most 100, as options of a list. */
export function activityOptions(typed: string, { register }: Pick<Bot, 'register'>): readonly PlainTextOption[] {
  return listOf(register)
    .match(typed, MOST_OPTIONS)
    .map((activity) => activityOption(activity, register));
}

/** One activity as an option: "Action 7 · Planned 2015 · its first words". */
export function activityOption(
  activity: Activity,
  { reports }: Pick<Register, 'reports'>,
): PlainTextOption & { readonly value: string } {
  const { action, section, report, text } = activity;
  const publisher = clip(onOneLine(report.abbreviation ?? report.department ?? report.title), SHOWN_DEPARTMENT);
  const kind = section.kind === 'planned' ? 'Planned' : 'Commitment';
  const where = `Action ${action.number} · ${kind} ${section.year} · `;
  const whose = reports.length > 1 ? `${publisher} · ` : '';
  return { text: plainText(`${whose}${where}${onOneLine(text)}`, MOST_OPTION_TEXT), value: optionValue(activity.id) };
}

/** The activity that an option of a current edition names, or one with a short id of any; undefined where it is not loaded. */
export function activityOfOption(value: string, register: Register): Activity | undefined {
  return value.startsWith(HASHED) ? listOf(register).byHash().get(value) : register.activity(value);
}

/** The value of an activity's option: its id, or where that is too long its digest, which can be looked up again. */
export function optionValue(id: string): string {
  if (id.length <= MOST_OPTION_VALUE && !id.startsWith(HASHED)) return id;
  return `${HASHED}${createHash('sha256').update(id).digest('base64url')}`;
}

function listOf(register: Register): Listed {
  const known = listed.get(register);
  if (known !== undefined) return known;
  let byHash: ReadonlyMap<string, Activity> | null = null;
  const made: Listed = {
    match: createMatchActivities(register),
    byHash: () => (byHash ??= new Map(register.activities.map((activity) => [optionValue(activity.id), activity]))),
  };
  listed.set(register, made);
  return made;
}
