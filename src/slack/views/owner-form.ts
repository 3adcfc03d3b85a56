import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Person } from '../../progress/entry.ts';
import type { ActivityProgress } from '../../progress/progress.ts';
import type { Activity } from '../../register/activity.ts';
import { card, type Line } from './parts.ts';
import { shownName, targetWords } from './recorded.ts';
import { activityLines } from './recording-message.ts';
import { plainText } from './text.ts';

/** The callback of the form about the owner and the target date. */
export const OWNER_FORM = 'owner';

/** What can become of the owner: nothing, the presser owns it, somebody else does, nobody does. */
export const OWNER_WISHES = ['keep', 'take', 'give', 'leave'] as const;
type OwnerWish = (typeof OWNER_WISHES)[number];

/** What stands in the form's fields. */
export interface TypedOwner {
  readonly wish: OwnerWish;
  /** Slack user to give it to, or null. */
  readonly person: string | null;
  /** The target date, or null. */
  readonly target: string | null;
  /** The target date is to be taken away. */
  readonly isCleared: boolean;
}

/** What the form is made from. */
export interface OwnerForm {
  readonly activity: Activity;
  /** Who looks at it. */
  readonly user: string;
  /** Null: not known just now. */
  readonly recorded: Pick<ActivityProgress, 'owner' | 'target'> | null;
  readonly typed: TypedOwner;
  /** Said above everything. */
  readonly notice: readonly Line[];
}

/** The form: who answers for the activity, and by when they mean to have done it. */
export function ownerForm({ activity, user, recorded, typed, notice }: OwnerForm, metadata: string): ModalView {
  const owner = recorded?.owner ?? null;
  const target = recorded?.target ?? null;
  return {
    type: 'modal',
    callback_id: OWNER_FORM,
    private_metadata: metadata,
    title: plainText('Owner and date', 24),
    submit: plainText('Record', 24),
    close: plainText('Cancel', 24),
    blocks: [
      ...card(notice).blocks,
      ...card([...activityLines(activity), ...(recorded === null ? [] : [nowLine(owner, target)])]).blocks,
      wishField(owner, user, typed.wish),
      personField(typed.person),
      targetField(typed.target),
      ...(target === null && !typed.isCleared ? [] : [clearField(typed.isCleared)]),
    ],
  };
}

function nowLine(owner: Person | null, target: ActivityProgress['target']): Line {
  const now = owner === null ? 'Unowned now' : `Owner now: ${shownName(owner)}`;
  return { kind: 'line', runs: [target === null ? now : `${now} · ${targetWords(target)}`] };
}

function wishField(owner: Person | null, user: string, wish: OwnerWish): InputBlock {
  const isMine = owner?.user === user;
  const name = owner === null ? '' : shownName(owner);
  const options = [
    option(owner === null ? 'It stays unowned' : isMine ? 'I stay its owner' : `${name} stays its owner`, 'keep'),
    ...(isMine ? [] : [option('I take it', 'take')]),
    option(isMine ? 'I hand it over to the person below' : 'It is given to the person below', 'give'),
    ...(owner === null ? [] : [option(isMine ? 'I leave it: nobody owns it' : 'Nobody owns it', 'leave')]),
  ];
  return {
    type: 'input',
    block_id: 'wish',
    label: plainText('Who answers for it?', 100),
    element: {
      type: 'radio_buttons',
      action_id: 'wish',
      options,
      ...initialOption(options, wish),
    },
  };
}

function option(text: string, value: OwnerWish): PlainTextOption {
  return { text: plainText(text, 75), value };
}

function initialOption(
  options: readonly PlainTextOption[],
  value: string,
): { readonly initial_option?: PlainTextOption } {
  const initial = options.find((one) => one.value === value) ?? options[0];
  return initial === undefined ? {} : { initial_option: initial };
}

function personField(person: string | null): InputBlock {
  return {
    type: 'input',
    block_id: 'person',
    optional: true,
    label: plainText('To whom?', 100),
    hint: plainText('Only where it is given or handed over: they get a direct message, and can leave it.', 150),
    element: { type: 'users_select', action_id: 'person', ...(person === null ? {} : { initial_user: person }) },
  };
}

function targetField(target: string | null): InputBlock {
  return {
    type: 'input',
    block_id: 'target',
    optional: true,
    label: plainText('Target date', 100),
    hint: plainText(
      'The owner or an administrator sets it. It is always shown as set by them, not published, and reminders use it.',
      150,
    ),
    element: { type: 'datepicker', action_id: 'target', ...(target === null ? {} : { initial_date: target }) },
  };
}

/** A date that stands in a picker cannot be taken out of it everywhere. */
function clearField(isCleared: boolean): KnownBlock {
  const clear = { text: plainText('No target date any more', 75), value: 'clear' };
  return {
    type: 'input',
    block_id: 'clear',
    optional: true,
    label: plainText('Or take it away', 100),
    element: {
      type: 'checkboxes',
      action_id: 'clear',
      options: [clear],
      ...(isCleared ? { initial_options: [clear] } : {}),
    },
  };
}
