import type { Changes } from './changes.ts';
import type { Json } from './json.ts';

/** Who wrote a message: a person, the bot, or Slack itself. */
type Author =
  | { readonly kind: 'person'; readonly userId: string }
  | { readonly kind: 'bot' }
  | { readonly kind: 'slack' };

/** A message as the workspace keeps it. */
export interface StoredMessage {
  /** The stamp, unique in the workspace: Slack's name for the message. */
  readonly ts: string;
  readonly channel: string;
  readonly author: Author;
  /** With Slack's markup and escapes, as Slack keeps it. */
  readonly text: string;
  readonly blocks?: readonly Json[];
  readonly metadata?: Json;
  readonly files?: readonly Json[];
  /** The stamp of the message whose thread it stands in. */
  readonly threadTs?: string;
  /** When it was last changed, a stamp. */
  readonly editedTs?: string;
  /** Set where only one person sees it. */
  readonly ephemeralFor?: string;
  /** Slack says that something went wrong. */
  readonly isError?: boolean;
  /** Reactions by name. */
  readonly reactions?: readonly string[];
}

/** The name of a message in the whole workspace. */
export function messageName({ channel, ts }: { readonly channel: string; readonly ts: string }): string {
  return `${channel}/${ts}`;
}

/** All messages, by channel, oldest first. */
export class Messages {
  readonly #changes: Changes;
  readonly #byChannel = new Map<string, StoredMessage[]>();
  /** Null while nobody asks. */
  #touched: string[] | null = null;

  constructor(changes: Changes) {
    this.#changes = changes;
  }

  /** Every message of a channel, also those that only one person sees; oldest first. */
  in(channel: string): readonly StoredMessage[] {
    return this.#byChannel.get(channel) ?? [];
  }

  /** What one person sees in a channel, oldest first. */
  visibleTo(userId: string, channel: string): readonly StoredMessage[] {
    return this.in(channel).filter((message) => message.ephemeralFor === undefined || message.ephemeralFor === userId);
  }

  /** What everyone in the channel sees, oldest first. */
  shared(channel: string): readonly StoredMessage[] {
    return this.in(channel).filter((message) => message.ephemeralFor === undefined);
  }

  /** The message with the stamp. */
  find(channel: string, ts: string): StoredMessage | undefined {
    return this.in(channel).find((message) => message.ts === ts);
  }

  /** Which messages an act adds or changes, as `channel/ts`, beside what it gives. The act must not wait for anything. */
  touchedBy<T>(act: () => T): { readonly result: T; readonly touched: readonly string[] } {
    const touched: string[] = [];
    this.#touched = touched;
    try {
      return { result: act(), touched };
    } finally {
      this.#touched = null;
    }
  }

  /** Takes every message out. */
  clear(): void {
    this.#byChannel.clear();
    this.#changes.notify();
  }

  /** Adds a message. */
  add(message: StoredMessage): StoredMessage {
    this.#touched?.push(messageName(message));
    const list = this.#byChannel.get(message.channel) ?? [];
    list.push(message);
    this.#byChannel.set(message.channel, list);
    this.#changes.notify();
    return message;
  }

  /** Puts a message in the place of the one with its stamp. */
  replace(message: StoredMessage): void {
    this.#touched?.push(messageName(message));
    const list = this.#byChannel.get(message.channel) ?? [];
    const place = list.findIndex((one) => one.ts === message.ts);
    if (place >= 0) list[place] = message;
    this.#changes.notify();
  }

  /** Takes a message out. */
  remove(channel: string, ts: string): void {
    const list = this.#byChannel.get(channel) ?? [];
    this.#byChannel.set(
      channel,
      list.filter((message) => message.ts !== ts),
    );
    this.#changes.notify();
  }
}
