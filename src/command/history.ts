/** `npm run -s history -- verify`: walks the chain of what people recorded and names its first broken link; `head`: its newest hash. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Link, readPayload, verifyChain, type Verdict } from '../progress/history.ts';
import type { ProgressBook } from '../progress/progress-book.ts';
import { dateIn, type Instant, longDate } from '../register/calendar.ts';
import { openToRead } from '../store/open-store.ts';
import { StoreError } from '../store/store-error.ts';
import { databaseUrl, sqlitePath } from './database-file.ts';
import { counted } from './describe-report.ts';
import { readArguments, runLongCommand, UsageError } from './run.ts';

const USAGE = 'npm run -s history -- verify [--hash HASH], or npm run -s history -- head';

/** Links that are read at once: some megabytes at most. */
const PAGE = 1_000;

/** What the first and the last link of a walk say of when they were recorded. */
interface Span {
  /** How many links came. */
  count: number;
  first: Instant | null;
  last: Instant | null;
}

/** What walking a history comes to, and between which instants it was recorded; null where nothing was. */
export interface Walked {
  readonly verdict: Verdict;
  readonly first: Instant | null;
  readonly last: Instant | null;
}

/**
 * Walks the whole history, page by page. `hash`: one that was written down elsewhere, which must be in it. A row that cannot be read is
 * a broken link; whatever else the database cannot do rejects.
 */
export async function verifyHistory(book: Pick<ProgressBook, 'links'>, hash?: string): Promise<Walked> {
  const span: Span = { count: 0, first: null, last: null };
  try {
    const verdict = await verifyChain(walkLinks(book, span), hash === undefined ? undefined : { hash });
    return { verdict, first: span.first, last: span.last };
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'broken-row') throw error;
    const why = error.cause instanceof Error ? `Its row was changed: ${error.cause.message}.` : error.message;
    return { verdict: { kind: 'broken', number: span.count + 1, why }, first: span.first, last: span.last };
  }
}

async function* walkLinks(book: Pick<ProgressBook, 'links'>, span: Span): AsyncGenerator<Link> {
  // Until there are no more, not until a page is short: it is cut off before a row that cannot be read, which is asked for next.
  for (let last = 0; ;) {
    const links = await book.links(last, PAGE);
    if (links.length === 0) return;
    for (const link of links) {
      const at = readPayload(link.payload)?.at ?? null;
      span.first ??= at;
      span.last = at;
      yield link;
      span.count += 1;
      last = link.number;
    }
  }
}

/** What a walk came to, in one sentence. */
export function describeWalk({ verdict, first, last }: Walked): string {
  if (verdict.kind === 'broken') {
    const place = verdict.number === 0 ? '' : ` at number ${verdict.number}`;
    return `The history is broken${place}: ${verdict.why.charAt(0).toLowerCase()}${verdict.why.slice(1)}`;
  }
  const { count, head, redacted, forgotten } = verdict;
  if (head === null || first === null || last === null) return 'The history is whole: nothing has been recorded yet.';
  const days = [...new Set([first, last].map((at) => longDate(dateIn(at, 'UTC'))))].join(' to ');
  const words = redacted === 0 ? 'no words' : `the words of ${counted(redacted, 'entry')}`;
  const names =
    forgotten === 0 ? '' : ` and the ${forgotten === 1 ? 'name of 1 person' : `names of ${forgotten} people`}`;
  return `The history is whole: ${counted(count, 'entry')} (${days}); the newest is number ${count} with the hash ${head}; ${words}${names} were taken out.`;
}

function readCall() {
  const { values, positionals } = readArguments(
    { allowPositionals: true, options: { hash: { type: 'string' } } } as const,
    USAGE,
  );
  const [verb, ...others] = positionals;
  const hash = values.hash?.trim().toLowerCase();
  if (others.length > 0 || (verb !== 'verify' && verb !== 'head') || (verb === 'head' && hash !== undefined))
    throw new UsageError(`Say what to do with the history.\nUsage: ${USAGE}`);
  if (hash !== undefined && !/^[\da-f]{64}$/.test(hash))
    throw new UsageError(`--hash needs the 64 letters and digits of a hash, as the log has it.\nUsage: ${USAGE}`);
  return { verb, hash };
}

/** Exit code 0: whole; 1: broken; 2: it could not be looked at. */
async function main(): Promise<number> {
  const { verb, hash } = readCall();
  const url = databaseUrl();
  const path = sqlitePath(url);
  // Opening it would make it.
  if (path !== undefined && !existsSync(path)) throw new UsageError(`There is no database ${resolve(path)}.`);
  const store = await openToRead(url);
  try {
    if (verb === 'head') {
      console.log(JSON.stringify((await store.progress.head()) ?? { number: 0, hash: null }));
      return 0;
    }
    const walked = await verifyHistory(store.progress, hash);
    console.log(describeWalk(walked));
    return walked.verdict.kind === 'whole' ? 0 : 1;
  } finally {
    await store.close();
  }
}

if (import.meta.main) await runLongCommand(main);
