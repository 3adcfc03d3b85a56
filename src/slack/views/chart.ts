import type { Bar, ChartBlock } from './chart-block.ts';
import type { Part } from './parts.ts';
import { clip, onOneLine } from './text.ts';

const MOST_TITLE = 50;
const MOST_BARS = 20;
const MOST_LABEL = 20;

/** Bars as Slack draws them, in a message; the text carries the same numbers. No bars: nothing. */
export function barChart(title: string, name: string, bars: readonly Bar[]): Part {
  const shown = bars.slice(0, MOST_BARS).map(({ label, value }) => ({ label: labelOf(label), value }));
  const text = shown.map(({ label, value }) => `${label}: ${value}`).join(', ');
  if (shown.length === 0) return { text: '', blocks: [] };
  const block: ChartBlock = {
    type: 'data_visualization',
    title: clip(onOneLine(title), MOST_TITLE),
    chart: {
      type: 'bar',
      series: [{ name: labelOf(name), data: shown }],
      axis_config: { categories: shown.map(({ label }) => label) },
    },
  };
  return { text: `${title}: ${text}`, blocks: [block] };
}

function labelOf(text: string): string {
  return clip(onOneLine(text), MOST_LABEL);
}

/** Asks whether a message has a chart, which not every Slack shows. */
export function hasChart(blocks: readonly { readonly type: string }[]): boolean {
  return blocks.some(isChart);
}

/** The blocks without their charts. */
export function withoutCharts<B extends { readonly type: string }>(blocks: readonly (B | ChartBlock)[]): B[] {
  return blocks.filter((block): block is B => !isChart(block));
}

function isChart({ type }: { readonly type: string }): boolean {
  return type === 'data_visualization';
}
