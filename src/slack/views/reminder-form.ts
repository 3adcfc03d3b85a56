import type { InputBlock, ModalView, Option, PlainTextOption } from '@slack/types';
import type { LocalTime, Nation, Weekday, Zone } from '../../register/calendar.ts';
import { isZone, NATIONS } from '../../register/calendar.ts';
import type { Register } from '../../register/register.ts';
import type { Reminder } from '../../reminder/reminder.ts';
import { card, paragraph, type ShownBlock } from './parts.ts';
import { NATION_NAMES } from './reminder-words.ts';
import type { Run } from './runs.ts';
import { onOneLine, plainText } from './text.ts';

/** The form's callbacks: sent, and sent again after the bot was invited. */
export const FORM = 'remind';
export const FORM_AGAIN = 'remind-again';

/** The form's fields; each is a block and the element in it. */
const FIELDS = ['weekdays', 'time', 'zone', 'nation', 'holiday', 'actions', 'news'] as const;
export type Field = (typeof FIELDS)[number];

/** Days that can be chosen: a slot on a weekend would move to Monday, so none is offered. */
export const CHOOSABLE_DAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
] as const satisfies readonly Weekday[];

/** Most actions one reminder can be set for by number; beyond, it is set for all. Slack's list has at most 100 options a group. */
export const MOST_ACTIONS = 100;

/** What the form starts with. */
export interface FormStart {
  readonly channel: string;
  readonly zone: Zone;
  readonly nation: Nation | null;
  readonly time: LocalTime;
  readonly weekdays: readonly Weekday[];
  readonly onHoliday: Reminder['onHoliday'];
  readonly actions: Reminder['actions'];
  readonly news: NonNullable<Reminder['news']>;
  readonly register: Register;
  /** There is a reminder already, and this is what it says. */
  readonly isChange: boolean;
  /** Something to know before setting it, or null. */
  readonly note: string | null;
}

/** Slack's limits of a list. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_OPTIONS = 100;
const MOST_OPTION_TEXT = 75;
const NO_NATION = 'none';

/** The form for a reminder. `metadata` comes back with it: the channel it is for. */
export function reminderForm(start: FormStart, metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: metadata,
    title: plainText('Plan reminder', 24),
    submit: plainText(start.isChange ? 'Change reminder' : 'Set reminder', 24),
    close: plainText('Cancel', 24),
    blocks: [
      ...intro(start.channel),
      ...(start.note === null ? [] : paragraph(start.note).blocks),
      weekdayField(start.weekdays),
      timeField(start.time),
      zoneField(start.zone),
      nationField(start.nation),
      holidayField(start.onHoliday),
      ...actionsField(start),
      newsField(start.news),
    ],
  };
}

function intro(channel: string): readonly ShownBlock[] {
  const where: readonly Run[] = channel.startsWith('D') ? ['this direct message'] : [{ channel }];
  return paragraph(
    'I post in ',
    ...where,
    ' what the plan makes due, and nothing when there is nothing to say. Before the reminder is set, the channel is told that you set it and how to stop it.',
  ).blocks;
}

