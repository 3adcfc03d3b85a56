import type { Core } from '../core.ts';
import { isSet, stringAt } from '../json.ts';
import type { Json } from '../json.ts';
import { accountName } from '../people.ts';
import type { WorkspacePerson } from '../people.ts';
import { no, yes } from './answer.ts';
import type { Answer } from './answer.ts';
import { missing } from './channel-argument.ts';
import { botMethod } from './method.ts';
import type { Call, Methods } from './method.ts';

/** Seconds that a zone is ahead of UTC at an instant. */
function offsetSeconds(zone: string, instant: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    new Date(instant),
  );
  const said = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/u.exec(said) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60);
}

function zoneLabel(zone: string, instant: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'long' }).formatToParts(
    new Date(instant),
  );
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

function userObject(core: Core, person: WorkspacePerson, withLocale: boolean): Json {
  const now = core.clock.now();
  return {
    id: person.id,
    team_id: core.identity.team.id,
    name: accountName(person.name),
    real_name: person.name,
    deleted: person.isDeactivated === true,
    tz: person.zone,
    tz_label: zoneLabel(person.zone, now),
    tz_offset: offsetSeconds(person.zone, now),
    profile: { real_name: person.name, display_name: person.name, team: core.identity.team.id },
    is_bot: false,
    is_app_user: false,
    is_admin: person.isAdmin === true,
    is_restricted: person.isGuest === true,
    is_ultra_restricted: false,
    ...(withLocale ? { locale: person.locale ?? 'en-GB' } : {}),
  };
}

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
  const person = call.core.people.get(id);
  if (person === undefined) return no('user_not_found');
  return yes({ user: userObject(call.core, person, isSet(call.arguments, 'include_locale')) });
}

function listUsers(call: Call): Answer {
  const withLocale = isSet(call.arguments, 'include_locale');
  const people = [...call.core.people.values()].map((person) => userObject(call.core, person, withLocale));
  return yes({ members: [...people, botObject(call.core)], response_metadata: { next_cursor: '' } });
}

/** `users.*` */
export const usersMethods: Methods = {
  'users.info': botMethod('users:read', info),
  'users.list': botMethod('users:read', listUsers),
};
