import { describe, expect, it } from 'vitest';
import { createAsker } from '../../src/answer/answer.ts';
import { describeScope } from '../../src/answer/scope.ts';
import { hitsOf, registerOf, textsFor, TODAY, vocabularyText } from './shipped.ts';
import { HOME_OFFICE, MINISTRY_OF_JUSTICE } from './small-reports.ts';

describe('several departments', () => {
  const two = registerOf({
    'Ministry of Justice': MINISTRY_OF_JUSTICE,
    'Home Office': HOME_OFFICE,
  });
  const asking = createAsker(two, vocabularyText);
  const withThird = registerOf({
    'Ministry of Justice': MINISTRY_OF_JUSTICE,
    'Home Office': HOME_OFFICE,
    'Ministry of Defence': HOME_OFFICE.replaceAll('Home Office', 'Ministry of Defence'),
  });

  it('asks whose action is meant', () => {
    const answer = asking.ask('action 10', TODAY);
    expect(answer.kind === 'several' && answer.choices.map(({ query }) => query)).toEqual([
      'Ministry of Justice action 10',
      'Home Office action 10',
    ]);
  });

  it('understands the answer to that', () => {
    const answer = asking.ask('Home Office action 10', TODAY);
    expect(answer.kind === 'action' && answer.report.department).toBe('Home Office');
  });

  it('looks in the department that is named', () => {
    const hits = hitsOf(asking.ask('home office progress on hiring', TODAY));
    expect(hits.map(({ placed }) => placed.report.department)).toEqual(['Home Office']);
    expect(textsFor('passport examiners', asking)).toHaveLength(1);
  });

  it('gives all that a department said where it is named alone', () => {
    const hits = hitsOf(asking.ask('home office', TODAY));
    expect(hits).toHaveLength(two.statements.filter(({ report }) => report.department === 'Home Office').length);
  });

  it.each(['justice department action 10', 'Dept of Justice action 10', 'Justice Ministry action 10'])(
    '%s names the Ministry of Justice',
    (question) => {
      const answer = asking.ask(question, TODAY);
      expect(answer.kind === 'action' && answer.report.department).toBe('Ministry of Justice');
    },
  );

  it.each([
    'the Home Office and Justice Ministry on frameworks',
    'compare the Ministry of Justice with home office on frameworks',
  ])('%s looks in both', (question) => {
    const { scope } = createAsker(withThird, vocabularyText).ask(question, TODAY).question;
    expect(
      describeScope(scope, withThird)
        .map(({ label }) => label)
        .toSorted(),
    ).toEqual(['Home Office', 'Ministry of Justice']);
  });

  it('asks which of those named is meant', () => {
    const answer = createAsker(withThird, vocabularyText).ask('home office or defence ministry action 10', TODAY);
    expect(answer.kind === 'several' && answer.choices.map(({ query }) => query)).toEqual([
      'Home Office action 10',
      'Ministry of Defence action 10',
    ]);
  });

  it('looks for a second department that the first one worked with', () => {
    const { scope, words } = asking.ask('what did the Home Office do with the Ministry of Justice', TODAY).question;
    expect(scope.reports).toEqual(['home-office']);
    expect(words).toContain('justice');
  });

  it.each(['what did Defra do about frameworks', 'frameworks of the Department for Transport', 'BIS action 10'])(
    '%s: what another department did, no report of these says',
    (question) => {
      expect(asking.ask(question, TODAY).kind).toBe('nothing');
    },
  );

  it('shows the department as a limit that can be taken away', () => {
    const answer = asking.ask('home office progress on frameworks', TODAY);
    expect(describeScope(answer.question.scope, two)[0]).toEqual({ key: 'report:home-office', label: 'Home Office' });
    const wider = asking.ask('home office progress on frameworks', TODAY, { without: ['report:home-office'] });
    expect(new Set(hitsOf(wider).map(({ placed }) => placed.report.department)).size).toBe(2);
  });
});
