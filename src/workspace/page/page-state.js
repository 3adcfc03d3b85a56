/** Messages by one author less than this many seconds apart stand under one name. */
const GROUP_SECONDS = 300;

/**
 * The messages of a channel outside its threads, oldest first.
 * @param {readonly Message[]} messages
 */
export function topLevel(messages) {
  return messages.filter((message) => !isReply(message));
}

/** @param {Message} message */
export function isReply(message) {
  return message.threadTs !== undefined && message.threadTs !== message.ts;
}

/**
 * A thread: the message it began with, if it is still there, then its replies.
 * @param {readonly Message[]} messages
 * @param {string} threadTs
 */
export function threadOf(messages, threadTs) {
  return messages.filter((message) => message.ts === threadTs || message.threadTs === threadTs);
}

/**
 * Whether a message stands under the name of the one before it.
 * @param {Message | undefined} before
 * @param {Message} message
 */
export function isGrouped(before, message) {
  if (before === undefined || authorOf(before) !== authorOf(message) || before.ephemeral !== message.ephemeral)
    return false;
  return Number(message.ts) - Number(before.ts) < GROUP_SECONDS;
}

/** @param {Message} message */
export function authorOf(message) {
  return message.user ?? message.bot ?? message.userName;
}

/**
 * The conversation with the bot alone.
 * @param {PageState} state
 */
export function directMessage(state) {
  return state.channels.find((channel) => channel.kind === 'im');
}

/**
 * What a conversation is called where one types: '#general', or the bot's name.
 * @param {PageState} state
 * @param {Channel} channel
 */
export function titleOf(state, channel) {
  return channel.kind === 'im' ? state.bot.name : `#${channel.name.replace(/^#/, '')}`;
}

/**
 * The person who looks.
 * @param {PageState} state
 * @returns {Person}
 */
export function meOf(state) {
  const id = typeof state.me === 'string' ? state.me : state.me.id;
  return state.people.find((person) => person.id === id) ?? { id, name: id, zone: 'Europe/London' };
}

/**
 * The conversation wanted, else the first. 'im' is the one with the bot, whoever asks.
 * @param {PageState} state
 * @param {string} wanted
 * @returns {Channel}
 */
export function channelOf(state, wanted) {
  const found = wanted === 'im' ? directMessage(state) : state.channels.find(({ id }) => id === wanted);
  const channel = found ?? state.channels[0];
  if (channel === undefined) throw new Error('The workspace has no channels.');
  return channel;
}

/**
 * @param {PageState} state
 * @param {{ me: Person, channel: Channel } & Pick<Reader, 'now' | 'showChannel'>} place
 * @returns {Reader}
 */
export function createReader(state, { me, channel, now, showChannel }) {
  const { bot } = state;
  const names = new Map(state.people.map(({ id, name }) => [id, name]));
  for (const id of [bot.id, bot.userId ?? bot.id]) names.set(id, bot.name);
  for (const { id, handle } of state.groups) names.set(id, handle);
  const channels = new Map(state.channels.map(({ id, name }) => [id, name.replace(/^#/, '')]));
  return {
    zone: me.zone,
    now,
    userName: (id) => names.get(id) ?? null,
    channelName: (id) => channels.get(id) ?? null,
    people: state.people,
    channels: state.channels,
    currentChannel: channel.id,
    showChannel,
  };
}
