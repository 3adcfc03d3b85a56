import { expect, it } from 'vitest';
import { formOf, termOf } from '../../src/answer/stem.ts';

it.each([
  ['procure', 'procurement', 'procuring'],
  ['legislate', 'legislation', 'legislative'],
  ['recruit', 'recruitment', 'recruited'],
  ['sponsor', 'sponsorship', 'sponsored'],
  ['organise', 'organize', 'organizing'],
  ['behaviour', 'behavior', 'behaviours'],
  ['15', 'fifteen', '15'],
  ['24', 'twenty-four', '24'],
  ['100000', '100k', '100000'],
  ['gov.uk', 'govuk', 'GOV.UK'.toLowerCase()],
  ['g-cloud', 'gcloud', 'g-cloud'],
])('joins the family of %s', (a, b, c) => {
  expect(termOf(b)).toBe(termOf(a));
  expect(termOf(c)).toBe(termOf(a));
});

it.each([
  ['2013', '2014'],
  ['35%', '35'],
  ['IT', 'it'],
  ['police', 'policy'],
  ['news', 'new'],
])('keeps %s and %s apart', (a, b) => {
  expect(termOf(a)).not.toBe(termOf(b));
});

it('knows a plural from another word of the family', () => {
  expect(formOf('developers')).toBe(formOf('developer'));
  expect(formOf('developed')).not.toBe(formOf('developer'));
});
