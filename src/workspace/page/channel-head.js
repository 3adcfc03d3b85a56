/** @import { Channel, PageState } from './page-state.js' */
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
  byId('channel-note').hidden = channel.kind === 'im' || channel.botIsMember;
  byId('channel-note-words').textContent = `${state.bot.name} is not in this channel.`;
}
