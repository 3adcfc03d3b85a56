import type { ModalView } from '@slack/types';
import { MOST_CHARACTERS } from '../../progress/update-draft.ts';
import { card, type Line } from './parts.ts';
import { clip, plainText } from './text.ts';

/** The callback of the form that takes the words of an entry out. */
export const REDACT_FORM = 'redact';

/** The callback of the form that takes a person's name out. */
export const FORGET_FORM = 'forget';

/** What a form that takes something out is made from. */
export interface TakeOutForm {
  readonly callback: typeof REDACT_FORM | typeof FORGET_FORM;
  /** At most 24 characters. */
  readonly title: string;
  /** What it is about. */
  readonly shown: readonly Line[];
  /** What goes, and what stays. */
  readonly effect: readonly Line[];
}

/** The form: what goes and what stays, and why it is taken out, which is always asked. */
export function takeOutForm({ callback, title, shown, effect }: TakeOutForm, metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: metadata,
    title: plainText(clip(title, 24), 24),
    submit: plainText('Take out', 24),
    close: plainText('Cancel', 24),
    blocks: [
      ...card(shown).blocks,
      ...card(effect).blocks,
      {
        type: 'input',
        block_id: 'reason',
        label: plainText('Why is it taken out?', 100),
        hint: plainText(
          'Your name and this reason stay in the history: write nothing here that should not stand there.',
          150,
        ),
        element: { type: 'plain_text_input', action_id: 'reason', multiline: true, max_length: MOST_CHARACTERS },
      },
    ],
  };
}
