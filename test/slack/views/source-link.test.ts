import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { textFragmentLink } from '../../../src/slack/views/source-link.ts';

const PAGE = 'https://www.gov.uk/report';
const targetOf = (link: string | null) => (link ?? '').split(':~:text=')[1] ?? '';

test.each([
  ['a short quote stands whole', 'MOJ will: train 5 people', `${PAGE}#:~:text=MOJ%20will%3A%20train%205%20people`],
  ['a hyphen, a comma and an ampersand are escaped', 'in-house, R&D', `${PAGE}#:~:text=in%2Dhouse%2C%20R%26D`],
  ['curly quotes and other letters', 'MOJ’s “café”', `${PAGE}#:~:text=MOJ%E2%80%99s%20%E2%80%9Ccaf%C3%A9%E2%80%9D`],
])('%s', (_, quote, link) => {
  expect(textFragmentLink(PAGE, quote)).toBe(link);
});

test('a long quote is named by its first and last words', () => {
  const quote =
    'MOJ will establish service managers who oversee the design, delivery and ongoing management of each service. By March 2013 we will recruit 5 service managers.';
  expect(textFragmentLink(PAGE, quote)).toBe(
    `${PAGE}#:~:text=MOJ%20will%20establish%20service%20managers%20who%20oversee%20the%20design%2C%20delivery,March%202013%20we%20will%20recruit%205%20service%20managers.`,
  );
});

test('whatever the quote: its words, whole, in order, and an address Slack takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 2_000 }), (quote) => {
      const link = textFragmentLink(PAGE, quote) ?? '';
      expect(link.length).toBeLessThanOrEqual(3_000);
      expect(URL.canParse(link)).toBe(true);
      const target = targetOf(link);
      expect(target).not.toMatch(/[-&<>|\s]/);
      const parts = target.split(',').map(decodeURIComponent);
      let from = 0;
      for (const part of parts) {
        const at = quote.toWellFormed().indexOf(part, from);
        expect(at).toBeGreaterThanOrEqual(from);
        from = at + part.length;
      }
    }),
  );
});

test.each([
  ['no source', null],
  ['not https', 'http://www.gov.uk/report'],
  ['not a web address', 'javascript:alert(1)'],
  ['no address at all', 'report'],
])('%s: no link', (_, source) => {
  expect(textFragmentLink(source, 'words')).toBeNull();
});

test('a page with a fragment of its own keeps it', () => {
  expect(textFragmentLink(`${PAGE}#actions`, 'words')).toBe(`${PAGE}#actions:~:text=words`);
});
