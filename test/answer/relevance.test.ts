import { describe, expect, it } from 'vitest';
import { WEIGHTS } from '../../src/answer/weights.ts';
import { shownText } from '../../src/register/register.ts';
import { readJudged, scoreAll, summarise } from './judged.ts';
import { register } from './shipped.ts';

const scores = scoreAll();

describe('relevance on the judged questions', () => {
  it('judges only by words that are published', () => {
    const shown = register.statements.map(({ statement }) => shownText(statement));
    const all = [...readJudged(), ...readJudged('judged-fresh.txt'), ...readJudged('judged-last.txt')];
    const lost = all.flatMap(({ question, answers }) =>
      answers
        .filter(({ span }) => !shown.some((text) => text.includes(span)))
        .map(({ span }) => `${question}: ${span}`),
    );
    expect(lost).toEqual([]);
  });

  it.each([
    ['jargon', 0.95],
    ['official', 0.9],
    ['newcomer', 0.8],
    ['phone', 0.93],
    ['auditor', 0.95],
  ])('answers the %s', (voice, floor) => {
    const of = scores.filter(({ judged }) => judged.voice === voice && judged.answers.length > 0);
    expect(summarise(of).ndcg).toBeGreaterThan(floor);
  });

  it('refuses no question that has an answer, and answers none that has not', () => {
    const refused = scores.filter(({ judged, hits }) => judged.answers.length > 0 && hits === 0);
    const noisy = scores.filter(({ judged, hits }) => judged.answers.length === 0 && hits > 0);
    expect([...refused, ...noisy].map(({ judged }) => judged.question)).toEqual([]);
  });

  it('has a right statement first, nine times in ten', () => {
    expect(summarise(scores).firstRight).toBeGreaterThan(0.9);
  });
});

describe('relevance where nobody looked', () => {
  const fresh = scoreAll(WEIGHTS, 'judged-fresh.txt');

  it.each([
    ['jargon', 0.8],
    ['official', 0.8],
    ['newcomer', 0.7],
    ['phone', 0.9],
    ['auditor', 0.9],
  ])('answers the %s', (voice, floor) => {
    const of = fresh.filter(({ judged }) => judged.voice === voice && judged.answers.length > 0);
    expect(summarise(of).ndcg).toBeGreaterThan(floor);
  });

  it('refuses few questions that have an answer, and answers few that have none', () => {
    const none = fresh.filter(({ judged }) => judged.answers.length === 0).length;
    const { refused, noisy } = summarise(fresh);
    expect(refused / (fresh.length - none)).toBeLessThan(0.04);
    expect(noisy / none).toBeLessThan(0.1);
  });
});

describe('relevance on the questions written last', () => {
  const last = scoreAll(WEIGHTS, 'judged-last.txt');

  it.each([
    ['official', 0.73],
    ['newcomer', 0.74],
    ['phone', 0.88],
    ['auditor', 0.82],
  ])('answers the %s', (voice, floor) => {
    const of = last.filter(({ judged }) => judged.voice === voice && judged.answers.length > 0);
    expect(summarise(of).ndcg).toBeGreaterThan(floor);
  });

  it('refuses few questions that have an answer, and answers few that have none', () => {
    const none = last.filter(({ judged }) => judged.answers.length === 0).length;
    const { refused, noisy } = summarise(last);
    expect(refused / (last.length - none)).toBeLessThan(0.03);
    expect(noisy / none).toBeLessThan(0.15);
  });
});
