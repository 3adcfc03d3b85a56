import { expect, test } from 'vitest';
import { parseReport } from '../../src/register/parse-report.ts';
import { registerAsOf } from '../../src/register/register-as-of.ts';
import { createRegister } from '../../src/register/register.ts';
import { origin } from './small-report.ts';

function edition(id: string, department: string, updated: string | null) {
  const lines = ['Their actions', ...(updated === null ? [] : [`Updated ${updated}`]), 'Action 7: Publish'];
  return parseReport(lines.join('\n'), { ...origin, id, department }).report;
}

const dated = createRegister([
  edition('dwp-2014', 'DWP', '5 May 2014'),
  edition('dwp-2015', 'DWP', '5 May 2015'),
  edition('hmrc', 'HMRC', '1 January 2015'),
]);
const undated = createRegister([edition('x', 'DWP', null), edition('dwp-2014', 'DWP', '5 May 2014')]);

test.each([
  ['2014-05-05', ['dwp-2014'], []],
  ['2014-12-31', ['dwp-2014'], []],
  ['2015-01-01', ['dwp-2014', 'hmrc'], []],
  ['2015-05-04', ['dwp-2014', 'hmrc'], []],
  ['2015-05-05', ['dwp-2015', 'hmrc'], ['dwp-2014']],
  ['2026-01-01', ['dwp-2015', 'hmrc'], ['dwp-2014']],
] as const)('on %s the editions held are %j, and before them %j', (day, current, earlier) => {
  const register = registerAsOf(dated, day);
  if ('oldest' in register) throw new Error(`Nothing is held on ${day}.`);
  expect(register.reports.map(({ id }) => id).toSorted()).toEqual(current);
  expect(register.earlier.map(({ id }) => id)).toEqual(earlier);
});

test('before the oldest edition none is held, and its date is said', () => {
  expect(registerAsOf(dated, '2014-05-04')).toEqual({ oldest: '2014-05-05' });
});

test('an edition without a date is never among them', () => {
  const register = registerAsOf(undated, '2026-01-01');
  expect('reports' in register ? register.reports.map(({ id }) => id) : null).toEqual(['dwp-2014']);
  const nameless = createRegister([edition('x', 'DWP', null)]);
  expect(registerAsOf(nameless, '2026-01-01')).toEqual({ oldest: null });
  expect(registerAsOf(createRegister([]), '2026-01-01')).toEqual({ oldest: null });
});

test('with every edition held it is the register itself', () => {
  expect(registerAsOf(dated, '2015-05-05')).toBe(dated);
});
