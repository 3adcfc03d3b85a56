import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePress, encodeValue, MOST_QUESTION, MOST_WITHOUT, type Press } from '../../src/slack/press.ts';

test('a button’s wish comes back as it was', () => {
  const press: Press = { verb: 'turn', value: { see: 'due', list: 'ended', actions: [1, 7], page: 3 } };
  expect(decodePress('turn:12', encodeValue(press))).toEqual(press);
});

test('the longest question with the most limits fits a button', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', '\\', 'é', '😀', 'a'), maxLength: MOST_QUESTION }), (raw) => {
      const question = raw.slice(0, MOST_QUESTION).toWellFormed();
      const without = Array.from({ length: MOST_WITHOUT }, () => 'x'.repeat(90));
      const press: Press = { verb: 'turn', value: { see: 'answer', question, without, page: 100_000 } };
      expect(decodePress('turn:1', encodeValue(press))).toEqual(press);
      const report = 'x'.repeat(100);
      const trail: Press = {
        verb: 'look',
        value: { see: 'trail', question, without, report, number: 999, page: 100_000 },
      };
      expect(decodePress('look:1', encodeValue(trail))).toEqual(trail);
    }),
  );
});

test.each([
  ['another version’s verb', 'old_thing', '{}'],
  ['no value', 'look:1', undefined],
  ['not JSON', 'look:1', '{'],
  ['a look that is not known', 'look:1', '{"see":"nothing","page":0}'],
  ['a page that is not one', 'turn:1', '{"see":"actions","page":-1}'],
  ['a name of every object', 'constructor', '{}'],
  ['too long a question', 'look:1', JSON.stringify({ see: 'answer', question: 'x'.repeat(501), without: [], page: 0 })],
])('%s is stale', (_, actionId, value) => {
  expect(decodePress(actionId, value)).toBeNull();
});

test('a value that is too long is a fault of ours', () => {
  const without = Array.from({ length: 30 }, () => 'x'.repeat(90));
  expect(() => encodeValue({ verb: 'look', value: { see: 'answer', question: '', without, page: 0 } })).toThrow(
    /2\d{3} characters/,
  );
});
