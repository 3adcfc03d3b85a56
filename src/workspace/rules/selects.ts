import { isDeepStrictEqual } from 'node:util';
import { isRealDate } from '../real-date.ts';
import type { Json } from '../json.ts';
import { listAt, jsonsAt } from '../json.ts';
import { boolean, exactlyOneOf, list, number, oneOf, pattern, refuse, shape, string, webAddress } from './check.ts';
import type { Check, Inspection, Shape } from './check.ts';
import { element, option } from './element-parts.ts';
import { LIMITS } from './limits.ts';
import { anyText, plainText } from './text-objects.ts';

const date: Check = (value, pointer, seen) => {
  if (!isRealDate(value)) refuse(seen, pointer, 'must be a valid date (YYYY-MM-DD)');
};
const time = pattern(/^\d{2}:\d{2}$/u, 'time (HH:MM)');
const menuOption = option(plainText(LIMITS.optionText));
const choice = option(anyText(LIMITS.optionText));

/** Options as an external select is answered with, and as a static select carries them. */
const options = list(menuOption, LIMITS.options);

/** Groups of options. */
const optionGroups = list(
  shape({ required: { label: plainText(LIMITS.optionGroupLabel), options } }),
  LIMITS.optionGroups,
);

/** What is chosen at first must be one of the options, word for word. */
function initialIsOffered(object: Json, pointer: string, seen: Inspection): void {
  const offered = [
    ...listAt(object, 'options'),
    ...jsonsAt(object, 'option_groups').flatMap((group) => listAt(group, 'options')),
  ];
  const chosen =
    object['initial_option'] === undefined ? listAt(object, 'initial_options') : [object['initial_option']];
  const isOffered = (one: unknown) => offered.some((option) => isDeepStrictEqual(option, one));
  if (!chosen.every(isOffered)) refuse(seen, pointer, 'initial_option(s) must be among the options');
}

const staticRules: Shape['also'] = (object, pointer, seen) => {
  exactlyOneOf('options', 'option_groups')(object, pointer, seen);
  initialIsOffered(object, pointer, seen);
};

const conversationFilter = shape({
  optional: {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { ...LIMITS.options, max: 4 }),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
});

function select(own: Readonly<Record<string, Check>>, initial: string, also?: Shape['also']): Check {
  const optional = { ...own, [`initial_${initial}`]: initial === 'option' ? menuOption : string() };
  return element({ with: ['confirm', 'focus', 'placeholder'], optional, ...(also === undefined ? {} : { also }) });
}

function multiSelect(own: Readonly<Record<string, Check>>, initial: string, also?: Shape['also']): Check {
  const optional = {
    ...own,
    max_selected_items: number({ ...LIMITS.options, min: 1 }),
    [`initial_${initial}`]: list(initial === 'options' ? menuOption : string()),
  };
  return element({ with: ['confirm', 'focus', 'placeholder'], optional, ...(also === undefined ? {} : { also }) });
}

const STATIC = { options, option_groups: optionGroups };
const EXTERNAL = { min_query_length: number({ ...LIMITS.options, min: 0 }) };
const CONVERSATIONS = { default_to_current_conversation: boolean, filter: conversationFilter };
const RESPONDING = { response_url_enabled: boolean };

/** Menus to choose from. */
export const SELECTS: Readonly<Record<string, Check>> = {
  static_select: select(STATIC, 'option', staticRules),
  external_select: select(EXTERNAL, 'option'),
  users_select: select({}, 'user'),
  conversations_select: select({ ...CONVERSATIONS, ...RESPONDING }, 'conversation'),
  channels_select: select(RESPONDING, 'channel'),
  multi_static_select: multiSelect(STATIC, 'options', staticRules),
  multi_external_select: multiSelect(EXTERNAL, 'options'),
  multi_users_select: multiSelect({}, 'users'),
  multi_conversations_select: multiSelect(CONVERSATIONS, 'conversations'),
  multi_channels_select: multiSelect({}, 'channels'),
};

function choices(initial: Readonly<Record<string, Check>>): Check {
  const required = { options: list(choice, LIMITS.choices) };
  return element({ with: ['confirm', 'focus'], required, optional: initial, also: initialIsOffered });
}

/** Checkboxes, radio buttons and the overflow menu. */
export const CHOICES: Readonly<Record<string, Check>> = {
  checkboxes: choices({ initial_options: list(choice) }),
  radio_buttons: choices({ initial_option: choice }),
  overflow: element({
    with: ['confirm'],
    required: {
      options: list(option(plainText(LIMITS.optionText), { url: webAddress(LIMITS.url) }), LIMITS.overflowOptions),
    },
  }),
};

/** Dates and times. */
export const PICKERS: Readonly<Record<string, Check>> = {
  datepicker: element({ with: ['confirm', 'focus', 'placeholder'], optional: { initial_date: date } }),
  timepicker: element({
    with: ['confirm', 'focus', 'placeholder'],
    optional: { initial_time: time, timezone: string() },
  }),
};

/** An answer to a block_suggestion: `options` or `option_groups`. An empty list is an answer too. */
export const optionsAnswer = shape({
  optional: {
    options: list(menuOption, { ...LIMITS.options, min: 0 }),
    option_groups: list(shape({ required: { label: plainText(LIMITS.optionGroupLabel), options } }), {
      ...LIMITS.optionGroups,
      min: 0,
    }),
  },
  also: (answer, pointer, seen) => {
    if (answer['options'] === undefined && answer['option_groups'] === undefined)
      refuse(seen, pointer, 'must define at least one of: options, option_groups');
  },
});
