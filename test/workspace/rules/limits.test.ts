import { expect, test } from 'vitest';
import { LIMITS } from '../../../src/workspace/rules/limits.ts';
import type { LimitName } from '../../../src/workspace/rules/limits.ts';
import { judgeMessage } from '../../../src/workspace/rules/message.ts';
import type { MessageRoute } from '../../../src/workspace/rules/message.ts';
import { judgeShortcuts } from '../../../src/workspace/rules/shortcuts.ts';
import { judgeView } from '../../../src/workspace/rules/view.ts';

// For each limit: something of exactly this size, and what Slack would say of it.

const x = (size: number) => 'x'.repeat(size);
const many = <T>(size: number, one: (index: number) => T): T[] =>
  Array.from({ length: size }, (_, index) => one(index));
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (index: number, more: object = {}) => ({ text: plain('One'), value: String(index), ...more });
const message = (block: object, route: MessageRoute = 'post') =>
  judgeMessage({ text: 'x', blocks: [block] }, route).error;
const modal = (more: object, ...blocks: object[]) =>
  judgeView({ type: 'modal', title: plain('T'), submit: plain('S'), blocks, ...more }, 'modal').error;
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), action_id: 'go', ...more });
const inActions = (element: object) => message(actions(element));
const asked = (element: object, more: object = {}) => modal({}, { type: 'input', label: plain('L'), element, ...more });
const section = (more: object) => message({ type: 'section', ...more });
const image = (more: object) => message({ type: 'image', image_url: 'https://a.uk/i.png', alt_text: 'x', ...more });
const card = (more: object) => message({ type: 'card', title: mrkdwn('x'), ...more });
const confirm = (more: object) => inActions(button({ confirm: { text: plain('Sure?'), ...more } }));
const select = (more: object) => inActions({ type: 'static_select', options: [option(1)], ...more });
const raw = (text: string) => ({ type: 'raw_text', text });
const table = (rows: object[][], type = 'table') => ({
  type,
  rows,
  ...(type === 'data_table' ? { caption: 'x' } : {}),
});
const divider = { type: 'divider' };
const container = (more: object) => message({ type: 'container', title: plain('x'), child_blocks: [divider], ...more });
const chart = (more: object, outer: object = {}) => ({
  type: 'data_visualization',
  title: 'x',
  chart: { type: 'pie', segments: [{ label: 'x', value: 1 }], ...more },
  ...outer,
});
const line = (series: number, points: number, label = 'p') => {
  const labels = many(points, (index) => `${label}${String(index)}`);
  const data = labels.map((name) => ({ label: name, value: 1 }));
  return chart({
    type: 'line',
    segments: undefined,
    series: many(series, (index) => ({ name: `s${String(index)}`, data })),
    axis_config: { categories: labels },
  });
};
const video = (more: object) =>
  message({
    type: 'video',
    video_url: 'https://a.uk',
    thumbnail_url: 'https://a.uk',
    alt_text: 'x',
    title: plain('x'),
    ...more,
  });
const shortcuts = (all: readonly object[]) => {
  const whole = { type: 'global', name: 'x', callbackId: 'x', description: 'x' };
  return judgeShortcuts(all.map((more) => ({ ...whole, ...more }))).length === 0 ? null : 'invalid_arguments';
};
const address = (size: number) => `https://a.uk/${x(size - 13)}`;

