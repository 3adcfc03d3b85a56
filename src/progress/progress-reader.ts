import type { Entry } from './entry.ts';
import type { ProgressBook } from './progress-book.ts';
import { createProgress, extendProgress, needsReload, NO_PROGRESS, type Progress } from './progress.ts';

/** How many entries are fetched at a time: 100,000 in twenty queries, a few megabytes each. */
const PAGE = 5000;

/** For how long what was read is believed where it is only looked at, in milliseconds. */
const RECENT_MS = 1_000;

/** What is read of a book. */
type ReadableBook = Pick<ProgressBook, 'after' | 'head' | 'recordedHere'>;

/** Reads a book again and again without reading it all each time. */
export interface ProgressReader {
  /** Everything recorded before the call. Rejects where the book cannot be read; the next call tries again. */
  now(): Promise<Progress>;
  /**
   * Everything this process recorded before the call, and what others recorded up to a second before it: for whoever only looks. A
   * query for each of many questions took a tenth of their time, and with Postgres a round trip; what was recorded here is shown at
   * once all the same, and what another replica recorded within a second. Known without waiting nearly always; rejects as `now` does.
   */
  recent(): Progress | Promise<Progress>;
}

/**
 * Makes a reader that keeps what it knows and fetches only what is newer. One query runs at a time; whoever asks meanwhile shares
 * the next one with all others who do, because what they have just recorded may have come too late for the one that runs.
 * `realNow`: milliseconds of a clock that is never set, also in a demo.
 */
export function createProgressReader(
  book: ReadableBook,
  realNow: () => number = () => performance.now(),
): ProgressReader {
  let known = NO_PROGRESS;
  /** When what is known was asked for, and how often this process had recorded something then. */
  let asked = { at: -Infinity, recordedHere: 0 };
  let waiting: Promise<Progress> | null = null;
  let running: Promise<unknown> = Promise.resolve();
  const read = async () => {
    waiting = null;
    const asking = { at: realNow(), recordedHere: book.recordedHere() };
    known = await readOn(book, known);
    asked = asking;
    return known;
  };
  const now = () => {
    if (waiting !== null) return waiting;
    const next = running.then(read);
    // A failure is told to those who wait for it; whoever comes next begins anew.
    running = next.catch(() => null);
    waiting = next;
    return next;
  };
  const isRecent = () => book.recordedHere() === asked.recordedHere && realNow() - asked.at < RECENT_MS;
  return { now, recent: () => (isRecent() ? known : now()) };
}

async function readOn(book: ReadableBook, known: Progress): Promise<Progress> {
  if (known.lastNumber === 0) return readAll(book);
  const newer = await readAfter(book, known.lastNumber);
  return needsReload(newer) ? readAll(book) : extendProgress(known, newer);
}

/** Reads a book from its first entry. */
async function readAll(book: ReadableBook): Promise<Progress> {
  for (;;) {
    const head = await book.head();
    if (head === null) return NO_PROGRESS;
    const entries = await readAfter(book, 0);
    // Words taken out while the pages were read may stand in one that was read before.
    const since = entries.filter(({ number }) => number > head.number);
    if (!needsReload(since)) return createProgress(entries);
  }
}

async function readAfter(book: ReadableBook, number: number): Promise<readonly Entry[]> {
  const pages: (readonly Entry[])[] = [];
  // Until a page is empty, not merely short: a book passes over rows that it cannot read.
  for (let from = number; ;) {
    const page = await book.after(from, PAGE);
    const last = page.at(-1);
    if (last === undefined) return pages.flat();
    pages.push(page);
    from = last.number;
  }
}
