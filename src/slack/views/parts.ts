import type {
  Button,
  KnownBlock,
  Overflow,
  PlainTextElement,
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
} from '@slack/types';
import type { ActivityMenu } from '../activity-menu.ts';
import { encodeValue, type Press } from '../press.ts';
import type { ChartBlock } from './chart-block.ts';
import { markup, richElements, type Run } from './runs.ts';
import { escapeMarkup, onOneLine, plainText } from './text.ts';

/** A piece of a message that says the same twice: in blocks, and as a line of `text`. */
export interface Part {
  readonly text: string;
  readonly blocks: readonly ShownBlock[];
}

/** A block of a message: one that `@slack/types` knows, or a chart. */
export type ShownBlock = KnownBlock | ChartBlock;

/** A line of a card. */
export interface Line {
  readonly kind: 'line' | 'quote' | 'bullet';
  readonly runs: readonly Run[];
  /** What the runs make, where it is known before: one line may stand in thousands of messages. */
  readonly drawn?: DrawnLine;
}

/** What a line makes: the same twice, as a part does. */
interface DrawnLine {
  readonly text: string;
  readonly elements: readonly RichTextElement[];
}

/** A button. */
export interface Choice {
  /** At most 75 characters are shown. */
  readonly label: string;
  readonly press: Press;
  /** What a screen reader says where the label alone does not tell which. */
  readonly spoken?: string;
  readonly style?: 'primary' | 'danger';
  /** Asked before the press counts. */
  readonly confirm?: { readonly title: string; readonly text: string; readonly yes: string };
}

/** Slack's limits of a message: https://docs.slack.dev/reference/block-kit/blocks */
const MOST_HEADER = 150;
const MOST_CONTEXT = 2_000;
const MOST_LABEL = 75;
const BUTTONS_IN_A_ROW = 5;
const LINE_BREAK = { type: 'text', text: '\n' } as const;

/** A heading, said once and whole: Slack's own shows at most 150 characters, so a longer one is a strong line. */
export function heading(text: string): Part {
  const words = onOneLine(text);
  if (words.length > MOST_HEADER) return paragraph({ strong: words });
  return { text: markup([words]), blocks: [{ type: 'header', text: plainText(words, MOST_HEADER) }] };
}

/** Lines that belong together, in one `rich_text` block: nothing in them is ever parsed as markup. */
export function card(lines: readonly Line[]): Part {
  const elements: RichTextBlockElement[] = [];
  const texts: string[] = [];
  for (const line of lines) {
    const drawn = line.drawn ?? draw(line);
    if (drawn.elements.length === 0) continue;
    addLine(elements, line.kind, drawn.elements);
    texts.push(drawn.text);
  }
  return { text: texts.join('\n'), blocks: elements.length > 0 ? [{ type: 'rich_text', elements }] : [] };
}

/** One line by itself. */
export function paragraph(...runs: readonly Run[]): Part {
  return card([{ kind: 'line', runs }]);
}

/** A line to be kept, because it stands in many messages. */
export function drawnLine(kind: Line['kind'], runs: readonly Run[]): Line {
  return { kind, runs, drawn: draw({ kind, runs }) };
}

function draw(line: Pick<Line, 'kind' | 'runs'>): DrawnLine {
  return { text: textOf(line), elements: richElements(line.runs) };
}

/** Adds a line to the elements of its card, with elements of its own. */
function addLine(elements: RichTextBlockElement[], kind: Line['kind'], own: readonly RichTextElement[]): void {
  if (kind === 'quote') return void elements.push({ type: 'rich_text_quote', elements: [...own] });
  const last = elements.at(-1);
  const section = { type: 'rich_text_section' as const, elements: [...own] };
  // Lines in a row share one section with line breaks: two sections may run on in one line.
  if (kind === 'line' && last?.type === 'rich_text_section') return void last.elements.push(LINE_BREAK, ...own);
  if (kind === 'line') return void elements.push(section);
  if (last?.type === 'rich_text_list') return void last.elements.push(section);
  elements.push({ type: 'rich_text_list', style: 'bullet', elements: [section] });
}

function textOf({ kind, runs }: Pick<Line, 'kind' | 'runs'>): string {
  if (kind === 'quote') return `“${markup(runs)}”`;
  return kind === 'bullet' ? `• ${markup(runs)}` : markup(runs);
}

/** Words to copy, shown exactly as they are: line breaks stay, nothing is parsed. */
export function copyable(text: string): Part {
  const block: RichTextBlock = {
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
  };
  return { text: escapeMarkup(text), blocks: text === '' ? [] : [block] };
}

/** A small grey line, never parsed. */
export function smallPrint(text: string): Part {
  if (onOneLine(text) === '') return nothing;
  return { text: markup([onOneLine(text)]), blocks: [{ type: 'context', elements: [plainText(text, MOST_CONTEXT)] }] };
}

/** A line for `text` alone, where the blocks say the same in another form. */
export function textOnly(...runs: readonly Run[]): Part {
  return { text: markup(runs), blocks: [] };
}

/** A line between groups. */
export const divider: Part = { text: '', blocks: [{ type: 'divider' }] };

/** Nothing at all. */
export const nothing: Part = { text: '', blocks: [] };

/** Buttons and behind them a menu, in one row. */
export function buttonsWithMenu(choices: readonly Choice[], { blockId, options }: ActivityMenu): Part {
  const menu: Overflow = {
    type: 'overflow',
    action_id: 'menu',
    options: options.map(({ label, value }) => ({ text: plainText(label, MOST_LABEL), value })),
  };
  return { text: '', blocks: [{ type: 'actions', block_id: blockId, elements: [...choices.map(toButton), menu] }] };
}

/** Buttons, five in a row; none: nothing. A message gives each its own `action_id`. */
export function buttons(choices: readonly (Choice | Button)[]): Part {
  if (choices.length === 0) return nothing;
  const blocks: KnownBlock[] = [];
  for (let at = 0; at < choices.length; at += BUTTONS_IN_A_ROW) {
    blocks.push({ type: 'actions', elements: choices.slice(at, at + BUTTONS_IN_A_ROW).map(toButton) });
  }
  return { text: '', blocks };
}

/** A line of plain words with one button beside it. */
export function lineWithButton(text: string, choice: Choice): Part {
  const words: PlainTextElement = plainText(text, 1_000);
  return { text: markup([words.text]), blocks: [{ type: 'section', text: words, accessory: toButton(choice) }] };
}

/** A choice as its button. What is a button already stays as it is: those that stand in many messages are made once. */
export function toButton(choice: Choice | Button): Button {
  if ('type' in choice) return choice;
  const { label, press, spoken, style, confirm } = choice;
  const button: Button = {
    type: 'button',
    action_id: press.verb,
    text: plainText(label, MOST_LABEL),
    value: encodeValue(press),
  };
  if (spoken !== undefined) button.accessibility_label = plainText(spoken, MOST_LABEL).text;
  if (style !== undefined) button.style = style;
  if (confirm !== undefined) button.confirm = confirmation(confirm);
  return button;
}

function confirmation({ title, text, yes }: NonNullable<Choice['confirm']>): NonNullable<Button['confirm']> {
  return {
    title: plainText(title, 100),
    text: plainText(text, 300),
    confirm: plainText(yes, 30),
    deny: plainText('Keep it', 30),
  };
}