const SIZED: Readonly<Record<Exclude<LimitName, 'modalStack' | 'chartLabel'>, (size: number) => string | null>> = {
  messageBlocks: (size) => judgeMessage({ text: 'x', blocks: many(size, () => divider) }, 'post').error,
  viewBlocks: (size) => modal({}, ...many(size, () => divider)),
  messageText: (size) => judgeMessage({ text: x(size) }, 'post').error,
  updatedText: (size) => judgeMessage({ text: x(size) }, 'update').error,
  messageBlocksText: (size) =>
    message({
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: x(size) }] }],
    }),
  metadataBytes: (size) => {
    const metadata = { event_type: 'e', event_payload: { x: '' } };
    metadata.event_payload.x = x(size - JSON.stringify(metadata).length);
    return judgeMessage({ text: 'x', metadata }, 'post').error;
  },
  sectionText: (size) => section({ text: mrkdwn(x(size)) }),
  sectionFields: (size) => section({ fields: many(size, () => plain('x')) }),
  fieldText: (size) => section({ fields: [plain(x(size))] }),
  headerText: (size) => message({ type: 'header', text: plain(x(size)) }),
  contextElements: (size) => message({ type: 'context', elements: many(size, () => mrkdwn('x')) }),
  contextText: (size) => message({ type: 'context', elements: [mrkdwn(x(size))] }),
  actionsElements: (size) => message(actions(...many(size, (index) => button({ action_id: `go${String(index)}` })))),
  contextActionsElements: (size) =>
    message({
      type: 'context_actions',
      elements: many(size, (index) => ({
        type: 'icon_button',
        icon: 'trash',
        text: plain('x'),
        action_id: String(index),
      })),
    }),
  alertText: (size) => modal({}, { type: 'alert', text: plain(x(size)) }),
  cardTitle: (size) => card({ subtitle: mrkdwn(x(size)) }),
  cardBody: (size) => card({ body: mrkdwn(x(size)) }),
  cardActions: (size) => card({ actions: many(size, (index) => button({ action_id: String(index) })) }),
  carouselCards: (size) =>
    message({ type: 'carousel', elements: many(size, () => ({ type: 'card', title: mrkdwn('x') })) }),
  containerChildren: (size) => container({ child_blocks: many(size, () => divider) }),
  containerTitle: (size) => container({ title: plain(x(size)) }),
  imageUrl: (size) => image({ image_url: address(size) }),
  imageAlt: (size) => image({ alt_text: x(size) }),
  imageTitle: (size) => image({ title: plain(x(size)) }),
  inputLabel: (size) => asked({ type: 'plain_text_input' }, { label: plain(x(size)) }),
  inputHint: (size) => asked({ type: 'plain_text_input' }, { hint: plain(x(size)) }),
  markdownText: (size) => message({ type: 'markdown', text: x(size) }),
  tableRows: (size) => message(table(many(size, () => [raw('x')]))),
  tableColumns: (size) => message(table([many(size, () => raw('x'))])),
  tableText: (size) => message(table([[raw(x(size))]])),
  tablesPerMessage: (size) => judgeMessage({ text: 'x', blocks: many(size, () => table([[raw('x')]])) }, 'post').error,
  dataTableRows: (size) =>
    message(
      table(
        many(size, () => [raw('x')]),
        'data_table',
      ),
    ),
  dataTableColumns: (size) => message(table([many(size, () => raw('x')), many(size, () => raw('x'))], 'data_table')),
  dataTableText: (size) => message(table([[raw('x')], [raw(x(size - 1))]], 'data_table')),
  dataTablePage: (size) => message({ ...table([[raw('x')], [raw('x')]], 'data_table'), page_size: size }),
  chartsPerMessage: (size) => judgeMessage({ text: 'x', blocks: many(size, () => chart({})) }, 'post').error,
  chartTitle: (size) => message(chart({}, { title: x(size) })),
  chartSegments: (size) => message(chart({ segments: many(size, () => ({ label: 'x', value: 1 })) })),
  chartSeries: (size) => message(line(size, 1)),
  chartPoints: (size) => message(line(1, size)),
  videoTitle: (size) => video({ title: plain(x(size)) }),
  videoAuthor: (size) => video({ author_name: x(size) }),
  buttonText: (size) => inActions(button({ text: plain(x(size)) })),
  buttonValue: (size) => inActions(button({ value: x(size) })),
  url: (size) => inActions(button({ url: address(size) })),
  accessibilityLabel: (size) => inActions(button({ accessibility_label: x(size) })),
  optionText: (size) => select({ options: [option(1, { text: plain(x(size)) })] }),
  optionValue: (size) => select({ options: [option(1, { value: x(size) })] }),
  optionDescription: (size) => select({ options: [option(1, { description: plain(x(size)) })] }),
  options: (size) => select({ options: many(size, option) }),
  optionGroups: (size) =>
    select({
      options: undefined,
      option_groups: many(size, (index) => ({ label: plain('x'), options: [option(index)] })),
    }),
  optionGroupLabel: (size) =>
    select({ options: undefined, option_groups: [{ label: plain(x(size)), options: [option(1)] }] }),
  overflowOptions: (size) => inActions({ type: 'overflow', options: many(size, option) }),
  choices: (size) => inActions({ type: 'checkboxes', options: many(size, option) }),
  placeholder: (size) => select({ placeholder: plain(x(size)) }),
  inputLength: (size) => asked({ type: 'plain_text_input', max_length: size }),
  files: (size) => asked({ type: 'file_input', max_files: size }),
  confirmTitle: (size) => confirm({ title: plain(x(size)) }),
  confirmText: (size) => confirm({ text: plain(x(size)) }),
  confirmButton: (size) => confirm({ deny: plain(x(size)) }),
  id: (size) => inActions(button({ action_id: x(size) })),
  shortcuts: (size) => shortcuts(many(size, () => ({}))),
  shortcutName: (size) => shortcuts([{ name: x(size) }]),
  shortcutDescription: (size) => shortcuts([{ description: x(size) }]),
  viewTitle: (size) => modal({ title: plain(x(size)) }, divider),
  privateMetadata: (size) => modal({ private_metadata: x(size) }, divider),
  viewBytes: (size) => {
    const blocks = many(90, () => ({ type: 'section', text: mrkdwn('') }));
    const view = { type: 'modal', title: plain('T'), blocks };
    let left = size - JSON.stringify(view).length;
    for (const [index, block] of blocks.entries()) {
      const part = Math.ceil(left / (blocks.length - index));
      block.text.text = x(part);
      left -= part;
    }
    return judgeView(view, 'modal').error;
  },
};

test.each(Object.entries(SIZED))('%s: the limit is accepted and one more is refused', (name, judge) => {
  const { max } = Object.entries(LIMITS).find(([known]) => known === name)?.[1] ?? LIMITS.id;
  expect(judge(max)).toBeNull();
  expect(judge(max + 1)).toMatch(
    /^(invalid_blocks|invalid_arguments|msg_too_long|msg_blocks_too_long|metadata_too_large|view_too_large)$/u,
  );
});

test('a point and its category are at most 20 characters long', () => {
  expect(message(line(1, 1, x(19)))).toBeNull();
  expect(message(line(1, 1, x(20)))).toBe('invalid_blocks');
});

test('every limit names a page of Slack or of its SDK', () => {
  for (const { page } of Object.values(LIMITS))
    expect(page).toMatch(/^https:\/\/(docs\.slack\.dev|github\.com\/slackapi)\//u);
});
