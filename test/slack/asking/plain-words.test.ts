import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainWords } from '../../../src/slack/asking/plain-words.ts';

test.each([
  ['<@U_BOT> what about courts?', 'what about courts?'],
  ['what about <@U_BOT|digital> courts?', 'what about courts?'],
  ['R&amp;D &lt;5&gt; &amp;lt;b&amp;gt;', 'R&D <5> &lt;b&gt;'],
  ['ask <@U012|sam> in <#C012|digital> and <#C987|>', 'ask @sam in #digital and'],
  ['see <https://gov.uk|gov.uk> <https://a.b/c>', 'see gov.uk https://a.b/c'],
  ['<!channel> <!subteam^S1|@team> hello', 'hello'],
  ['  two\n lines\u0000 ', 'two lines'],
  ['a < b and c > d', 'a < b and c > d'],
])('%j is read as %j', (typed, words) => {
  expect(plainWords(typed, 'U_BOT')).toBe(words);
});

test('long and broken input takes no longer than its length', () => {
  fc.assert(
    fc.property(fc.constantFrom('<', '<@', '<<>', '&amp;', '< >'), (piece) => {
      const began = performance.now();
      plainWords(piece.repeat(20_000), 'U_BOT');
      expect(performance.now() - began).toBeLessThan(500);
    }),
    { numRuns: 10 },
  );
});
