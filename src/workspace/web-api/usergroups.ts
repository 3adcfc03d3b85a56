import { isSet, stringAt } from '../json.ts';
import type { Json } from '../json.ts';
import type { WorkspaceGroup, WorkspacePerson } from '../people.ts';
import { no, yes } from './answer.ts';
import type { Answer } from './answer.ts';
import { missing } from './channel-argument.ts';
import { botMethod } from './method.ts';
import type { Call, Methods } from './method.ts';

/** Is the person there, and not deactivated? */
function isActive(person: WorkspacePerson | undefined): boolean {
  return person !== undefined && person.isDeactivated !== true;
}

/** The people of a group; who is deactivated is in none. */
function membersOf({ core }: Call, group: WorkspaceGroup): readonly string[] {
  return group.members.filter((id) => isActive(core.people.find(id)));
}

function groupObject(call: Call, group: WorkspaceGroup): Json {
  const users = membersOf(call, group);
  return {
    id: group.id,
    team_id: call.core.identity.team.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: '',
    handle: group.handle,
    is_external: false,
    date_create: 0,
    date_update: 0,
    date_delete: 0,
    auto_type: null,
    created_by: 'USLACKBOT',
    updated_by: 'USLACKBOT',
    deleted_by: null,
    prefs: { channels: [], groups: [] },
    ...(isSet(call.arguments, 'include_users') ? { users } : {}),
    ...(isSet(call.arguments, 'include_count') ? { user_count: users.length } : {}),
  };
}

function listGroups(call: Call): Answer {
  return yes({ usergroups: call.core.groups.map((group) => groupObject(call, group)) });
}

function listUsers(call: Call): Answer {
  const id = stringAt(call.arguments, 'usergroup');
  if (id === undefined || id === '') return no('invalid_arguments', missing('usergroup'));
  const group = call.core.groups.find((one) => one.id === id);
  return group === undefined ? no('no_such_subteam') : yes({ users: membersOf(call, group) });
}

/** `usergroups.*` */
export const usergroupsMethods: Methods = {
  'usergroups.list': botMethod('usergroups:read', listGroups),
  'usergroups.users.list': botMethod('usergroups:read', listUsers),
};
