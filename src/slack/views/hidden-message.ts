import type { Hidden } from '../people/sight.ts';
import { compose, type Message } from './message.ts';
import { paragraph } from './parts.ts';

const WHY: { readonly [hidden in Hidden]: string } = {
  channel:
    'What was recorded is not shown here: this channel is shared with another organisation. Ask me in a direct message.',
  person: 'What was recorded is shown to full members of this workspace. Ask a colleague who is one.',
  away: 'What was recorded cannot be shown just now: the database or Slack does not answer. Please try again in a minute.',
};

/** Said in place of a page that has only what was recorded, with why. `instead`: what can be looked at. */
export function hiddenMessage(title: string, hidden: Hidden, instead: string): Message {
  return compose(title, [paragraph(WHY[hidden]), paragraph(`What was published can: ${instead}.`)]);
}
