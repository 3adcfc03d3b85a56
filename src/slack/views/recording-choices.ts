import type { ActivityProgress, RecordedUpdate } from '../../progress/progress.ts';
import type { ProgressSettings } from '../../progress/rights.ts';
import { rememberLatest } from '../../answer/remember.ts';
import { needsConfirmation } from '../../progress/words-of-status.ts';
import type { Origin, Press } from '../press.ts';
import type { Choice } from './parts.ts';

/** Longest value of a button. https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const MOST_VALUE = 2_000;

const NOWHERE: Origin = { from: 'nowhere' };

/** What can be recorded of one activity, and where its buttons stand. */
export interface Recordable {
  readonly activityId: string;
  /** What was recorded of it; null: nothing recorded may be shown here, so nothing is offered either. */
  readonly recorded: ActivityProgress | null;
  readonly origin: Origin;
  /** The action's number, for screen readers; default: not said. */
  readonly action?: number;
  /** Default: "done", "changed" and "not pursued" wait for a second person. */
  readonly settings?: Pick<ProgressSettings, 'confirmation'>;
}

/** Ways to record something of an activity: add an update, take it where it is unowned, its owner and date, confirm what waits. */
export function recordingChoices(of: Recordable): readonly Choice[] {
  const { activityId, recorded, origin, settings = { confirmation: true } } = of;
  if (recorded === null) return [];
  const { latest, owner } = recorded;
  return [
    { label: 'Add an update', ...spokenOf('Add an update', of), press: updatePress({ activity: activityId, origin }) },
    ...(owner === null ? [takeChoice(of)] : []),
    ownerChoice(of),
    ...(latest !== null && waitsForConfirmation(latest, settings) ? [confirmChoice(latest, origin)] : []),
  ];
}

/** The press that opens the form: of one activity, of one statement's, of one action's, or of any. */
export function updatePress({
  activity = null,
  action = null,
  statement,
  origin,
}: {
  readonly activity?: string | null;
  readonly action?: { readonly report: string; readonly number: number } | null;
  readonly statement?: string;
  readonly origin: Origin;
}): Press {
  const only = statement === undefined ? {} : { statement };
  return withOriginThatFits(origin, (from) => ({ verb: 'update', value: { activity, action, ...only, origin: from } }));
}

/** Takes an activity with one press. */
export function takeChoice(of: Omit<Recordable, 'recorded'>): Choice {
  return { label: 'Take it', ...spokenOf('Take it', of), press: ownPress('take', of) };
}

/** Gives an activity back with one press. */
export function leaveChoice(of: Omit<Recordable, 'recorded'>): Choice {
  const confirm = {
    title: 'Leave this activity?',
    text: 'It is shown as unowned until somebody takes it.',
    yes: 'Leave it',
  };
  return { label: 'Leave it', ...spokenOf('Leave it', of), press: ownPress('leave', of), confirm };
}

/** Opens the form with everything about the owner and the target date. */
export function ownerChoice(of: Omit<Recordable, 'recorded'>): Choice {
  return { label: 'Owner and date', ...spokenOf('Owner and date', of), press: ownPress('form', of) };
}

/** Asks whether an update is shown as not confirmed. */
export function waitsForConfirmation(
  { status, confirmation, mistake }: Pick<RecordedUpdate, 'status' | 'confirmation' | 'mistake'>,
  settings: Pick<ProgressSettings, 'confirmation'>,
): boolean {
  return settings.confirmation && needsConfirmation(status) && confirmation === null && mistake === null;
}

/** Confirms an update, as the second person. */
export function confirmChoice({ entry }: Pick<RecordedUpdate, 'entry'>, origin: Origin): Choice {
  const press = withOriginThatFits(origin, (from) => ({ verb: 'confirm', value: { update: entry.id, origin: from } }));
  return { label: 'Confirm', spoken: 'Confirm the latest update', press };
}

/** Opens the form that says that an update was recorded by mistake. */
export function mistakeChoice({ entry }: Pick<RecordedUpdate, 'entry'>, origin: Origin): Choice {
  const press = withOriginThatFits(origin, (from) => ({ verb: 'mistake', value: { update: entry.id, origin: from } }));
  return { label: 'Recorded by mistake', press };
}

function ownPress(wish: 'take' | 'leave' | 'form', { activityId, origin }: Omit<Recordable, 'recorded'>): Press {
  return withOriginThatFits(origin, (from) => ({ verb: 'own', value: { activity: activityId, wish, origin: from } }));
}

/** Beside its origin a value holds one id, which has at most 300 characters, doubled by JSON's escapes: an origin up to this length fits in any case. */
const SURELY_FITS = 1_200;

/** All buttons of a page have the same origin. */
const asText = rememberLatest((origin: Origin): string => JSON.stringify(origin));

/** A long question may leave no room for where the button stands: then what was recorded is confirmed in a message of its own. */
function withOriginThatFits(origin: Origin, make: (origin: Origin) => Press): Press {
  const press = make(origin);
  if (asText(origin).length <= SURELY_FITS) return press;
  return JSON.stringify(press.value).length <= MOST_VALUE ? press : make(NOWHERE);
}

function spokenOf(label: string, { action }: Pick<Recordable, 'action'>): { readonly spoken?: string } {
  return action === undefined ? {} : { spoken: `${label}: action ${action}` };
}
