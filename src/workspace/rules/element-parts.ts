import { adviseOnOptionValue } from './advice.ts';
import { addTo, boolean, list, oneOf, refuse, shape, string } from './check.ts';
import type { Check, Shape } from './check.ts';
import { LIMITS } from './limits.ts';
import { anyText, confirmation, id, plainText } from './text-objects.ts';

interface Parts extends Shape {
  /** Fields that many elements share. */
  readonly with?: readonly ('confirm' | 'focus' | 'placeholder' | 'dispatch')[];
}

/** Only one element may ask for the focus. https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const focusOnLoad: Check = (value, pointer, seen) => {
  boolean(value, pointer, seen);
  if (value === true) addTo(seen, 'focus', 1);
  if ((seen.sums.get('focus') ?? 0) > 1) refuse(seen, pointer, 'only one element may have focus_on_load');
};

const SHARED: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  confirm: { confirm: confirmation },
  focus: { focus_on_load: focusOnLoad },
  placeholder: { placeholder: plainText(LIMITS.placeholder) },
  dispatch: {
    dispatch_action_config: shape({
      optional: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered')) },
    }),
  },
};

/** An element: its own fields, an action_id, and the fields it shares with others. */
export function element(parts: Parts): Check {
  const shared = Object.fromEntries((parts.with ?? []).flatMap((name) => Object.entries(SHARED[name] ?? {})));
  return shape({
    required: { type: string(), ...parts.required },
    optional: { action_id: id, ...shared, ...parts.optional },
    ...(parts.also === undefined ? {} : { also: parts.also }),
  });
}

/** An option of a menu or a group of choices. */
export function option(text: Check, more: Readonly<Record<string, Check>> = {}): Check {
  const check = shape({
    required: { text, value: string(LIMITS.optionValue) },
    optional: { description: anyText(LIMITS.optionDescription), ...more },
  });
  return (value, pointer, seen) => {
    check(value, pointer, seen);
    adviseOnOptionValue(value, pointer, seen);
  };
}
