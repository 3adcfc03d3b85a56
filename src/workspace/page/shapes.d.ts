import type {
  ActionsBlock as SlackActions,
  InputBlock as SlackInput,
  KnownBlock,
  RichTextBlock,
  SectionBlock as SlackSection,
} from '@slack/types';
import type { ChartBlock } from './show-chart.js';

// What passes through the page: declared here once for all its scripts, and never sent to the browser.
declare global {
  /** A message as one person sees it; `ts` is seconds since 1970 with six decimals, and its name within the channel. */
  type Message = {
    ts: string;
    channel: string;
    user?: string;
    bot?: string;
    userName: string;
    isBot: boolean;
    text: string;
    blocks?: PayloadBlock[];
    threadTs?: string;
    replyCount?: number;
    ephemeral: boolean;
    edited?: boolean;
    isError?: boolean;
    files?: { id?: string; name?: string; title?: string }[];
  };

  /** PlainText */
  type PlainText = { type: string; text: string };

  /** A modal or a Home tab as the bot sent it. */
  type View = {
    id: string;
    hash: string;
    type: string;
    title?: PlainText;
    submit?: PlainText | null;
    close?: PlainText | null;
    blocks: PayloadBlock[];
    errors?: Record<string, string>;
  };

  /** InputBlock */
  type InputBlock = Omit<SlackInput, 'element'> & { element: BlockElement };

  /** ActionsBlock */
  type ActionsBlock = Omit<SlackActions, 'elements'> & { elements: BlockElement[] };

  /** SectionBlock */
  type SectionBlock = Omit<SlackSection, 'accessory'> & { accessory?: BlockElement };

  /** A block as it was sent. What really comes may be of no such type, or break its promise: `showBlocks` stands that. */
  type PayloadBlock =
    | Exclude<KnownBlock, SlackActions | SlackInput | SlackSection>
    | ActionsBlock
    | InputBlock
    | SectionBlock
    | ChartBlock;

  /** Person */
  type Person = {
    id: string;
    name: string;
    zone: string;
    isAdmin?: boolean;
    isGuest?: boolean;
    isElsewhere?: boolean;
    isDeactivated?: boolean;
  };

  /** Channel */
  type Channel = {
    id: string;
    name: string;
    kind: 'channel' | 'im';
    botIsMember: boolean;
    unread: number;
    isPrivate?: boolean;
    isArchived?: boolean;
    isShared?: boolean;
  };

  /** Everything the page shows, for one person. */
  type PageState = {
    me: Person | string;
    people: Person[];
    groups: { id: string; handle: string }[];
    team: { id: string; name: string };
    bot: { id: string; userId?: string; name: string };
    channels: Channel[];
    messages: Record<string, Message[]>;
    modal: View | null;
    home: View | null;
    clock: { now: string; moves: { id: string; label: string }[]; playMove?: string };
    seq: number;
    fault: string | null;
    troubles: number;
  };

  /** What a message needs to know of its reader. */
  type Reader = {
    zone: string;
    now: () => number;
    userName: (id: string) => string | null;
    channelName: (id: string) => string | null;
    people: Person[];
    channels: Channel[];
    currentChannel: string | null;
    showChannel: ((id: string) => void) | null;
  };

  /** Words */
  type Words = { type: string; text: string };

  /** Option */
  type Option = { text: Words; value?: string; url?: string; description?: Words };

  /** OptionGroup */
  type OptionGroup = { label: Words; options: Option[] };

  /** Confirm */
  type Confirm = { title?: Words; text?: Words; confirm?: Words; deny?: Words; style?: string };

  /** FeedbackButton */
  type FeedbackButton = { text: Words; value: string; accessibility_label?: string };

  /** What an element of any type may begin with, https://docs.slack.dev/reference/block-kit/block-elements. */
  type Beginnings = {
    initial_option?: Option;
    initial_options?: Option[];
    initial_value?: string | RichTextBlock;
    initial_date?: string;
    initial_time?: string;
    initial_date_time?: number;
    initial_user?: string;
    initial_users?: string[];
    initial_conversation?: string;
    initial_conversations?: string[];
    initial_channel?: string;
    initial_channels?: string[];
  };

  /** An element of a block: whatever any of Slack's types has. Which fields there are is the payload's business; one that breaks its type's promise is shown as unknown. */
  type BlockElement = Beginnings & {
    type: string;
    action_id?: string;
    text?: Words;
    value?: string;
    url?: string;
    style?: string;
    accessibility_label?: string;
    placeholder?: Words;
    confirm?: Confirm;
    options?: Option[];
    option_groups?: OptionGroup[];
    min_query_length?: number;
    focus_on_load?: boolean;
    dispatch_action_config?: { trigger_actions_on?: string[] };
    max_selected_items?: number;
    default_to_current_conversation?: boolean;
    multiline?: boolean;
    min_length?: number;
    max_length?: number;
    is_decimal_allowed?: boolean;
    min_value?: string;
    max_value?: string;
    positive_button?: FeedbackButton;
    negative_button?: FeedbackButton;
    image_url?: string;
    slack_file?: { url?: string; id?: string };
    alt_text?: string;
  };

  /** What an element holds, as Slack writes it in `view.state.values`. */
  type FieldValue = { type: string; [field: string]: unknown };

  /** Names */
  type Names = { value: string; initial: keyof Beginnings };

  /** FoundOptions */
  type FoundOptions = { options?: Option[]; option_groups?: OptionGroup[] };

  /** Action */
  type Action = { blockId: string; actionId: string; fields: Record<string, unknown> };

  /** What blocks stand on: a message, a modal or the Home tab. It knows who reads, where a press goes, and which fields there are. */
  type Surface = {
    reader: Reader;
    headingLevel: number;
    press: (action: Action) => Promise<void>;
    findOptions: (search: { blockId: string; actionId: string; value: string }) => Promise<FoundOptions>;
    fields: Field[];
  };

  /** Field */
  type Field = {
    blockId: string;
    actionId: string;
    element: BlockElement;
    isOptional: boolean;
    read: () => FieldValue;
  };

  /** Where an element stands: its block, what names it, and whether using it tells the bot at once. */
  type Place = {
    surface: Surface;
    blockId: string;
    isAction: boolean;
    isOptional: boolean;
    controlId: string;
    labelId: string | null;
    describedBy: string | null;
  };
}
