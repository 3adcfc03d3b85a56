import { describe, expect, test } from 'vitest';
import type { Matter, Named } from '../../src/progress/entry.ts';
import { createProgress, type Progress } from '../../src/progress/progress.ts';
import { createMemoryBook } from './memory-book.ts';

const person = (name: string): Named => ({ team: 'T1', user: `U_${name}`, name });
const [ann, bob, eve] = [person('Ann'), person('Bob'), person('Eve')];
const A = 'moj/a1/planned-2015/1';
const owner = (whom: Named | null, activityId = A): Matter<Named> => ({ kind: 'owner', activityId, owner: whom });
const left = (whom: Named): Matter<Named> => ({ kind: 'departure', person: whom });
const forgotten = (whom: Named): Matter<Named> => ({ kind: 'forgetting', person: whom });
const done: Matter<Named> = { kind: 'update', activityId: A, status: 'done', happenedOn: '2015-01-01' };

/** Records matters one a day from 1 January 2015, each with words. */
function recorded(...all: readonly (readonly [Named, Matter<Named>])[]): Progress {
  const book = createMemoryBook();
  for (const [index, [by, matter]] of all.entries()) {
    const at = `2015-01-${String(index + 1).padStart(2, '0')}T09:00:00.000Z`;
    book.record({ at, by, matter, words: { note: 'Why.', evidence: null } });
  }
  return createProgress(book.entries());
}

const numbers = (progress: Progress) => progress.historyOf([A]).map(({ number }) => number);

describe('the history of an activity', () => {
  test('has the words that were taken out of it, also those that said why', () => {
    const progress = recorded(
      [ann, done],
      [bob, { ...done, activityId: 'another' }],
      [eve, { kind: 'redaction', entryId: 'entry-1' }],
      [eve, { kind: 'redaction', entryId: 'entry-2' }],
      [eve, { kind: 'redaction', entryId: 'entry-3' }],
    );
    expect(numbers(progress)).toEqual([1, 3, 5]);
    expect(numbers(progress.upTo('2015-01-03T09:00:00.000Z'))).toEqual([1, 3]);
  });

  test('has the departure that ended an ownership, no other', () => {
    const progress = recorded(
      [ann, done],
      [eve, left(ann)],
      [bob, owner(bob)],
      [eve, owner(ann, 'another')],
      [eve, left(bob)],
      [eve, left(bob)],
      [eve, owner(ann)],
      [eve, owner(bob)],
      [eve, left(ann)],
    );
    expect(numbers(progress)).toEqual([1, 3, 5, 7, 8]);
  });

  test('has each name that was taken out of it, once', () => {
    const progress = recorded(
      [ann, done],
      [ann, owner(bob)],
      [ann, done],
      [eve, forgotten(ann)],
      [eve, forgotten(bob)],
      [eve, forgotten(eve)],
    );
    expect(numbers(progress)).toEqual([1, 2, 3, 4, 5]);
    expect(progress.of([A]).owner).toBeNull();
  });

  test('is what was recorded of it, where nothing else was done', () => {
    const progress = recorded([ann, done], [bob, owner(bob)]);
    expect(progress.historyOf([A])).toEqual(progress.entriesOf([A]));
  });
});

const confirmation = (on: boolean): Matter<Named> => ({ kind: 'setting', change: { name: 'confirmation', on } });

test('changes of settings are told apart from all else, oldest first', () => {
  const progress = recorded([eve, confirmation(false)], [ann, done], [eve, confirmation(true)]);
  expect(progress.settingChanges().map(({ number }) => number)).toEqual([1, 3]);
  expect(progress.upTo('2015-01-02T09:00:00.000Z').settingChanges()).toHaveLength(1);
});
