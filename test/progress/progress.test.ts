import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry, Matter, Named } from '../../src/progress/entry.ts';
import {
  createProgress,
  extendProgress,
  needsReload,
  NO_PROGRESS,
  type Progress,
} from '../../src/progress/progress.ts';
import { createMemoryBook } from './memory-book.ts';
import { ACTIVITIES, acts, bookOf, carryOut, PEOPLE } from './random-history.ts';

const [ann, bob] = ['Ann', 'Bob'].map((name) => ({ team: 'T1', user: `U${name}`, name }));
const A = 'moj/a1/planned-2015/1';

/** Records matters one a day from 1 January 2015, and reads them. */
function recorded(...all: readonly (readonly [Named | undefined, Matter<Named>])[]): Progress {
  const book = createMemoryBook();
  for (const [index, [by, matter]] of all.entries()) {
    const day = String(index + 1).padStart(2, '0');
    book.record({ at: `2015-01-${day}T09:00:00.000Z`, by: by ?? PEOPLE[0] ?? nobody(), matter, words: null });
  }
  return createProgress(book.entries());
}

function nobody(): never {
  throw new Error('There are people.');
}

const update = (status: 'done' | 'in-progress', activityId = A): Matter<Named> => ({
  kind: 'update',
  activityId,
  status,
  happenedOn: '2015-01-01',
});
const owner = (whom: Named | null | undefined, activityId = A): Matter<Named> => ({
  kind: 'owner',
  activityId,
  owner: whom ?? null,
});
const mark = (kind: 'mistake' | 'confirmation', updateId: string): Matter<Named> => ({ kind, activityId: A, updateId });

const setting = (change: Extract<Matter, { kind: 'setting' }>['change']): Matter<Named> => ({
  kind: 'setting',
  change,
});
const numbers = (all: ReturnType<Progress['latestUpdates']>) => all.map(({ entry }) => entry.number);

describe('an activity', () => {
  test('of which nothing was recorded has nothing', () => {
    expect(NO_PROGRESS.of([A])).toEqual({
      updates: [],
      latest: null,
      owner: null,
      ownerSince: null,
      target: null,
      lastNumber: 0,
    });
    expect([NO_PROGRESS.lastNumber, NO_PROGRESS.lastAt, NO_PROGRESS.upTo('2015-01-01T00:00:00.000Z')]).toEqual([
      0,
      null,
      NO_PROGRESS,
    ]);
  });

  test('stands where its newest update says, passing over mistakes', () => {
    const progress = recorded([ann, update('in-progress')], [bob, update('done')], [bob, mark('mistake', 'entry-2')]);
    const { latest, updates, lastNumber } = progress.of([A]);
    expect(latest?.status).toBe('in-progress');
    expect(updates.map(({ status, mistake }) => [status, mistake?.number ?? null])).toEqual([
      ['in-progress', null],
      ['done', 3],
    ]);
    expect(lastNumber).toBe(3);
    expect(progress.latestUpdates(5).map(({ entry }) => entry.id)).toEqual(['entry-1']);
    expect(progress.allUpdates().map(({ entry }) => entry.id)).toEqual(['entry-1', 'entry-2']);
  });

  test('is confirmed by the first other person, never by who recorded it', () => {
    const own = recorded([ann, update('done')], [ann, mark('confirmation', 'entry-1')]);
    expect(own.of([A]).latest?.confirmation).toBeNull();
    const other = recorded(
      [ann, update('done')],
      ...[ann, bob, bob].map((by) => [by, mark('confirmation', 'entry-1')] as const),
    );
    expect(other.of([A]).latest?.confirmation?.number).toBe(3);
  });

  test('has the owner it was given last, and whoever had it before has it no more', () => {
    const progress = recorded([ann, owner(ann)], [ann, owner(bob)], [ann, owner(ann, 'other')]);
    expect(progress.of([A]).owner?.name).toBe('Bob');
    expect(progress.of([A]).ownerSince?.number).toBe(2);
    expect([progress.ownedBy('UAnn'), progress.ownedBy('UBob'), progress.ownedBy('UCem')]).toEqual([
      ['other'],
      [A],
      [],
    ]);
  });

  test.each(['departure', 'forgetting'] as const)('is unowned after a %s, until it is given anew', (kind) => {
    const gone = recorded([ann, owner(bob)], [ann, { kind, person: bob ?? nobody() }]);
    expect([gone.of([A]).owner, gone.of([A]).ownerSince, gone.ownedBy('UBob')]).toEqual([null, null, []]);
    const back = recorded([ann, owner(bob)], [ann, { kind, person: bob ?? nobody() }], [ann, owner(bob)]);
    expect([back.of([A]).owner?.name, back.ownedBy('UBob')]).toEqual(['Bob', [A]]);
  });

  test('keeps its target date when the owner changes, until somebody takes it back', () => {
    const on = '2015-06-30' as const;
    const kept = recorded([ann, { kind: 'target', activityId: A, on }], [ann, owner(bob)]);
    expect(kept.of([A]).target).toMatchObject({ on, entry: { number: 1, by: { name: 'Ann' } } });
    const back = recorded(
      [ann, { kind: 'target', activityId: A, on }],
      [ann, { kind: 'target', activityId: A, on: null }],
    );
    expect(back.of([A]).target).toBeNull();
  });

  test('carries on in a newer edition under its new id', () => {
    const progress = recorded(
      [ann, update('in-progress', 'old')],
      [ann, owner(ann, 'old')],
      [bob, update('done', 'new')],
    );
    const { latest, owner: owned, updates } = progress.of(['new', 'old']);
    expect([latest?.status, owned?.name, updates.length]).toEqual(['done', 'Ann', 2]);
    expect(progress.entriesOf(['new', 'old', 'new']).map(({ number }) => number)).toEqual([1, 2, 3]);
  });
});

