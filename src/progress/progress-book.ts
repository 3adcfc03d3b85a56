import type { Entry, EntryDraft } from './entry.ts';
import type { Link } from './history.ts';

/** What became of something to be recorded. */
export type Recorded =
  | { readonly kind: 'recorded'; readonly entry: Entry }
  /** The same act was recorded before: this is what it became then. */
  | { readonly kind: 'again'; readonly entry: Entry }
  /** Nothing was recorded: these entries of the same activity are newer than what the person had seen, oldest first. */
  | { readonly kind: 'changed'; readonly since: readonly Entry[] };

/** What people recorded, appended one by one. The store keeps it. */
export interface ProgressBook {
  /**
   * Appends one entry to the chain, in one transaction with what it does to names and words: a redaction takes the words of its
   * entry out, a forgetting the name of its person. One moment after the other, whatever the clocks of replicas say.
   */
  record(draft: EntryDraft): Promise<Recorded>;
  /** Entries after a number, in order, at most `limit`. */
  after(number: number, limit: number): Promise<readonly Entry[]>;
  /** The links of the chain after a number, in order, at most `limit`: for verifying. */
  links(number: number, limit: number): Promise<readonly Link[]>;
  /** The newest entry's number and hash; null where nothing was recorded. */
  head(): Promise<{ readonly number: number; readonly hash: string } | null>;
  /** How often this process has recorded something: what it read before that is out of date. */
  recordedHere(): number;
}
