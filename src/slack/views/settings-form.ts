import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { NARROWED_VERBS, type NarrowedVerb } from '../../progress/entry.ts';
import { EVERYONE, type SettingChoices } from '../settings-draft.ts';
import { card, type Line, paragraph, type ShownBlock, smallPrint } from './parts.ts';
import { plainText } from './text.ts';

/** The callback of the administrators' form. */
export const SETTINGS_FORM = 'settings';

/** A user group of the workspace. */
export interface UserGroup {
  readonly id: string;
  readonly name: string;
}

/** Slack's most options of a select. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_GROUPS = 99;

const VERB_NAMES: Readonly<Record<NarrowedVerb, string>> = {
  'set-reminder': 'Who may set, change and stop reminders',
  own: 'Who may answer for activities',
  update: 'Who may add updates',
  confirm: 'Who may confirm updates',
};

/** What the form is made from. */
export interface SettingsForm {
  readonly choices: SettingChoices;
  /** Null: Slack does not say which user groups there are. */
  readonly groups: readonly UserGroup[] | null;
  /** Said above everything. */
  readonly notice: readonly Line[];
  /** Tells this showing of the form from others: Slack keeps what stands in a field as long as its block has the same id. */
  readonly showing: number;
}

/** The settings that hold for everybody. */
export function settingsForm({ choices, groups, notice, showing }: SettingsForm, metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: SETTINGS_FORM,
    private_metadata: metadata,
    title: plainText('Settings for everybody', 24),
    submit: plainText('Save', 24),
    close: plainText('Cancel', 24),
    blocks: [
      ...card(notice).blocks,
      ...paragraph('Every change is kept in the history, with your name.').blocks,
      switches(choices, showing),
      ...(groups === null
        ? noGroups()
        : NARROWED_VERBS.map((verb) => ({ ...groupSelect(verb, choices, groups), block_id: `${verb}.${showing}` }))),
    ],
  };
}

function switches({ confirmation, guestsMayAsk }: SettingChoices, showing: number): ShownBlock {
  const confirm: PlainTextOption = {
    value: 'confirmation',
    text: plainText('A second person confirms “done”, “changed” and “not pursued”', 75),
  };
  const guests: PlainTextOption = {
    value: 'guests-may-ask',
    text: plainText('Guests and people of other organisations may ask', 75),
    description: plainText('They see what was published, never what was recorded.', 75),
  };
  const ticked = [...(confirmation ? [confirm] : []), ...(guestsMayAsk ? [guests] : [])];
  return {
    type: 'input',
    block_id: `switches.${showing}`,
    optional: true,
    label: plainText('For everybody', 75),
    element: {
      type: 'checkboxes',
      action_id: 'switches',
      options: [confirm, guests],
      ...(ticked.length === 0 ? {} : { initial_options: ticked }),
    },
  };
}

function groupSelect(verb: NarrowedVerb, { groups: set }: SettingChoices, groups: readonly UserGroup[]): InputBlock {
  const everyone: PlainTextOption = { value: EVERYONE, text: plainText('Everyone who may by default', 75) };
  const now = set[verb];
  // A group that is set stays offered, also where Slack names it no more.
  const known = now === null || groups.slice(0, MOST_GROUPS).some(({ id }) => id === now);
  const offered = known
    ? groups.slice(0, MOST_GROUPS)
    : [{ id: now, name: `User group ${now}` }, ...groups.slice(0, MOST_GROUPS - 1)];
  const options = [
    everyone,
    ...offered.map(({ id, name }): PlainTextOption => ({ value: id, text: plainText(`Only ${name}`, 75) })),
  ];
  return {
    type: 'input',
    label: plainText(VERB_NAMES[verb], 75),
    element: {
      type: 'static_select',
      action_id: verb,
      options,
      initial_option: options.find(({ value }) => value === now) ?? everyone,
    },
  };
}

function noGroups(): readonly ShownBlock[] {
  return smallPrint(
    'Who may do what can be narrowed to user groups once the app has the optional permission to read them (usergroups:read).',
  ).blocks;
}
