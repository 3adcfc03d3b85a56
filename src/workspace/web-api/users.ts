import type { Core } from '../core.ts';
import { isSet, stringAt } from '../json.ts';
import type { Json } from '../json.ts';
import { userObject } from '../payload/user-object.ts';
import { no, yes } from './answer.ts';
import type { Answer } from './answer.ts';
import { missing } from './channel-argument.ts';
import { botMethod } from './method.ts';
import type { Call, Methods } from './method.ts';

function botObject(core: Core): Json {
  const { bot, team } = core.identity;
  const profile = { real_name: bot.name, display_name: bot.name, bot_id: bot.botId, api_app_id: core.identity.appId };
  return {
    id: bot.userId,
    team_id: team.id,
    name: 'digital-action',
    real_name: bot.name,
    deleted: false,
    is_bot: true,
    profile,
  };
}

function info(call: Call): Answer {
  const id = stringAt(call.arguments, 'user');
  if (id === undefined) return no('invalid_arguments', missing('user'));
  if (id === call.core.identity.bot.userId) return yes({ user: botObject(call.core) });
  const person = call.core.people.find(id);
  if (person === undefined) return no('user_not_found');
  return yes({ user: userObject(call.core, person, isSet(call.arguments, 'include_locale')) });
}

function listUsers(call: Call): Answer {
  const withLocale = isSet(call.arguments, 'include_locale');
  const people = call.core.people.all.map((person) => userObject(call.core, person, withLocale));
  return yes({ members: [...people, botObject(call.core)], response_metadata: { next_cursor: '' } });
}

/** `users.*` */
export const usersMethods: Methods = {
  'users.info': botMethod('users:read', info),
  'users.list': botMethod('users:read', listUsers),
};
