import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRegister } from '../../../src/register/register.ts';
import { documentText } from '../../../src/slack/views/document-text.ts';
import { registerOf, SHIPPED_TEXT, sightOf } from '../sample-register.ts';
import { anyReport } from './any-report.ts';

const today = '2015-03-09';
const made = (question: string, { asker, register }: ReturnType<typeof sightOf>) => {
  const answer = asker.ask(question, today);
  if (answer.kind !== 'found') return null;
  return { answer, text: documentText({ answer, asked: { question, without: [] }, register, today }) };
};

test('says what was asked, within which limits, and what was searched', () => {
  const both = sightOf(
    registerOf([SHIPPED_TEXT], [SHIPPED_TEXT, { id: 'dft', department: 'Department for Transport', licence: 'OGL' }]),
  );
  const text = made('progress in 2014 on prison visits', both)?.text ?? '';
  expect(text).toContain('All statements that match “progress in 2014 on prison visits”');
  expect(text).toContain('Only: Progress 2014');
  expect(text).toContain('Made on 9 March 2015');
  expect(text).toContain('Licence: OGL');
  expect(text.match(/^MOJ's actions in response[^\n]*, /gm)).toHaveLength(2);
  expect(text.match(/This was published under/g)).toHaveLength(2);
});

test('whatever a report says, every match stands there whole, in the order of the answer', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const document = made('MOJ will deliver prison visits', sightOf(createRegister([report])));
      if (document === null) return;
      let at = 0;
      for (const { placed } of document.answer.hits) {
        const found = document.text.indexOf(placed.statement.text, at);
        expect(found).toBeGreaterThanOrEqual(at);
        at = found + placed.statement.text.length;
      }
    }),
    { numRuns: 20 },
  );
});
