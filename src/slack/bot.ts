import type { Asker } from '../answer/answer.ts';
import { dateIn, type Holidays, type Instant, type PlainDate } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import type { DigestThreads, Outbox } from '../reminder/outbox.ts';
import type { ReminderBook } from '../reminder/reminder-book.ts';
import type { Log } from '../log.ts';
import type { AskSharing, LastSharing } from './people/channel-sharing.ts';
import type { Clients } from './clients.ts';
import type { People } from './people/people.ts';
import { DEPARTMENT_ZONE } from '../progress/department-day.ts';
import type { ProgressBook } from '../progress/progress-book.ts';
import type { ProgressReader } from '../progress/progress-reader.ts';
import type { ShownHomes } from './shown-homes.ts';
import type { Example } from './views/example.ts';

/** What must survive a restart, as far as Slack's side needs it. */
export interface Kept {
  readonly reminders: ReminderBook;
  /** True for the first time an event is seen. */
  readonly events: { firstTime(eventId: string, now: Instant): Promise<boolean> };
  readonly outbox: Pick<Outbox, 'earlierDigests'> & DigestThreads;
  readonly progress: ProgressBook;
  /** True for the first time something is told, for ever. */
  readonly marks: { markTold(name: string): Promise<boolean> };
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
  readonly examples: () => readonly Example[];
  /** Slack's user id of the bot. */
  readonly botUserId: string;
  /** Who hears what is wrong or missing: an e-mail address or a channel's id; null: nobody. */
  readonly contact: string | null;
  /** Whether a channel is shared with another organisation, asked of Slack now: before something is posted in it. */
  readonly askSharing: AskSharing;
  /** The same as it was a few minutes ago at most: for what only one person is shown in it. */
  readonly lastSharing: LastSharing;
  readonly people: People;
  /** What people's Home tabs show, so that they keep it when they are published again. */
  readonly homes: ShownHomes;
  /** What people recorded, as it is now. Rejects where the database does not answer. */
  readonly progress: ProgressReader;
}

/** The day it is for the department. */
export function todayOf({ clock }: Pick<Bot, 'clock'>): PlainDate {
  const now = clock();
  const minute = now.slice(0, 'YYYY-MM-DDTHH:MM'.length);
  if (latest?.minute !== minute) latest = { minute, day: dateIn(now, DEPARTMENT_ZONE) };
  return latest.day;
}

/** Days begin on a whole minute: working one out takes as long as a tenth of an answer. */
let latest: { readonly minute: string; readonly day: PlainDate } | null = null;
