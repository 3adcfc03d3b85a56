import type { Core } from '../core.ts';

/** Slack's own escapes: only these three characters. https://docs.slack.dev/messaging/formatting-message-text */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapedForRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}

/** Everything that can be named after an @ or a #, the longest names first, with what Slack writes for it. */
function names(core: Core, withLabels: boolean): ReadonlyMap<string, string> {
  const { bot } = core.identity;
  const label = (name: string) => (withLabels ? `|${name}` : '');
  const people = core.people.all.map(({ id, name }) => [`@${name}`, `<@${id}${label(name)}>`] as const);
  const channels = core.channels.all
    .filter((channel) => channel.kind === 'channel')
    .map(
      ({ id, name, isPrivate }) => [`#${name}`, `<#${id}|${isPrivate === true && withLabels ? '' : name}>`] as const,
    );
  const groups = core.groups.map(({ id, handle }) => [`@${handle}`, `<!subteam^${id}${label(`@${handle}`)}>`] as const);
  const all = [[`@${bot.name}`, `<@${bot.userId}${label(bot.name)}>`] as const, ...people, ...groups, ...channels];
  const byLength = all.toSorted(([one], [other]) => other.length - one.length);
  return new Map(byLength.map(([name, written]) => [escapeText(name).toLowerCase(), written]));
}

function withNames(core: Core, text: string, withLabels: boolean): string {
  const written = names(core, withLabels);
  const anyName = new RegExp(`(?<![\\w@#])(?:${[...written.keys()].map(escapedForRegex).join('|')})(?!\\w)`, 'giu');
  return text.replace(anyName, (name) => written.get(name.toLowerCase()) ?? name);
}

function withAddresses(text: string): string {
  return text.replace(/https?:\/\/[^\s<>|]+/gu, (address) => `<${address}>`);
}

/** What a person typed as a message, as Slack keeps it: escaped, names as ids, addresses in angle brackets. */
export function messageText(core: Core, typed: string): string {
  return withAddresses(withNames(core, escapeText(typed), false));
}

/** What a person typed after a command. Names become ids only where the command asks for it. */
export function commandText(core: Core, typed: string, shouldEscape: boolean): string {
  const escaped = escapeText(typed);
  return shouldEscape ? withAddresses(withNames(core, escaped, true)) : escaped;
}

/** Does the text mention the bot? */
export function mentionsBot(core: Core, text: string): boolean {
  return text.includes(`<@${core.identity.bot.userId}>`);
}
