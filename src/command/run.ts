import { parseArgs, type ParseArgsConfig } from 'node:util';
import { DataFileError } from '../data-files.ts';
import { StoreError } from '../store/store-error.ts';

/** What a command cannot do as it was called: its message says how to call it. The exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads a command's arguments; throws UsageError with the usage for one that it does not know. */
export function readArguments<Config extends ParseArgsConfig>(config: Config, usage: string) {
  try {
    return parseArgs({ ...config, args: process.argv.slice(2) });
  } catch (cause) {
    const fault = cause instanceof Error ? cause.message : 'The arguments were not understood.';
    throw new UsageError(`${fault}\nUsage: ${usage}`, { cause });
  }
}

/** Where the reports are: `REPORTS_DIR`, by default `data/reports`, relative to the project. */
export function reportsDir(): string {
  return process.env['REPORTS_DIR']?.trim() || 'data/reports';
}

/** Runs a command that gives its exit code. A wrong call or a wrong data file is a sentence on standard error and exit code 2. */
export function runCommand(command: () => number): void {
  try {
    process.exitCode = command();
  } catch (error) {
    process.exitCode = sayFault(error);
  }
}

/** The same for a command that waits for something; what the database cannot do is a sentence too. */
export async function runLongCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    process.exitCode = sayFault(error);
  }
}

function sayFault(error: unknown): number {
  const isKnown = [UsageError, DataFileError, StoreError].some((kind) => error instanceof kind);
  if (!(error instanceof Error) || !isKnown) throw error;
  console.error(error.message);
  return 2;
}
