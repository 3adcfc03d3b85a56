import type { KnownBlock, ModalView } from '@slack/types';
import type { ProgressSettings } from '../../progress/rights.ts';
import type { RecordedUpdate } from '../../progress/progress.ts';
import { MOST_CHARACTERS } from '../../progress/update-draft.ts';
import type { Activity } from '../../register/activity.ts';
import { card, type Line, smallPrint } from './parts.ts';
import { updateRuns, wordsLines } from './recorded.ts';
import { activityLines } from './recording-message.ts';
import { clip, plainText } from './text.ts';

/** The callback of the form that says that an update was recorded by mistake. */
export const MISTAKE_FORM = 'mistake';

const SHOWN_NOTE = 300;

/** What the form is made from. */
export interface MistakeForm {
  /** The update it is about; null: not to be read just now. */
  readonly found: {
    readonly activity: Activity;
    readonly update: RecordedUpdate;
    readonly settings: ProgressSettings;
  } | null;
  /** What stands in its field. */
  readonly reason: string | null;
  /** Said above everything. */
  readonly notice: readonly Line[];
}

/** The form: which update, and why it was a mistake. */
export function mistakeForm({ found, reason, notice }: MistakeForm, metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: MISTAKE_FORM,
    private_metadata: metadata,
    title: plainText('Recorded by mistake', 24),
    submit: plainText('Record', 24),
    close: plainText('Cancel', 24),
    blocks: [
      ...card(notice).blocks,
      ...card(found === null ? [] : updateLines(found)).blocks,
      reasonField(reason),
      ...smallPrint('The update stays in the history, with your name and reason beside it, and counts no more.').blocks,
    ],
  };
}

function updateLines({ activity, update, settings }: NonNullable<MistakeForm['found']>): readonly Line[] {
  return [
    ...activityLines(activity),
    { kind: 'line', runs: updateRuns(update, settings) },
    ...wordsLines(update.entry, SHOWN_NOTE),
  ];
}

function reasonField(reason: string | null): KnownBlock {
  return {
    type: 'input',
    block_id: 'reason',
    label: plainText('What was the mistake?', 100),
    element: {
      type: 'plain_text_input',
      action_id: 'reason',
      multiline: true,
      max_length: MOST_CHARACTERS,
      ...(reason === null || reason === '' ? {} : { initial_value: clip(reason, MOST_CHARACTERS) }),
    },
  };
}
