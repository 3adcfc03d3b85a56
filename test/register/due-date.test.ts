import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDueDate, promisedDates, type DatedWords } from '../../src/register/due-date.ts';

const plan = { kind: 'planned', year: 2015, heading: 'Planned activities in 2015' } as const;
const commitments = {
  kind: 'commitments',
  year: 2012,
  heading: 'Departmental digital strategy commitments (December 2012)',
} as const;

const datesOf = (text: string, section: DatedWords['section'] = plan, leadIn: string | null = null) =>
  promisedDates({ text, leadIn, section }).map(({ on, precision, phrase }) => [phrase, on, precision]);

describe('how dates are written', () => {
  test.each([
    ['by March 2015', '2015-03-31', 'month'],
    ['by 31 March 2015', '2015-03-31', 'day'],
    ['by 1st April 2015', '2015-04-01', 'day'],
    ['no later than June 2015', '2015-06-30', 'month'],
    ['before the end of 2015', '2015-12-31', 'year'],
    ['before April 2015', '2015-03-31', 'month'],
    ['before 2016', '2015-12-31', 'year'],
    ['until March 2016', '2016-03-31', 'month'],
    ['by the end of March 2015', '2015-03-31', 'month'],
    ['by end-March 2015', '2015-03-31', 'month'],
    ['by the start of April 2015', '2015-04-01', 'month'],
    ['by the end of December', '2015-12-31', 'month'],
    ['by the end of the year', '2015-12-31', 'year'],
    ['by 5 May', '2015-05-05', 'day'],
    ['during 2015 to 2016', '2016-03-31', 'financial-year'],
    ['in 2015-16', '2016-03-31', 'financial-year'],
    ['in financial year 2015/16', '2016-03-31', 'financial-year'],
    ['by the end of the 2015 to 2016 financial year', '2016-03-31', 'financial-year'],
    ['between April and June 2015', '2015-06-30', 'month'],
    ['between April 2015 and June 2016', '2016-06-30', 'month'],
    ['from April to June 2015', '2015-06-30', 'month'],
    ['in Q1 2015', '2015-03-31', 'month'],
    ['in Q1 2015/16', '2015-06-30', 'month'],
    ['by the third quarter of 2015', '2015-09-30', 'month'],
    ['in the second half of 2015', '2015-12-31', 'month'],
    ['in spring 2015', '2015-05-31', 'month'],
    ['by summer 2015', '2015-08-31', 'month'],
    ['by autumn 2015', '2015-11-30', 'month'],
    ['by winter 2015', '2016-02-29', 'month'],
    ['by early 2015', '2015-04-30', 'month'],
    ['by mid-2015', '2015-08-31', 'month'],
    ['in late 2015', '2015-12-31', 'month'],
    ['in 2015', '2015-12-31', 'year'],
    ['by 2016 to 2018', '2018-12-31', 'year'],
  ])('%s', (phrase, on, precision) => {
    expect(datesOf(`DWP will launch a new service ${phrase}.`)).toEqual([[phrase, on, precision]]);
  });

  test('a month among commitments is the next one', () => {
    expect(datesOf('DWP will launch it by the end of March.', commitments).map(([, on]) => on)).toEqual(['2013-03-31']);
    expect(
      datesOf('DWP will launch it by the end of March.', {
        ...commitments,
        heading: 'Digital strategy commitments (2012)',
      }),
    ).toEqual([]);
  });
});

describe('what is no promised date', () => {
  test.each([
    ['a start', 'From April 2015 all services will meet the standard.'],
    ['a start in words', 'The redesign is starting in April 2015.'],
    ['a beginning', 'DWP will begin testing in April 2015.'],
    ['a rate', 'DWP will redesign services handling 100,000 transactions each year.'],
    ['a past fact', 'In 2014 DWP started advertising every post and will continue.'],
    ['a past passive', 'All content was moved by March 2015.'],
    ['a past perfect', 'By March 2015 DWP had moved all content.'],
    ['what goes on', 'DWP will continue to do so in 2015 until it is done.'],
    ['what grows', 'DWP will ensure that the number of civil servants will grow in 2015.'],
    ['what supports', 'In 2015, initiatives such as the Lab will allow the team to increase capability.'],
    ['passive support', 'Staff will be supported during 2015.'],
    ['an imperative that goes on', 'Continue to improve services in 2015.'],
    ['a year as a name', 'DWP will take part in events such as Hackathons and a 2015 Sprint Justice event.'],
    ['a year before a noun', 'DWP will publish its 2015 to 2016 plan and 2015 figures.'],
    ['after', 'This is likely to be completed after April 2015.'],
    ['a possibility', 'The contract could be awarded by March 2015.'],
    ['the coming year', 'It will release services in the coming year, this year and over the year.'],
    ['an event', 'DWP will be ready to introduce legislation at the beginning of the next parliament.'],
    ['an election', 'DWP will publish it before the 2015 election.'],
    ['the whole year', 'DWP will publish data throughout 2015 and over the course of 2015.'],
    ['a number', 'DWP will serve 2015 users, 2,015 users, £2015 and 2015.5 users by default.'],
    ['March and may as verbs', 'DWP will march on and may 5 times do it.'],
    ['no day', 'DWP will do it by 31 February 2015.'],
    ['what had been done', 'As set out in the 2013 strategy, DWP will move services.'],
  ])('%s', (_, text) => {
    expect(datesOf(text)).toEqual([]);
  });

  test('nothing in a progress section', () => {
    expect(
      datesOf('All will be moved by March 2015.', { kind: 'progress', year: 2014, heading: 'Progress in 2014' }),
    ).toEqual([]);
  });
});

