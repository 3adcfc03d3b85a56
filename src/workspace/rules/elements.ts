import { boolean, byType, exactlyOneOf, list, number, oneOf, refuse, shape, string, webAddress } from './check.ts';
import type { Check } from './check.ts';
import { element } from './element-parts.ts';
import { LIMITS } from './limits.ts';
import type { Limit } from './limits.ts';
import { richText } from './rich-text.ts';
import { CHOICES, PICKERS, SELECTS } from './selects.ts';
import { buttonStyle, id, plainText } from './text-objects.ts';

// One check per element, named as Slack names it: https://docs.slack.dev/reference/block-kit/block-elements

/** An image by address or by Slack file. https://docs.slack.dev/reference/block-kit/block-elements/image-element */
export const imageElement = shape({
  required: { type: string(), alt_text: string(LIMITS.imageAlt) },
  optional: { image_url: webAddress(LIMITS.imageUrl), slack_file: slackFile() },
  also: exactlyOneOf('image_url', 'slack_file'),
});

/** A file in Slack, by id or address. */
export function slackFile(): Check {
  return shape({ optional: { id, url: webAddress(LIMITS.url) }, also: exactlyOneOf('id', 'url') });
}

const button = element({
  with: ['confirm'],
  required: { text: plainText(LIMITS.buttonText) },
  optional: {
    value: string(LIMITS.buttonValue),
    url: webAddress(LIMITS.url),
    style: buttonStyle,
    accessibility_label: string(LIMITS.accessibilityLabel),
  },
});

const workflowButton = element({
  with: ['confirm'],
  required: {
    text: plainText(LIMITS.buttonText),
    workflow: shape({ required: { trigger: shape({ required: { url: webAddress(LIMITS.url) } }) } }),
  },
  optional: { style: buttonStyle, accessibility_label: string(LIMITS.accessibilityLabel) },
});

function textInput(limit: Limit, more: Readonly<Record<string, Check>>): Check {
  return element({
    with: ['focus', 'placeholder', 'dispatch'],
    optional: { initial_value: string({ ...limit, min: 0 }), ...more },
    also: ({ min_length: least, max_length: most }, pointer, seen) => {
      const isUpsideDown = typeof least === 'number' && typeof most === 'number' && least > most;
      if (isUpsideDown) refuse(seen, `${pointer}/min_length`, 'min_length must not be more than max_length');
    },
  });
}

const lengths = { min_length: number({ ...LIMITS.inputLength, min: 0 }), max_length: number(LIMITS.inputLength) };
const dateTime = element({ with: ['confirm', 'focus'], optional: { initial_date_time: number() } });
const richTextInput = element({
  with: ['focus', 'placeholder', 'dispatch'],
  optional: { initial_value: richText, min_lines: number(LIMITS.options), max_lines: number(LIMITS.options) },
});

const numberInput = element({
  with: ['focus', 'placeholder', 'dispatch'],
  required: { is_decimal_allowed: boolean },
  optional: { initial_value: string(), min_value: string(), max_value: string() },
});

const INPUTS: Readonly<Record<string, Check>> = {
  plain_text_input: textInput(LIMITS.inputLength, { multiline: boolean, ...lengths }),
  email_text_input: textInput(LIMITS.inputLength, {}),
  url_text_input: textInput(LIMITS.inputLength, {}),
  number_input: numberInput,
  file_input: element({ optional: { filetypes: list(string()), max_files: number(LIMITS.files) } }),
};

/** What may stand beside a section's text. */
export const sectionAccessory = byType({
  button,
  image: imageElement,
  workflow_button: workflowButton,
  ...SELECTS,
  ...CHOICES,
  ...PICKERS,
});

/** What may stand in an actions block. */
export const actionsElement = byType({
  button,
  workflow_button: workflowButton,
  ...SELECTS,
  ...CHOICES,
  ...PICKERS,
  datetimepicker: dateTime,
  rich_text_input: richTextInput,
});

const { overflow: _notAnInput, ...inputChoices } = CHOICES;

/** What may be asked for in an input block. */
export const inputElement = byType({
  ...SELECTS,
  ...inputChoices,
  ...PICKERS,
  ...INPUTS,
  datetimepicker: dateTime,
  rich_text_input: richTextInput,
});

const feedbackButton = shape({
  required: { text: plainText(LIMITS.buttonText), value: string(LIMITS.buttonValue) },
  optional: { accessibility_label: string(LIMITS.accessibilityLabel) },
});

/** What may stand in a context_actions block. */
export const contextActionsElement = byType({
  feedback_buttons: element({ required: { positive_button: feedbackButton, negative_button: feedbackButton } }),
  icon_button: element({
    with: ['confirm'],
    required: { icon: oneOf('trash'), text: plainText(LIMITS.buttonText) },
    optional: {
      value: string(LIMITS.buttonValue),
      accessibility_label: string(LIMITS.accessibilityLabel),
      visible_to_user_ids: list(string()),
    },
  }),
});

/** The button of a card. */
export const cardButton = byType({ button });