test('settings are those of the last change, direct digests those of each person', () => {
  const progress = recorded(
    [ann, setting({ name: 'confirmation', on: false })],
    [ann, setting({ name: 'group', verb: 'own', group: 'S1' })],
    [ann, setting({ name: 'group', verb: 'update', group: 'S2' })],
    [ann, setting({ name: 'group', verb: 'own', group: null })],
    [bob, setting({ name: 'direct-digest', on: false })],
    [ann, setting({ name: 'guests-may-ask', on: true })],
  );
  expect(NO_PROGRESS.settings).toEqual({ confirmation: true, guestsMayAsk: false, groups: {} });
  expect(progress.settings).toEqual({ confirmation: false, guestsMayAsk: true, groups: { update: 'S2' } });
  expect(progress.upTo('2015-01-02T12:00:00.000Z').settings.groups).toEqual({ own: 'S1' });
  expect([progress.directDigestOf('UBob'), progress.directDigestOf('UAnn')]).toEqual([false, true]);
});

test('the latest updates come newest first, as many as asked for, of those a filter lets through', () => {
  const progress = recorded(
    [ann, update('done')],
    [ann, update('done', 'x')],
    [ann, update('done')],
    [ann, owner(ann)],
  );
  expect(numbers(progress.latestUpdates(2))).toEqual([3, 2]);
  expect(numbers(progress.latestUpdates(9, ({ entry }) => entry.matter.activityId === A))).toEqual([3, 1]);
  expect(progress.latestUpdates(0)).toEqual([]);
});

test('up to a moment takes in what was recorded in that very moment', () => {
  const progress = recorded([ann, update('in-progress')], [ann, update('done')]);
  expect(progress.upTo('2015-01-02T08:59:59.999Z').of([A]).latest?.status).toBe('in-progress');
  expect(progress.upTo('2015-01-02T09:00:00.000Z')).toBe(progress);
  expect(progress.upTo('2014-12-31T00:00:00.000Z').lastNumber).toBe(0);
  const [early] = [progress.upTo('2015-01-01T12:00:00.000Z')];
  expect([early?.entry('entry-1')?.number, early?.entry('entry-2'), early?.lastAt]).toEqual([
    1,
    undefined,
    '2015-01-01T09:00:00.000Z',
  ]);
});

test('extended twice, each goes its own way, and the first stays as it was', () => {
  const one = recorded([ann, update('in-progress')]);
  const more = (status: 'done' | 'in-progress') => recorded([ann, update('in-progress')], [ann, update(status)]);
  const tail = (progress: Progress) => progress.entriesOf([A]).slice(1);
  const [left, right] = [extendProgress(one, tail(more('done'))), extendProgress(one, tail(more('in-progress')))];
  expect([one, left, right].map((progress) => progress.of([A]).updates.map(({ status }) => status))).toEqual([
    ['in-progress'],
    ['in-progress', 'done'],
    ['in-progress', 'in-progress'],
  ]);
  expect(extendProgress(left, left.entriesOf([A]))).toBe(left);
});

test('what takes words or names out needs older entries read again', () => {
  const kinds = ['redaction', 'forgetting', 'departure', 'update'];
  const book = createMemoryBook();
  const at = '2015-01-01T09:00:00.000Z';
  const by = ann ?? nobody();
  const matters: readonly Matter<Named>[] = [
    { kind: 'redaction', entryId: 'x' },
    { kind: 'forgetting', person: by },
    { kind: 'departure', person: by },
    update('done'),
  ];
  const entries = matters.map((matter) => book.record({ at, by, matter, words: null }));
  expect(entries.map((entry) => [entry.matter.kind, needsReload([entry])])).toEqual(
    kinds.map((kind, index) => [kind, index < 2]),
  );
});

