import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clip,
  clipEscaped,
  countOf,
  escapeMarkup,
  inWords,
  onOneLine,
  plainText,
} from '../../../src/slack/views/text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 300 });

describe('clip', () => {
  test.each([
    ['short enough', 12, 'short enough'],
    ['ends at a whole word', 12, 'ends at a…'],
    ['onewordthatisfartoolong', 10, 'onewordth…'],
    ['😀😀😀😀', 4, '😀…'],
  ])('%s to %i: %s', (text, limit, clipped) => {
    expect(clip(text, limit)).toBe(clipped);
  });

  test('never exceeds its limit, keeps the beginning, and leaves no half character', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 200 }), (raw, limit) => {
        const text = raw.toWellFormed();
        const clipped = clip(text, limit);
        expect(clipped.length).toBeLessThanOrEqual(limit);
        expect(clipped.isWellFormed()).toBe(true);
        expect(text.startsWith(clipped.replace(/…$/u, ''))).toBe(true);
      }),
    );
  });

  test('escaped, too, it stays within', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('&', '<', 'a', ' '), maxLength: 300 }), (text) => {
        expect(escapeMarkup(clipEscaped(text, 100)).length).toBeLessThanOrEqual(100);
      }),
    );
  });
});

test('escaping touches three characters only, once', () => {
  expect(escapeMarkup('R&D <5 > 3 &amp; *bold* @here')).toBe('R&amp;D &lt;5 &gt; 3 &amp;amp; *bold* @here');
});

test('one line has no control characters', () => {
  expect(onOneLine(' a\n\u0000b\t\r c\ud800 ')).toBe('a b c\ufffd');
});

test('plain text is never empty and never parsed', () => {
  expect(plainText(' \n ', 10)).toEqual({ type: 'plain_text', text: '–', emoji: false });
});

test('counts and lists', () => {
  expect(countOf(1, 'statement')).toBe('1 statement');
  expect(countOf(1_200, 'more is', 'more are')).toBe('1,200 more are');
  expect([inWords([]), inWords(['a']), inWords(['a', 'b']), inWords(['a', 'b', 'c'], 'or')]).toEqual([
    '',
    'a',
    'a and b',
    'a, b or c',
  ]);
});
