import { onOneLine } from '../views/text.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

const MARKUP = /[<&]/;

/**
 * What a person typed, as plain words on one line: Slack's escapes undone once, the bot's own mention left out, other
 * references by their name. `botUserId` is the bot's user. https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages
 */
export function plainWords(slackText: string, botUserId: string): string {
  // Few questions have any of it: looking once is quicker than replacing twice.
  if (!MARKUP.test(slackText)) return onOneLine(slackText);
  const named = slackText.replaceAll(/<([^<>\s][^<>]*)>/g, (_, inside: string) => ` ${nameOf(inside, botUserId)} `);
  return onOneLine(named.replaceAll(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity));
}

/** `@U012|name`, `#C012|name` (a private channel has an empty name), `!here`, or an address with or without a label. */
function nameOf(inside: string, botUserId: string): string {
  const bar = inside.indexOf('|');
  const target = bar === -1 ? inside : inside.slice(0, bar);
  const name = bar === -1 ? '' : inside.slice(bar + 1);
  if (target === `@${botUserId}` || target.startsWith('!')) return '';
  if (target.startsWith('@') || target.startsWith('#')) return name === '' ? '' : `${target.charAt(0)}${name}`;
  return name === '' ? target : name;
}
