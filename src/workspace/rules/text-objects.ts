import { addTo, boolean, byType, pattern, shape, string } from './check.ts';
import type { Check } from './check.ts';
import { LIMITS } from './limits.ts';
import type { Limit } from './limits.ts';
import { adviseOnPings } from './advice.ts';

// https://docs.slack.dev/reference/block-kit/composition-objects/text-object

/** The characters of a text, which also count towards the whole message. */
function countedText(limit: Limit): Check {
  const check = string(limit);
  return (value, pointer, seen) => {
    check(value, pointer, seen);
    if (typeof value === 'string') addTo(seen, 'blocks text', value.length);
  };
}

/** Text that Slack shows as it is: `{type:'plain_text', text, emoji?}`. */
export function plainText(limit: Limit): Check {
  return byType({
    plain_text: shape({ required: { type: string(), text: countedText(limit) }, optional: { emoji: boolean } }),
  });
}

/** Text with Slack's markup: `{type:'mrkdwn', text, verbatim?}`. */
export function markupText(limit: Limit): Check {
  const text: Check = (value, pointer, seen) => {
    countedText(limit)(value, pointer, seen);
    adviseOnPings(value, pointer, seen);
  };
  return byType({ mrkdwn: shape({ required: { type: string(), text }, optional: { verbatim: boolean } }) });
}

/** Either kind of text. */
export function anyText(limit: Limit): Check {
  return byType({ plain_text: plainText(limit), mrkdwn: markupText(limit) });
}

/** An action_id, block_id, callback_id or external_id. */
export const id = string(LIMITS.id);

/** `primary` or `danger`; the default style is said by leaving it out. */
export const buttonStyle: Check = pattern(/^(primary|danger)$/u, 'enum value (one of primary, danger)');

/** The question asked before an action. https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirmation = shape({
  required: { text: anyText(LIMITS.confirmText) },
  optional: {
    title: plainText(LIMITS.confirmTitle),
    confirm: plainText(LIMITS.confirmButton),
    deny: plainText(LIMITS.confirmButton),
    style: buttonStyle,
  },
});
