import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { readRemindOptions, rehearsedReminder } from '../../src/command/remind.ts';

const DEFAULTS = ['--from', '2015-01-19', '--to', '2015-12-31'];

describe('readRemindOptions', () => {
  test('has the defaults of the command line', () => {
    expect(readRemindOptions([...DEFAULTS, '--json'])).toEqual({
      kind: 'options',
      options: {
        from: '2015-01-19',
        to: '2015-12-31',
        weekdays: ['monday'],
        time: '09:30',
        zone: 'Europe/London',
        nation: 'england-and-wales',
        actions: 'all',
        json: true,
      },
    });
  });

  test('reads weekdays in the order of the week, actions in ascending order, and no nation', () => {
    const given = [
      '--every',
      'Thursday, monday',
      '--at',
      '7:05',
      '--zone',
      'Asia/Kolkata',
      '--nation',
      'none',
      '--actions',
      '12,3,3',
    ];
    expect(readRemindOptions([...DEFAULTS, ...given])).toMatchObject({
      options: {
        weekdays: ['monday', 'thursday'],
        time: '07:05',
        zone: 'Asia/Kolkata',
        nation: null,
        actions: [3, 12],
        json: false,
      },
    });
  });

  test.each<[readonly string[], readonly string[]]>([
    [[], ['--from needs the first day', '--to needs the last day']],
    [
      ['--from', '2015-02-30', '--to', 'soon'],
      ['--from needs the first day', '--to needs the last day'],
    ],
    [['--from', '2015-03-02', '--to', '2015-03-01'], ['--to (2015-03-01) lies before --from (2015-03-02)']],
    [['--from', '1900-01-01', '--to', '2015-03-01'], ['longer than a hundred years']],
    [[...DEFAULTS, '--every', 'someday'], ['--every needs weekdays']],
    [[...DEFAULTS, '--every', ''], ['--every needs weekdays']],
    [[...DEFAULTS, '--at', '25:00'], ['--at needs a local time']],
    [[...DEFAULTS, '--zone', 'Nowhere/Land'], ['--zone needs a time zone']],
    [[...DEFAULTS, '--nation', 'wales'], ['--nation needs one of england-and-wales, scotland, northern-ireland, none']],
    [[...DEFAULTS, '--actions', '0'], ['--actions needs numbers']],
    [[...DEFAULTS, '--actions', '3;5'], ['--actions needs numbers']],
    [[...DEFAULTS, '--form', 'x'], ["Unknown option '--form'"]],
    [[...DEFAULTS, 'monday'], ["Unexpected argument 'monday'"]],
  ])('%j', (args, sentences) => {
    const reading = readRemindOptions(args);
    const faults = reading.kind === 'faults' ? reading.faults : [];
    expect(faults).toHaveLength(sentences.length);
    for (const [index, sentence] of sentences.entries()) expect(faults[index]).toContain(sentence);
  });
});

test('the reminder of a dry run is set at the start of its first day, where it lives', () => {
  const reading = readRemindOptions([...DEFAULTS, '--from', '2015-06-01', '--zone', 'America/New_York']);
  if (reading.kind !== 'options') throw new Error(reading.faults.join(' '));
  expect(rehearsedReminder(reading.options).setAt).toBe('2015-06-01T04:00:00.000Z');
});

interface Line {
  readonly slot: string;
  readonly late: boolean;
  readonly soon: readonly string[];
  readonly passed: readonly string[];
  readonly ended: readonly string[];
  readonly raised: readonly string[];
  readonly text: string;
}

/** Runs the command as `npm run` does, with the shipped report. */
function remind(...args: readonly string[]) {
  const command = ['--import', './src/preflight.mjs', 'src/command/remind.ts', ...args];
  const { REPORTS_DIR: _, ...env } = process.env;
  const run = spawnSync(process.execPath, command, { cwd: new URL('../..', import.meta.url), env, encoding: 'utf8' });
  return { code: run.status, out: run.stdout, error: run.stderr };
}

describe('ten years of the shipped report', () => {
  const run = remind('--json', '--from', '2015-01-19', '--to', '2025-12-31');
  const lines: readonly Line[] = run.out
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Line => JSON.parse(line));

  test('prints one line of JSON a digest, each with these fields', () => {
    expect(run).toMatchObject({ code: 0, error: '' });
    const keys = lines.map((line) => Object.keys(line).join(' '));
    expect([...new Set(keys)]).toEqual(['slot late soon passed ended raised text']);
    expect(lines.every(({ late }) => !late)).toBe(true);
  });

  test('half past nine on working days, in the zone’s own offset', () => {
    const slots = lines.map(({ slot }) => slot);
    expect(slots[0]).toBe('2015-01-19T09:30:00+00:00');
    expect(slots).toContain('2015-03-30T09:30:00+01:00');
    // Early May bank holiday: Tuesday.
    expect(slots).toContain('2015-05-05T09:30:00+01:00');
    expect(slots.every((slot) => slot.slice(11, 16) === '09:30')).toBe(true);
  });

  test('every digest has something that the one before had not', () => {
    let before = new Set<string>();
    for (const { slot, soon, passed, ended, raised } of lines) {
      const news = [...soon.map((id) => `soon ${id}`), ...passed.map((id) => `passed ${id}`), ...ended, ...raised];
      expect(news.filter((id) => !before.has(id)).length, slot).toBeGreaterThan(0);
      before = new Set(news);
    }
  });

  test('is quiet from the first digest after the last plan year on', () => {
    const later = lines.filter(({ slot }) => slot >= '2016');
    expect(later).toHaveLength(1);
    expect(later[0]?.ended.length).toBeGreaterThan(10);
    expect(later[0]?.text).toContain('The 2015 plan year has ended.');
  });

  test('never more than Slack takes, and never a word of blame', () => {
    for (const { text } of lines) {
      expect(text.length).toBeLessThanOrEqual(4000);
      expect(text).toContain("from MOJ's report of 16 January 2015");
      expect(text.replace(/“.*”/g, '')).not.toMatch(/overdue|\blate\b|fail/i);
    }
  });
});

test('of chosen actions it says only those', () => {
  const { out } = remind('--json', '--from', '2015-01-19', '--to', '2016-01-31', '--actions', '3,5');
  const ids = [...out.matchAll(/\/a(\d+)\//g)].map((match) => match[1]);
  expect(new Set(ids)).toEqual(new Set(['3', '5']));
});

test('set when every plan year has ended it says so once', () => {
  const { out } = remind('--from', '2016-02-01', '--to', '2020-12-31');
  expect(out.match(/Plan reminder for/g)).toHaveLength(1);
  expect(out).toContain('The 2014 plan year has ended.');
  expect(out).toContain('The 2015 plan year has ended.');
});

test('a wrong option is told in a sentence, with exit code 2', () => {
  const { code, out, error } = remind('--from', '2015-01-19');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(error).toContain('--to needs the last day, as in --to 2015-12-31.');
  expect(error).toContain('Usage: npm run -s remind');
});
