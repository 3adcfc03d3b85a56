import type { ModalView, PlainTextOption } from '@slack/types';
import { NARROWED_VERBS, type NarrowedVerb } from '../../progress/entry.ts';
import type { ProgressSettings } from '../../progress/rights.ts';
import { paragraph, type ShownBlock, smallPrint } from './parts.ts';
import { plainText } from './text.ts';

/** The callback of the administrators' form. */
export const SETTINGS_FORM = 'settings';

/** A user group of the workspace. */
export interface UserGroup {
  readonly id: string;
  readonly name: string;
}

/** Everyone who may by default: a value that no user group has as its id. */
export const EVERYONE = 'everyone';

/** Slack's most options of a select. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_GROUPS = 99;

const VERB_NAMES: Readonly<Record<NarrowedVerb, string>> = {
  'set-reminder': 'Who may set, change and stop reminders',
  own: 'Who may answer for activities',
  update: 'Who may add updates',
  confirm: 'Who may confirm updates',
};

/** The settings that hold for everybody; `groups` null: Slack does not say which user groups there are. */
export function settingsForm(
  settings: ProgressSettings,
  groups: readonly UserGroup[] | null,
  metadata: string,
): ModalView {
  return {
    type: 'modal',
    callback_id: SETTINGS_FORM,
    private_metadata: metadata,
    title: plainText('Settings for everybody', 24),
    submit: plainText('Save', 24),
    close: plainText('Cancel', 24),
    blocks: [
      ...paragraph('Every change is kept in the history, with your name.').blocks,
      choices(settings),
      ...(groups === null ? noGroups() : NARROWED_VERBS.map((verb) => groupSelect(verb, settings, groups))),
    ],
  };
}

function choices({ confirmation, guestsMayAsk }: ProgressSettings): ShownBlock {
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
    block_id: 'switches',
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

function groupSelect(verb: NarrowedVerb, { groups: set }: ProgressSettings, groups: readonly UserGroup[]): ShownBlock {
  const everyone: PlainTextOption = { value: EVERYONE, text: plainText('Everyone who may by default', 75) };
  const now = set[verb];
  // A group that is set stays offered, also where Slack names it no more.
  const known = groups.slice(0, MOST_GROUPS).some(({ id }) => id === now) || now === undefined;
  const offered = known
    ? groups.slice(0, MOST_GROUPS)
    : [{ id: now, name: `User group ${now}` }, ...groups.slice(0, MOST_GROUPS - 1)];
  const options = [
    everyone,
    ...offered.map(({ id, name }): PlainTextOption => ({ value: id, text: plainText(`Only ${name}`, 75) })),
  ];
  return {
    type: 'input',
    block_id: verb,
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