describe('which verb a date belongs to', () => {
  test.each([
    ['In 2015, IT will be centralised and specialist teams will be introduced.', ['2015-12-31']],
    ['Services launched in 2014 will be reviewed in 2015.', ['2015-12-31']],
    ['The service, which was launched in 2013, will be extended by summer 2015.', ['2015-08-31']],
    ['DWP has committed to deliver 4 services by March 2015.', ['2015-03-31']],
    ['DWP will have moved all sites by July 2015.', ['2015-07-31']],
    ['DWP will, in 2015, launch a new service.', ['2015-12-31']],
    ['DWP plans to launch the service in May 2015.', ['2015-05-31']],
    ['The service will be live in spring 2015.', ['2015-05-31']],
    ['Two exemplars will go live in 2015.', ['2015-12-31']],
    ['Launch the beta in June 2015.', ['2015-06-30']],
    ['Complete digital development by March 2015.', ['2015-03-31']],
    ['Building on the progress made in 2014, DWP will deliver 3 services by March 2015.', ['2015-03-31']],
    ['In 2015 digital services will be launched.', ['2015-12-31']],
    ['DWP is working on it and during 2015 it will launch it.', ['2015-12-31']],
  ])('%s', (text, days) => {
    expect(datesOf(text).map(([, on]) => on)).toEqual(days);
  });
});

test('several dates are all kept, and the last is when it is due', () => {
  const words = {
    text: 'DWP will move its content by April 2013 and April 2014 respectively.',
    leadIn: null,
    section: commitments,
  };
  expect(findDueDate(words)).toEqual({
    on: '2014-04-30',
    precision: 'month',
    phrase: 'April 2014',
    all: [
      { on: '2013-04-30', precision: 'month', phrase: 'by April 2013' },
      { on: '2014-04-30', precision: 'month', phrase: 'April 2014' },
    ],
  });
});

test('a bullet has its lead-in’s dates, as the bullet’s own verb takes them', () => {
  expect(datesOf('prison visits', plan, 'DWP will deliver 4 services by March 2015:')).toEqual([
    ['by March 2015', '2015-03-31', 'month'],
  ]);
  expect(datesOf('launch a service', plan, 'In 2015 DWP will:')).toEqual([['In 2015', '2015-12-31', 'year']]);
  expect(datesOf('continue to grow', plan, 'In 2015 DWP will:')).toEqual([]);
});

test('without a date a plan has its year, a commitment nothing', () => {
  expect(findDueDate({ text: 'DWP will do it.', leadIn: null, section: plan })).toEqual({
    on: '2015-12-31',
    precision: 'plan-year',
    phrase: 'Planned activities in 2015',
    all: [],
  });
  expect(findDueDate({ text: 'DWP will do it.', leadIn: null, section: commitments })).toBeNull();
});

test('every phrase is a part of the words, whatever they are', () => {
  const pieces = fc.constantFrom(
    'by',
    'in',
    'March',
    'the end of',
    '2015',
    'and',
    '2014 to 2015',
    'DWP will',
    'launch',
    ',',
    'Q1',
    'spring',
    'between',
    'was',
    'moved',
    '-',
    '31',
    'to',
    'from',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (words) => {
      const text = words.join(' ');
      expect(
        datesOf(text).filter(([phrase, on]) => !text.includes(phrase ?? ' ') || !/^\d{4}-\d{2}-\d{2}$/.test(on ?? '')),
      ).toEqual([]);
    }),
  );
});
