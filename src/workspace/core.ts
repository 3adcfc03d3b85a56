import type { Changes } from './changes.ts';
import type { Channels } from './channels.ts';
import type { Stamps, WorkspaceClock } from './clock.ts';
import type { Conversation } from './conversation.ts';
import type { Delivery } from './delivery.ts';
import type { Dispatch } from './dispatch.ts';
import type { Faults } from './faults.ts';
import type { Identity } from './identity.ts';
import type { Journal } from './journal.ts';
import type { Messages } from './messages.ts';
import type { OpenViews } from './open-views.ts';
import type { WorkspaceGroup } from './people.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Roster } from './roster.ts';
import type { SocketMode } from './socket-mode.ts';
import type { Triggers } from './triggers.ts';
import type { Uploads } from './uploads.ts';

/** A slash command that the bot's manifest names. */
export interface WorkspaceCommand {
  /** With its slash. */
  readonly command: string;
  /** Are people and channels in its text written as ids? */
  readonly shouldEscape: boolean;
  /** What may stand after it, as Slack shows it: `[list | show ID]`. Default: nothing. */
  readonly usageHint?: string;
  /** What the page completes after it, each with what it gives. Default: the words of the usage hint. */
  readonly completions?: readonly { readonly text: string; readonly note: string }[];
  /** What a newcomer may try first, as it stands after the command. Default: nothing. */
  readonly examples?: readonly string[];
}

/** A shortcut that the bot's manifest names: from the menu (`global`), or on a message. */
export interface WorkspaceShortcut {
  readonly type: 'global' | 'message';
  /** At most 24 characters, as a manifest allows. */
  readonly name: string;
  readonly callbackId: string;
  /** What it does; at most 150 characters. */
  readonly description: string;
}

/** Everything the parts of one workspace share. */
export interface Core {
  readonly identity: Identity;
  readonly people: Roster;
  readonly groups: readonly WorkspaceGroup[];
  readonly channels: Channels;
  readonly messages: Messages;
  readonly views: OpenViews;
  readonly uploads: Uploads;
  readonly changes: Changes;
  readonly journal: Journal;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly faults: Faults;
  readonly clock: WorkspaceClock;
  readonly stamps: Stamps;
  readonly dispatch: Dispatch;
  readonly delivery: Delivery;
  /** Null where the bot is reached by HTTP. */
  readonly socket: SocketMode | null;
  readonly site: { readonly url: string };
  /** Scopes the bot has been granted. */
  readonly scopes: ReadonlySet<string>;
  /** Events the bot has subscribed to. */
  readonly events: ReadonlySet<string>;
  readonly commands: readonly WorkspaceCommand[];
  readonly shortcuts: readonly WorkspaceShortcut[];
  /** Conversations that the page can play; the first is the tour. */
  readonly conversations: readonly Conversation[];
  /** Lets the bot forget everything; null where nobody handed that in. */
  readonly startOver: (() => Promise<void>) | null;
  /** What people have entered in messages: person, channel and stamp → block_id → action_id → value. */
  readonly entered: Map<string, Record<string, unknown>>;
}
