import { expect, test } from 'vitest';
import type { Entry, Matter, Named } from '../../src/progress/entry.ts';
import { createProgressReader } from '../../src/progress/progress-reader.ts';
import { createMemoryBook, type MemoryBook } from './memory-book.ts';

const ann: Named = { team: 'T1', user: 'UAnn', name: 'Ann' };
const at = '2015-01-05T09:00:00.000Z';
const UPDATE: Matter<Named> = { kind: 'update', activityId: 'a', status: 'done', happenedOn: '2015-01-05' };

function record(book: MemoryBook, matter: Matter<Named> = UPDATE): Entry {
  const words = matter.kind === 'update' ? { note: 'Sent.', evidence: null } : null;
  return book.record({ at, by: ann, matter, words });
}

interface Slow {
  readonly after: (number: number, limit: number) => Promise<readonly Entry[]>;
  readonly head: () => Promise<{ readonly number: number; readonly hash: string } | null>;
  /** How often this process has recorded something: the entries beyond `byOthers`. */
  readonly recordedHere: () => number;
  /** Entries that another process recorded. */
  byOthers: number;
  /** The numbers after which was asked. */
  readonly asked: number[];
  /** Done before the answer to a query is given, but after it was made out. */
  meanwhile: () => void | Promise<void>;
}

/** A book that answers later than it looks, at most so many entries at a time. */
function slowBook(book: MemoryBook, most = 5000): Slow {
  const slow: Slow = {
    asked: [],
    byOthers: 0,
    recordedHere: () => book.entries().length - slow.byOthers,
    meanwhile: () => {},
    head: () => Promise.resolve(book.head()),
    after: async (number, limit) => {
      slow.asked.push(number);
      const found = book.entries().filter((entry) => entry.number > number);
      await slow.meanwhile();
      return found.slice(0, Math.min(limit, most));
    },
  };
  return slow;
}

test('a book without entries is not read on', async () => {
  const slow = slowBook(createMemoryBook());
  expect((await createProgressReader(slow).now()).lastNumber).toBe(0);
  expect(slow.asked).toEqual([]);
});

test('what is known is kept, and only what is newer fetched', async () => {
  const book = createMemoryBook();
  const slow = slowBook(book);
  const reader = createProgressReader(slow);
  for (let count = 0; count < 3; count += 1) record(book);
  const first = await reader.now();
  expect(await reader.now()).toBe(first);
  record(book);
  expect([(await reader.now()).lastNumber, first.lastNumber]).toEqual([4, 3]);
  expect(slow.asked).toEqual([0, 3, 3, 3, 4]);
});

test('a book is read page by page, short pages and all', async () => {
  const book = createMemoryBook();
  for (let count = 0; count < 7; count += 1) record(book);
  expect((await createProgressReader(slowBook(book, 2)).now()).entriesOf(['a']).length).toBe(7);
});

test('who comes while a query runs shares the next one, and finds what they recorded', async () => {
  const book = createMemoryBook();
  record(book);
  const slow = slowBook(book);
  const reader = createProgressReader(slow);
  await reader.now();
  const late: Promise<number>[] = [];
  const asked = slow.asked.length;
  slow.meanwhile = () => {
    slow.meanwhile = () => {};
    record(book);
    for (let count = 0; count < 3; count += 1) late.push(reader.now().then(({ lastNumber }) => lastNumber));
  };
  expect((await reader.now()).lastNumber).toBe(1);
  expect(await Promise.all(late)).toEqual([2, 2, 2]);
  // One that ran, and one for the three, which went on until a page was empty.
  expect(slow.asked.slice(asked)).toEqual([1, 1, 2]);
});

test.each([
  ['words', (id: string): Matter<Named> => ({ kind: 'redaction', entryId: id })],
  ['a name', (): Matter<Named> => ({ kind: 'forgetting', person: ann })],
])('%s taken out are out at the next look', async (_, matter) => {
  const book = createMemoryBook();
  const { id } = record(book);
  const reader = createProgressReader(slowBook(book));
  const before = (await reader.now()).entry(id);
  expect([before?.by.name, before?.words?.note]).toEqual(['Ann', 'Sent.']);
  record(book, matter(id));
  expect((await reader.now()).entry(id)).toEqual(book.entries()[0]);
  expect(book.entries()[0]).not.toEqual(before);
});

test('words taken out between two pages are out as well', async () => {
  const book = createMemoryBook();
  const { id } = record(book);
  record(book);
  const slow = slowBook(book, 1);
  slow.meanwhile = () => {
    slow.meanwhile = () => {};
    record(book, { kind: 'redaction', entryId: id });
  };
  const entry = (await createProgressReader(slow).now()).entry(id);
  expect([entry?.words, entry?.isRedacted]).toEqual([null, true]);
});

test('a query that fails is told to those who wait for it, and the next begins anew', async () => {
  const book = createMemoryBook();
  record(book);
  const slow = slowBook(book);
  const reader = createProgressReader(slow);
  slow.meanwhile = () => Promise.reject(new Error('The database is away.'));
  const waiting = [reader.now(), reader.now()];
  for (const one of waiting) await expect(one).rejects.toThrow('away');
  slow.meanwhile = () => {};
  expect((await reader.now()).lastNumber).toBe(1);
});

/** A reader with a clock to turn. */
function readerOf(slow: Slow) {
  const time = { now: 0 };
  const reader = createProgressReader(slow, () => time.now);
  return { time, lastSeen: async () => (await reader.recent()).lastNumber };
}

test('whoever only looks is shown what was read less than a second ago, without a query', async () => {
  const book = createMemoryBook();
  record(book);
  const slow = slowBook(book);
  const { time, lastSeen } = readerOf(slow);
  expect(await lastSeen()).toBe(1);
  const queries = slow.asked.length;
  time.now = 999;
  expect(await lastSeen()).toBe(1);
  expect(slow.asked.length).toBe(queries);
});

test('what this process records is shown at once, what others record within a second', async () => {
  const book = createMemoryBook();
  const slow = slowBook(book);
  const { time, lastSeen } = readerOf(slow);
  expect(await lastSeen()).toBe(0);
  record(book);
  expect(await lastSeen()).toBe(1);
  record(book);
  slow.byOthers = 1;
  expect(await lastSeen()).toBe(1);
  time.now = 1_000;
  expect(await lastSeen()).toBe(2);
});

test('what is recorded while a query runs is asked for again', async () => {
  const book = createMemoryBook();
  record(book);
  const slow = slowBook(book);
  const { lastSeen } = readerOf(slow);
  slow.meanwhile = () => {
    // The last of its pages is made out already.
    if (slow.asked.length === 2) record(book);
  };
  expect([await lastSeen(), await lastSeen()]).toEqual([1, 2]);
});

test('a query that fails leaves nothing to look at once the second is over', async () => {
  const book = createMemoryBook();
  record(book);
  const slow = slowBook(book);
  const { time, lastSeen } = readerOf(slow);
  await lastSeen();
  slow.meanwhile = () => Promise.reject(new Error('The database is away.'));
  expect(await lastSeen()).toBe(1);
  time.now = 1_000;
  await expect(lastSeen()).rejects.toThrow('away');
});
