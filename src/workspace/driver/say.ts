import type { Core, WorkspaceCommand } from '../core.ts';
import type { Acknowledgement } from '../delivery.ts';
import { directMessageEvent } from '../direct-message.ts';
import { isJson } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import { commandPayload } from '../payload/command-payload.ts';
import { eventOutgoing } from '../payload/event-payload.ts';
import type { WorkspaceChannel, WorkspacePerson } from '../people.ts';
import { showError, slackMessage, threadOf } from '../post.ts';
import { keepAnswer, respond } from '../respond.ts';
import { Refused } from './refused.ts';
import { commandText, mentionsBot, messageText } from './typed-text.ts';

/** What a person types, and where. */
export interface Typed {
  readonly person: WorkspacePerson;
  readonly channel: WorkspaceChannel;
  readonly text: string;
  readonly threadTs?: string;
}

/** The longest text taken from a person, in characters. */
const LONGEST_TEXT = 12_000;

/** Types a message or a command; resolves when the bot has acknowledged it, or will not. */
export async function say(core: Core, typed: Typed): Promise<void> {
  const text = typed.text.trim();
  if (text === '') throw new Refused('There is nothing to send.');
  if (text.length > LONGEST_TEXT)
    throw new Refused(`Please send at most ${String(LONGEST_TEXT)} characters at a time.`);
  if (typed.channel.isArchived === true) throw new Refused('This channel is archived.');
  if (text.startsWith('/')) await runCommand(core, { ...typed, text });
  else await sendMessage(core, { ...typed, text });
}

function notice(core: Core, { person, channel }: Typed, text: string): void {
  showError(core, { userId: person.id, channel: channel.id }, text);
}

async function runCommand(core: Core, typed: Typed): Promise<void> {
  const [word = '', ...rest] = typed.text.split(/(?<=^\S+)\s+/u);
  if (word === '/invite' || word === '/remove') return await changeMembership(core, typed, word);
  const command = core.commands.find((one) => one.command === word.toLowerCase());
  // Somebody of another organisation has only the commands of their own.
  if (command === undefined || typed.person.teamId !== undefined)
    return notice(core, typed, `${word} is not a valid command.`);
  if (typed.threadTs !== undefined) return notice(core, typed, `${word} is not supported in threads. Sorry!`);
  await sendCommand(core, typed, command, rest.join(' '));
}

async function changeMembership(core: Core, typed: Typed, word: '/invite' | '/remove'): Promise<void> {
  const { channel } = typed;
  const names = typed.text.toLowerCase().includes(`@${core.identity.bot.name.toLowerCase()}`);
  if (!names || channel.kind !== 'channel')
    return notice(core, typed, `Type ${word} @${core.identity.bot.name} in a channel.`);
  core.channels.setBotMember(channel.id, word === '/invite');
  const done = word === '/invite' ? 'was added to' : 'was removed from';
  const text = `${core.identity.bot.name} ${done} #${channel.name}.`;
  core.messages.add({ ts: core.stamps.next(), channel: channel.id, author: { kind: 'slack' }, text });
  if (word === '/invite') await tell(core, 'member_joined_channel', joinedEvent(core, typed));
}

function joinedEvent(core: Core, { person, channel }: Typed): Record<string, unknown> {
  const { bot, team } = core.identity;
  const who = { user: bot.userId, inviter: person.id, team: team.id };
  return {
    type: 'member_joined_channel',
    channel: channel.id,
    channel_type: 'C',
    ...who,
    event_ts: core.stamps.next(),
  };
}

async function sendCommand(
  core: Core,
  typed: Typed,
  { command, shouldEscape }: WorkspaceCommand,
  rest: string,
): Promise<void> {
  const { person, channel } = typed;
  const text = commandText(core, rest, shouldEscape);
  const payload = commandPayload(core, { person, channel, command, text });
  const answer = await core.dispatch.ask({ type: 'slash_commands', name: command, payload, acceptsPayload: true });
  if (answer.kind === 'failed') return notice(core, typed, `${command} failed with the error “${answer.error}”`);
  showCommandAnswer(core, typed, command, answer);
}

/** An acknowledgement may carry the answer itself: text, or a message as for a response URL. */
function showCommandAnswer(
  core: Core,
  typed: Typed,
  command: string,
  answer: Extract<Acknowledgement, { kind: 'acknowledged' }>,
): void {
  const { body } = answer;
  const message = typeof body === 'string' ? { text: body } : body;
  if (!isJson(message) || (typeof body === 'string' && body === '') || Object.keys(message).length === 0) return;
  if (message['response_type'] === 'in_channel') postTyped(core, typed, typed.text);
  const { replace_original: _replace, delete_original: _delete, ...plain } = message;
  const target = { userId: typed.person.id, channel: typed.channel.id };
  const result = keepAnswer(core, 'acknowledgement', plain, () => respond(core, target, plain));
  if (result.status === 200) return;
  core.journal.note(`The answer to ${command} was refused: ${JSON.stringify(result.body)}`);
  notice(core, typed, `${command} failed with the error “invalid_command_response”`);
}

function postTyped(core: Core, { person, channel, threadTs }: Typed, text: string): StoredMessage {
  const parent = threadTs === undefined ? undefined : core.messages.find(channel.id, threadTs);
  if (threadTs !== undefined && parent === undefined) throw new Refused('That thread is not here any more.');
  return core.messages.add({
    ts: core.stamps.next(),
    channel: channel.id,
    author: { kind: 'person', userId: person.id },
    text,
    ...(parent === undefined ? {} : { threadTs: threadOf(parent) }),
  });
}

async function sendMessage(core: Core, typed: Typed): Promise<void> {
  const { channel } = typed;
  const message = postTyped(core, typed, messageText(core, typed.text));
  if (channel.kind === 'im') return tell(core, 'message.im', directMessageEvent(core, message));
  if (!mentionsBot(core, message.text)) return;
  if (channel.botIsMember) return tell(core, 'app_mention', mentionEvent(core, message));
  notice(
    core,
    typed,
    `${core.identity.bot.name} is not in this channel. To add it, type /invite @${core.identity.bot.name}`,
  );
}

function mentionEvent(core: Core, message: StoredMessage): Record<string, unknown> {
  return { ...slackMessage(core, message), type: 'app_mention', channel: message.channel, event_ts: message.ts };
}

async function tell(core: Core, name: string, event: Record<string, unknown>): Promise<void> {
  if (core.events.has(name)) await core.dispatch.tell(eventOutgoing(core, name, event));
}
