import { execFile } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What a command printed, and how it ended. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs a command of the command line as a process of its own, from another folder than the project's. */
export function runCommand(
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const file = join(root, 'src/command', `${name}.ts`);
  return new Promise((resolve) => {
    const options = { cwd: '/', env: { PATH: process.env['PATH'], ...environment }, maxBuffer: 1e8 };
    execFile(process.execPath, [file, ...args], options, (fault, out, error) => {
      resolve({ code: fault === null ? 0 : Number(fault.code), out, error });
    });
  });
}
