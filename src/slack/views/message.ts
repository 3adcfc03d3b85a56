import type { ModalView } from '@slack/types';
import { withoutCharts } from './chart.ts';
import type { Part, ShownBlock } from './parts.ts';
import { tableLines } from './table-lines.ts';
import { MOST_TEXT, plainText } from './text.ts';

/** Something to show: in a channel as a message, where there is no channel as a modal. */
export interface Message {
  /** For a modal's title; at most 24 characters are shown. */
  readonly title: string;
  /** Carries the same facts as the blocks; at most 4,000 characters. */
  readonly text: string;
  /** At most 50. */
  readonly blocks: ShownBlock[];
}

/** Most blocks of a message. https://docs.slack.dev/reference/block-kit/blocks */
const MOST_BLOCKS = 50;

/** How long quotes may be, from generous to tight: the first that lets the whole message fit is taken. */
const QUOTE_LIMITS = [3_000, 2_000, 1_500, 1_000, 700, 500, 350, 250, 150] as const;

/** Joins parts to one message; every button gets an `action_id` of its own (`look:3`). Text beyond the limit ends at a whole line. */
export function compose(title: string, parts: readonly Part[]): Message {
  const lines: string[] = [];
  const blocks: ShownBlock[] = [];
  for (const part of parts) {
    if (part.text !== '') lines.push(part.text);
    blocks.push(...part.blocks);
  }
  return { title, text: endAtLine(lines.join('\n')), blocks: numberButtons(blocks.slice(0, MOST_BLOCKS)) };
}

/** A message with one thing said first. */
export function withFirst(first: Part, { title, text, blocks }: Message): Message {
  return {
    title,
    text: endAtLine(first.text === '' ? text : `${first.text}\n${text}`),
    blocks: [...first.blocks, ...blocks].slice(0, MOST_BLOCKS),
  };
}

/** Makes a message with quotes as long as fit: none is shortened unless the message would be longer than Slack takes. */
export function fit(
  make: (quoteLimit: number) => { readonly title: string; readonly parts: readonly Part[] },
): Message {
  for (const limit of QUOTE_LIMITS) {
    const { title, parts } = make(limit);
    if (textLength(parts) <= MOST_TEXT) return compose(title, parts);
  }
  const { title, parts } = make(QUOTE_LIMITS.at(-1) ?? 0);
  return compose(title, parts);
}

/** Length of the `text` that these parts make. */
export function textLength(parts: readonly Part[]): number {
  return parts.reduce((sum, { text }) => sum + (text === '' ? 0 : text.length + 1), 0);
}

/** A message as a modal, for the places where there is no channel to write to: Slack draws charts in messages only, and no table in a modal. */
export function toModal({ title, blocks }: Message): ModalView {
  const view = {
    type: 'modal',
    callback_id: 'look',
    title: plainText(title, 24),
    close: plainText('Close', 24),
  } as const;
  return {
    ...view,
    blocks: withoutCharts(blocks).flatMap((block) => (block.type === 'table' ? tableLines(block) : [block])),
  };
}

function endAtLine(text: string): string {
  if (text.length <= MOST_TEXT) return text;
  return `${text.slice(0, text.lastIndexOf('\n', MOST_TEXT - 2))}\n…`;
}

function numberButtons(blocks: readonly ShownBlock[]): ShownBlock[] {
  let count = 0;
  const numbered = <E extends { action_id?: string }>(element: E): E => ({
    ...element,
    action_id: `${element.action_id ?? ''}:${count++}`,
  });
  return blocks.map((block): ShownBlock => {
    if (block.type === 'actions') return { ...block, elements: block.elements.map(numbered) };
    if (block.type === 'section' && block.accessory?.type === 'button') {
      return { ...block, accessory: numbered(block.accessory) };
    }
    return block;
  });
}
