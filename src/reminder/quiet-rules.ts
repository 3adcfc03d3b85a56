/** One number that keeps reminders quiet, and why it is that one. */
export interface QuietRule {
  readonly value: number;
  readonly unit: 'days' | 'times' | 'a digest' | 'month';
  readonly reason: string;
}

/** What a digest may say, and how often: the rules of quiet. */
export const QUIET_RULES = {
  weekOfDate: {
    value: 7,
    unit: 'days',
    reason:
      'A date is announced when it first comes within 28 days, in time to act, and once more in the seven days up to it, as a last call. In between nothing about it has changed.',
  },
  passedTimes: {
    value: 3,
    unit: 'times',
    reason:
      'A date that has passed is said once and, while nothing is recorded, twice more ("second of three"). A channel that has heard it three times has decided not to answer; from then on it is only counted.',
  },
  passedEvery: {
    value: 28,
    unit: 'days',
    reason: 'Four weeks between two sayings of the same date: time to find out and record, with the weekday kept.',
  },
  afterUpdate: {
    value: 14,
    unit: 'days',
    reason:
      'Who has just recorded where something stands has answered. Two weeks are time to get on with it; asking sooner would punish recording.',
  },
  raisedInDigest: {
    value: 3,
    unit: 'a digest',
    reason:
      'Three planned activities without a date of their own can be read and answered in a minute; a list of forty is scrolled past.',
  },
  raisedEvery: {
    value: 84,
    unit: 'days',
    reason:
      'Twelve weeks until the same planned activity takes its turn again: once a quarter is a rhythm of work, more is nagging.',
  },
  linesShown: {
    value: 10,
    unit: 'a digest',
    reason: 'Ten lines fit on a screen of Slack; the rest is counted, with a way to see it.',
  },
  recordedShown: {
    value: 10,
    unit: 'a digest',
    reason: 'What was recorded is told beside what is due and must not bury it; the rest is counted.',
  },
  recordedBefore: {
    value: 7,
    unit: 'days',
    reason: 'A first digest tells what was recorded in the week before it, as every weekly one does.',
  },
  countMonth: {
    value: 12,
    unit: 'month',
    reason:
      'In December one line counts what the plan year leaves without an update, beside whatever else the digest says; early enough to record, late enough to be once a year.',
  },
} as const satisfies { readonly [name: string]: QuietRule };
