/** `npm run -s due`: every planned activity and commitment, and where it stands on a day. */
import { loadRegister } from '../data-files.ts';
import { progressPublishedSince, SOON_DAYS, stateOn, type Activity } from '../register/activity.ts';
import { dateIn, longDate, parseDate, type PlainDate } from '../register/calendar.ts';
import { registerAsOf } from '../register/register-as-of.ts';
import { editionName, shownText, type Register } from '../register/register.ts';
import { PROGRESS_WORDS, publishedProgress } from '../reminder/published-progress.ts';
import { counted } from './describe-report.ts';
import { readArguments, reportsDir, runCommand, UsageError } from './run.ts';

const USAGE = 'npm run -s due -- [--json] [--on 2015-03-09] [--as-of 2015-03-09]';

/** How one activity stands on a day, as `--json` prints it. */
export function dueEntry(activity: Activity, day: PlainDate) {
  const { id, action, section, text, due } = activity;
  return {
    id,
    action: action.number,
    section: section.kind,
    year: section.year,
    text,
    due:
      due === null
        ? null
        : {
            on: due.on,
            precision: due.precision,
            phrase: due.phrase,
            all: due.all.map(({ on, precision, phrase }) => ({ on, precision, phrase })),
          },
    state: stateOn(activity, day),
    progressPublished: progressPublishedSince(activity) !== null,
  };
}

const STATES = [
  ['soon', `Due within ${SOON_DAYS} days`],
  ['passed', 'Date passed'],
  ['later', 'Later'],
  ['ended', 'Plan year ended, no date in the words'],
  ['undated', 'No date in the words'],
] as const;

/** The same for a person to read, by state. */
export function dueText(register: Register, day: PlainDate): string {
  const groups = STATES.map(([state, heading]) => {
    const activities = register.activities.filter((activity) => stateOn(activity, day) === state);
    return [`${heading}: ${counted(activities.length, 'activity')}`, ...activities.map(dueLine), ''].join('\n');
  });
  return [`On ${longDate(day)}, ${register.reports.map(editionName).join('; ')}`, '', ...groups].join('\n').trimEnd();
}

function dueLine(activity: Activity): string {
  const { due, section } = activity;
  const date = due === null || due.precision === 'plan-year' ? '' : ` [${longDate(due.on)}: “${due.phrase}”]`;
  const published = publishedProgress(activity);
  const since = published === null ? '' : ` [${PROGRESS_WORDS[published]}]`;
  return `  Action ${activity.action.number}, ${section.heading}: ${shownText(activity)}${date}${since}`;
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

/** The register as it was on a day; throws UsageError with the oldest edition's date where none was held yet. */
function registerOn(day: PlainDate | null): Register {
  const register = loadRegister(reportsDir());
  const held = day === null ? register : registerAsOf(register, day);
  if (!('oldest' in held)) return held;
  const oldest =
    held.oldest === null ? 'None of those held has a date.' : `The oldest one held is of ${longDate(held.oldest)}.`;
  throw new UsageError(`No edition is held for that day. ${oldest}`);
}

function main(): number {
  const options = { json: { type: 'boolean' }, on: { type: 'string' }, 'as-of': { type: 'string' } } as const;
  const { values } = readArguments({ options }, USAGE);
  const asOf = readDay('as-of', values['as-of']);
  const day = readDay('on', values.on) ?? asOf ?? dateIn(new Date().toISOString(), 'Europe/London');
  const register = registerOn(asOf);
  if (values.json === true) console.log(JSON.stringify(register.activities.map((activity) => dueEntry(activity, day))));
  else console.log(dueText(register, day));
  return 0;
}

if (import.meta.main) runCommand(main);
