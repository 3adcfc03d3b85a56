import { describe, expect, it } from 'vitest';
import { asker, TODAY } from './shipped.ts';

const read = (text: string, today = TODAY) => asker.ask(text, today).question;
const scopeOf = (text: string, today = TODAY) => {
  const { actions, sections, leans, uncoveredYears } = read(text, today).scope;
  const write = ({ kind, year }: (typeof sections)[number]): string =>
    [kind, year].filter((part) => part !== null).join(' ');
  return { actions, sections: sections.map(write), leans: leans.map(write), uncoveredYears };
};

describe('actions', () => {
  it.each([
    ['action 7', [7]],
    ['Action seven', [7]],
    ['action no. 7', [7]],
    ['a7', [7]],
    ['#7', [7]],
    ['the third action', [3]],
    ['progress on the 12th action', [12]],
    ['progress in the second year', []],
    ['7', [7]],
    ['action07', [7]],
    ['acton 7', [7]],
    ['actions 3 and 5', [3, 5]],
    ['actions 3, 5 and 7 on skills', [3, 5, 7]],
    ['actions 3 to 6', [3, 4, 5, 6]],
    ['actions 3-6', [3, 4, 5, 6]],
    ['actions 3–5, 7 and 10 – 12 on skills', [3, 4, 5, 7, 10, 11, 12]],
    ['action 3 to action 5', [3, 4, 5]],
    ['action 7 2013-14', [7]],
    ['action #2 commitments', [2]],
    ['action 3 and action 5', [3, 5]],
    ['action 0', []],
    ['action 2015', []],
    ['5 service managers', []],
    ['4.5 million', []],
  ])('%s', (text, actions) => {
    expect(read(text).scope.actions).toEqual(actions);
  });
});

describe('sections', () => {
  it.each([
    ['progress in 2014 on exemplars', ['progress 2014']],
    ['2013 progress open policymaking', ['progress 2013']],
    ['planned for 2015 on procurement', ['planned 2015']],
    ['planned activities 2014 beta', ['planned 2014']],
    ['action 16 2015 plans', ['planned 2015']],
    ['December 2012 commitment on social media', ['commitments 2012']],
    ['what did they promise in 2012 on skills', ['commitments 2012']],
    ['what progress was made on exemplars during 2014', ['progress 2014']],
    ['progress in 2013 and 2014 on exemplars', ['progress 2013', 'progress 2014']],
    ['progress 2013-14 on exemplars', ['progress 2013', 'progress 2014']],
    ['progress 2013/14 on exemplars', ['progress 2013', 'progress 2014']],
    ['progress in FY 2013–14 on exemplars', ['progress 2013', 'progress 2014']],
    ['progress since 2013 on exemplars', ['progress 2013', 'progress 2014']],
    ['commitments on tendering and progress on APIs', ['commitments', 'progress']],
    ['what did they do in 2013 about exemplars and what was planned for 2014', ['planned 2014', 'progress 2013']],
    ['progess on exemplars', ['progress']],
    ['progress 2014 on exemplars and plans 2015 on procurement', ['progress 2014', 'planned 2015']],
  ])('%s', (text, sections) => {
    expect(scopeOf(text).sections).toEqual(sections);
  });

  it.each([
    ['what did we promise on skills', ['commitments']],
    ['exemplars 2014', ['2014']],
    ['what happened in 2014 with exemplars', ['progress 2014']],
    ['what will they do about skills', ['planned']],
    ['exemplars since 2014', ['2014', '2015']],
    ['exemplars after 2013', ['2014', '2015']],
    ['exemplars before 2014', ['2012', '2013']],
    ['exemplars until 2013', ['2012', '2013']],
    ['exemplars after 2015', ['2015']],
    ['commitments with deadline March 2013', []],
    ['what was due in April 2014', []],
  ])('%s only leans', (text, leans) => {
    expect(scopeOf(text).leans).toEqual(leans);
  });

  it('does not take a month of a text for the year of a section', () => {
    expect(read('recruit by March 2013').words).toContain('march');
    expect(scopeOf('recruit by March 2013').sections).toEqual([]);
  });
});

describe('years that count from today', () => {
  it.each([
    ['progress last year on exemplars', '2015-03-09', ['progress 2014'], []],
    ['planned for this year on procurement', '2015-03-09', ['planned 2015'], []],
    ['progress last year on exemplars', '2026-11-23', ['progress 2014'], [2025]],
    ['planned for this year on procurement', '2026-11-23', ['planned 2015'], [2026]],
  ] as const)('%s on %s', (text, today, sections, uncoveredYears) => {
    const scope = scopeOf(text, today);
    expect(scope.uncoveredYears).toEqual(uncoveredYears);
    expect(scope.sections).toEqual(sections);
  });

  it('leans to the latest year where no report covers the one meant', () => {
    const answer = asker.ask('who is the digital leader now', '2026-11-23');
    expect(answer.kind).toBe('found');
    expect(answer.question.scope.uncoveredYears).toEqual([2026]);
    expect(answer.question.scope.leans).toEqual([{ kind: null, year: 2015 }]);
  });

  it('says which year no report covers', () => {
    expect(scopeOf('progress in 2019 on exemplars').uncoveredYears).toEqual([2019]);
    expect(asker.ask('progress in 2019 on exemplars', TODAY).kind).toBe('nothing');
  });
});

const sectionsOf = (text: string) => read(text).parts.map(({ sections }) => sections);
const partsOf = (text: string): readonly string[] =>
  read(text).parts.map(({ words }) => words.map(({ word }) => word).join(' '));

describe('parts', () => {
  it.each([
    ['Zendesk and call centres', ['zendesk', 'call centres']],
    ['dashboards, APIs', ['dashboards', 'apis']],
    ['training in ruby plus fast stream', ['training in ruby', 'fast stream']],
    ['HM Courts and Tribunals Service', ['hm courts and tribunals service']],
    ['data and transactions', ['data and transactions']],
  ])('%s', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it('has the sections of the first, unless it has a year of its own', () => {
    const commitments = [{ kind: 'commitments', year: null }];
    expect(sectionsOf('commitments on skills, and procurement')).toEqual([commitments, commitments]);
    expect(sectionsOf('commitments on skills, and procurement in 2014')).toEqual([commitments, []]);
  });

  it('shares the sections that come after with nothing else said', () => {
    const both = [
      { kind: 'commitments', year: 2012 },
      { kind: 'progress', year: 2013 },
    ];
    expect(sectionsOf('commitments of 2012 on skills and procurement, and the progress on these in 2013')).toEqual([
      both,
      both,
    ]);
  });

  it('knows its sentence', () => {
    const sentences = read('My nan has no computer. Can she ring, or use a tablet? What then of skills').parts;
    expect(sentences.map(({ sentence }) => sentence)).toEqual([0, 1, 1, 2]);
  });
});
