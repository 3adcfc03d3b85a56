import type { Core } from '../core.ts';
import type { Json } from '../json.ts';
import { accountName } from '../people.ts';
import type { WorkspaceChannel, WorkspacePerson } from '../people.ts';

/** The person as interactions carry them. */
function userIn(core: Core, person: WorkspacePerson): Json {
  const name = accountName(person.name);
  return { id: person.id, username: name, name, team_id: person.teamId ?? core.identity.team.id };
}

/** The fields that every interaction has. */
export function interactionBase(core: Core, person: WorkspacePerson): Json {
  const { team, appId } = core.identity;
  return {
    user: userIn(core, person),
    api_app_id: appId,
    token: 'deprecated-verification-token',
    team:
      person.teamId === undefined ? { id: team.id, domain: team.domain } : { id: person.teamId, domain: 'elsewhere' },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** A channel's name as payloads carry it. */
export function channelName(channel: WorkspaceChannel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.isPrivate === true ? 'privategroup' : channel.name;
}
