import type { Instant, PlainDate } from '../register/calendar.ts';

/** What somebody can say of an activity, in the order in which forms offer it. Without an update it has none. */
export const STATUSES = [
  'not-started',
  'in-progress',
  'partly-done',
  'done',
  'changed',
  'not-pursued',
  'not-applicable',
] as const;

/** What a person says of an activity. */
export type Status = (typeof STATUSES)[number];

/** Somebody who recorded, or of whom something was recorded. */
export interface Person {
  /** Random, made when the person is first named: the only thing of them that the chain holds. */
  readonly id: string;
  /** Slack team and user; null once the person's name was taken out ("a former colleague"). */
  readonly team: string | null;
  readonly user: string | null;
  /** As they were called when they last recorded something; null once it was taken out. */
  readonly name: string | null;
}

/** Somebody as Slack knows them now: what a person to be recorded is made from. */
export interface Named {
  readonly team: string;
  readonly user: string;
  /** At most 80 characters. */
  readonly name: string;
}

/** What a person wrote. */
export interface Words {
  /** At most 2,000 characters; empty: none. */
  readonly note: string;
  /** An https or http address, at most 2,000 characters, or null. */
  readonly evidence: string | null;
}

/** What can be narrowed to a Slack user group. */
export const NARROWED_VERBS = ['set-reminder', 'own', 'update', 'confirm'] as const;

/** Who may do a thing can be narrowed to a Slack user group, verb by verb. */
export type NarrowedVerb = (typeof NARROWED_VERBS)[number];

/** A setting and what it is changed to. */
export type SettingChange =
  /** Whether "done", "changed" and "not pursued" wait for a second person. Default: they do. */
  | { readonly name: 'confirmation'; readonly on: boolean }
  /** Whether guests and people of other organisations may ask. Default: they may not. */
  | { readonly name: 'guests-may-ask'; readonly on: boolean }
  /** The user group that a verb is narrowed to; null: everyone who may by default. */
  | { readonly name: 'group'; readonly verb: NarrowedVerb; readonly group: string | null }
  /** Whether the person who records this gets a direct digest of their own activities. Default: they do. */
  | { readonly name: 'direct-digest'; readonly on: boolean };

/** What an entry says; `Whom` is how it names a person. Ids of activities are those of their edition. */
export type Matter<Whom = Person> =
  | {
      readonly kind: 'update';
      readonly activityId: string;
      readonly status: Status;
      /** The day it happened, as the person says; not after the day it is recorded. */
      readonly happenedOn: PlainDate;
    }
  /** An update of this activity was recorded by mistake: it counts no more, and stays readable. */
  | { readonly kind: 'mistake'; readonly activityId: string; readonly updateId: string }
  /** A second person confirms an update. */
  | { readonly kind: 'confirmation'; readonly activityId: string; readonly updateId: string }
  /** Who answers for the activity from now on; null: nobody. */
  | { readonly kind: 'owner'; readonly activityId: string; readonly owner: Whom | null }
  /** The date its owner sets; null: none any more. */
  | { readonly kind: 'target'; readonly activityId: string; readonly on: PlainDate | null }
  /** An administrator takes the words of an entry out; the entry stays. */
  | { readonly kind: 'redaction'; readonly entryId: string }
  /** A person has left (Slack has deactivated the account): what they owned is unowned. */
  | { readonly kind: 'departure'; readonly person: Whom }
  /** An administrator takes a person's name out: "a former colleague". */
  | { readonly kind: 'forgetting'; readonly person: Whom }
  | { readonly kind: 'setting'; readonly change: SettingChange };

/** One thing that somebody recorded. Never changed; only its words and the names in it can be taken out. */
export interface Entry {
  /** Its place in the history, from 1, without gaps. */
  readonly number: number;
  /** Random. */
  readonly id: string;
  /** When it was recorded: never before the entry in front of it. */
  readonly at: Instant;
  readonly by: Person;
  readonly matter: Matter;
  /** What the person wrote; null where they wrote nothing, or it was taken out. */
  readonly words: Words | null;
  /** Its words were taken out by an administrator. */
  readonly isRedacted: boolean;
}

/** Something to be recorded. */
export interface EntryDraft {
  /** Names the one act of a person (one form, one press): recording it again gives what was recorded the first time. At most 100 characters. */
  readonly request: string;
  readonly at: Instant;
  readonly by: Named;
  readonly matter: Matter<Named>;
  readonly words: Words | null;
  /**
   * Number of the newest entry of the activity that the person had seen (0: none); where there is a newer one, nothing is recorded.
   * Null: not looked at.
   */
  readonly seen: number | null;
  /** The ids of that activity in every edition that has it (`register.idsOf`): it is one activity, whichever is named. Default: its own. */
  readonly activityIds?: readonly string[];
}
