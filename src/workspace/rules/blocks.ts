import { isJson } from '../json.ts';
import type { Json } from '../json.ts';
import {
  addTo,
  anything,
  atLeastOneOf,
  boolean,
  byType,
  exactlyOneOf,
  list,
  oneOf,
  refuse,
  shape,
  string,
  webAddress,
} from './check.ts';
import type { Check, Inspection, Shape, Surface } from './check.ts';
import {
  actionsElement,
  cardButton,
  contextActionsElement,
  imageElement,
  inputElement,
  sectionAccessory,
  slackFile,
} from './elements.ts';
import { LIMITS } from './limits.ts';
import { richText } from './rich-text.ts';
import { chart, dataTable, table, videoAddresses } from './tables.ts';
import { anyText, id, markupText, plainText } from './text-objects.ts';

// One check per block, named as Slack names it: https://docs.slack.dev/reference/block-kit/blocks

function block(parts: Shape): Check {
  return shape({
    ...parts,
    required: { type: string(), ...parts.required },
    optional: { block_id: id, ...parts.optional },
  });
}

const imageOrText: Check = (value, pointer, seen) => {
  const isImage = isJson(value) && value['type'] === 'image';
  (isImage ? imageElement : anyText(LIMITS.contextText))(value, pointer, seen);
};

/** In a message a file input cannot be filled in, and its choice cannot be sent at once. */
function inputRules(input: Json, pointer: string, seen: Inspection): void {
  const element = isJson(input['element']) ? input['element'] : {};
  if (element['type'] === 'file_input' && input['dispatch_action'] === true) {
    refuse(seen, `${pointer}/dispatch_action`, 'dispatch_action is not allowed with file_input');
  }
}

const markdown: Check = (value, pointer, seen) => {
  addTo(seen, 'markdown text', value instanceof Object && 'text' in value ? String(value.text).length : 0);
  block({ required: { text: string({ ...LIMITS.markdownText, max: Number.MAX_SAFE_INTEGER }) } })(value, pointer, seen);
};

const LEAVES: Readonly<Record<string, Check>> = {
  divider: block({}),
  header: block({ required: { text: plainText(LIMITS.headerText) }, optional: { level: oneOf(1, 2, 3, 4) } }),
  section: block({
    optional: {
      text: anyText(LIMITS.sectionText),
      fields: list(anyText(LIMITS.fieldText), LIMITS.sectionFields),
      accessory: sectionAccessory,
      expand: boolean,
    },
    also: atLeastOneOf('text', 'fields'),
  }),
  context: block({ required: { elements: list(imageOrText, LIMITS.contextElements) } }),
  actions: block({ required: { elements: list(actionsElement, LIMITS.actionsElements) } }),
  image: block({
    required: { alt_text: string(LIMITS.imageAlt) },
    optional: { title: plainText(LIMITS.imageTitle), image_url: webAddress(LIMITS.imageUrl), slack_file: slackFile() },
    also: exactlyOneOf('image_url', 'slack_file'),
  }),
  input: block({
    required: { label: plainText(LIMITS.inputLabel), element: inputElement },
    optional: { hint: plainText(LIMITS.inputHint), optional: boolean, dispatch_action: boolean },
    also: inputRules,
  }),
  rich_text: richText,
  table,
  video: block({
    required: { ...videoAddresses, alt_text: string(LIMITS.imageAlt), title: plainText(LIMITS.videoTitle) },
    optional: {
      title_url: webAddress(LIMITS.url),
      author_name: string(LIMITS.videoAuthor),
      provider_name: string(),
      provider_icon_url: webAddress(LIMITS.url),
      description: plainText(LIMITS.videoTitle),
    },
  }),
  file: block({ required: { external_id: id, source: oneOf('remote') } }),
};

const card = block({
  optional: {
    hero_image: imageElement,
    icon: imageElement,
    title: markupText(LIMITS.cardTitle),
    subtitle: markupText(LIMITS.cardTitle),
    body: markupText(LIMITS.cardBody),
    subtext: markupText(LIMITS.cardBody),
    actions: list(cardButton, LIMITS.cardActions),
  },
  also: atLeastOneOf('hero_image', 'title', 'actions', 'body'),
});

const container = block({
  required: { child_blocks: list(byType(LEAVES), LIMITS.containerChildren) },
  optional: {
    title: plainText(LIMITS.containerTitle),
    rich_text_title: richText,
    subtitle: anyText(LIMITS.containerTitle),
    width: oneOf('narrow', 'standard', 'wide', 'full'),
    icon: imageElement,
    is_collapsible: boolean,
    default_collapsed: boolean,
    has_header_divider: boolean,
  },
  also: exactlyOneOf('title', 'rich_text_title'),
});

