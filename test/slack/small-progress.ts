import type { Matter, Named, Words } from '../../src/progress/entry.ts';
import { createProgress, type Progress } from '../../src/progress/progress.ts';
import type { Instant } from '../../src/register/calendar.ts';
import { createMemoryBook, type MemoryBook } from '../progress/memory-book.ts';

export const SAM: Named = { team: 'T1', user: 'U_SAM', name: 'Sam Jones' };
export const ANN: Named = { team: 'T1', user: 'U_ANN', name: 'Ann Lee' };

/** One thing that somebody recorded. */
export interface Act {
  readonly matter: Matter<Named>;
  /** Default: Sam. */
  readonly by?: Named;
  readonly words?: Words | null;
  /** Default: noon on 3 March 2015. */
  readonly at?: Instant;
}

/** A book in which these things were recorded, in their order. */
export function bookOf(...acts: readonly Act[]): MemoryBook {
  const book = createMemoryBook();
  for (const { matter, by = SAM, words = null, at = '2015-03-03T12:00:00.000Z' } of acts)
    book.record({ matter, by, words, at });
  return book;
}

/** What these acts come to. */
export function progressOf(...acts: readonly Act[]): Progress {
  return createProgress(bookOf(...acts).entries());
}
