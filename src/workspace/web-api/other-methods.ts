import { jsonsAt, stringAt } from '../json.ts';
import { no, yes } from './answer.ts';
import type { Answer } from './answer.ts';
import { channelOf, channelToWriteIn, isRefusal, missing } from './channel-argument.ts';
import { botMethod } from './method.ts';
import type { Call, Methods } from './method.ts';

function authTest(call: Call): Answer {
  const { team, bot } = call.core.identity;
  return yes({
    url: `${call.core.site.url}/`,
    team: team.name,
    user: 'digital-action',
    team_id: team.id,
    user_id: bot.userId,
    bot_id: bot.botId,
    is_enterprise_install: false,
  });
}

function openConnection(call: Call): Answer {
  const { socket, site } = call.core;
  if (socket === null) return no('socket_mode_not_enabled');
  return yes({
    url: `${site.url.replace('http:', 'ws:')}/link/?ticket=${socket.giveTicket()}&app_id=${call.core.identity.appId}`,
  });
}

function addReaction(call: Call): Answer {
  const channel = channelToWriteIn(call);
  if (isRefusal(channel)) return channel;
  const name = (stringAt(call.arguments, 'name') ?? '').replaceAll(':', '');
  if (!/^[a-z0-9_+'-]{1,100}$/u.test(name)) return no('invalid_name');
  const message = call.core.messages.find(channel.id, stringAt(call.arguments, 'timestamp') ?? '');
  if (message === undefined || message.ephemeralFor !== undefined) return no('message_not_found');
  const reactions = message.reactions ?? [];
  if (reactions.includes(name)) return no('already_reacted');
  call.core.messages.replace({ ...message, reactions: [...reactions, name] });
  return yes();
}

function setStatus(call: Call): Answer {
  const channel = channelOf(call, 'channel_id');
  if (isRefusal(channel)) return channel;
  return stringAt(call.arguments, 'status') === undefined ? no('invalid_arguments', missing('status')) : yes();
}

function setSuggestedPrompts(call: Call): Answer {
  const channel = channelOf(call, 'channel_id');
  if (isRefusal(channel)) return channel;
  const prompts = jsonsAt(call.arguments, 'prompts');
  const isWhole = prompts.every(
    (prompt) => stringAt(prompt, 'title') !== undefined && stringAt(prompt, 'message') !== undefined,
  );
  return prompts.length === 0 || prompts.length > 4 || !isWhole ? no('invalid_arguments') : yes();
}

/** The methods that stand alone. */
export const otherMethods: Methods = {
  'auth.test': botMethod(null, authTest),
  'apps.connections.open': { token: 'app', scope: null, answer: openConnection },
  'reactions.add': botMethod('reactions:write', addReaction),
  'assistant.threads.setStatus': botMethod('chat:write', setStatus),
  'assistant.threads.setSuggestedPrompts': botMethod('chat:write', setSuggestedPrompts),
};
