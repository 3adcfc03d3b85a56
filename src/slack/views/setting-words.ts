import type { NarrowedVerb, SettingChange } from '../../progress/entry.ts';

const VERBS: Readonly<Record<NarrowedVerb, string>> = {
  'set-reminder': 'Setting reminders',
  own: 'Answering for activities',
  update: 'Adding updates',
  confirm: 'Confirming',
};

/** What a setting was changed to, in a sentence. `groupName`: what people call a user group; default: by Slack's id of it, which is what was recorded. */
export function settingWords(
  change: SettingChange,
  groupName: (id: string) => string = (id) => `user group ${id}`,
): string {
  switch (change.name) {
    case 'confirmation':
      return change.on ? 'A second person confirms again.' : 'Nobody needs to confirm any more.';
    case 'guests-may-ask':
      return change.on ? 'Guests and people of other organisations may ask.' : 'Only full members may ask.';
    case 'group': {
      const who = change.group === null ? 'everyone who may by default' : `only ${groupName(change.group)}`;
      return `${VERBS[change.verb]}: ${who}.`;
    }
    case 'direct-digest':
      return change.on
        ? 'A Monday message about their own activities.'
        : 'No Monday message about their own activities.';
  }
}
