import type { Finding } from './check.ts';
import { list, newInspection, oneOf, shape, string } from './check.ts';
import { LIMITS } from './limits.ts';

const shortcut = shape({
  required: {
    type: oneOf('global', 'message'),
    name: string(LIMITS.shortcutName),
    callbackId: string({ ...LIMITS.id, min: 1 }),
    description: string(LIMITS.shortcutDescription),
  },
});

/** What Slack would say of the shortcuts that a manifest declares. https://docs.slack.dev/reference/app-manifest */
export function judgeShortcuts(shortcuts: readonly unknown[]): readonly Finding[] {
  const seen = newInspection('message');
  // A manifest without shortcuts has no list of them at all.
  list(shortcut, { ...LIMITS.shortcuts, min: 0 })(shortcuts, '/shortcuts', seen);
  return seen.findings;
}
