import type { Core } from '../core.ts';
import type { Json } from '../json.ts';
import { accountName } from '../people.ts';
import type { WorkspaceChannel, WorkspacePerson } from '../people.ts';
import { channelName } from './person-payload.ts';

/** A slash command as Slack sends it. https://docs.slack.dev/interactivity/implementing-slash-commands */
export function commandPayload(
  core: Core,
  typed: {
    readonly person: WorkspacePerson;
    readonly channel: WorkspaceChannel;
    readonly command: string;
    readonly text: string;
  },
): Json {
  const { person, channel, command, text } = typed;
  const { team, appId } = core.identity;
  return {
    token: 'deprecated-verification-token',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: person.id,
    user_name: accountName(person.name),
    command,
    text,
    api_app_id: appId,
    is_enterprise_install: 'false',
    response_url: core.responseUrls.give({ userId: person.id, channel: channel.id }),
    trigger_id: core.triggers.give(person.id),
  };
}
