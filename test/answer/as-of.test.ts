import { describe, expect, it } from 'vitest';
import { createAsker } from '../../src/answer/answer.ts';
import { takeAsOf } from '../../src/answer/as-of.ts';
import { describeScope } from '../../src/answer/scope.ts';
import { parseReport } from '../../src/register/parse-report.ts';
import { createRegister } from '../../src/register/register.ts';
import { vocabularyText } from './shipped.ts';

const TODAY = '2015-04-10';

describe('a day named in a question', () => {
  it.each([
    ['what is planned as of March 2015 for prisons', '2015-03-31', 'what is planned   for prisons'],
    ['As of 31 March 2015, prison visits', '2015-03-31', ', prison visits'],
    ['as of Tuesday 31 March 2015 prison visits', '2015-03-31', 'prison visits'],
    ['prison visits as at 2015-03-31', '2015-03-31', 'prison visits'],
    ['prison visits as it stood on 31/03/2015', '2015-03-31', 'prison visits'],
    ['skills, as things stood at the end of March 2014', '2014-03-31', 'skills,'],
    ['as of the 3rd of March, 2015 hiring', '2015-03-03', 'hiring'],
    ['as of March 3rd, 2015 hiring', '2015-03-03', 'hiring'],
    ['AS OF SEPT 2014 hiring', '2014-09-30', 'hiring'],
    ['hiring as of 2014', '2014-12-31', 'hiring'],
    ['hiring as of March', '2015-03-31', 'hiring'],
    ['hiring as of December', '2014-12-31', 'hiring'],
    ['hiring as of 30 April', '2014-04-30', 'hiring'],
    ['on 31 March 2015 what did we plan', '2015-03-31', 'what did we plan'],
    ['hiring as of February 2012', '2012-02-29', 'hiring'],
    ['hiring as of yesterday', '2015-04-09', 'hiring'],
    ['hiring as of last month', '2015-03-31', 'hiring'],
    ['as of the end of last year, hiring', '2014-12-31', ', hiring'],
    ['hiring --as-of 2015-03-31', '2015-03-31', 'hiring'],
    ['hiring —as-of=31 March 2015', '2015-03-31', 'hiring'],
  ])('%s', (text, day, rest) => {
    expect(takeAsOf(text, TODAY)).toEqual({ day, rest });
  });

  it.each(['as of April 2015 hiring', 'as of 2015 hiring', 'hiring as of 1 January 2030', 'as at 10 April 2015'])(
    '%s is never after today',
    (text) => {
      expect(takeAsOf(text, TODAY).day).toBe(TODAY);
    },
  );

  it.each([
    'what happened on 31 March 2015',
    'on 31 March 2015 prison visits were booked',
    'progress in March 2015',
    'as at least 5 service managers',
    'as of 31 February 2015 hiring',
    'as of 2014-15 hiring',
    'as of 2014/15 hiring',
    'as of now',
    'as of last monthly meeting',
    'as of yesterdays news',
    'a gas of May 2014 make',
    'commitments of December 2012',
  ])('%s names none', (text) => {
    expect(takeAsOf(text, TODAY)).toEqual({ day: null, rest: text });
  });

  it('is found in no more time than a long text takes to read', () => {
    const long = `${'as of on 31 march stood '.repeat(2_000)}as of`;
    const begin = performance.now();
    takeAsOf(long, TODAY);
    takeAsOf('as'.padEnd(100_000), TODAY);
    expect(performance.now() - begin).toBeLessThan(200);
  });
});

