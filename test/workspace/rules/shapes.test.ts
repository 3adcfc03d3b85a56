import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slackMessage } from '../../../src/workspace/rules/check.ts';
import { judgeMessage } from '../../../src/workspace/rules/message.ts';
import { judgeView } from '../../../src/workspace/rules/view.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const post = (...blocks: unknown[]) => judgeMessage({ text: 'x', blocks }, 'post');
const said = (...blocks: unknown[]) => post(...blocks).findings.map(slackMessage);
const section = (more: object) => ({ type: 'section', text: plain('x'), ...more });
const input = { type: 'input', label: plain('L'), element: { type: 'plain_text_input' } };
const modal = (more: object, ...blocks: unknown[]) =>
  judgeView({ type: 'modal', title: plain('T'), blocks, ...more }, 'modal');

describe('what Slack says of a wrong shape, and where', () => {
  test.each([
    [{ type: 'sections' }, '[ERROR] unsupported type: sections [json-pointer:/blocks/0/type]'],
    [{}, '[ERROR] missing required field: type [json-pointer:/blocks/0]'],
    ['text', '[ERROR] must be an object [json-pointer:/blocks/0]'],
    [{ type: 'header' }, '[ERROR] missing required field: text [json-pointer:/blocks/0]'],
    [{ type: 'header', text: 'x' }, '[ERROR] must be an object [json-pointer:/blocks/0/text]'],
    [
      { type: 'header', text: { type: 'mrkdwn', text: 'x' } },
      '[ERROR] unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ],
    [{ type: 'header', text: plain('') }, '[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    [{ type: 'divider', colour: 'red' }, '[ERROR] invalid additional property: colour [json-pointer:/blocks/0]'],
    [{ type: 'section' }, '[ERROR] must define at least one of: text, fields [json-pointer:/blocks/0]'],
    [
      section({ text: { ...plain('x'), verbatim: true } }),
      '[ERROR] invalid additional property: verbatim [json-pointer:/blocks/0/text]',
    ],
    [
      section({ accessory: { type: 'plain_text_input' } }),
      '[ERROR] unsupported type: plain_text_input [json-pointer:/blocks/0/accessory/type]',
    ],
    [{ type: 'actions', elements: [] }, '[ERROR] no less than 1 items allowed [json-pointer:/blocks/0/elements]'],
    [
      { type: 'actions', elements: [{ type: 'button', text: plain('x'), style: 'default' }] },
      '[ERROR] must be a valid enum value (one of primary, danger) [json-pointer:/blocks/0/elements/0/style]',
    ],
    [
      { type: 'actions', elements: [{ type: 'button', text: plain('x'), url: 'javascript:alert(1)' }] },
      '[ERROR] must be a valid URL [json-pointer:/blocks/0/elements/0/url]',
    ],
    [
      { type: 'image', alt_text: 'x' },
      '[ERROR] must define exactly one of: image_url, slack_file [json-pointer:/blocks/0]',
    ],
    [
      { type: 'alert', text: plain('x') },
      '[ERROR] unsupported type: alert (not in a message) [json-pointer:/blocks/0/type]',
    ],
    [
      { type: 'table', rows: [[{ type: 'raw_number', value: 1, text: '1' }]] },
      '[ERROR] unsupported type: raw_number [json-pointer:/blocks/0/rows/0/0/type]',
    ],
    [
      { type: 'rich_text', elements: [{ type: 'text', text: 'x' }] },
      '[ERROR] unsupported type: text [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }] },
      '[ERROR] must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
    ],
    [
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x', style: { red: true } }] }],
      },
      '[ERROR] invalid additional property: red [json-pointer:/blocks/0/elements/0/elements/0/style]',
    ],
    [
      {
        type: 'actions',
        elements: [
          {
            type: 'static_select',
            options: [{ text: plain('a'), value: 'a' }],
            initial_option: { text: plain('b'), value: 'b' },
          },
        ],
      },
      '[ERROR] initial_option(s) must be among the options [json-pointer:/blocks/0/elements/0]',
    ],
  ])('%j', (block, expected) => {
    expect(post(block).error).toBe('invalid_blocks');
    expect(said(block)).toContain(expected);
  });

  test('block ids are unique, also inside a container', () => {
    const twice = section({ block_id: 'same' });
    expect(post(section({ block_id: 'other' }), twice).error).toBeNull();
    expect(said(twice, twice)).toEqual(['[ERROR] `block_id` must be unique: same [json-pointer:/blocks/1/block_id]']);
    const container = { type: 'container', title: plain('x'), child_blocks: [twice] };
    expect(post(twice, container).error).toBe('invalid_blocks');
  });

  test('rows of a table are equally long, and a header row of a data_table is plain', () => {
    const cell = { type: 'raw_text', text: 'x' };
    expect(said({ type: 'table', rows: [[cell], [cell, cell]] })).toEqual([
      '[ERROR] all rows must have the same number of cells [json-pointer:/blocks/0/rows]',
    ]);
    const rich = {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
    };
    expect(post({ type: 'data_table', caption: 'x', rows: [[cell], [rich]] }).error).toBeNull();
    expect(post({ type: 'data_table', caption: 'x', rows: [[rich], [cell]] }).error).toBe('invalid_blocks');
  });
});

const data = (...labels: string[]) => labels.map((label, value) => ({ label, value }));
const bars = (series: object[], categories: string[], more: object = {}) => ({
  type: 'data_visualization',
  title: 'x',
  chart: { type: 'bar', series, axis_config: { categories, ...more } },
});
const pie = (segments: object[]) => ({ type: 'data_visualization', title: 'x', chart: { type: 'pie', segments } });

const home = (block: object) => judgeView({ type: 'home', blocks: [block] }, 'home').error;
const first = (more: object) => ({ ...input, element: { ...input.element, ...more } });
const saidOfModal = (...blocks: object[]) => modal({ submit: plain('S') }, ...blocks).findings.map(slackMessage);

describe('charts', () => {
  test('of every kind are taken, each with a point for each category', () => {
    const chart = bars([{ name: 'a', data: data('p', 'q') }], ['q', 'p'], { x_label: 'x', y_label: 'y' });
    for (const type of ['bar', 'line', 'area']) expect(said({ ...chart, chart: { ...chart.chart, type } })).toEqual([]);
    expect(said(pie([{ label: 'p', value: 0.5 }]))).toEqual([]);
  });

  test.each([
    [bars([{ name: 'a', data: data('p') }], ['p', 'q']), 'must have exactly one point for each category'],
    [bars([{ name: 'a', data: data('p', 'p') }], ['p', 'p']), 'must be unique'],
    [
      bars(
        ['a', 'a'].map((name) => ({ name, data: data('p') })),
        ['p'],
      ),
      'must be unique',
    ],
    [bars([{ name: 'a', data: data('p') }], ['p'], { z_label: 'z' }), 'invalid additional property: z_label'],
    [pie([{ label: 'p', value: 0 }]), 'must be more than 0'],
    [pie([{ label: 'p', value: '1' }]), 'must be a number'],
    [{ type: 'data_visualization', title: 'x', chart: { type: 'donut' } }, 'unsupported type: donut'],
    [{ type: 'data_visualization', chart: pie([]).chart }, 'missing required field: title'],
  ])('%j is refused', (block, expected) => {
    expect(said(block).join()).toContain(expected);
  });

  test('stand in messages only; tables on the Home tab too; none of them in a modal', () => {
    const rows = [[{ type: 'raw_text', text: 'x' }], [{ type: 'raw_text', text: 'y' }]];
    const chart = pie([{ label: 'p', value: 1 }]);
    const table = { type: 'table', rows };
    const dataTable = { type: 'data_table', caption: 'x', rows };
    expect([chart, table, dataTable].map((block) => post(block).error)).toEqual([null, null, null]);
    expect([chart, table, dataTable].map(home)).toEqual(['invalid_arguments', null, null]);
    for (const block of [chart, table, dataTable]) expect(modal({}, block).error).toBe('invalid_arguments');
    expect(modal({}, chart).findings[0]?.message).toBe('unsupported type: data_visualization (not in a modal)');
  });
});

describe('views', () => {
  test('only one element may have the focus, and a date must be one', () => {
    expect(saidOfModal(first({ focus_on_load: true }), first({ focus_on_load: false }))).toEqual([]);
    expect(saidOfModal(first({ focus_on_load: true }), first({ focus_on_load: true }))).toEqual([
      '[ERROR] only one element may have focus_on_load [json-pointer:/view/blocks/1/element/focus_on_load]',
    ]);
    const day = (initial_date: string) => first({ type: 'datepicker', initial_date });
    expect(saidOfModal(day('2016-02-29'))).toEqual([]);
    expect(saidOfModal(day('2015-02-29')).join()).toContain('must be a valid date');
  });

  test('a block for messages is refused in a modal and on the Home tab', () => {
    const markdown = { type: 'markdown', text: '# x' };
    expect(post(markdown).error).toBeNull();
    expect(modal({}, markdown).error).toBe('invalid_arguments');
    expect(judgeView({ type: 'home', blocks: [markdown] }, 'home').error).toBe('invalid_arguments');
  });

  test('an input needs a submit button', () => {
    expect(modal({ submit: plain('Save') }, input).error).toBeNull();
    expect(modal({}, input).findings[0]?.message).toContain('missing required field: submit');
  });

  test('a title is plain text of at most 24 characters', () => {
    expect(modal({ title: plain('x'.repeat(25)) }).findings.map(slackMessage)).toEqual([
      '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
    ]);
    expect(modal({ title: { type: 'mrkdwn', text: 'x' } }).error).toBe('invalid_arguments');
  });

  test('a modal is not a Home tab', () => {
    expect(judgeView({ type: 'modal', title: plain('T'), blocks: [] }, 'home').error).toBe('invalid_arguments');
    expect(judgeView({ type: 'home', title: plain('T'), blocks: [] }, 'home').error).toBe('invalid_arguments');
    expect(judgeView({ type: 'home', blocks: [] }, 'home').error).toBeNull();
    expect(judgeView('x', 'home').error).toBe('invalid_arguments');
  });
});

describe('messages', () => {
  test.each([
    [{}, 'no_text'],
    [{ text: '' }, 'no_text'],
    [{ text: '', blocks: [] }, 'no_text'],
    [{ text: 'x', blocks: 'not a list' }, 'invalid_blocks_format'],
    [{ text: 'x', metadata: 'x' }, 'invalid_metadata_format'],
    [{ text: 'x', metadata: { event_type: 'x' } }, 'invalid_metadata_schema'],
    [{ text: 'x', metadata: { event_type: 'x', event_payload: { a: { b: { c: 1 } } } } }, 'invalid_metadata_schema'],
    [{ text: 'x', metadata: { event_type: 'x', event_payload: { a: [{ b: 1 }], c: { d: 'e' } } } }, null],
    [{ markdown_text: 'x' }, null],
    [{ markdown_text: 'x', text: 'x' }, 'markdown_text_conflict'],
    [{ blocks: [{ type: 'divider' }] }, null],
  ])('%j: %s', (message, error) => {
    expect(judgeMessage(message, 'post').error).toBe(error);
  });

  test.each([
    [{ blocks: [{ type: 'divider' }] }, 'no text beside the blocks'],
    [{ text: 'x'.repeat(4001) }, 'text over 4,000 characters'],
    [{ text: 'hello <!channel>' }, 'this pings everyone'],
    [{ text: 'x', blocks: [section({ text: { type: 'mrkdwn', text: '<!here|here>' } })] }, 'this pings everyone'],
    [
      {
        text: 'x',
        blocks: [
          { type: 'actions', elements: [1, 2].map(() => ({ type: 'button', text: plain('x'), action_id: 'go' })) },
        ],
      },
      'action_id go occurs 2 times',
    ],
    [
      {
        text: 'x',
        blocks: [
          {
            type: 'actions',
            elements: [{ type: 'static_select', options: [{ text: plain('x'), value: 'x'.repeat(76) }] }],
          },
        ],
      },
      'option value over 75',
    ],
  ])('what is accepted with advice: %j', (message, advice) => {
    const verdict = judgeMessage(message, 'post');
    expect(verdict.error).toBeNull();
    expect(verdict.advice.map((one) => one.message).join()).toContain(advice);
  });

  test('a careful message gets no advice', () => {
    expect(judgeMessage({ text: 'x', blocks: [section({})] }, 'post')).toEqual({
      error: null,
      findings: [],
      advice: [],
    });
  });
});

test('no payload, however odd, makes the rules throw', () => {
  const odd = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('section', 'actions', 'table', 'rich_text', 'text', '__proto__', 'constructor', 'toString'),
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          'type',
          'text',
          'elements',
          'rows',
          'blocks',
          'accessory',
          'block_id',
          'chart',
          '__proto__',
          'toString',
        ),
        tie('json'),
      ),
    ),
  })).json;
  fc.assert(
    fc.property(fc.array(odd, { maxLength: 4 }), (blocks) => {
      judgeMessage({ text: 'x', blocks, metadata: blocks[0] }, 'post');
      judgeView({ type: 'modal', title: blocks[0], blocks }, 'modal');
    }),
    { numRuns: 300 },
  );
});
