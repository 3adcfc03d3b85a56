import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedRuns, markup, richElements } from '../../../src/slack/views/runs.ts';

const plain = (runs: ReturnType<typeof markedRuns>) =>
  runs.map((run) => (typeof run === 'string' ? run : 'strong' in run ? run.strong : '')).join('');

test('marks make words strong and change nothing else', () => {
  expect(markedRuns('prison visit booking', [{ start: 7, end: 12 }])).toEqual([
    'prison ',
    { strong: 'visit' },
    ' booking',
  ]);
});

test('whatever the marks, the characters stay the same', () => {
  const mark = fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) });
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(mark, { maxLength: 6 }), (text, marks) => {
      expect(plain(markedRuns(text, marks))).toBe(text);
    }),
  );
});

test('nobody’s words are parsed: not as rich text, not in the text', () => {
  const words = '<!channel> <@U1> <https://e.vil|x> & *bold*\n> quote';
  expect(richElements([words, { strong: words }])).toEqual([
    { type: 'text', text: words },
    { type: 'text', text: words, style: { bold: true } },
  ]);
  expect(markup([words])).toBe('&lt;!channel&gt; &lt;@U1&gt; &lt;https://e.vil|x&gt; &amp; *bold* &gt; quote');
});

test('empty runs are left out, because Slack refuses them', () => {
  expect(richElements(['', { strong: '' }, { aside: '' }, { source: null }])).toEqual([]);
});

test('what only we can say: people, channels, links', () => {
  expect(markup([{ user: 'U1' }, { channel: 'C1' }, { link: 'https://a.b/?q=1|2>3', text: 'a<b' }])).toBe(
    '<@U1><#C1><https://a.b/?q=1%7C2%3E3|a&lt;b>',
  );
  expect(richElements([{ source: 'https://a.b' }])).toEqual([
    { type: 'text', text: ' · ' },
    { type: 'link', url: 'https://a.b', text: 'source' },
  ]);
});
