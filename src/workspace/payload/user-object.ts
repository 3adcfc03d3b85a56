import type { Core } from '../core.ts';
import type { Json } from '../json.ts';
import { accountName } from '../people.ts';
import type { WorkspacePerson } from '../people.ts';

/** Seconds that a zone is ahead of UTC at an instant. */
function offsetSeconds(zone: string, instant: string): number {
  const said = zoneName(zone, instant, 'longOffset');
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/u.exec(said) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60);
}

function zoneName(zone: string, instant: string, style: 'long' | 'longOffset'): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: style });
  return format.formatToParts(new Date(instant)).find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** Slack calls somebody of another organisation a stranger only where the bot shares no channel with them. */
function isStranger({ channels }: Core, person: WorkspacePerson): boolean {
  return person.teamId !== undefined && !channels.of(person.id).some((channel) => channels.isVisibleToBot(channel));
}

function profile(core: Core, person: WorkspacePerson): Json {
  const [first = '', ...rest] = person.name.split(' ');
  return {
    real_name: person.name,
    real_name_normalized: person.name,
    display_name: person.name,
    display_name_normalized: person.name,
    first_name: first,
    last_name: rest.join(' '),
    title: '',
    status_text: '',
    status_emoji: '',
    team: person.teamId ?? core.identity.team.id,
  };
}

/** A person as Slack's answers and events carry them. Slack says nothing of the rights of a deactivated account. https://docs.slack.dev/reference/objects/user-object */
export function userObject(core: Core, person: WorkspacePerson, withLocale = false): Json {
  const now = core.clock.now();
  const base = {
    id: person.id,
    team_id: person.teamId ?? core.identity.team.id,
    name: accountName(person.name),
    real_name: person.name,
    deleted: person.isDeactivated === true,
    profile: profile(core, person),
    is_bot: false,
    is_app_user: false,
    updated: Math.floor(Date.parse(now) / 1000),
  };
  if (person.isDeactivated === true) return base;
  return {
    ...base,
    tz: person.zone,
    tz_label: zoneName(person.zone, now, 'long'),
    tz_offset: offsetSeconds(person.zone, now),
    is_admin: person.isAdmin === true || person.isOwner === true,
    is_owner: person.isOwner === true,
    is_primary_owner: false,
    is_restricted: person.isGuest === true,
    is_ultra_restricted: false,
    is_stranger: isStranger(core, person),
    ...(withLocale ? { locale: person.locale ?? 'en-GB' } : {}),
  };
}
