import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createProgressReader } from '../progress/progress-reader.ts';
import type { Progress } from '../progress/progress.ts';
import { StoreError } from '../store/store-error.ts';
import { databaseUrl, sqlitePath } from './database-file.ts';
import { UsageError } from './run.ts';

/**
 * What people recorded in the bot's database; null where there is none, or nothing was recorded in it. Where it does not answer, that
 * is said on standard error: what was published is there in any case.
 */
export async function readRecorded(): Promise<Progress | null> {
  try {
    const url = databaseUrl();
    const path = sqlitePath(url);
    // Opening it would make it.
    if (path !== undefined && !existsSync(resolve(path))) return null;
    return await readFrom(url);
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof StoreError)) throw error;
    console.error(`What was recorded is not shown. ${error.message}`);
    return null;
  }
}

/** The store is loaded only where there is something to read: most questions on the command line need none. */
async function readFrom(url: string): Promise<Progress | null> {
  const { openToRead } = await import('../store/open-store.ts');
  const store = await openToRead(url);
  try {
    const progress = await createProgressReader(store.progress).now();
    return progress.lastNumber === 0 ? null : progress;
  } finally {
    await store.close();
  }
}
