import type { Instant } from '../register/calendar.ts';
import type { Quieting } from './quieting.ts';
import type { Pause, Reminder } from './reminder.ts';

/** The reminders that people have set. The store keeps them; Slack's side sets, lists, pauses and stops them. */
export interface ReminderBook {
  /**
   * Keeps a reminder and returns what is stored: one per team, channel and set of actions, so setting it again changes the first
   * one, which keeps its id, and a stopped one runs again. To change which actions, stop it and set another with a new id.
   */
  set(reminder: Reminder): Promise<Reminder>;
  /** Reminders of a channel that are not stopped, oldest first. */
  inChannel(team: string, channel: string): Promise<readonly Reminder[]>;
  /** Reminders of a team that are not stopped, oldest first. */
  inTeam(team: string): Promise<readonly Reminder[]>;
  /** A reminder that is not stopped, or null; rejects with `broken-row` where it cannot be read. */
  byId(id: string): Promise<Reminder | null>;
  /** Stops a reminder and gives up what it had still to post (code `stopped`); false where there is none to stop. */
  stop(id: string, by: string, at: Instant): Promise<boolean>;
  /** Says that Slack does not let a reminder post; false where it was paused already, or is stopped. */
  pause(id: string, pause: Pause): Promise<boolean>;
  /** Says that it posts again; false where it was not paused. */
  resume(id: string): Promise<boolean>;
  /** Keeps what somebody asked of one activity; of two wishes of the same moment the later one stays. */
  quieten(quieting: Quieting): Promise<void>;
  /**
   * Takes a Slack user out: their own reminder goes with all that was said in it; of what they asked of single activities, stopped or once
   * set nobody is named any more. A channel's reminder that they set and that runs keeps them until somebody takes it over or stops it.
   */
  forget(team: string, user: string): Promise<void>;
  /** What people asked of a reminder's activities, oldest first. */
  quietings(id: string): Promise<readonly Quieting[]>;
}
