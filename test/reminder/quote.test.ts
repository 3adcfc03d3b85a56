import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteOf } from '../../src/reminder/quote.ts';

describe('quoteOf', () => {
  test.each<[string, number, string, boolean]>([
    ['MOJ will act.', 13, 'MOJ will act.', false],
    ['MOJ will act soon.', 17, 'MOJ will act […]', true],
    ['MOJ will act soon.', 12, 'MOJ will […]', true],
    ['Unbreakablewords', 10, 'Unbrea […]', true],
    ['', 10, '', false],
  ])('%s in %i', (text, longest, expected, isCut) => {
    expect(quoteOf(text, longest)).toEqual({ text: expected, isCut });
  });

  test('never longer than asked, always the text’s own beginning, never half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.integer({ min: 8, max: 40 }), (text, longest) => {
        const quote = quoteOf(text, longest);
        expect(quote.text.length).toBeLessThanOrEqual(longest);
        expect(text.startsWith(quote.text.replace(/ \[…\]$/, ''))).toBe(true);
        expect(quote.isCut).toBe(quote.text !== text);
        if (text.isWellFormed()) expect(quote.text.isWellFormed()).toBe(true);
      }),
    );
  });
});