function weekdayField(chosen: readonly Weekday[]): InputBlock {
  const options = CHOOSABLE_DAYS.map((day): Option => option(`${day.charAt(0).toUpperCase()}${day.slice(1)}`, day));
  const initial = options.filter(({ value }) => chosen.some((day) => day === value));
  return {
    type: 'input',
    block_id: 'weekdays',
    label: plainText('On which days?', 100),
    element: {
      type: 'checkboxes',
      action_id: 'weekdays',
      options,
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
  };
}

function timeField(time: LocalTime): InputBlock {
  return {
    type: 'input',
    block_id: 'time',
    label: plainText('At what time?', 100),
    element: { type: 'timepicker', action_id: 'time', initial_time: time },
  };
}

function zoneField(zone: Zone): InputBlock {
  return {
    type: 'input',
    block_id: 'zone',
    label: plainText('In which time zone?', 100),
    hint: plainText('Type a city, for example London.', 100),
    element: { type: 'external_select', action_id: 'zone', min_query_length: 1, initial_option: option(zone, zone) },
  };
}

function nationField(nation: Nation | null): InputBlock {
  const options = [option('None', NO_NATION), ...NATIONS.map((name) => option(NATION_NAMES[name], name))];
  return choiceField('nation', 'Whose bank holidays count?', { options, now: nation ?? NO_NATION });
}

function holidayField(onHoliday: Reminder['onHoliday']): InputBlock {
  const options = [option('Come on the next working day', 'move'), option('Skip that one', 'skip')];
  return choiceField('holiday', 'On a bank holiday', { options, now: onHoliday });
}

/** How a channel may hear of what is recorded, the default first. */
export const NEWS_CHOICES = ['digest', 'thread', 'nothing'] as const;

const NEWS_WORDS: Readonly<Record<(typeof NEWS_CHOICES)[number], string>> = {
  digest: 'Say it in the next reminder',
  thread: 'Say it at once, in the thread of the last reminder',
  nothing: 'Say nothing here',
};

function newsField(news: FormStart['news']): InputBlock {
  const options = NEWS_CHOICES.map((choice) => option(NEWS_WORDS[choice], choice));
  return choiceField('news', 'When somebody records an update', { options, now: news });
}

function choiceField(
  field: 'nation' | 'holiday' | 'news',
  label: string,
  { options, now }: { readonly options: PlainTextOption[]; readonly now: string },
): InputBlock {
  const initial = options.find(({ value }) => value === now);
  return {
    type: 'input',
    block_id: field,
    label: plainText(label, 100),
    element: {
      type: 'static_select',
      action_id: field,
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

/** Which actions: one list up to a hundred, groups of a hundred beyond; with no action loaded there is nothing to choose. */
function actionsField({ register, actions }: FormStart): readonly InputBlock[] {
  const options = actionOptions(register);
  if (options.length === 0) return [];
  const isOneList = options.length <= MOST_OPTIONS;
  const chosen = actions === 'all' ? [] : options.filter(({ value }) => actions.includes(Number(value)));
  const groups = Array.from({ length: Math.ceil(options.length / MOST_OPTIONS) }, (_, index) => {
    const inGroup = options.slice(index * MOST_OPTIONS, (index + 1) * MOST_OPTIONS);
    return {
      label: plainText(`Actions ${inGroup[0]?.value ?? ''} to ${inGroup.at(-1)?.value ?? ''}`, MOST_OPTION_TEXT),
      options: inGroup,
    };
  });
  return [
    {
      type: 'input',
      block_id: 'actions',
      optional: true,
      label: plainText('For which actions?', 100),
      hint: plainText('None chosen: all actions.', 100),
      element: {
        type: 'multi_static_select',
        action_id: 'actions',
        placeholder: plainText('All actions', 100),
        max_selected_items: MOST_ACTIONS,
        ...(chosen.length > 0 ? { initial_options: chosen } : {}),
        ...(isOneList ? { options } : { option_groups: groups }),
      },
    },
  ];
}

/** One option per number; where several reports have it, it says in how many. */
function actionOptions(register: Register): PlainTextOption[] {
  const byNumber = Map.groupBy(
    register.reports.flatMap(({ actions }) => actions),
    ({ number }) => number,
  );
  return [...byNumber]
    .toSorted(([a], [b]) => a - b)
    .map(([number, [first, ...others]]) => {
      const name = others.length === 0 ? onOneLine(first?.title.text ?? '') : `in ${others.length + 1} reports`;
      return option(`${number} · ${name}`, String(number));
    });
}

/** An option of a list: its text bounded and never parsed. */
function option(text: string, value: string): PlainTextOption {
  return { text: plainText(text, MOST_OPTION_TEXT), value };
}

/** Regions of the time zones' names; the list of a JavaScript engine may know a city by an older name only (Calcutta, Kiev). */
const REGIONS = ['Africa', 'America', 'Asia', 'Atlantic', 'Australia', 'Europe', 'Indian', 'Pacific'] as const;

/** The time zones that fit what was typed, at most 100: a city or a region, or the name itself. */
export function zoneOptions(typed: string): readonly PlainTextOption[] {
  const words = typed.trim().replaceAll(/[\s_]+/g, ' ');
  const city = words
    .replaceAll(/(^|[ -])(\p{Ll})/gu, (_, before: string, letter: string) => `${before}${letter.toUpperCase()}`)
    .replaceAll(' ', '_');
  const named = [words, ...REGIONS.map((region) => `${region}/${city}`)].filter(isZone);
  const listed = Intl.supportedValuesOf('timeZone').filter((zone) =>
    zone.replaceAll('_', ' ').toLowerCase().includes(words.toLowerCase()),
  );
  return [...new Set([...named, ...listed])].slice(0, MOST_OPTIONS).map((zone) => option(zone, zone));
}

/** What stands in the form's place while the channel is being told, and afterwards; with what else there is to show. */
export function outcomeView(
  lines: readonly (readonly Run[])[],
  again: { readonly metadata: string } | null,
  more: readonly ShownBlock[] = [],
): ModalView {
  return {
    type: 'modal',
    callback_id: again === null ? 'done' : FORM_AGAIN,
    title: plainText('Plan reminder', 24),
    close: plainText('Close', 24),
    blocks: [...card(lines.map((runs) => ({ kind: 'line', runs }))).blocks, ...more],
    ...(again === null ? {} : { submit: plainText('Try again', 24), private_metadata: again.metadata }),
  };
}
