import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Statement } from '../../../src/register/report.ts';
import { card, drawnLine } from '../../../src/slack/views/parts.ts';
import { quoteLine, quoteRuns } from '../../../src/slack/views/quote.ts';

const place = { start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) };
const marks = fc.array(fc.record(place), { maxLength: 4 });
/** Plain words, as nearly all are, and with what is escaped, broken into lines, or runs from right to left. */
const words = fc
  .array(
    fc.constantFrom('prison', 'visits', 'café', '–', '“two”', 'a<b', '&', '\n', '\n\n', '  ', 'שלום', '\u202E', '🙂'),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));

const statementOf = (text: string, leadIn: string | null): Statement => ({ id: 'a/1', text, leadIn, line: 1 });

test('a quote’s line says what its runs say, whatever the words, the marks and the limit', () => {
  fc.assert(
    fc.property(
      fc.record({
        text: words,
        leadIn: fc.option(words),
        marks,
        leadInMarks: marks,
        limit: fc.integer({ min: 5, max: 90 }),
      }),
      ({ text, leadIn, limit, ...marked }) => {
        const asRuns = card([{ kind: 'quote', runs: quoteRuns({ text, leadIn, ...marked }, limit) }]);
        expect(card([quoteLine(statementOf(text, leadIn), marked, limit)])).toEqual(asRuns);
      },
    ),
  );
});

test('one statement is quoted with other marks and limits in other answers', () => {
  const statement = statementOf('booked prison visits', 'MOJ also:');
  const quoted = (marked: Parameters<typeof quoteLine>[1], limit: number) =>
    card([quoteLine(statement, marked, limit)]).text;
  expect(quoted({ marks: [{ start: 0, end: 6 }], leadInMarks: [] }, 100)).toBe('“MOJ also: booked prison visits”');
  expect(quoted({ marks: [], leadInMarks: [] }, 12)).toBe('“MOJ also: booked… [shortened here]”');
});

test('a line that is kept is not changed by the lines that follow it in a card', () => {
  const kept = drawnLine('line', ['Published: Action 7']);
  const alone = card([kept]);
  card([kept, { kind: 'line', runs: ['Status: no update recorded here'] }]);
  expect(card([kept])).toEqual(alone);
});
