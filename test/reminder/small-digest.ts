import type { Digest } from '../../src/reminder/digest.ts';

/** A digest for tests that says nothing, with whatever a test wants different. */
export function smallDigest(different: Partial<Digest> = {}): Digest {
  return {
    reminderId: 'r1',
    channel: 'C1',
    team: 'T1',
    slot: '2015-03-09',
    at: '2015-03-09T09:30:00.000Z',
    time: '09:30',
    day: '2015-03-09',
    late: false,
    soon: [],
    passed: [],
    saidBefore: {},
    ended: [],
    raised: [],
    again: [],
    passedWithProgress: [],
    onlyCounted: [],
    withoutUpdate: [],
    recorded: [],
    ...different,
  };
}
