import type { Core } from '../core.ts';
import type { Person } from '../driver/person.ts';
import { seenMessages } from '../driver/seen-message.ts';
import type { SeenMessage } from '../driver/seen-message.ts';
import type { Json } from '../json.ts';
import type { WorkspaceChannel, WorkspacePerson } from '../people.ts';
import { faultOn } from './page-faults.ts';
import { troubleCount } from './page-journal.ts';

/** What each person has read: `person channel` → the stamp of the last message they saw. */
export type Read = Map<string, string>;

/** Marks a channel as read up to its last message. */
export function markRead(core: Core, read: Read, userId: string, channel: string): void {
  const last = core.messages.visibleTo(userId, channel).at(-1);
  if (last !== undefined) read.set(`${userId} ${channel}`, last.ts);
}

/** Counts what others wrote after the person last looked; what they wrote themselves marks their place too. */
function unreadOf(read: Read, userId: string, channel: string, messages: readonly SeenMessage[]): number {
  const own = messages.findLast((message) => message.user === userId)?.ts ?? '0';
  const seen = read.get(`${userId} ${channel}`) ?? '0';
  const since = Math.max(Number(own), Number(seen));
  return messages.filter((message) => message.user !== userId && !message.ephemeral && Number(message.ts) > since)
    .length;
}

/** Everything the page shows to one person. */
export function pageState(core: Core, person: Person, read: Read): Json {
  const { team, bot } = core.identity;
  const channels = core.channels.of(person.id);
  const messages = Object.fromEntries(channels.map(({ id }) => [id, seenMessages(core, person.id, id)]));
  const channelState = (channel: WorkspaceChannel) => ({
    id: channel.id,
    name: channel.kind === 'im' ? bot.name : channel.name,
    kind: channel.kind,
    botIsMember: channel.botIsMember,
    ...(channel.isPrivate === true ? { isPrivate: true } : {}),
    ...(channel.isArchived === true ? { isArchived: true } : {}),
    ...(channel.isShared === true ? { isShared: true } : {}),
    unread: unreadOf(read, person.id, channel.id, messages[channel.id] ?? []),
  });
  return {
    me: person.id,
    people: core.people.all.map(personState),
    groups: core.groups.map(({ id, handle }) => ({ id, handle })),
    team: { id: team.id, name: team.name },
    bot: { id: bot.botId, userId: bot.userId, name: bot.name },
    channels: channels.map(channelState),
    messages,
    modal: person.modal(),
    home: person.home(),
    clock: clockState(core),
    fault: faultOn(core),
    troubles: troubleCount(core),
    seq: core.changes.seq,
  };
}

function personState({ id, name, zone, isAdmin, isOwner, isGuest, isDeactivated, teamId }: WorkspacePerson): Json {
  return {
    id,
    name,
    zone,
    ...(isAdmin === true || isOwner === true ? { isAdmin: true } : {}),
    ...(isGuest === true ? { isGuest } : {}),
    ...(teamId === undefined ? {} : { isElsewhere: true }),
    ...(isDeactivated === true ? { isDeactivated } : {}),
  };
}

function clockState(core: Core): Json {
  const { clock } = core;
  return {
    now: clock.now(),
    zone: clock.zone ?? 'Europe/London',
    moves: clock.moves.map(({ id, label }) => ({ id, label })),
    ...(clock.playMove === undefined ? {} : { playMove: clock.playMove }),
  };
}
