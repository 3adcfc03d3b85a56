import * as fc from 'fast-check';
import { type Matter, type Named, STATUSES, type Words } from '../../src/progress/entry.ts';
import { addSeconds, type Instant } from '../../src/register/calendar.ts';
import { createMemoryBook, type MemoryBook } from './memory-book.ts';

export const ACTIVITIES = ['old/a1/planned-2014/1', 'new/a1/planned-2014/1', 'new/a2/planned-2015/1'];

export const PEOPLE: readonly Named[] = ['Ann', 'Bob', 'Cem', 'Dee'].map((name) => ({
  team: 'T1',
  user: `U${name}`,
  name,
}));

/** One act of a person, as chance makes it; which older entry it is about, `carryOut` picks among those there are. */
interface Act {
  readonly kind: Matter['kind'];
  readonly who: number;
  /** Whoever acts may be called otherwise than before. */
  readonly isRenamed: boolean;
  readonly whom: number | null;
  readonly which: number;
  readonly activity: number;
  readonly status: number;
  readonly words: Words | null;
  readonly seconds: number;
}

const KINDS = [
  ...(['update', 'update', 'update', 'mistake', 'confirmation', 'owner', 'owner', 'target'] as const),
  ...(['redaction', 'departure', 'forgetting', 'setting'] as const),
];

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...KINDS),
  who: fc.nat(PEOPLE.length - 1),
  isRenamed: fc.boolean(),
  whom: fc.option(fc.nat(PEOPLE.length - 1), { freq: 4 }),
  which: fc.nat(100),
  activity: fc.nat(ACTIVITIES.length - 1),
  status: fc.nat(STATUSES.length - 1),
  words: fc.option(
    fc.record({
      note: fc.string({ unit: 'grapheme', maxLength: 12 }),
      evidence: fc.option(fc.constant('https://example.org/x')),
    }),
  ),
  // Several in one moment, and long silences.
  seconds: fc.constantFrom(0, 1, 60, 86_400),
});

/** What people do, one after the other. */
export const acts: fc.Arbitrary<readonly Act[]> = fc.array(act, { maxLength: 30 });

const START: Instant = '2015-01-05T09:00:00.000Z';

/** Records acts in a book; those that cannot be (nothing there to confirm, nobody known to forget) are passed over. */
export function* carryOut(all: readonly Act[]): Generator<MemoryBook, MemoryBook> {
  const book = createMemoryBook();
  let at = START;
  for (const one of all) {
    at = addSeconds(at, one.seconds);
    const person = PEOPLE[one.who];
    const matter = matterOf(one, book);
    if (person === undefined || matter === null) continue;
    const by = one.isRenamed ? { ...person, name: `${person.name} Lee` } : person;
    book.record({ at, by, matter, words: matter.kind === 'update' ? one.words : null });
    yield book;
  }
  return book;
}

/** The book after all acts. */
export function bookOf(all: readonly Act[]): MemoryBook {
  const steps = carryOut(all);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function matterOf({ kind, whom, which, activity, status }: Act, book: MemoryBook): Matter<Named> | null {
  const entries = book.entries();
  const activityId = ACTIVITIES[activity] ?? '';
  const named = whom === null ? null : (PEOPLE[whom] ?? null);
  const pick = <Value>(list: readonly Value[]): Value | undefined => list[which % Math.max(1, list.length)];
  switch (kind) {
    case 'update':
      return { kind, activityId, status: STATUSES[status] ?? 'done', happenedOn: '2015-01-05' };
    case 'mistake':
    case 'confirmation': {
      const update = pick(entries.filter((entry) => entry.matter.kind === 'update'));
      return update?.matter.kind === 'update'
        ? { kind, activityId: update.matter.activityId, updateId: update.id }
        : null;
    }
    case 'owner':
      return { kind, activityId, owner: named };
    case 'target':
      return { kind, activityId, on: whom === null ? null : '2015-06-30' };
    case 'redaction': {
      const entry = pick(entries.filter(({ words }) => words !== null));
      return entry === undefined ? null : { kind, entryId: entry.id };
    }
    case 'departure':
    case 'forgetting': {
      const isKnown = entries.some(({ by }) => by.user === named?.user);
      return named === null || !isKnown ? null : { kind, person: named };
    }
    case 'setting':
      return { kind, change: changeOf(which, whom !== null) };
  }
}

function changeOf(which: number, on: boolean): Extract<Matter, { readonly kind: 'setting' }>['change'] {
  switch (which % 4) {
    case 0:
      return { name: 'confirmation', on };
    case 1:
      return { name: 'guests-may-ask', on };
    case 2:
      return { name: 'direct-digest', on };
    default:
      return { name: 'group', verb: 'confirm', group: on ? 'S1' : null };
  }
}
