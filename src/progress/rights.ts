import type { NarrowedVerb } from './entry.ts';

/** What somebody can want to do. */
export type Verb = 'ask' | NarrowedVerb | 'redact' | 'settings' | 'export';

/** What administrators have set for everybody; every change of it stands in the history. */
export interface ProgressSettings {
  /** Whether "done", "changed" and "not pursued" wait for a second person. Default: true. */
  readonly confirmation: boolean;
  /** Whether guests and people of other organisations may ask. Default: false. */
  readonly guestsMayAsk: boolean;
  /** The user group that a verb is narrowed to, by its Slack id; without one, everyone who may by default. */
  readonly groups: { readonly [verb in NarrowedVerb]?: string };
}

/** Somebody who wants to do something, as far as Slack says. */
export interface Asking {
  readonly user: string;
  /** A full member of this workspace, a guest in it, somebody of another organisation, or `unknown` where Slack did not answer. */
  readonly kind: 'member' | 'guest' | 'stranger' | 'unknown';
  /** Their account is deactivated. Default: it is not. */
  readonly hasLeft?: boolean;
  /** A workspace admin, or named in the configuration. */
  readonly isAdministrator: boolean;
  /** The user groups they are in; null: Slack does not say (the optional scope is not given). */
  readonly groups: readonly string[] | null;
  /** Whether the activity in question is theirs. Default: it is not. */
  readonly ownsActivity?: boolean;
  /** Whether the update in question was recorded by them. Default: it was not. */
  readonly recordedIt?: boolean;
}

/** Why somebody may not do a thing. */
type Refusal =
  /** Their account is deactivated. */
  | 'left'
  /** A guest of this workspace. */
  | 'guest'
  /** Somebody of another organisation. */
  | 'stranger'
  /** Slack did not say who asks. */
  | 'unknown'
  /** It belongs to administrators. */
  | 'not-administrator'
  /** It belongs to the activity's owner and to administrators. */
  | 'not-owner'
  /** Nobody confirms what they recorded themselves. */
  | 'own-record'
  /** It is narrowed to a user group that they are not in. */
  | 'not-in-group'
  /** It is narrowed to a user group, and Slack does not say who is in it. */
  | 'groups-unknown';

/** Whether somebody may do a thing; if not, why, and a sentence that says who can help. */
export type Right =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly because: Refusal; readonly help: string };

const HELP: { readonly [refusal in Refusal]: string } = {
  left: 'This account is deactivated, so nothing can be done with it. Ask an administrator of this workspace.',
  guest: 'Guests of this workspace cannot do this. Ask a colleague who is a full member, or an administrator.',
  stranger:
    'People of other organisations cannot do this. Ask your contact in this workspace, or one of its administrators.',
  unknown: 'Slack did not say who you are just now, so only asking works. Try again in a minute.',
  'not-administrator': 'This belongs to the administrators of this workspace. Ask one of them.',
  'not-owner': 'This belongs to the owner of the activity and to the administrators. Ask one of them.',
  'own-record':
    'You recorded this yourself. Somebody else confirms it: its owner, where that is not you, or an administrator.',
  'not-in-group': 'An administrator gave this to a user group. Ask somebody in that group, or an administrator.',
  'groups-unknown':
    'An administrator gave this to a user group, and Slack does not say who is in it. An administrator can do it, or let the app read user groups.',
};

/**
 * Says whether somebody may do a thing. Any full member may ask, export, set a reminder, take an activity and add an update;
 * confirming belongs to the activity's owner and the administrators, never to who recorded it; redacting and settings to the
 * administrators. A user group narrows a verb further, but never an administrator. Everybody else may at most ask; whoever has left
 * may nothing.
 */
export function may(asking: Asking, settings: ProgressSettings, verb: Verb): Right {
  const because = refusalOf(asking, settings, verb);
  return because === null ? { kind: 'allowed' } : { kind: 'refused', because, help: HELP[because] };
}

function refusalOf(asking: Asking, settings: ProgressSettings, verb: Verb): Refusal | null {
  if (asking.hasLeft === true) return 'left';
  if (asking.kind !== 'member') return refusalOutside(asking.kind, settings, verb);
  switch (verb) {
    case 'ask':
    case 'export':
      return null;
    case 'redact':
    case 'settings':
      return asking.isAdministrator ? null : 'not-administrator';
    case 'confirm':
      return refusalToConfirm(asking) ?? refusalOfGroup(asking, settings.groups.confirm);
    case 'set-reminder':
    case 'own':
    case 'update':
      return refusalOfGroup(asking, settings.groups[verb]);
  }
}

function refusalOutside(kind: Exclude<Asking['kind'], 'member'>, settings: ProgressSettings, verb: Verb) {
  // A minute in which Slack does not answer must not take the answers from everybody.
  const mayAsk = kind === 'unknown' || settings.guestsMayAsk;
  return verb === 'ask' && mayAsk ? null : kind;
}

function refusalToConfirm({ recordedIt = false, ownsActivity = false, isAdministrator }: Asking): Refusal | null {
  if (recordedIt) return 'own-record';
  return ownsActivity || isAdministrator ? null : 'not-owner';
}

function refusalOfGroup({ isAdministrator, groups }: Asking, group: string | undefined): Refusal | null {
  if (group === undefined || isAdministrator) return null;
  if (groups === null) return 'groups-unknown';
  return groups.includes(group) ? null : 'not-in-group';
}
