/** `npm run -s ask -- "question"`: what the loaded reports say, on the command line; many questions with `--stdin`, one a line. */
import { createInterface } from 'node:readline';
import { createAsker, type Asker } from '../answer/answer.ts';
import { DataFileError, loadRegister, loadVocabulary } from '../data-files.ts';
import type { Progress } from '../progress/progress.ts';
import { dateIn, parseDate, type PlainDate } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import { answerEntry, answerText } from './answer-lines.ts';
import { recordFor } from './answer-record.ts';
import { readRecorded } from './recorded-progress.ts';
import { readArguments, reportsDir, UsageError } from './run.ts';

const USAGE =
  'npm run -s ask -- "question" [--json] [--stdin] [--limit 10] [--explain] [--as-of 2015-03-31] [--today 2015-03-09]';

const OPTIONS = {
  json: { type: 'boolean', default: false },
  stdin: { type: 'boolean', default: false },
  explain: { type: 'boolean', default: false },
  limit: { type: 'string', default: '10' },
  'as-of': { type: 'string' },
  today: { type: 'string' },
} as const;

interface AskCall {
  /** Null with `--stdin`. */
  readonly question: string | null;
  readonly json: boolean;
  readonly explain: boolean;
  readonly limit: number;
  readonly today: PlainDate;
  /** The past day as of which every question is asked; null: what its words name. */
  readonly asOf: PlainDate | null;
}

function readCall(): AskCall {
  const { values, positionals } = readArguments({ options: OPTIONS, allowPositionals: true } as const, USAGE);
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 0)
    throw new UsageError(`--limit needs a whole number; not “${values.limit}”.\nUsage: ${USAGE}`);
  if (!values.stdin && positionals.length === 0) throw new UsageError(`What is the question?\nUsage: ${USAGE}`);
  const today = readDay('today', values.today) ?? dateIn(new Date().toISOString(), 'Europe/London');
  const asOf = readDay('as-of', values['as-of']);
  return {
    question: values.stdin ? null : positionals.join(' '),
    json: values.json,
    explain: values.explain,
    limit,
    today,
    asOf: asOf !== null && asOf > today ? today : asOf,
  };
}

function readDay(name: string, given: string | undefined): PlainDate | null {
  if (given === undefined) return null;
  const day = parseDate(given.trim());
  if (day === null)
    throw new UsageError(
      `--${name} needs a day of the calendar, as in --${name} 2015-03-09; not “${given}”.\nUsage: ${USAGE}`,
    );
  return day;
}

/** What every question of one call is answered from. */
interface Sources {
  readonly register: Register;
  readonly asker: Asker;
  /** What people recorded; null: nothing. */
  readonly recorded: Progress | null;
}

/** One answer as it is printed: JSON, or text; with `--stdin` always JSON. */
function print(question: string, call: AskCall, { register, asker, recorded }: Sources): string {
  const { asOf, today, json, limit } = call;
  const answer = asker.ask(question, today, { asOf });
  const record = recordFor(answer, register, { recorded, isAsked: asOf !== null });
  const asJson = json || call.question === null;
  return asJson
    ? JSON.stringify(answerEntry(question, answer, { limit, record }))
    : answerText(answer, { ...call, record });
}

/** One line out for each line in, at once, in order; an empty line too. */
async function answerLines(call: AskCall, sources: Sources): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity }))
    process.stdout.write(`${print(line, call, sources)}\n`);
}

async function main(): Promise<void> {
  const call = readCall();
  const register = loadRegister(reportsDir());
  const asker = createAsker(register, loadVocabulary(process.env['VOCABULARY_FILE']?.trim() || null));
  const sources = { register, asker, recorded: await readRecorded() };
  if (call.question === null) await answerLines(call, sources);
  else console.log(print(call.question, call, sources));
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof DataFileError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
