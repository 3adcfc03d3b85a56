import { describe, expect, test } from 'vitest';
import { parseReport } from '../../src/register/parse-report.ts';
import { createRegister, editionName, shownText } from '../../src/register/register.ts';
import type { Report } from '../../src/register/report.ts';
import { origin } from './small-report.ts';

function edition(id: string, department: string | null, updated: string | null): Report {
  const text = [
    'Their actions',
    ...(updated === null ? [] : [`Updated ${updated}`]),
    'Action 7: Publish',
    'Planned activities in 2015',
    `${id} will publish.`,
  ];
  return parseReport(text.join('\n'), { ...origin, id, department, abbreviation: null }).report;
}

const reports = [
  edition('a-old', 'DWP', '5 May 2014'),
  edition('a-new', 'dwp ', '5 May 2015'),
  edition('a-undated', 'DWP', null),
  edition('b', 'HMRC', '1 January 2010'),
  edition('nobody-1', null, '5 May 2015'),
  edition('nobody-2', null, null),
];
const register = createRegister(reports);

describe('a register', () => {
  test('holds the newest edition of each department as current, and the others as earlier', () => {
    expect(register.reports.map(({ id }) => id)).toEqual(['a-new', 'b', 'nobody-1', 'nobody-2']);
    expect(register.earlier.map(({ id }) => id)).toEqual(['a-old', 'a-undated']);
  });

  test('lists statements and activities of the current editions, and finds those of any by id', () => {
    expect(register.statements.map(({ statement, place }) => [statement.id, place]).slice(0, 2)).toEqual([
      ['a-new/a7/title', 'title'],
      ['a-new/a7/planned-2015/1', 'planned'],
    ]);
    expect(register.activities.map(({ id }) => id)).toEqual(
      ['a-new', 'b', 'nobody-1', 'nobody-2'].map((id) => `${id}/a7/planned-2015/1`),
    );
    expect(register.statement('a-old/a7/title')?.report.id).toBe('a-old');
    expect(register.activity('a-old/a7/planned-2015/1')?.text).toBe('a-old will publish.');
    expect([
      register.report('a-undated')?.id,
      register.report('x'),
      register.statement('x'),
      register.activity('x'),
    ]).toEqual(['a-undated', undefined, undefined, undefined]);
  });

  test('finds actions by their number', () => {
    expect(register.actionsNumbered(7).map(({ report }) => report.id)).toEqual(['a-new', 'b', 'nobody-1', 'nobody-2']);
    expect(register.actionsNumbered(8)).toEqual([]);
  });

  test('of two editions of one day the later name counts, whatever their order', () => {
    const twins = [edition('x-1', 'DWP', '5 May 2015'), edition('x-2', 'DWP', '5 May 2015')];
    expect([twins, twins.toReversed()].map((all) => createRegister(all).reports.map(({ id }) => id))).toEqual([
      ['x-2'],
      ['x-2'],
    ]);
  });

  test('of no reports is empty', () => {
    expect(createRegister([]).statements).toEqual([]);
  });
});

const plan = (id: string, updated: string, ...lines: readonly string[]) =>
  parseReport(['Their actions', `Updated ${updated}`, ...lines].join('\n'), { ...origin, id }).report;

describe('the ids of an activity in all editions', () => {
  const bullets = ['DWP will:', '- launch visits', '- publish plans'];
  const old = plan('old', '5 May 2014', 'Action 1: A', 'Planned activities in 2014', ...bullets);
  const middle = plan(
    'middle',
    '5 May 2015',
    'Action 1: A',
    'Planned activities in 2014',
    'DWP will now:',
    bullets[1] ?? '',
  );
  const young = plan(
    'young',
    '5 May 2016',
    'Action 1: A',
    'Planned activities in 2014',
    'DWP will:',
    '- hire',
    '- launch visits',
  );
  const moved = [
    plan('moved', '5 May 2017', 'Action 2: B', 'Planned activities in 2014', ...bullets),
    plan('next', '6 May 2017', 'Action 1: A', 'Planned activities in 2015', ...bullets),
    plan('committed', '7 May 2017', 'Action 1: A', 'Commitments in 2014', ...bullets),
  ];
  const other = {
    ...plan('other', '5 May 2015', 'Action 1: A', 'Planned activities in 2014', ...bullets),
    department: 'HMRC',
  };
  const register = createRegister([old, ...moved, middle, other, young]);
  const idsOf = (id: string) => {
    const activity = register.activity(id);
    return activity === undefined ? null : register.idsOf(activity);
  };

  test('are those with the same words in the same place, newest first', () => {
    expect(idsOf('old/a1/planned-2014/1')).toEqual(['young/a1/planned-2014/2', 'old/a1/planned-2014/1']);
    expect(idsOf('young/a1/planned-2014/2')).toEqual(idsOf('old/a1/planned-2014/1'));
    const [activity] = createRegister([old]).activities;
    const asCurrent = activity && createRegister([old, young]).idsOf(activity);
    expect(asCurrent).toEqual(['young/a1/planned-2014/2', 'old/a1/planned-2014/1']);
  });

  test.each([
    'old/a1/planned-2014/2',
    'middle/a1/planned-2014/1',
    'moved/a2/planned-2014/1',
    'next/a1/planned-2015/1',
    'committed/a1/commitments-2014/1',
    'other/a1/planned-2014/1',
    'young/a1/planned-2014/1',
  ])('are its own alone where another lead-in, action, year, kind, department or text makes it another: %s', (id) => {
    expect(idsOf(id)).toEqual([id]);
  });

  test('are its own where the register does not hold it', () => {
    const activity = register.activity('old/a1/planned-2014/1');
    expect(activity && createRegister([]).idsOf(activity)).toEqual(['old/a1/planned-2014/1']);
  });
});

test('a statement is shown with its lead-in', () => {
  expect([shownText({ text: 'start', leadIn: 'DWP will:' }), shownText({ text: 'Start.', leadIn: null })]).toEqual([
    'DWP will: start',
    'Start.',
  ]);
});

test.each([
  ['MOJ', 'Ministry of Justice', '2015-01-16', "MOJ's report of 16 January 2015"],
  ['DCMS', null, '2015-01-16', "DCMS's report of 16 January 2015"],
  [
    null,
    'Department for Work and Pensions',
    '2015-01-16',
    "Department for Work and Pensions' report of 16 January 2015",
  ],
  [null, 'Home Office', null, "Home Office's report (undated)"],
  [null, null, '2015-01-16', '“Their actions” of 16 January 2015'],
] as const)('the edition of %s, %s, %s is called %s', (abbreviation, department, updated, name) => {
  expect(editionName({ abbreviation, department, updated, title: 'Their actions' })).toBe(name);
});
