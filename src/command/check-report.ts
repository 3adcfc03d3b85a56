/** `npm run -s check-report -- FILE`: what was understood of a report, and every problem with its line, for whoever prepares the file. */
import { loadReport } from '../data-files.ts';
import { findActivities } from '../register/find-activities.ts';
import { describeParsed } from './describe-report.ts';
import { readArguments, runCommand, UsageError } from './run.ts';

const USAGE = 'npm run -s check-report -- FILE';

/** Exit code 0: everything was understood; 1: there are problems; 2: the file cannot be read. */
function main(): number {
  const { positionals } = readArguments({ allowPositionals: true }, USAGE);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError(`Name one report file.\nUsage: ${USAGE}`);
  const parsed = loadReport(file);
  console.log(describeParsed(parsed, findActivities(parsed.report)));
  return parsed.problems.length === 0 ? 0 : 1;
}

if (import.meta.main) runCommand(main);
