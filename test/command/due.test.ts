import { expect, test } from 'vitest';
import { z } from 'zod';
import { dueEntry, dueText } from '../../src/command/due.ts';
import { createRegister } from '../../src/register/register.ts';
import { parseBody } from '../register/small-report.ts';
import { runCommand } from './run-command.ts';

const { report } = parseBody(
  'Action 7: Publish',
  'Digital strategy commitments (December 2012)',
  'DWP will start.',
  'DWP will:',
  '• end by May 2015',
  'Progress during 2014',
  'Done.',
  'Planned activities in 2015',
  'DWP will rest.',
);
const register = createRegister([report]);

const statesOf = (out: string) =>
  z
    .array(z.object({ state: z.string() }))
    .parse(JSON.parse(out))
    .map(({ state }) => state);

test('an entry is the sentence or bullet alone, with its date, its state and whether progress was published since', () => {
  expect(register.activities.map((activity) => dueEntry(activity, '2015-05-05'))).toEqual([
    {
      id: 'dwp/a7/commitments-2012/1',
      action: 7,
      section: 'commitments',
      year: 2012,
      text: 'DWP will start.',
      due: null,
      state: 'undated',
      progressPublished: true,
    },
    {
      id: 'dwp/a7/commitments-2012/2',
      action: 7,
      section: 'commitments',
      year: 2012,
      text: 'end by May 2015',
      due: {
        on: '2015-05-31',
        precision: 'month',
        phrase: 'by May 2015',
        all: [{ on: '2015-05-31', precision: 'month', phrase: 'by May 2015' }],
      },
      state: 'soon',
      progressPublished: true,
    },
    {
      id: 'dwp/a7/planned-2015/1',
      action: 7,
      section: 'planned',
      year: 2015,
      text: 'DWP will rest.',
      due: { on: '2015-12-31', precision: 'plan-year', phrase: 'Planned activities in 2015', all: [] },
      state: 'later',
      progressPublished: false,
    },
  ]);
});

test('for a person it stands by state, with the words of the date', () => {
  const text = dueText(register, '2015-06-01');
  expect(text).toContain("On 1 June 2015, DWP's report of 5 May 2015");
  expect(text).toContain(
    'Date passed: 1 activity\n  Action 7, Digital strategy commitments (December 2012): DWP will: end by May 2015 [31 May 2015: “by May 2015”] [progress published later than the promise]',
  );
});

test('the command prints one line of JSON, and today where no day is given', async () => {
  const [on, today] = await Promise.all([
    runCommand('due', ['--json', '--on', '2015-03-09']),
    runCommand('due', ['--json']),
  ]);
  expect([on.code, on.out.split('\n').length]).toEqual([0, 2]);
  expect(statesOf(on.out).filter((state) => state === 'soon')).toHaveLength(4);
  expect(new Set(statesOf(today.out))).toEqual(new Set(['passed', 'ended', 'undated']));
});

test('as of a day it speaks of the edition held then, on that day', async () => {
  const [asOf, on] = await Promise.all([
    runCommand('due', ['--json', '--as-of', '2015-03-09']),
    runCommand('due', ['--json', '--on', '2015-03-09']),
  ]);
  expect(asOf.code).toBe(0);
  expect(asOf.out).toBe(on.out);
});

test.each([
  [
    'a day before the oldest edition',
    ['--as-of', '2014-12-31'],
    {},
    /No edition is held for that day. The oldest one held is of 16 January 2015./,
  ],
  ['a day that is none', ['--on', '2015-02-30'], {}, /--on needs a day of the calendar.*not “2015-02-30”/],
  ['an option it does not know', ['--no'], {}, /--no[\s\S]*Usage: npm run -s due/],
  ['a folder that is missing', [], { REPORTS_DIR: '/nowhere' }, /\/nowhere cannot be read/],
])('%s is a sentence and exit code 2', async (_, args, environment, message) => {
  const { code, out, error } = await runCommand('due', args, environment);
  expect([code, out]).toEqual([2, '']);
  expect(error).toMatch(message);
});
