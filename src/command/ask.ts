/** `npm run -s ask -- "question"`: what the loaded reports say, on the command line; many questions with `--stdin`, one a line. */
import { createInterface } from 'node:readline';
import { createAsker, type Answer, type Asker } from '../answer/answer.ts';
import { DataFileError, loadRegister, loadVocabulary } from '../data-files.ts';
import { dateIn, parseDate, type PlainDate } from '../register/calendar.ts';
import { answerEntry, answerText } from './answer-lines.ts';
import { readArguments, reportsDir, UsageError } from './run.ts';

const USAGE = 'npm run -s ask -- "question" [--json] [--stdin] [--limit 10] [--explain] [--today 2015-03-09]';

const OPTIONS = {
  json: { type: 'boolean', default: false },
  stdin: { type: 'boolean', default: false },
  explain: { type: 'boolean', default: false },
  limit: { type: 'string', default: '10' },
  today: { type: 'string' },
} as const;

interface AskCall {
  /** Null with `--stdin`. */
  readonly question: string | null;
  readonly json: boolean;
  readonly explain: boolean;
  readonly limit: number;
  readonly today: PlainDate;
}

function readCall(): AskCall {
  const { values, positionals } = readArguments({ options: OPTIONS, allowPositionals: true } as const, USAGE);
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 0)
    throw new UsageError(`--limit needs a whole number; not “${values.limit}”.\nUsage: ${USAGE}`);
  if (!values.stdin && positionals.length === 0) throw new UsageError(`What is the question?\nUsage: ${USAGE}`);
  const today =
    values.today === undefined ? dateIn(new Date().toISOString(), 'Europe/London') : parseDate(values.today);
  if (today === null)
    throw new UsageError(
      `--today needs a day of the calendar, as in --today 2015-03-09; not “${values.today}”.\nUsage: ${USAGE}`,
    );
  return {
    question: values.stdin ? null : positionals.join(' '),
    json: values.json,
    explain: values.explain,
    limit,
    today,
  };
}

/** One answer as it is printed: JSON, or text; with `--stdin` always JSON. */
function print(question: string, answer: Answer, call: AskCall): string {
  const asJson = call.json || call.question === null;
  return asJson ? JSON.stringify(answerEntry(question, answer, call.limit)) : answerText(answer, call);
}

/** One line out for each line in, at once, in order; an empty line too. */
async function answerLines(asker: Asker, call: AskCall): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity }))
    process.stdout.write(`${print(line, asker.ask(line, call.today), call)}\n`);
}

async function main(): Promise<void> {
  const call = readCall();
  const asker = createAsker(loadRegister(reportsDir()), loadVocabulary(process.env['VOCABULARY_FILE']?.trim() || null));
  if (call.question === null) await answerLines(asker, call);
  else console.log(print(call.question, asker.ask(call.question, call.today), call));
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