/** Everything a progress answers that taking words and names out does not change. */
function answers(progress: Progress) {
  const sets = [...ACTIVITIES.map((id) => [id]), ACTIVITIES.slice(0, 2)];
  return {
    lastNumber: progress.lastNumber,
    lastAt: progress.lastAt,
    settings: progress.settings,
    latest: progress.latestUpdates(3).map(({ entry }) => entry.number),
    all: progress.allUpdates().length,
    activities: sets.map((ids) => ({ ...plainAnswers(progress, ids) })),
  };
}

function plainAnswers(progress: Progress, ids: readonly string[]) {
  const { updates, latest, owner, ownerSince, target, lastNumber } = progress.of(ids);
  return {
    updates: updates.map(({ entry, confirmation, mistake }) => [
      entry.number,
      confirmation?.number ?? null,
      mistake?.number ?? null,
    ]),
    latest: latest?.entry.number ?? null,
    owner: owner?.id ?? null,
    ownerSince: ownerSince?.number ?? null,
    target: target?.entry.number ?? null,
    lastNumber,
  };
}

/** The same, read from the entries with nothing but their definitions. */
function readPlainly(entries: readonly Entry[], ids: readonly string[]): ReturnType<typeof plainAnswers> {
  const own = entries.filter(({ matter }) => 'activityId' in matter && ids.includes(matter.activityId));
  const marks = (kind: 'mistake' | 'confirmation', { id, by }: Entry) =>
    own.find(
      ({ matter, by: marker }) =>
        matter.kind === kind && matter.updateId === id && (kind === 'mistake' || marker.id !== by.id),
    )?.number ?? null;
  const updates = own
    .filter(({ matter }) => matter.kind === 'update')
    .map((entry) => [entry.number, marks('confirmation', entry), marks('mistake', entry)] as const);
  const given = own.findLast(({ matter }) => matter.kind === 'owner');
  const owned = given?.matter.kind === 'owner' ? given.matter.owner : null;
  const hasLeft = entries.some(
    ({ number, matter }) => 'person' in matter && matter.person.id === owned?.id && number > (given?.number ?? 0),
  );
  const target = own.findLast(({ matter }) => matter.kind === 'target');
  return {
    updates: updates.map((one) => [...one]),
    latest: updates.findLast(([, , mistake]) => mistake === null)?.[0] ?? null,
    owner: hasLeft ? null : (owned?.id ?? null),
    ownerSince: hasLeft || owned === null ? null : (given?.number ?? null),
    target: target?.matter.kind === 'target' && target.matter.on !== null ? target.number : null,
    lastNumber: own.at(-1)?.number ?? 0,
  };
}

describe('a thousand random histories', () => {
  test('read as their entries say, whoever owns what', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const entries = bookOf(all).entries();
        const progress = createProgress(entries);
        for (const ids of [...ACTIVITIES.map((id) => [id]), ACTIVITIES.slice(0, 2)]) {
          expect(plainAnswers(progress, ids)).toEqual(readPlainly(entries, ids));
        }
        for (const { user } of PEOPLE) {
          const owned = ACTIVITIES.filter((id) => progress.of([id]).owner?.user === user);
          expect(progress.ownedBy(user).toSorted()).toEqual(owned.toSorted());
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('answer "as of" each moment what was answered then', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const given: ReturnType<typeof answers>[] = [];
        let last: readonly Entry[] = [];
        for (const book of carryOut(all)) {
          last = book.entries();
          given.push(answers(createProgress(last)));
        }
        const now = createProgress(last);
        // In a moment that several share, it is the last of them that was the answer.
        const moments = given.filter(({ lastAt }, index) => lastAt !== given[index + 1]?.lastAt);
        for (const then of moments) {
          expect(answers(now.upTo(then.lastAt ?? ''))).toEqual(then);
          expect(answers(createProgress(last.slice(0, then.lastNumber)))).toEqual(then);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('come out the same in whatever pieces they are read', () => {
    const pieces = fc.array(fc.nat(6), { maxLength: 10 });
    fc.assert(
      fc.property(acts, pieces, (all, sizes) => {
        const entries = bookOf(all).entries();
        const whole = answers(createProgress(entries));
        let progress = NO_PROGRESS;
        for (const size of [...sizes, entries.length]) {
          // One entry that is known already comes along each time.
          const from = Math.max(0, progress.lastNumber - 1);
          progress = extendProgress(progress, entries.slice(from, progress.lastNumber + size));
        }
        expect(answers(progress)).toEqual(whole);
        expect(NO_PROGRESS.lastNumber).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });
});
