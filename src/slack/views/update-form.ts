import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { STATUSES, type Status } from '../../progress/entry.ts';
import type { ActivityProgress } from '../../progress/progress.ts';
import type { ProgressSettings } from '../../progress/rights.ts';
import { MOST_CHARACTERS } from '../../progress/update-draft.ts';
import { statusWords } from '../../progress/words-of-status.ts';
import type { Activity } from '../../register/activity.ts';
import type { Register } from '../../register/register.ts';
import { activityOption } from '../recording/activity-options.ts';
import { card, type Line, type Part, smallPrint } from './parts.ts';
import { activityCitation, quoteRuns } from './quote.ts';
import { recordedLines } from './recorded.ts';
import { clip, plainText } from './text.ts';

/** The callback of the form that adds an update. */
export const UPDATE_FORM = 'update';

/** Most options of a list. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_OPTIONS = 100;

/** The form is short: the whole action has the whole words. */
const SHOWN_QUOTE = 700;
const SHOWN_NOTE = 300;

/** What stands in the form's fields. */
export interface TypedUpdate {
  readonly status: string | null;
  readonly note: string | null;
  readonly evidence: string | null;
  readonly happenedOn: string | null;
}

/** What the form is made from. */
export interface UpdateForm {
  readonly register: Pick<Register, 'reports'>;
  /** The activity that is chosen already; null: none yet. */
  readonly activity: Activity | null;
  /** The activities that can be chosen; null: any, by typing. */
  readonly choices: readonly Activity[] | null;
  readonly typed: TypedUpdate;
  /** What was recorded of the chosen activity; null: not known just now, or none is chosen. */
  readonly known: { readonly recorded: ActivityProgress; readonly settings: ProgressSettings } | null;
  /** Said above everything. */
  readonly notice: readonly Line[];
}

/** The short form: which activity, its status, a note, evidence, and when it happened. `metadata` comes back with it. */
export function updateForm(form: UpdateForm, metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: UPDATE_FORM,
    private_metadata: metadata,
    title: plainText('Add an update', 24),
    submit: plainText('Record', 24),
    close: plainText('Cancel', 24),
    blocks: [
      ...card(form.notice).blocks,
      activityField(form),
      ...chosenBlocks(form),
      statusField(form.typed.status),
      noteField(form.typed.note),
      evidenceField(form.typed.evidence),
      dayField(form.typed.happenedOn),
      ...smallPrint(OFFICIAL).blocks,
    ],
  };
}

const OFFICIAL =
  'Official information only: what you record may be disclosed under the Freedom of Information Act. It is kept with your name, and corrected only by another update.';

/** The words of the chosen activity as published, and under them what was recorded last. */
function chosenBlocks({ activity, known }: UpdateForm): Part['blocks'] {
  if (activity === null) return [];
  const recorded = known === null ? [] : recordedLines(known.recorded, known.settings, SHOWN_NOTE);
  return card([{ kind: 'quote', runs: quoteRuns(activity, SHOWN_QUOTE) }, activityCitation(activity), ...recorded])
    .blocks;
}

function activityField({ activity, choices, register }: UpdateForm): InputBlock {
  const initial = activity === null ? {} : { initial_option: activityOption(activity, register) };
  const options = choices?.map((choice) => activityOption(choice, register)) ?? [];
  const common = { action_id: 'activity', placeholder: plainText('Type a number or a few words', 100), ...initial };
  const isShort = options.length > 0 && options.length <= MOST_OPTIONS;
  return {
    type: 'input',
    block_id: 'activity',
    // The form follows what is chosen: its words, and what was recorded of it.
    dispatch_action: true,
    label: plainText('Which planned activity or commitment?', 100),
    element: isShort
      ? { type: 'static_select', ...common, options }
      : { type: 'external_select', ...common, min_query_length: 0 },
  };
}

function statusField(typed: string | null): InputBlock {
  const options = STATUSES.map(statusOption);
  const initial = options.find(({ value }) => value === typed);
  return {
    type: 'input',
    block_id: 'status',
    label: plainText('Status', 100),
    hint: plainText('“Done” needs a note or a link, “changed” and “not pursued” a reason.', 150),
    element: {
      type: 'static_select',
      action_id: 'status',
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

function statusOption(status: Status): PlainTextOption {
  const words = statusWords(status);
  return { text: plainText(`${words.charAt(0).toUpperCase()}${words.slice(1)}`, 75), value: status };
}

function noteField(typed: string | null): InputBlock {
  return {
    type: 'input',
    block_id: 'note',
    optional: true,
    label: plainText('Note', 100),
    element: {
      type: 'plain_text_input',
      action_id: 'note',
      multiline: true,
      max_length: MOST_CHARACTERS,
      ...initialValue(typed),
    },
  };
}

function evidenceField(typed: string | null): InputBlock {
  return {
    type: 'input',
    block_id: 'evidence',
    optional: true,
    label: plainText('Link to the evidence', 100),
    element: { type: 'url_text_input', action_id: 'evidence', ...initialValue(typed) },
  };
}

function initialValue(typed: string | null): { readonly initial_value?: string } {
  return typed === null || typed === '' ? {} : { initial_value: clip(typed, MOST_CHARACTERS) };
}

function dayField(typed: string | null): InputBlock {
  return {
    type: 'input',
    block_id: 'happenedOn',
    label: plainText('When did it happen?', 100),
    element: {
      type: 'datepicker',
      action_id: 'happenedOn',
      ...(typed === null ? {} : { initial_date: typed }),
    },
  };
}
