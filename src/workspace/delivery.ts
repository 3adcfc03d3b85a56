import type { Json } from './json.ts';

/** Something that goes to the bot. */
export interface Outgoing {
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  /** What it is, for the journal: `app_mention`, `/digital-action`, `block_actions` … */
  readonly name: string;
  readonly payload: Json;
  /** May the acknowledgement carry an answer? */
  readonly acceptsPayload: boolean;
}

/** Which attempt this is, where it is not the first. */
export interface Retry {
  /** From 1. */
  readonly number: number;
  /** `timeout`, `http_error`, … as Slack's header says it. */
  readonly reason: string;
}

/** How the bot answered. */
export type Acknowledgement =
  | { readonly kind: 'acknowledged'; readonly body: unknown }
  | {
      readonly kind: 'failed';
      /** The word Slack shows a person. */
      readonly error: string;
      /** The reason the next attempt gives. */
      readonly reason: string;
      /** The bot asked not to be tried again. */
      readonly isFinal?: boolean;
    };

/** A way to the bot: Socket Mode or signed HTTP. */
export interface Delivery {
  /** Sends once and waits for the acknowledgement, at most as long as the workspace's limit. */
  send(outgoing: Outgoing, retry: Retry | null): Promise<Acknowledgement>;
  /** Calls back whenever a new way to the bot opens. */
  onReachable(listener: () => void): void;
  close(): Promise<void>;
}
