/** `npm run -s remind`: a dry run of a reminder. Every digest it would post in a time, with nothing recorded. */
import { parseArgs } from 'node:util';
import { DataFileError, loadHolidays, loadRegister } from '../data-files.ts';
import {
  addDays,
  addSeconds,
  instantOf,
  isZone,
  type Nation,
  NATIONS,
  offsetInstant,
  parseDate,
  parseTime,
  type PlainDate,
  type Weekday,
  WEEKDAYS,
} from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import { digestText } from '../reminder/digest-text.ts';
import type { Digest } from '../reminder/digest.ts';
import { rehearse } from '../reminder/rehearse.ts';
import type { Reminder } from '../reminder/reminder.ts';

/** What was asked for on the command line. */
export interface RemindOptions {
  readonly from: PlainDate;
  /** The last day, with it. */
  readonly to: PlainDate;
  readonly weekdays: readonly Weekday[];
  readonly time: string;
  readonly zone: string;
  readonly nation: Nation | null;
  readonly actions: Reminder['actions'];
  readonly json: boolean;
}

/** The options, or the sentences that say what is wrong with them. */
export type RemindReading =
  | { readonly kind: 'options'; readonly options: RemindOptions }
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

/** More days than anyone reads: the dry run holds all its digests in memory. */
const LONGEST_DAYS = 36_525;

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  every: { type: 'string', default: 'monday' },
  at: { type: 'string', default: '09:30' },
  zone: { type: 'string', default: 'Europe/London' },
  nation: { type: 'string', default: 'england-and-wales' },
  actions: { type: 'string', default: 'all' },
  json: { type: 'boolean', default: false },
} as const;

const USAGE =
  'npm run -s remind -- --from 2015-01-19 --to 2015-12-31 [--every monday,thursday] [--at 09:30] [--zone Europe/London] [--nation england-and-wales|scotland|northern-ireland|none] [--actions 3,5] [--json]';

function wordsOf(list: string): readonly string[] {
  return list.split(',').map((word) => word.trim().toLowerCase());
}

function readWeekdays(text: string): readonly Weekday[] | null {
  const words = wordsOf(text);
  const isKnown = words.every((word) => WEEKDAYS.some((weekday) => weekday === word));
  return isKnown ? WEEKDAYS.filter((weekday) => words.includes(weekday)) : null;
}

function readActions(text: string): Reminder['actions'] | null {
  const words = wordsOf(text);
  if (words.length === 1 && words[0] === 'all') return 'all';
  if (!words.every((word) => /^[1-9]\d{0,2}$/.test(word))) return null;
  return [...new Set(words.map(Number))].toSorted((a, b) => a - b);
}

function readNation(text: string): { readonly nation: Nation | null } | null {
  if (text === 'none') return { nation: null };
  const nation = NATIONS.find((known) => known === text);
  return nation === undefined ? null : { nation };
}

function readDay(text: string | undefined): PlainDate | null {
  return text === undefined ? null : parseDate(text);
}

/** Reads the arguments. All faults come together, each a sentence with its remedy. */
export function readRemindOptions(args: readonly string[]): RemindReading {
  const given = parseGiven(args);
  if (typeof given === 'string') return { kind: 'faults', faults: [given] };
  const [from, to] = [readDay(given.from), readDay(given.to)];
  const [weekdays, time, actions] = [readWeekdays(given.every), parseTime(given.at), readActions(given.actions)];
  const nation = readNation(given.nation);
  const faults = [
    from === null && '--from needs the first day, as in --from 2015-01-19.',
    to === null && '--to needs the last day, as in --to 2015-12-31.',
    from !== null && to !== null && to < from && `--to (${to}) lies before --from (${from}): exchange them.`,
    from !== null &&
      to !== null &&
      to > addDays(from, LONGEST_DAYS) &&
      'The time from --from to --to is longer than a hundred years.',
    weekdays === null &&
      `--every needs weekdays, as in --every monday or --every monday,thursday; not "${given.every}".`,
    time === null && `--at needs a local time from 00:00 to 23:59, as in --at 09:30; not "${given.at}".`,
    !isZone(given.zone) && `--zone needs a time zone by its name, as in --zone Europe/London; not "${given.zone}".`,
    nation === null && `--nation needs one of ${NATIONS.join(', ')}, none; not "${given.nation}".`,
    actions === null && `--actions needs numbers, as in --actions 3,5, or all; not "${given.actions}".`,
  ].filter((fault) => fault !== false);
  if (
    from === null ||
    to === null ||
    weekdays === null ||
    time === null ||
    nation === null ||
    actions === null ||
    faults.length > 0
  ) {
    return { kind: 'faults', faults };
  }
  return {
    kind: 'options',
    options: { from, to, weekdays, time, zone: given.zone, ...nation, actions, json: given.json },
  };
}

function parseGiven(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The reminder of a dry run: set at the start of the first day. */
export function rehearsedReminder({ from, zone, weekdays, time, nation, actions }: RemindOptions): Reminder {
  const setAt = instantOf(from, '00:00', zone);
  return {
    id: 'dry-run',
    team: 'dry-run',
    channel: 'dry-run',
    setBy: 'dry-run',
    weekdays,
    time,
    zone,
    nation,
    onHoliday: 'move',
    actions,
    setAt,
  };
}

/** A digest as the line of JSON that scripts read. */
export function remindLine(digest: Digest, zone: string, register: Register): string {
  const { late, soon, passed, ended, raised } = digest;
  const slot = offsetInstant(digest.at, zone);
  return JSON.stringify({ slot, late, soon, passed, ended, raised, text: digestText(digest, register) });
}

function digestsOf(options: RemindOptions, register: Register): readonly Digest[] {
  const until = addSeconds(instantOf(addDays(options.to, 1), '00:00', options.zone), -0.001);
  return rehearse({ register, reminder: rehearsedReminder(options), holidays: loadHolidays(), until });
}

/** Prints every digest of the dry run; the exit code is 0, 1 where a data file is not right, 2 where an option is not. */
function main(): number {
  const reading = readRemindOptions(process.argv.slice(2));
  if (reading.kind === 'faults') {
    console.error([...reading.faults, `Usage: ${USAGE}`].join('\n'));
    return 2;
  }
  const { options } = reading;
  try {
    const register = loadRegister(process.env['REPORTS_DIR']?.trim() || 'data/reports');
    for (const digest of digestsOf(options, register)) {
      const heading = `── ${offsetInstant(digest.at, options.zone)} ──`;
      console.log(
        options.json ? remindLine(digest, options.zone, register) : `${heading}\n${digestText(digest, register)}\n`,
      );
    }
    return 0;
  } catch (error) {
    if (!(error instanceof DataFileError)) throw error;
    console.error(error.message);
    return 1;
  }
}

if (import.meta.main) process.exitCode = main();
