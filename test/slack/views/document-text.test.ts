import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRegister } from '../../../src/register/register.ts';
import type { Look } from '../../../src/slack/press.ts';
import { recordingFor } from '../../../src/slack/asking/recording.ts';
import { documentText } from '../../../src/slack/views/document-text.ts';
import { registerOf, SHIPPED_TEXT, shipped, sightOf } from '../sample-register.ts';
import { progressOf } from '../small-progress.ts';
import { anyReport } from './any-report.ts';

const today = '2015-03-09';
const made = (question: string, sight: ReturnType<typeof sightOf>) => {
  const answer = sight.asker.ask(question, today);
  if (answer.kind !== 'found') return null;
  return { answer, text: documentText({ answer, asked: { question, without: [] }, recording: null, today }) };
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

test('says what was recorded of each promise, with who recorded it, whole, and that it was not published', () => {
  const [activity] = shipped.activities.filter(({ text }) => text.includes('prisoner visits booking'));
  const matter = { kind: 'update', activityId: activity?.id ?? '', status: 'done', happenedOn: '2015-03-01' } as const;
  const note = `It is live. ${'word '.repeat(300)}`.trim();
  const sight = sightOf(shipped, progressOf({ matter, words: { note, evidence: 'https://example.org/live' } }));
  const question = 'prisoner visits booking';
  const answer = sight.asker.ask(question, today);
  if (answer.kind !== 'found') return expect.fail('nothing found');
  const look: Look = { see: 'answer', question, without: [], page: 0 };
  const text = documentText({ answer, asked: { question, without: [] }, recording: recordingFor(look, sight), today });
  expect(text).toContain('with who recorded it: it was not published.');
  expect(text).toContain(`   Recorded here:
     Update: done, recorded by Sam Jones, not confirmed · on 3 March 2015, for 1 March 2015 · unowned
     Sam Jones wrote: “${note}”
     Evidence: https://example.org/live`);
  expect(made(question, sight)?.text).not.toContain('Recorded here');
});
