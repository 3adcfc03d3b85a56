import type { Block } from '@slack/types';

/** One bar. */
export interface Bar {
  /** At most 20 characters are shown. */
  readonly label: string;
  readonly value: number;
}

/** Slack's block for charts; `@slack/types` does not know it yet. https://docs.slack.dev/changelog/2026/06/16/block-kit-data-visualization-block */
export interface ChartBlock extends Block {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'bar';
    readonly series: readonly { readonly name: string; readonly data: readonly Bar[] }[];
    readonly axis_config: { readonly categories: readonly string[] };
  };
}
