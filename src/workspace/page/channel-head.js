import { byId } from './make-element.js';
import { titleOf } from './page-state.js';

/**
 * Shows which conversation is open, and whether the bot is missing from it.
 * @param {PageState} state
 * @param {Channel} channel
 */
export function updateChannelHead(state, channel) {
  const title = titleOf(state, channel);
  byId('channel-title').textContent = title;
  document.title = `${title} – Demo workspace, not Slack`;
  const isMissing = channel.kind === 'channel' && !channel.botIsMember && channel.isArchived !== true;
  const notes = [
    channel.isArchived === true ? 'This channel is archived: nobody can write in it.' : '',
    channel.isShared === true ? 'Shared with another organisation.' : '',
    isMissing ? `${state.bot.name} is not in this channel.` : '',
  ].filter(Boolean);
  byId('channel-note').hidden = notes.length === 0;
  byId('channel-note-words').textContent = notes.join(' ');
  byId('channel-invite').hidden = !isMissing;
}
