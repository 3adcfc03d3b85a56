import { parseArgs, type ParseArgsConfig } from 'node:util';
import { DataFileError } from '../data-files.ts';

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
    if (!(error instanceof UsageError) && !(error instanceof DataFileError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