const edition = (day: string, words: string) => `MOJ's actions

Updated ${day}

Action 1: Prison visits

Planned activities in 2015

MOJ will ${words} prison visits.

Action 2: Skills

Progress during 2014

MOJ trained its staff.
`;
const origin = { source: null, department: 'Ministry of Justice', abbreviation: 'MOJ', licence: null };
const report = (id: string, text: string) => parseReport(text, { ...origin, id }).report;
const january = report('january', edition('16 January 2015', 'book'));
const march = report('march', edition('16 March 2015', 'count'));
const register = createRegister([january, march]);
const asker = createAsker(register, vocabularyText);
const idsOf = (text: string, options: Parameters<typeof asker.ask>[2] = {}) => {
  const answer = asker.ask(text, TODAY, options);
  return answer.kind === 'found' ? answer.hits.map(({ placed }) => placed.report.id) : answer.kind;
};

describe('an answer as of a day', () => {
  it('is of the edition that was held then', () => {
    expect(idsOf('prison visits')).toEqual(['march', 'march']);
    expect(idsOf('prison visits as of 15 March 2015')).toEqual(['january', 'january']);
    expect(idsOf('prison visits as of 16 March 2015')).toEqual(['march', 'march']);
    expect(asker.ask('prison visits as of January 2015', TODAY).register.reports.map(({ id }) => id)).toEqual([
      'january',
    ]);
  });

  it('is the same for a day given beside the question, whatever its words name', () => {
    const asOf = '2015-02-01';
    expect(idsOf('prison visits', { asOf })).toEqual(['january', 'january']);
    expect(idsOf('prison visits as of April 2015', { asOf })).toEqual(['january', 'january']);
  });

  it('says what it found then for every day: the answer of an asker that has no later edition', () => {
    const then = createAsker(createRegister([january]), vocabularyText);
    for (const question of ['prison visits', 'action 1', 'skills', 'what is planned this year', 'unicorns']) {
      const now = asker.ask(`${question} as of 1 March 2015`, TODAY);
      const before = then.ask(question, '2015-03-01');
      expect(now.kind).toBe(before.kind);
      if (now.kind === 'found' && before.kind === 'found') {
        expect(now.hits.map(({ placed, score }) => [placed.statement.id, score])).toEqual(
          before.hits.map(({ placed, score }) => [placed.statement.id, score]),
        );
      }
    }
  });

  it('is a limit of its own, which can be taken away', () => {
    const { question } = asker.ask('prison visits as of 15 March 2015', TODAY);
    expect(question.scope.asOf).toBe('2015-03-15');
    expect(describeScope(question.scope, register)).toEqual([
      { key: 'as-of:2015-03-15', label: 'As of 15 March 2015' },
    ]);
    expect(idsOf('prison visits as of 15 March 2015', { without: ['as-of:2015-03-15'] })).toEqual(['march', 'march']);
  });

  it('counts years from that day', () => {
    const { question } = asker.ask('what was planned last year as of 1 March 2015', '2020-01-01');
    expect(question.scope.uncoveredYears).toEqual([]);
  });

  it('before the oldest edition says that none is held, and which is the oldest', () => {
    const answer = asker.ask('prison visits as of December 2014', TODAY);
    expect(answer).toMatchObject({ kind: 'nothing', searched: [], notHeld: { oldest: '2015-01-16' } });
    expect(asker.ask('unicorns', TODAY)).toMatchObject({ kind: 'nothing', notHeld: null });
  });

  it('of editions without a date says that none has one', () => {
    const undated = createAsker(createRegister([{ ...january, updated: null }]), vocabularyText);
    expect(undated.ask('prison visits as of March 2015', TODAY)).toMatchObject({ notHeld: { oldest: null } });
  });

  it('is quick again for each of many days: few engines are made, and few are kept', () => {
    const reports = Array.from({ length: 12 }, (_, index) =>
      report(`e${index}`, edition(`${index + 1} January 2015`, 'book')),
    );
    const many = createAsker(createRegister(reports), vocabularyText);
    for (let day = 1; day <= 12; day += 1) {
      const answer = many.ask(`prison visits as of ${day} January 2015`, TODAY);
      expect(answer.register.reports.map(({ id }) => id)).toEqual([`e${day - 1}`]);
      expect(many.ask(`skills as of ${day} January 2015`, TODAY).register).toBe(answer.register);
    }
  });
});
