import { describe, expect, it } from 'vitest';
import { createAsker } from '../../src/answer/answer.ts';
import { describeScope } from '../../src/answer/scope.ts';
import { createRegister } from '../../src/register/register.ts';
import { asker, hitsOf, register, registerOf, textsFor, TODAY, vocabularyText } from './shipped.ts';

const whyFirst = (question: string): readonly string[] =>
  hitsOf(asker.ask(question, TODAY))[0]?.why.map(({ term, how }) => `${term} ${how}`) ?? [];

const idsFor = (question: string): readonly string[] =>
  hitsOf(asker.ask(question, TODAY)).map(({ placed }) => placed.statement.id);

describe('found', () => {
  it.each([
    ['service managers 2013', 'MOJ successfully recruited 5'],
    ['wordpress', 'Wordpress websites'],
    ['G cloud', 'G-Cloud frameworks'],
    ['govuk verify', 'GOV.UK Verify'],
    ['35 per cent', 'around 35%'],
    ['thirty-five percent', 'around 35%'],
    ['fifteen services', 'Fifteen of its services'],
    ['15 services', 'Fifteen of its services'],
    ['three day turnaround', '3-day turnaround'],
    ['100k transactions', '100,000 transactions'],
    ['DVLA', 'Drivers and Vehicle Licensing Agency'],
    ['arms length bodies', 'arm’s length bodies'],
    ['sponsorship', 'sponsored by MOJ Digital Services'],
    ['organizations exempt', '12 organisations exempt'],
    ['powerof attorny', 'power of attorney'],
    ['dgtl steering group', 'Digital Steering Group'],
    ['web sites', 'website'],
    ['act for my mum', 'asting power of attorney'],
    ['crime rates', 'crime map'],
    ['bookng a prisin vist', 'prisoner visits booking'],
    ['who is the chief digital officer', 'Paul Shetler'],
  ])('%s', (question, expected) => {
    expect(textsFor(question)[0]).toContain(expected);
  });

  it('never corrects a word that the register knows', () => {
    const [first] = hitsOf(asker.ask('beta', TODAY));
    expect(first?.why.map(({ word, how }) => [word, how])).toEqual([['beta', 'exact']]);
  });

  it('says how each word matched', () => {
    expect(whyFirst('hackaton')).toEqual(['hackathon typo']);
    expect(whyFirst('dvla')).toEqual(['Drivers and Vehicle Licensing Agency acronym']);
    expect(whyFirst('hiring')).toEqual(['recruit synonym']);
  });

  it('finds an everyday phrase itself where a report has it', () => {
    const report = `Action 7: Publishing

Progress during 2014

The ferry planner was switched off in May.

The department will decommission its forum.
`;
    const texts = textsFor('switch off', createAsker(registerOf({ 'Ferry Office': report }), vocabularyText));
    expect(texts.join(' ')).toContain('was switched off');
  });

  it('takes a post that is filled for a recruitment', () => {
    const answer = asker.ask('progress in 2014 on recruiting service managers', TODAY);
    expect(hitsOf(answer)[0]?.placed.action.number).toBe(2);
  });

  it('looks for an acronym’s whole long form', () => {
    expect(whyFirst('ddat')).toEqual(['digital data and technology acronym']);
  });

  it('puts the sections first that a question leans to, and keeps the others', () => {
    const years = hitsOf(asker.ask('exemplars 2014', TODAY)).map(({ placed }) => placed.section?.year);
    expect(years[0]).toBe(2014);
    expect(new Set(years).size).toBeGreaterThan(1);
  });

  it.each(['action 7 in 2014', 'action 3 or action 5 in 2014', 'what happened in 2014'])(
    '%s means the sections of that year, not the statements that name it',
    (question) => {
      const [first, second] = hitsOf(asker.ask(question, TODAY)).map(({ placed }) => placed.section?.year);
      expect([first, second]).toEqual([2014, 2014]);
    },
  );

  it('finds only in the sections that a question names', () => {
    const hits = hitsOf(asker.ask('progress in 2014 on assisted digital', TODAY));
    expect(hits.length).toBeGreaterThan(0);
    expect(new Set(hits.map(({ placed }) => `${placed.section?.kind} ${placed.section?.year}`))).toEqual(
      new Set(['progress 2014']),
    );
  });

  it('brings the best of each part of a question', () => {
    const texts = textsFor('Zendesk and the Makers Academy').slice(0, 2).join('\n');
    expect(texts).toContain('Zendesk');
    expect(texts).toContain('Makers Academy');
  });

  it('takes what is acted on for no act of parliament', () => {
    const [best] = textsFor('how is feedback from users collected and acted on');
    expect(best).not.toContain('legislat');
  });

  it('gives equals in the register’s order, the same every time', () => {
    expect(idsFor('digital services')).toEqual(idsFor('digital services'));
  });

  it('lists a section of an action in the report’s order', () => {
    expect(textsFor('action 16 planned 2015').map((text) => text.slice(0, 30))).toEqual([
      'MOJ Digital Services will take',
      'MOJ Digital Services will work',
    ]);
  });
});

