import { describe, expect, it } from 'vitest';
import { array, assert, constantFrom, property, string } from 'fast-check';

/** The page's scripts are plain JavaScript, so what is used of them is said here. */
interface Parsers {
  parseMrkdwn(
    text: string,
  ): readonly { readonly kind: string; readonly parts?: readonly unknown[]; readonly text?: string }[];
  parseMarkdown(text: string): readonly { readonly kind: string }[];
}

const from = (name: string): Promise<Parsers> =>
  import(new URL(`../../src/workspace/page/${name}.js`, import.meta.url).href);
const [mrkdwn, markdown] = await Promise.all([from('parse-mrkdwn'), from('parse-markdown')]);
const parseMrkdwn = (source: string) => mrkdwn.parseMrkdwn(source);
const parseMarkdown = (source: string) => markdown.parseMarkdown(source);

const text = (text: string) => ({ kind: 'text', text });
const parts = (source: string) => parseMrkdwn(source)[0]?.parts;

describe('Slack’s markup', () => {
  it.each([
    [
      '*bold* and _it_ and ~gone~',
      [
        { kind: 'bold', parts: [text('bold')] },
        text(' and '),
        { kind: 'italic', parts: [text('it')] },
        text(' and '),
        { kind: 'strike', parts: [text('gone')] },
      ],
    ],
    ['*bold _both_*', [{ kind: 'bold', parts: [text('bold '), { kind: 'italic', parts: [text('both')] }] }]],
    ['snake_case_name and 2*3*4', [text('snake_case_name and 2*3*4')]],
    ['* not bold * and *open', [text('* not bold * and *open')]],
    ['`*code*`', [{ kind: 'code', text: '*code*' }]],
    [
      '<https://www.gov.uk/a?b=1&amp;c=2|GOV.UK &lt;home&gt;>',
      [{ kind: 'link', url: 'https://www.gov.uk/a?b=1&c=2', parts: [text('GOV.UK <home>')] }],
    ],
    [
      'see https://www.gov.uk/x.',
      [text('see '), { kind: 'link', url: 'https://www.gov.uk/x', parts: [text('https://www.gov.uk/x')] }, text('.')],
    ],
    [
      '<@U_ALEX> in <#C_POLICY|policy>',
      [{ kind: 'user', id: 'U_ALEX', label: null }, text(' in '), { kind: 'channel', id: 'C_POLICY', label: 'policy' }],
    ],
    ['<!channel>', [{ kind: 'broadcast', text: '@channel' }]],
    [
      '<!date^1425891600^{date_long}|9 March>',
      [{ kind: 'date', seconds: 1_425_891_600, format: '{date_long}', url: null, fallback: '9 March' }],
    ],
    [':bell: at 10:30:45', [{ kind: 'emoji', name: 'bell' }, text(' at 10:30:45')]],
    ['&amp;lt; is &lt;', [text('&lt; is <')]],
    ['a < b <nonsense> c', [text('a < b <nonsense> c')]],
  ])('reads %s', (source, expected) => {
    expect(parts(source)).toEqual(expected);
  });

  it('reads quotes and preformatted lines', () => {
    const source = 'before\n&gt; one\n&gt; two\n```\n*as is* &lt;b&gt;\n```\nafter';
    expect(parseMrkdwn(source)).toEqual([
      { kind: 'paragraph', parts: [text('before')] },
      { kind: 'quote', parts: [text('one'), { kind: 'break' }, text('two')] },
      { kind: 'pre', text: '*as is* <b>' },
      { kind: 'paragraph', parts: [text('after')] },
    ]);
  });

  it('loses no word without markup, whatever it is', () => {
    assert(
      property(string({ unit: constantFrom('a', ' ', 'é', '(', '-', '1', '😀') }), (source) => {
        expect(parts(source) ?? []).toEqual(source === '' ? [] : [text(source)]);
      }),
    );
  });
});

describe('standard Markdown', () => {
  it('reads headings, lists, quotes, code, tables and rules', () => {
    const source =
      '# Title\nwords\n\n- [ ] open\n  - deeper\n\n1. one\n\n> said\n\n```\ncode\n```\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---';
    expect(parseMarkdown(source).map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'list',
      'list',
      'quote',
      'pre',
      'table',
      'rule',
    ]);
  });
});

describe('hostile text', () => {
  const pieces = [
    '*',
    '_',
    '`',
    '<',
    '>',
    '&',
    '&amp;',
    'https://',
    '[',
    '](',
    '![',
    '**',
    '~~',
    '```',
    '\n',
    ':a',
    '*a ',
    '> ',
    '- ',
    '|',
    '<!date^',
    '\\',
  ];

  it('is read in time that grows no faster than its length', () => {
    const started = performance.now();
    for (const piece of pieces) {
      parseMrkdwn(piece.repeat(40_000 / piece.length));
      parseMarkdown(piece.repeat(12_000 / piece.length));
    }
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it('never throws', () => {
    assert(
      property(array(constantFrom(...pieces, 'a', ' ', '1')), (chosen) => {
        const source = chosen.join('');
        expect(Array.isArray(parseMrkdwn(source)) && Array.isArray(parseMarkdown(source))).toBe(true);
      }),
    );
  });
});
