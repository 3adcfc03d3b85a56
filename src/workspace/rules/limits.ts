/** One limit of Slack's. */
export interface Limit {
  /** The largest number accepted. */
  readonly max: number;
  /** The smallest number accepted. Default 0; for texts 1. */
  readonly min?: number;
  readonly unit: 'characters' | 'blocks' | 'elements' | 'rows' | 'columns' | 'bytes' | 'views';
  /** What is limited, in words. */
  readonly of: string;
  /** Slack's own page, or the report of a measurement where Slack has no page. */
  readonly page: string;
}

const DOCS = 'https://docs.slack.dev/reference';
const block = (name: string) => `${DOCS}/block-kit/blocks/${name}-block`;
const element = (name: string) => `${DOCS}/block-kit/block-elements/${name}-element`;
const object = (name: string) => `${DOCS}/block-kit/composition-objects/${name}-object`;
const method = (name: string) => `${DOCS}/methods/${name}`;
const MODALS = 'https://docs.slack.dev/surfaces/modals';
const VIEW = `${DOCS}/views/modal-views`;
const CHARTS = block('data-visualization');
const MANIFEST = `${DOCS}/app-manifest`;

const limit = (max: number, unit: Limit['unit'], of: string, page: string, min?: number): Limit =>
  min === undefined ? { max, unit, of, page } : { max, min, unit, of, page };
const text = (max: number, of: string, page: string, min = 1) => limit(max, 'characters', of, page, min);
const count = (max: number, of: string, page: string, min = 1) => limit(max, 'elements', of, page, min);

/**
 * Every limit the workspace enforces, with the page it comes from. Where Slack's pages and people's measurements disagree,
 * the stricter number that a message can still live with is taken, and the line says so.
 */
export const LIMITS = {
  messageBlocks: limit(50, 'blocks', 'blocks in a message', `${DOCS}/block-kit/blocks`),
  viewBlocks: limit(100, 'blocks', 'blocks in a view', VIEW),
  messageText: text(40_000, "a message's text", method('chat.postMessage')),
  updatedText: text(4000, 'the text of an update', method('chat.update')),
  // Slack names no number. Measured refusals begin between 11,300 and 13,300 characters (also bolt-js issue 2867).
  messageBlocksText: text(
    12_000,
    'all text in the blocks of one message',
    'https://github.com/slackapi/bolt-js/issues/2509',
  ),
  metadataBytes: limit(8000, 'bytes', "a message's metadata", 'https://docs.slack.dev/messaging/message-metadata'),
  sectionText: text(3000, "a section's text", block('section')),
  sectionFields: count(10, 'fields of a section', block('section')),
  fieldText: text(2000, 'a field of a section', block('section')),
  headerText: text(150, 'a header', block('header')),
  contextElements: count(10, 'elements of a context block', block('context')),
  contextText: text(3000, 'a text in a context block', object('text')),
  actionsElements: count(25, 'elements of an actions block', block('actions')),
  contextActionsElements: count(5, 'elements of a context_actions block', block('context-actions')),
  alertText: text(200, 'the text of an alert', block('alert')),
  cardTitle: text(150, "a card's title or subtitle", block('card')),
  cardBody: text(200, "a card's body", block('card')),
  cardActions: count(3, 'buttons of a card', block('card')),
  carouselCards: count(10, 'cards of a carousel', block('carousel')),
  containerChildren: count(10, 'blocks in a container', block('container')),
  containerTitle: text(150, "a container's title or subtitle", block('container')),
  imageUrl: text(3000, 'the address of an image', block('image')),
  imageAlt: text(2000, "an image's alt_text", block('image')),
  imageTitle: text(2000, "an image's title", block('image')),
  inputLabel: text(2000, 'the label of an input', block('input')),
  inputHint: text(2000, 'the hint of an input', block('input')),
  markdownText: text(12_000, 'all markdown blocks of one message', block('markdown')),
  tableRows: limit(100, 'rows', 'rows of a table', block('table'), 1),
  tableColumns: limit(20, 'columns', 'columns of a table', block('table'), 1),
  tableText: text(10_000, 'all text of a table', block('table'), 0),
  tablesPerMessage: limit(1, 'blocks', 'tables in a message', block('table')),
  // An older page says 101.
  dataTableRows: limit(201, 'rows', 'rows of a data_table with its header', block('data-table'), 2),
  dataTableColumns: limit(20, 'columns', 'columns of a data_table', block('data-table'), 1),
  dataTableText: text(20_000, 'all text of the data_tables of a message', block('data-table'), 0),
  dataTablePage: limit(100, 'rows', 'rows on a page of a data_table', block('data-table'), 1),
  chartsPerMessage: limit(2, 'blocks', 'charts in a message', CHARTS),
  chartTitle: text(50, "a chart's title or axis label", CHARTS),
  // Slack's block page says 6 of each; its guide for agents says 12.
  chartSegments: count(6, 'segments of a pie', CHARTS),
  chartSeries: count(6, 'series of a chart', CHARTS),
  chartPoints: count(20, 'points of a series', CHARTS),
  chartLabel: text(20, 'the label of a point, segment or series', CHARTS),
  videoTitle: text(200, "a video's title or description", block('video')),
  videoAuthor: text(50, "a video's author", block('video')),
  buttonText: text(75, 'the text of a button', element('button')),
  buttonValue: text(2000, 'the value of a button', element('button'), 0),
  url: text(3000, 'an address', element('button')),
  accessibilityLabel: text(75, 'an accessibility_label', element('button'), 0),
  optionText: text(75, 'the text of an option', object('option')),
  // Some pages say 75; the journal advises to stay below that.
  optionValue: text(150, 'the value of an option', object('option')),
  optionDescription: text(75, 'the description of an option', object('option')),
  options: count(100, 'options of a select', element('select-menu')),
  optionGroups: count(100, 'option groups of a select', element('select-menu')),
  optionGroupLabel: text(75, 'the label of an option group', object('option-group')),
  overflowOptions: count(5, 'options of an overflow menu', element('overflow-menu')),
  choices: count(10, 'checkboxes or radio buttons', element('checkboxes')),
  placeholder: text(150, 'a placeholder', element('plain-text-input')),
  inputLength: limit(3000, 'characters', 'max_length of a text input', element('plain-text-input'), 1),
  files: limit(10, 'elements', 'files of a file input', element('file-input'), 1),
  confirmTitle: text(100, 'the title of a confirmation', object('confirmation-dialog')),
  confirmText: text(300, 'the text of a confirmation', object('confirmation-dialog')),
  confirmButton: text(30, 'a button of a confirmation', object('confirmation-dialog')),
  id: text(255, 'an action_id, block_id, callback_id or external_id', `${DOCS}/block-kit/blocks`, 0),
  viewTitle: text(24, "a view's title, submit or close", VIEW),
  privateMetadata: text(3000, 'private_metadata', VIEW, 0),
  viewBytes: limit(250_000, 'bytes', 'a whole view', method('views.open')),
  shortcuts: count(10, 'shortcuts of an app', MANIFEST),
  shortcutName: text(24, 'the name of a shortcut', MANIFEST),
  shortcutDescription: text(150, 'the description of a shortcut', MANIFEST),
  modalStack: limit(3, 'views', 'views in a stack', MODALS),
} as const satisfies Record<string, Limit>;

/** The name of a limit. */
export type LimitName = keyof typeof LIMITS;