describe('an action', () => {
  it.each(['action 7', '7', 'a7', 'action seven please'])('%s is the action in full', (question) => {
    const answer = asker.ask(question, TODAY);
    expect(answer.kind === 'action' && answer.action.number).toBe(7);
  });

  it.each([
    ['the procurement action', 10],
    ['the legislation action', 12],
    ['which action is about open policymaking', 14],
  ])('%s is understood by its words', (question, number) => {
    const answer = asker.ask(question, TODAY);
    expect(answer.kind === 'action' && answer.action.number).toBe(number);
  });

  it('is asked back where several fit', () => {
    const answer = asker.ask('the digital action', TODAY);
    expect(answer.kind).toBe('several');
    expect(answer.kind === 'several' && answer.choices.length).toBeGreaterThan(1);
  });

  it('that there is not gives nothing', () => {
    expect(asker.ask('action 99', TODAY).kind).toBe('nothing');
    expect(asker.ask('action 99 hiring', TODAY).kind).toBe('nothing');
  });

  it('is shown whole where the words are not in it but known', () => {
    expect(
      hitsOf(asker.ask('action 16 procurement', TODAY)).length +
        Number(asker.ask('action 16 procurement', TODAY).kind === 'action'),
    ).toBeGreaterThan(0);
    expect(asker.ask('action 16 bitcoin', TODAY).kind).toBe('nothing');
  });
});

describe('nothing', () => {
  it.each([
    'train to London',
    'booking a hotel',
    'staff canteen menu',
    'bitcoin',
    'the',
    '',
    '🚀🚀',
    'lol',
    'prison football club',
    'how much did the website redesign cost',
    'reoffending rates',
    'translation services for courts',
    'chief digital officer’s salary',
  ])('is the answer to “%s”', (question) => {
    const answer = asker.ask(question, TODAY);
    expect(answer.kind).toBe('nothing');
    expect(answer.kind === 'nothing' && answer.searched).toEqual(register.reports);
  });

  it('offers names as published', () => {
    const answer = asker.ask('makers akademie bitcoin', TODAY);
    expect(answer.kind === 'nothing' && answer.suggestions).toContain('Makers Academy');
    const published = register.statements.map(({ statement }) => statement.text).join('\n');
    for (const name of answer.kind === 'nothing' ? answer.suggestions : []) expect(published).toContain(name);
  });

  it('is the answer of an empty register', () => {
    expect(createAsker(createRegister([]), vocabularyText).ask('hiring', TODAY).kind).toBe('nothing');
  });
});

describe('limits', () => {
  it('are shown, and can be taken away one by one', () => {
    const question = 'action 13 dashboards planned 2015';
    const labels = describeScope(asker.ask(question, TODAY).question.scope, register);
    expect(labels).toEqual([
      { key: 'action:13', label: 'Action 13' },
      { key: 'section:planned-2015', label: 'Planned 2015' },
    ]);
    const wider = hitsOf(asker.ask(question, TODAY, { without: ['section:planned-2015'] }));
    expect(wider.length).toBeGreaterThan(hitsOf(asker.ask(question, TODAY)).length);
    expect(new Set(wider.map(({ placed }) => placed.action.number))).toEqual(new Set([13]));
  });
});
