/** Reads reports, vocabulary and bank holidays from disk: the only place that does. The rooms get their text and values. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { z } from 'zod';
import { NATIONS, parseDate, type Holidays, type Nation, type PlainDate } from './register/calendar.ts';
import { parseReport, type ParsedReport } from './register/parse-report.ts';
import { createRegister, type Register } from './register/register.ts';
import type { ReportOrigin } from './register/report.ts';

/** Where the project stands: paths in the configuration are relative to it, wherever a command was started. */
const PROJECT_ROOT = resolve(import.meta.dirname, '..');

/** A published report has some tens of kilobytes; a larger file is not one, and is not read. */
const LARGEST_FILE_BYTES = 32 * 1024 * 1024;

/** Ids stand in statements' ids, which have at most 120 characters. */
const LONGEST_ID = 80;

/** A data file that cannot be read or does not hold what it must. Its message is a sentence that says which, and what to do. */
export class DataFileError extends Error {
  override readonly name = 'DataFileError';
}

/** Reads every report of a folder (`NAME.txt`, each with its sidecar `NAME.json`), by name. Throws DataFileError. */
export function loadReports(dir: string): readonly ParsedReport[] {
  const folder = resolve(PROJECT_ROOT, dir);
  const names = listFolder(folder).filter((name) => extname(name).toLowerCase() === '.txt');
  if (names.length === 0) {
    throw new DataFileError(
      `There is no report in ${folder}: put one there as NAME.txt, or set REPORTS_DIR to the folder that has one.`,
    );
  }
  const reports = names.map((name) => loadReport(join(folder, name)));
  const twin = reports.find(({ report }, index) => reports.findIndex((other) => other.report.id === report.id) < index);
  if (twin !== undefined) {
    throw new DataFileError(
      `Two reports in ${folder} are called “${twin.report.id}” (names count up to ${LONGEST_ID} characters): rename one.`,
    );
  }
  return reports;
}

/** Reads one report and its sidecar; the file's name without its ending becomes its id. Throws DataFileError. */
export function loadReport(file: string): ParsedReport {
  return parseReport(readText(file, 'report'), readOrigin(file));
}

/** Reads a folder's reports into a register. Throws DataFileError. */
export function loadRegister(dir: string): Register {
  return createRegister(loadReports(dir).map(({ report }) => report));
}

const line = (longest: number) => z.string().trim().min(1).max(longest).nullable().default(null);

/** The sidecar: who published a report, where, under which licence. Unknown fields are refused, because they are misspelt ones. */
const SIDECAR = z.strictObject({
  source: z
    .url({ protocol: /^https$/, error: 'must be an address that begins with https://' })
    .max(2000)
    .nullable()
    .default(null),
  department: line(200),
  abbreviation: line(30),
  licence: line(500),
});

function readOrigin(file: string): ReportOrigin {
  const id = basename(file, extname(file)).slice(0, LONGEST_ID);
  const sidecar = join(file, '..', `${basename(file, extname(file))}.json`);
  if (!isFile(sidecar)) return { id, source: null, department: null, abbreviation: null, licence: null };
  return { id, ...readJson(sidecar, SIDECAR, 'sidecar') };
}

const DAYS = z.record(z.string(), z.string());
const HOLIDAYS = z.object({
  through: z.string(),
  nations: z.object({ 'england-and-wales': DAYS, scotland: DAYS, 'northern-ireland': DAYS }),
});

/** Reads the bank holidays (`data/bank-holidays.json` by default). Throws DataFileError. */
export function loadHolidays(file = 'data/bank-holidays.json'): Holidays {
  const path = resolve(PROJECT_ROOT, file);
  const { through, nations } = readJson(path, HOLIDAYS, 'bank holidays');
  const days = (nation: Nation) =>
    new Map(Object.entries(nations[nation]).map(([day, name]) => [dayOf(day, path), name]));
  const [england, scotland, northernIreland] = NATIONS.map(days);
  const none = new Map<PlainDate, string>();
  return {
    'england-and-wales': england ?? none,
    scotland: scotland ?? none,
    'northern-ireland': northernIreland ?? none,
    through: dayOf(through, path),
  };
}

function dayOf(text: string, path: string): PlainDate {
  const day = parseDate(text);
  if (day === null)
    throw new DataFileError(`The bank holidays in ${path} name “${text}”, which is no day: write it as 2015-12-25.`);
  return day;
}

/** Reads the vocabulary (`data/vocabulary.txt`) and, below it, a department's own file where there is one. Throws DataFileError. */
export function loadVocabulary(ownFile: string | null = null): string {
  const shipped = readText(join(PROJECT_ROOT, 'data/vocabulary.txt'), 'vocabulary');
  return ownFile === null ? shipped : `${shipped}\n${readText(resolve(PROJECT_ROOT, ownFile), 'vocabulary')}`;
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (cause) {
    throw new DataFileError(
      `The folder of reports ${folder} cannot be read: create it, or set REPORTS_DIR to another.`,
      { cause },
    );
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function readText(path: string, what: string): string {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_FILE_BYTES) {
    throw new DataFileError(`The ${what} ${path} has ${size} bytes; the most that is read is ${LARGEST_FILE_BYTES}.`);
  }
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new DataFileError(`The ${what} ${path} cannot be read: check that it is there and may be read.`, { cause });
  }
}

function readJson<Schema extends z.ZodType>(path: string, schema: Schema, what: string): z.output<Schema> {
  const text = readText(path, what);
  const parsed = schema.safeParse(parseJson(text, path, what));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw new DataFileError(
    `The ${what} ${path} is not right: ${field === '' ? '' : `“${field}” `}${issue?.message ?? 'unknown fault'}.`,
  );
}

function parseJson(text: string, path: string, what: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new DataFileError(
      `The ${what} ${path} is not JSON: ${cause instanceof Error ? cause.message : 'it cannot be parsed'}.`,
      { cause },
    );
  }
}
