import { directMessageOf } from './people.ts';
import type { WorkspaceChannel, WorkspacePerson } from './people.ts';
import type { Roster } from './roster.ts';

/** Is the person in channels without having been added? */
function isEveryday(person: WorkspacePerson): boolean {
  return person.isGuest !== true && person.isDeactivated !== true && person.teamId === undefined;
}

/** The workspace's channels and direct messages, and who is in them. */
export class Channels {
  readonly #people: Roster;
  readonly #channels = new Map<string, WorkspaceChannel>();
  readonly #atFirst: readonly WorkspaceChannel[];

  constructor(people: Roster, channels: readonly WorkspaceChannel[]) {
    this.#people = people;
    this.#atFirst = channels;
    this.startOver();
  }

  /** Makes every channel what it was at first. */
  startOver(): void {
    for (const channel of this.#atFirst) this.#channels.set(channel.id, channel);
    // Somebody of another organisation has no direct message with the bot.
    for (const person of this.#people.all.filter(({ teamId }) => teamId === undefined)) {
      const direct = directMessageOf(person);
      this.#channels.set(direct.id, direct);
    }
  }

  /** Every channel, then every direct message. */
  get all(): readonly WorkspaceChannel[] {
    return [...this.#channels.values()];
  }

  /** The channel with the id. */
  find(id: string): WorkspaceChannel | undefined {
    return this.#channels.get(id);
  }

  /** The channel as a call names it: an id, `#name`, or a person's id for the direct message with them. */
  named(name: string): WorkspaceChannel | undefined {
    const person = this.#people.find(name);
    if (person !== undefined) return this.#channels.get(directMessageOf(person).id);
    const bare = name.startsWith('#') ? name.slice(1) : name;
    return this.#channels.get(name) ?? this.all.find((channel) => channel.kind === 'channel' && channel.name === bare);
  }

  /** The ids of the people in the channel. Who is deactivated has left, but their direct message stays theirs. */
  membersOf({ kind, members }: WorkspaceChannel): readonly string[] {
    if (members === undefined) return this.#people.all.filter(isEveryday).map((person) => person.id);
    if (kind === 'im') return members;
    return members.filter((id) => this.#people.find(id)?.isDeactivated !== true);
  }

  /** Is the person in the channel? */
  hasMember(channel: WorkspaceChannel, userId: string): boolean {
    return this.membersOf(channel).includes(userId);
  }

  /** Can the bot know that the channel exists? */
  isVisibleToBot(channel: WorkspaceChannel): boolean {
    return channel.botIsMember || (channel.kind === 'channel' && channel.isPrivate !== true);
  }

  /** The channels that a person sees in their list: those they are in, and the direct message with the bot last. */
  of(userId: string): readonly WorkspaceChannel[] {
    return this.all.filter((channel) => this.hasMember(channel, userId));
  }

  /** Adds the bot to a channel or takes it out. */
  setBotMember(channelId: string, isMember: boolean): void {
    const channel = this.#channels.get(channelId);
    if (channel !== undefined) this.#channels.set(channelId, { ...channel, botIsMember: isMember });
  }

  /** Changes what a channel is, e.g. archives it. */
  change(channelId: string, change: Partial<WorkspaceChannel>): void {
    const channel = this.#channels.get(channelId);
    if (channel !== undefined) this.#channels.set(channelId, { ...channel, ...change });
  }
}
