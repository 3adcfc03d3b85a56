import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clip,
  clipEscaped,
  countOf,
  escapeMarkup,
  inWords,
  isolate,
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

  test('escaped, too, it stays within, keeps the beginning, and loses no more than a word', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('&', '<', 'a', ' ', '😀'), maxLength: 300 }), (text) => {
        const clipped = clipEscaped(text, 100);
        expect(escapeMarkup(clipped).length).toBeLessThanOrEqual(100);
        expect(clipped.isWellFormed()).toBe(true);
        const kept = clipped.replace(/…$/u, '');
        if (escapeMarkup(text).length <= 100) {
          expect(clipped).toBe(text);
          return;
        }
        expect(text.startsWith(kept)).toBe(true);
        // No more is left out than the next word, with the blanks before it, needs.
        const more = /^\s*\S*/u.exec(text.slice(kept.length))?.[0] ?? '';
        expect(escapeMarkup(kept + more).length).toBeGreaterThan(99);
      }),
    );
  });

  test.each([
    ['R&D ', 490],
    ['a < b > c & ', 460],
  ])('a long note is not shown at a fifth of its length because of one sign: %s', (begin, least) => {
    const shown = clipEscaped(begin.concat('word '.repeat(400)), 500);
    expect(escapeMarkup(shown).length).toBeLessThanOrEqual(500);
    expect(shown.length).toBeGreaterThan(least);
  });
});

test('escaping touches three characters only, once', () => {
  expect(escapeMarkup('R&D <5 > 3 &amp; *bold* @here')).toBe('R&amp;D &lt;5 &gt; 3 &amp;amp; *bold* @here');
});

test('one line has no control characters', () => {
  expect(onOneLine(' a\n\u0000b\t\r c\ud800 ')).toBe('a b c\ufffd');
});

test.each([
  ['an override', 'abc \u202edef', 'abc def'],
  ['an embedding', '\u202babc\u202c', 'abc'],
  ['an isolate that is never closed', 'abc \u2067def', 'abc def'],
  ['a close that nothing opened', 'abc\u2069 def', 'abc def'],
  [
    'isolates that are closed',
    'by \u2068Sam\u2069, \u2068x \u2067y\u2069\u2069',
    'by \u2068Sam\u2069, \u2068x \u2067y\u2069\u2069',
  ],
])('one line cannot turn round what stands after it: %s', (_name, text, line) => {
  expect(onOneLine(text)).toBe(line);
});

test('plain words are told quickly, and of no character otherwise than slowly', () => {
  const others = Array.from({ length: 0x1_00_00 }, (_, code) => `a${String.fromCharCode(code)}b`).filter(
    // A line break before them makes them no plain words.
    (words) => onOneLine(words) !== onOneLine(`\n${words}`),
  );
  expect(others).toEqual([]);
});

describe('what others say between our own words', () => {
  test.each(['Sam Jones', 'Zoë 👩‍💻', '“R&D”', '山田'])('is left as it is: %s', (text) => {
    expect(isolate(text)).toBe(text);
  });

  test.each([
    ['עמית', '\u2068עמית\u2069'],
    ['سارة', '\u2068سارة\u2069'],
    ['Sam \u202eseno', '\u2068Sam seno\u2069'],
    ['Sam\u2069\u202e', '\u2068Sam\u2069'],
    ['\u2067Sam', '\u2068Sam\u2069'],
  ])('stands by itself where it may run from right to left: %j', (text, isolated) => {
    expect(isolate(text)).toBe(isolated);
    expect(onOneLine(isolated)).toBe(isolated);
  });
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
