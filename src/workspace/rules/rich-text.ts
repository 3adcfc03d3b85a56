import { addTo, boolean, byType, list, number, oneOf, shape, string, webAddress } from './check.ts';
import type { Check } from './check.ts';
import { LIMITS } from './limits.ts';
import { id } from './text-objects.ts';

// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block

const style = shape({
  optional: {
    bold: boolean,
    italic: boolean,
    strike: boolean,
    code: boolean,
    underline: boolean,
    highlight: boolean,
    client_highlight: boolean,
    unlink: boolean,
  },
});

/** A run's text: not empty, and counted towards the whole message. */
const runText: Check = (value, pointer, seen) => {
  string({ ...LIMITS.messageText, page: 'https://docs.slack.dev/reference/block-kit/blocks/rich-text-block' })(
    value,
    pointer,
    seen,
  );
  if (typeof value === 'string') addTo(seen, 'blocks text', value.length);
};

function run(required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check {
  return shape({ required: { type: string(), ...required }, optional: { style, ...optional } });
}

const text = run({ text: runText });
const link = run({ url: string(LIMITS.url) }, { text: runText, unsafe: boolean });

const runs = byType({
  text,
  link,
  user: run({ user_id: string() }),
  usergroup: run({ usergroup_id: string() }),
  channel: run({ channel_id: string() }),
  team: run({ team_id: string() }),
  emoji: run({ name: string() }, { unicode: string(), url: webAddress(LIMITS.url) }),
  broadcast: run({ range: oneOf('here', 'channel', 'everyone') }),
  color: run({ value: string() }),
  date: run({ timestamp: number(), format: string() }, { url: webAddress(LIMITS.url), fallback: string() }),
});

const border = { border: oneOf(0, 1) };
const section = byType({ rich_text_section: shape({ required: { type: string(), elements: list(runs) } }) });

const parts = byType({
  rich_text_section: section,
  rich_text_list: shape({
    required: { type: string(), style: oneOf('bullet', 'ordered'), elements: list(section) },
    optional: { indent: number({ ...LIMITS.actionsElements, min: 0, max: 8 }), offset: number(), ...border },
  }),
  rich_text_quote: shape({ required: { type: string(), elements: list(runs) }, optional: border }),
  rich_text_preformatted: shape({
    required: { type: string(), elements: list(byType({ text, link })) },
    optional: { language: string(), ...border },
  }),
});

/** Text in runs that Slack shows as they are: sections, lists, quotes and preformatted text. */
export const richText: Check = byType({
  rich_text: shape({ required: { type: string(), elements: list(parts) }, optional: { block_id: id } }),
});
