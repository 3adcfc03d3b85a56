import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAsker, type Asker } from '../../src/answer/answer.ts';
import type { Mark } from '../../src/answer/marks.ts';
import { plainText, QUESTION_LIMIT } from '../../src/answer/question-words.ts';
import { asker, hitsOf, register, registerOf, TODAY, vocabularyText } from './shipped.ts';

const published = [...new Set(register.statements.flatMap(({ statement }) => statement.text.split(/\s+/)))];
const anyWord = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...published) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'action',
      '7',
      'progress',
      '2014',
      'planned',
      'and',
      'the',
      'who',
      'hiring',
      'nan',
      '#3',
      'recrutment',
      'MOJ',
    ),
  },
);
const anyQuestion = fc.array(anyWord, { maxLength: 12 }).map((words) => words.join(' '));
const anyParagraph = fc.array(anyWord, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '));
const anyReport = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 20 }), anyParagraph, fc.array(anyParagraph, { maxLength: 4 })), {
    maxLength: 5,
  })
  .map((actions) =>
    actions
      .map(
        ([number, title, paragraphs]) =>
          `Action ${number}: ${title}\n\nProgress during 2014\n\n${paragraphs.join('\n\n')}`,
      )
      .join('\n\n'),
  );

function expectVerbatim(by: Asker, question: string, source: string): void {
  for (const { placed, score, marks, leadInMarks, why } of hitsOf(by.ask(question, TODAY))) {
    const { statement } = placed;
    expect(source).toContain(statement.text);
    if (statement.leadIn !== null) expect(source).toContain(statement.leadIn);
    expect(score).toBeGreaterThan(0);
    expectMarks(marks, statement.text);
    expectMarks(leadInMarks, statement.leadIn ?? '');
    for (const { strength } of why) expect(strength).toBeGreaterThan(0);
  }
}

function expectMarks(marks: readonly Mark[], text: string): void {
  let end = 0;
  for (const mark of marks) {
    expect(mark.start).toBeGreaterThanOrEqual(end);
    expect(mark.end).toBeGreaterThan(mark.start);
    end = mark.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
}

describe('whatever is asked', () => {
  const source = register.statements.flatMap(({ statement }) => [statement.text, statement.leadIn ?? '']).join('\n');

  it('answers in the report’s words, marked within their bounds', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => expectVerbatim(asker, question, source)),
      { numRuns: 150 },
    );
  });

  it('does so for whatever report', () => {
    fc.assert(
      fc.property(anyReport, anyQuestion, (text, question) => {
        const small = registerOf({ Department: text });
        expectVerbatim(createAsker(small, vocabularyText), question, text);
      }),
      { numRuns: 15 },
    );
  });

  it.each([
    ['3,000 characters', 'recruitment of service managers and '.repeat(90)],
    ['one word of 100,000 letters', 'x'.repeat(100_000)],
    ['only punctuation', '?!.,;:-_*~`'.repeat(500)],
    ['right-to-left', 'ما هو التقدم في التوظيف ‮ recruitment'],
    ['markup and mentions', '<@U123|bob> *hiring* <https://x.example|click> <!channel> :tada: `code` ~gone~'],
    ['SQL', "'; DROP TABLE statements; -- hiring"],
    ['a regular-expression bomb', `(a+)+$ ${'a'.repeat(5000)}!`],
    ['NUL characters', 'hiring\u0000\u0000plans\u0007'],
    ['half a character', 'hiring \uD83D plans'],
    ['actions without end', 'action 1, '.repeat(1000)],
    ['a long range', 'actions 1 to 999999999999 and progress 1900 to 2099'],
    ['words of objects', '__proto__ constructor toString hasOwnProperty valueOf'],
    ['joints without end', 'and '.repeat(800)],
  ])('%s come back in good time', (_, question) => {
    const before = performance.now();
    expect(['found', 'action', 'several', 'nothing']).toContain(asker.ask(question, TODAY).kind);
    expect(performance.now() - before).toBeLessThan(500);
  });

  it('sees through Slack’s markup', () => {
    expect(plainText('<@U1> what about *hiring* <https://x.example/a|the plan> :tada:?')).toBe(
      'what about hiring the plan ?',
    );
    expect(plainText('y'.repeat(5000))).toHaveLength(QUESTION_LIMIT);
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        asker.ask(text, TODAY);
      }),
      { numRuns: 150 },
    );
  });
});
