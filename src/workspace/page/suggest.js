/** @typedef {{ text: string, label: string, note: string }} Suggestion */

/** The bot's slash command; a Slack would know it from the app's manifest. */
const COMMAND = '/digital-action';

/** What stands after the command, as the bot's help says. @type {readonly (readonly [string, string])[]} */
const WORDS = [
  ['due', 'what is due soon, and which dates have passed'],
  ['action 7', 'an action in full'],
  ['remind', 'set a reminder for this channel'],
  ['remind list', 'the reminders of this channel'],
  ['remind off', 'stop a reminder'],
  ['remind now', 'preview a reminder, only to me'],
  ['help', 'what one can type'],
];

/** What a newcomer may try first; each is sent as it stands. */
export const EXAMPLES = [`${COMMAND} prison visits`, `${COMMAND} due`, `${COMMAND} remind`];

/**
 * How what was typed could go on.
 * @param {string} typed the text before the caret
 * @param {string} botName
 * @returns {Suggestion[]} each with the whole text it would leave before the caret
 */
export function suggest(typed, botName) {
  if (typed.startsWith('/')) return suggestCommand(typed, botName);
  const mention = /(?:^|\s)@([\w ]{0,40})$/.exec(typed);
  const begun = mention?.[1] ?? null;
  if (begun === null || !botName.toLowerCase().startsWith(begun.toLowerCase())) return [];
  const before = typed.slice(0, typed.length - begun.length - 1);
  return [
    { text: `${before}@${botName} `, label: `@${botName}`, note: 'ask in the channel; the answer comes in a thread' },
  ];
}

/** @param {string} botName */
function suggestInvite(botName) {
  return { text: `/invite @${botName}`, label: `/invite @${botName}`, note: 'add the app to this channel' };
}

/**
 * @param {string} typed
 * @param {string} botName
 * @returns {Suggestion[]}
 */
function suggestCommand(typed, botName) {
  if (COMMAND.startsWith(typed))
    return [{ text: `${COMMAND} `, label: COMMAND, note: 'ask Digital Action; only you see the answer' }];
  if (typed.length > 1 && `/invite @${botName}`.startsWith(typed)) return [suggestInvite(botName)];
  if (!typed.startsWith(`${COMMAND} `)) return [];
  const begun = typed.slice(COMMAND.length + 1).toLowerCase();
  const fitting = WORDS.filter(([word]) => word.startsWith(begun) && word !== begun);
  return fitting.map(([word, note]) => ({ text: `${COMMAND} ${word}`, label: `${COMMAND} ${word}`, note }));
}