const taskCard = block({
  required: { task_id: string(), title: string(), status: oneOf('pending', 'in_progress', 'complete', 'error') },
  optional: {
    details: richText,
    output: richText,
    sources: list(shape({ required: { type: oneOf('url'), url: webAddress(LIMITS.url), text: string() } })),
  },
});

const BLOCKS: Readonly<Record<string, Check>> = {
  ...LEAVES,
  alert: block({
    required: { text: anyText(LIMITS.alertText) },
    optional: { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  }),
  card,
  carousel: block({ required: { elements: list(byType({ card }), LIMITS.carouselCards) } }),
  container,
  context_actions: block({ required: { elements: list(contextActionsElement, LIMITS.contextActionsElements) } }),
  data_table: dataTable,
  data_visualization: chart,
  markdown,
  task_card: taskCard,
  plan: block({ required: { title: string() }, optional: { tasks: list(byType({ task_card: taskCard })) } }),
  // Only Slack itself makes these; they are named so that the refusal says why.
  call: anything,
};

/** Blocks that are not for every surface; all others are for messages, modals and the Home tab. */
const SURFACES: Readonly<Record<string, readonly Surface[]>> = {
  alert: ['modal'],
  carousel: ['message', 'home'],
  container: ['message'],
  context_actions: ['message'],
  data_table: ['message', 'home'],
  data_visualization: ['message'],
  markdown: ['message'],
  table: ['message', 'home'],
  task_card: ['message'],
  plan: ['message'],
  file: ['message'],
  call: [],
};

const oneBlock: Check = (value, pointer, seen) => {
  byType(BLOCKS)(value, pointer, seen);
  const type = isJson(value) ? value['type'] : undefined;
  const surfaces = typeof type === 'string' && Object.hasOwn(SURFACES, type) ? SURFACES[type] : undefined;
  if (surfaces !== undefined && !surfaces.includes(seen.surface)) {
    refuse(
      seen,
      `${pointer}/type`,
      `unsupported type: ${String(type)} (not in a ${seen.surface})`,
      'https://docs.slack.dev/reference/block-kit/blocks',
    );
  }
};

/** A whole list of blocks, for the surface that the inspection names. */
export const blocks: Check = (value, pointer, seen) => {
  list(oneBlock, seen.surface === 'message' ? LIMITS.messageBlocks : LIMITS.viewBlocks)(value, pointer, seen);
  checkSums(pointer, seen);
  if (Array.isArray(value)) checkIds(value, pointer, seen);
};

function checkSums(pointer: string, seen: Inspection): void {
  const over = (name: string, limit: { readonly max: number; readonly page: string }, said: string) => {
    if ((seen.sums.get(name) ?? 0) > limit.max) refuse(seen, pointer, said, limit.page);
  };
  over('tables', LIMITS.tablesPerMessage, 'only_one_table_allowed');
  over(
    'charts',
    LIMITS.chartsPerMessage,
    `no more than ${String(LIMITS.chartsPerMessage.max)} data_visualization blocks allowed`,
  );
  over(
    'data table text',
    LIMITS.dataTableText,
    `data_table text must be less than ${String(LIMITS.dataTableText.max + 1)} characters`,
  );
  over(
    'markdown text',
    LIMITS.markdownText,
    `markdown text must be less than ${String(LIMITS.markdownText.max + 1)} characters`,
  );
}

/** Block ids are unique in a payload, action ids in their block. */
function checkIds(value: readonly unknown[], pointer: string, seen: Inspection): void {
  for (const [index, one] of value.entries()) {
    if (!isJson(one)) continue;
    const blockId = one['block_id'];
    if (typeof blockId === 'string' && blockId !== '') {
      const name = `block ${blockId}`;
      if (seen.ids.has(name))
        refuse(seen, `${pointer}/${String(index)}/block_id`, `\`block_id\` must be unique: ${blockId}`);
      seen.ids.set(name, 1);
    }
    for (const actionId of actionIdsIn(one)) {
      const name = `action ${pointer}/${String(index)}\n${actionId}`;
      seen.ids.set(name, (seen.ids.get(name) ?? 0) + 1);
    }
    if (Array.isArray(one['child_blocks']))
      checkIds(one['child_blocks'], `${pointer}/${String(index)}/child_blocks`, seen);
  }
}

function actionIdsIn(one: Json): readonly string[] {
  const own = [one['accessory'], one['element'], ...(Array.isArray(one['elements']) ? one['elements'] : [])];
  return own
    .filter(isJson)
    .flatMap((element) => (typeof element['action_id'] === 'string' ? [element['action_id']] : []));
}
