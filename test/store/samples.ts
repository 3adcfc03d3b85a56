import { addDays, addSeconds, type Instant, type PlainDate } from '../../src/register/calendar.ts';
import type { EntryDraft } from '../../src/progress/entry.ts';
import type { Delivery } from '../../src/reminder/delivery.ts';
import type { Reminder } from '../../src/reminder/reminder.ts';

/** The first moment of the samples. */
export const START: Instant = '2015-03-09T09:30:00.000Z';

/** So many seconds after the first moment. */
export function after(seconds: number): Instant {
  return addSeconds(START, seconds);
}

/** A reminder of a channel, with what a test wants otherwise. */
export function sampleReminder(other: Partial<Reminder> = {}): Reminder {
  return {
    id: 'r1',
    team: 'T1',
    channel: 'C1',
    weekdays: ['monday', 'thursday'],
    time: '09:30',
    zone: 'Europe/London',
    nation: 'england-and-wales',
    onHoliday: 'move',
    actions: 'all',
    setBy: 'U1',
    setAt: START,
    ...other,
  };
}

/** The delivery of a reminder's nth day (from 0), due on that day or when a test says. */
export function sampleDelivery(reminderId: string, day: number, other: Partial<Delivery> = {}): Delivery {
  const slot: PlainDate = addDays('2015-03-09', day);
  const at = `${slot}T09:30:00.000Z`;
  return {
    key: `${reminderId}/${slot}`,
    reminderId,
    digest: {
      reminderId,
      channel: 'C1',
      team: 'T1',
      slot,
      at,
      time: '09:30',
      day: slot,
      late: false,
      soon: ['moj/a1/planned-2015/1'],
      passed: ['moj/a2/planned-2014/3'],
      saidBefore: { 'moj/a2/planned-2014/3': 1 },
      ended: [],
      raised: ['moj/a3/planned-2015/2.1'],
      again: [],
      passedWithProgress: [],
      onlyCounted: [],
      withoutUpdate: [],
      recorded: [],
    },
    state: 'waiting',
    attempts: 0,
    nextAttempt: at,
    firstTriedAt: null,
    lastCode: null,
    messageTs: null,
    ...other,
  };
}

/** An update of an activity that a person recorded at the first moment, with what a test wants otherwise. */
export function sampleDraft(other: Partial<EntryDraft> = {}): EntryDraft {
  return {
    request: 'view-1',
    at: START,
    by: { team: 'T1', user: 'U1', name: 'Amina Khan' },
    matter: { kind: 'update', activityId: 'moj/a1/planned-2015/1', status: 'in-progress', happenedOn: '2015-03-06' },
    words: { note: 'The tender is out.', evidence: 'https://example.com/tender' },
    seen: null,
    ...other,
  };
}

/** A claim of everything that is due at a moment, for one minute. */
export function sampleClaim(owner: string, now: Instant, limit = 100) {
  return { now, owner, leaseSeconds: 60, limit };
}
