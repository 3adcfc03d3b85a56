import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { tokenise } from '../../src/answer/tokens.ts';

const words = (text: string): readonly string[] => tokenise(text).map(({ word }) => word);
const parts = (text: string): readonly string[] =>
  tokenise(text).flatMap((token) => token.parts.map(({ word }) => word));

it.each([
  ['GOV.UK', ['gov.uk'], ['gov', 'uk']],
  ['100,000 transactions', ['100000', 'transactions'], []],
  ['4.5 million', ['4.5', 'million'], []],
  ['35% of users', ['35%', 'of', 'users'], ['35']],
  ['19.2%', ['19.2%'], ['19.2']],
  ['G-Cloud', ['g-cloud'], ['g', 'cloud']],
  ['MOJ’s own', ['moj', 'own'], []],
  ["departments' couldn't", ['departments', 'couldnt'], []],
  ['product/service', ['product', 'service'], []],
  ['20-week', ['20-week'], ['20', 'week']],
  ['HMCTS.net', ['hmcts.net'], ['hmcts', 'net']],
  ['IT and it', ['IT', 'and', 'it'], []],
  ['civil servants.. Initiatives', ['civil', 'servants', 'initiatives'], []],
])('splits %s', (text, expected, expectedParts) => {
  expect(words(text)).toEqual(expected);
  expect(parts(text)).toEqual(expectedParts);
});

it('gives every word and part its own place in the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      let end = 0;
      for (const token of tokenise(text)) {
        expect(token.start).toBeGreaterThanOrEqual(end);
        expect(token.end).toBeGreaterThan(token.start);
        for (const part of token.parts) {
          expect(part.start).toBeGreaterThanOrEqual(token.start);
          expect(part.end).toBeLessThanOrEqual(token.end);
        }
        end = token.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});
