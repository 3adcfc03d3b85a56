import type { Asker } from '../answer/answer.ts';
import { dateIn, type Holidays, type Instant, type PlainDate, type Zone } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import type { Outbox } from '../reminder/outbox.ts';
import type { Reminder } from '../reminder/reminder.ts';
import type { Log } from '../log.ts';
import type { Clients } from './clients.ts';
import type { Example } from './views/help-page.ts';

/** What must survive a restart, as far as Slack's side needs it. */
export interface Kept {
  readonly reminders: {
    /** Keeps a reminder; one of the same channel and actions is changed and keeps its id. */
    set(reminder: Reminder): Promise<Reminder>;
    inChannel(team: string, channel: string): Promise<readonly Reminder[]>;
    byId(id: string): Promise<Reminder | null>;
    /** False where there is none to stop. */
    stop(id: string, by: string, at: Instant): Promise<boolean>;
  };
  /** True for the first time an event is seen. */
  readonly events: { firstTime(eventId: string, now: Instant): Promise<boolean> };
  readonly outbox: Pick<Outbox, 'earlierDigests'>;
}

/** What every listener works with. */
export interface Bot extends Clients {
  readonly register: Register;
  readonly asker: Asker;
  readonly store: Kept;
  readonly holidays: Holidays;
  readonly clock: () => Instant;
  readonly log: Log;
  /** Real questions that answer, for help and Home. */
  readonly examples: readonly Example[];
  /** Slack's user id of the bot. */
  readonly botUserId: string;
}

/** The time zone of the department whose plan it is: the day of an answer is a day there. */
const DEPARTMENT_ZONE: Zone = 'Europe/London';

/** The day it is for the department. */
export function todayOf({ clock }: Pick<Bot, 'clock'>): PlainDate {
  return dateIn(clock(), DEPARTMENT_ZONE);
}
