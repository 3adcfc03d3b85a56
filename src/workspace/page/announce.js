import { byId } from './make-element.js';
import { authorOf, meOf, titleOf } from './page-state.js';

/** How much of a message is read out by itself, in characters; the rest waits in the list. */
const LONGEST_ANNOUNCEMENT = 300;

/**
 * Tells a screen reader something, when it has finished what it is saying.
 * @param {string} words
 */
export function announce(words) {
  byId('status').textContent = words;
}

/**
 * Tells of messages that have come since: in the open channel what they say, elsewhere that they are there.
 * @param {PageState | null} before
 * @param {PageState} now
 * @param {Channel} open
 */
export function announceNews(before, now, open) {
  if (before === null) return;
  const news = now.channels.flatMap((channel) => {
    const fresh = newMessages(before, now, channel);
    if (fresh.length === 0) return [];
    if (channel.id !== open.id) return [`New in ${titleOf(now, channel)}.`];
    return fresh.map(
      ({ userName, ephemeral, text }) =>
        `${userName}${ephemeral ? ', only to you' : ''}: ${text.slice(0, LONGEST_ANNOUNCEMENT)}`,
    );
  });
  if (news.length > 0) announce(news.join(' '));
}

/**
 * @param {PageState} before
 * @param {PageState} now
 * @param {Channel} channel
 * @returns {Message[]}
 */
function newMessages(before, now, { id }) {
  const known = new Set((before.messages[id] ?? []).map(({ ts }) => ts));
  const me = meOf(now).id;
  return (now.messages[id] ?? []).filter((message) => !known.has(message.ts) && authorOf(message) !== me);
}
