import type { KnownBlock, TableBlock } from '@slack/types';
import { card } from './parts.ts';

/** A table as lines that say the same, one for each row: Slack shows tables in messages and in the Home tab, not in modals. https://docs.slack.dev/reference/block-kit/blocks/table-block */
export function tableLines({ rows }: Pick<TableBlock, 'rows'>): readonly KnownBlock[] {
  const [head = [], ...others] = rows.map((row) => row.map((cell) => ('text' in cell ? cell.text : '')));
  const { blocks } = card(
    others.map(([first = '', ...cells]) => ({
      kind: 'bullet',
      runs: [{ strong: `${head[0] ?? ''} ${first}` }, ...cells.map((text, at) => `; ${head[at + 1] ?? ''}: ${text}`)],
    })),
  );
  return blocks.filter((block) => block.type === 'rich_text');
}
