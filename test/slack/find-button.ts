import { z } from 'zod';

/** A button as a message shows it. */
export interface FoundButton {
  readonly label: string;
  /** What a screen reader says, and what somebody who speaks to their computer says to press it. */
  readonly spoken: string;
  readonly actionId: string;
  readonly value: string;
}

const button = z.object({
  type: z.literal('button'),
  text: z.object({ text: z.string() }),
  accessibility_label: z.string().optional(),
  action_id: z.string().default(''),
  value: z.string().default(''),
});
const block = z.object({
  block_id: z.string().default(''),
  elements: z.array(z.unknown()).default([]),
  accessory: z.unknown().optional(),
});
const node = z.record(z.string(), z.unknown());

/** Every button of some blocks, in order. */
export function buttonsIn(blocks: unknown): readonly FoundButton[] {
  return (Array.isArray(blocks) ? blocks : []).flatMap((one: unknown) => {
    const { elements, accessory } = block.parse(one);
    return [...elements, accessory].flatMap((element) => {
      const { data } = button.safeParse(element);
      if (data === undefined) return [];
      const { text, accessibility_label: spoken = text.text, action_id: actionId, value } = data;
      return [{ label: text.text, spoken, actionId, value }];
    });
  });
}

/** All words that blocks show, without buttons: what a sighted person reads. */
export function wordsIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsIn).join('');
  const { data } = node.safeParse(value);
  if (data === undefined || data['type'] === 'actions' || data['type'] === 'button') return '';
  const { text, type } = data;
  if (typeof text === 'string') return type === 'plain_text' ? `${text}\n` : text;
  const inside = Object.values(data).map(wordsIn).join('');
  return typeof type === 'string' && type.startsWith('rich_text') ? `${inside}\n` : inside;
}

const menu = z.object({
  type: z.literal('overflow'),
  action_id: z.string(),
  options: z.array(z.object({ text: z.object({ text: z.string() }), value: z.string() })),
});

/** A menu behind three dots: what it is about, and what it offers. */
export interface FoundMenu {
  readonly blockId: string;
  readonly actionId: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

/** Every menu of some blocks, in order. */
export function menusIn(blocks: unknown): readonly FoundMenu[] {
  return (Array.isArray(blocks) ? blocks : []).flatMap((one: unknown) => {
    const { elements } = block.parse(one);
    return elements.flatMap((element) => {
      const { data } = menu.safeParse(element);
      if (data === undefined) return [];
      const options = data.options.map(({ text, value }) => ({ label: text.text, value }));
      return [{ blockId: block.parse(one).block_id, actionId: data.action_id, options }];
    });
  });
}
