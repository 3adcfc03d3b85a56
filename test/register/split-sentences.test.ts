import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitSentences } from '../../src/register/split-sentences.ts';

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['two', 'MOJ will do it. It will help.', ['MOJ will do it.', 'It will help.']],
  ['a double stop', 'by civil servants.. Initiatives such as', ['by civil servants..', 'Initiatives such as']],
  ['a name with a stop', 'on GOV.UK and HMCTS.net. MOJ', ['on GOV.UK and HMCTS.net.', 'MOJ']],
  ['eg without and with stops', 'routes (eg booking) exist, e.g. Booking', ['routes (eg booking) exist, e.g. Booking']],
  ['a decimal', 'cover 4.5 million. More', ['cover 4.5 million.', 'More']],
  ['a bracketed sentence', 'It is done. (See below.) It works.', ['It is done.', '(See below.)', 'It works.']],
  ['an aside in brackets', 'Services (visits, claims, etc.) MOJ runs', ['Services (visits, claims, etc.) MOJ runs']],
  [
    'a stop inside brackets',
    'It will (as planned. Or not) do it. Then',
    ['It will (as planned. Or not) do it.', 'Then'],
  ],
  ['a bracket that never closes', 'It will (as planned. Then it', ['It will (as planned.', 'Then it']],
  ['a closing quote', 'We call it ‘done.’ Next', ['We call it ‘done.’', 'Next']],
  ['a question', 'Why? Because.', ['Why?', 'Because.']],
  ['an initial', 'Matthew J. Coats leads. He', ['Matthew J. Coats leads.', 'He']],
  ['a grade', 'champions at band A. It will', ['champions at band A.', 'It will']],
  ['a number after No.', 'See No. 5. Then', ['See No. 5.', 'Then']],
  ['a number that begins', 'in 2014. 5 services', ['in 2014.', '5 services']],
  ['a small letter', 'Coming soon... or not', ['Coming soon... or not']],
  ['no sentence', '   ', []],
])('%s', (_, text, sentences) => {
  expect(split(text)).toEqual(sentences);
});

test('leaves out nothing but blank space, whatever the text', () => {
  const texts = fc.string({
    unit: fc.constantFrom('a', 'B', '.', '!', '…', ' ', '(', ')', '[', '’', '"', '5', 'eg', '\u2028'),
  });
  fc.assert(
    fc.property(texts, (text) => {
      const pieces = splitSentences(text);
      const gaps = [
        ...pieces.map(({ start }, index) => text.slice(pieces[index - 1]?.end ?? 0, start)),
        text.slice(pieces.at(-1)?.end ?? 0),
      ];
      return (
        gaps.every((gap) => gap.trim() === '') &&
        pieces.every(({ start, end }) => text.slice(start, end).trim().length === end - start)
      );
    }),
  );
});
