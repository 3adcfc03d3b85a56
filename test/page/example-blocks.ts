import type { Json } from './open-desk.ts';

/** A plain text object. */
export const plain = (text: string): Json => ({ type: 'plain_text', text });

/** A mrkdwn text object. */
export const mrkdwn = (text: string): Json => ({ type: 'mrkdwn', text });

/** An option of a select. */
export const option = (text: string, value: string): Json => ({ text: plain(text), value });

const section = (...elements: Json[]): Json => ({ type: 'rich_text_section', elements });
const words = (text: string, style?: Json): Json => ({ type: 'text', text, ...(style === undefined ? {} : { style }) });
const raw = (text: string): Json => ({ type: 'raw_text', text });

/** A quote as the bot shows it: marked words, lists, code, and every kind of reference. */
const richText: Json = {
  type: 'rich_text',
  elements: [
    section(
      words('We will book '),
      words('prison visits', { bold: true }),
      words(' by '),
      words('summer', { italic: true }),
    ),
    { type: 'rich_text_quote', elements: [words('Verbatim *not bold*')] },
    { type: 'rich_text_list', style: 'bullet', elements: [section(words('first bullet'))] },
    { type: 'rich_text_list', style: 'ordered', indent: 1, elements: [section(words('numbered'))] },
    { type: 'rich_text_preformatted', elements: [words('npm start')] },
    section({ type: 'link', url: 'https://www.gov.uk/', text: 'the source' }, words(' '), {
      type: 'user',
      user_id: 'U_PRIYA',
    }),
    section(
      { type: 'channel', channel_id: 'C_POLICY' },
      words(' '),
      { type: 'emoji', name: 'bell' },
      words('gone', { strike: true }),
    ),
    section({ type: 'date', timestamp: 1_427_000_400, format: '{date_long} at {time}', fallback: 'some day' }),
  ],
};

/** One message with the blocks a message may carry beside rich text. */
export const manyBlocks: readonly Json[] = [
  { type: 'header', text: plain('Three statements') },
  {
    type: 'section',
    text: mrkdwn('*Action 7* <https://www.gov.uk/x|source>'),
    fields: [mrkdwn('*Year*\n2015'), mrkdwn('*Kind*\nplanned')],
  },
  { type: 'divider' },
  richText,
  { type: 'context', elements: [mrkdwn('MOJ’s report of 16 January 2015')] },
  { type: 'image', image_url: 'https://example.org/chart.png', alt_text: 'A chart of actions' },
  {
    type: 'table',
    rows: [
      [raw('Action'), raw('Date')],
      [raw('Seven'), raw('March 2015')],
    ],
  },
  { type: 'markdown', text: '## A heading\n\n- [x] ticked\n- **strong**' },
  { type: 'container', title: plain('A container'), child_blocks: [{ type: 'section', text: mrkdwn('inside it') }] },
];

/** Blocks the table limit of one message keeps apart. */
export const dataBlocks: readonly Json[] = [
  {
    type: 'data_table',
    caption: 'Activities by action',
    page_size: 2,
    rows: [
      [raw('Action'), raw('Count')],
      ...[1, 2, 3].map((n) => [raw(`Action ${n}`), { type: 'raw_number', value: n, text: String(n) }]),
    ],
  },
  {
    type: 'data_visualization',
    title: 'By state',
    chart: {
      type: 'pie',
      segments: [
        { label: 'soon', value: 3 },
        { label: 'passed', value: 5 },
      ],
    },
  },
];
