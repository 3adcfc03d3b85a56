import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readDatabaseUrl } from '../config.ts';
import type { Instant } from '../register/calendar.ts';
import type { Copied } from '../store/copy-sqlite.ts';
import { counted } from './describe-report.ts';
import { UsageError } from './run.ts';

/** The address of the database that the bot uses; throws UsageError where it is not one. */
export function databaseUrl(): string {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const reading = readDatabaseUrl(process.env);
  if (reading.kind === 'faults') throw new UsageError(reading.faults.join('\n'));
  return reading.url;
}

/** The SQLite file that an address names; undefined for another database. */
export function sqlitePath(url: string): string | undefined {
  return /^sqlite:(.+)$/s.exec(url)?.[1];
}

/** The SQLite file that the bot uses, its whole path; throws UsageError with what to do instead where there is none. */
export function databaseFile(instead: string): string {
  const path = sqlitePath(databaseUrl());
  if (path === undefined) throw new UsageError(`DATABASE_URL names a Postgres database: ${instead}`);
  if (path === ':memory:') throw new UsageError('DATABASE_URL names a database in memory: there is nothing to keep.');
  return resolve(path);
}

/** A moment as part of a file's name: 20261123T075000Z. */
export function stampOf(now: Instant): string {
  return now.replaceAll(/[-:]|\.\d+/g, '');
}

/** What a copy holds, in brackets. */
export function describeCopy({ bytes, reminders, lastBeat }: Copied): string {
  const beat = lastBeat === null ? 'no beat yet' : `last beat ${lastBeat.slice(0, 16).replace('T', ' at ')} UTC`;
  return `${Math.ceil(bytes / 1024)} KB, ${counted(reminders, 'reminder')}, ${beat}`;
}
