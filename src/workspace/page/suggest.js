/** @typedef {{ text: string, label: string, note: string }} Suggestion */

/**
 * What a suggestion needs to know: the bot's name, and its commands with what may stand after them.
 * @typedef {{ botName: string, commands: readonly Command[] }} Vocabulary
 */

/**
 * How what was typed could go on.
 * @param {string} typed the text before the caret
 * @param {Vocabulary} vocabulary
 * @returns {Suggestion[]} each with the whole text it would leave before the caret
 */
export function suggest(typed, { botName, commands }) {
  if (typed.startsWith('/')) return suggestCommand(typed, { botName, commands });
  const mention = /(?:^|\s)@([\w ]{0,40})$/.exec(typed);
  const begun = mention?.[1] ?? null;
  if (begun === null || !botName.toLowerCase().startsWith(begun.toLowerCase())) return [];
  const before = typed.slice(0, typed.length - begun.length - 1);
  return [
    { text: `${before}@${botName} `, label: `@${botName}`, note: 'ask in the channel; the answer comes in a thread' },
  ];
}

/**
 * @param {string} typed
 * @param {Vocabulary} vocabulary
 * @returns {Suggestion[]}
 */
function suggestCommand(typed, { botName, commands }) {
  const invitation = `/invite @${botName}`;
  const begun = commands.filter(({ command }) => command.startsWith(typed));
  if (begun.length > 0)
    return begun.map(({ command }) => ({
      text: `${command} `,
      label: command,
      note: `ask ${botName}; only you see the answer`,
    }));
  if (typed.length > 1 && invitation.startsWith(typed))
    return [{ text: invitation, label: invitation, note: 'add the app to this channel' }];
  return commands.flatMap((command) => suggestWord(typed, command));
}

/**
 * @param {string} typed
 * @param {Command} command
 * @returns {Suggestion[]}
 */
function suggestWord(typed, { command, words }) {
  if (!typed.startsWith(`${command} `)) return [];
  const begun = typed.slice(command.length + 1).toLowerCase();
  const fitting = words.filter(({ text }) => text.startsWith(begun) && text !== begun);
  return fitting.map(({ text, note }) => ({ text: `${command} ${text}`, label: `${command} ${text}`, note }));
}
