import { randomBytes } from 'node:crypto';
import type { Core } from '../core.ts';
import type { Outgoing } from '../delivery.ts';
import { stringAt } from '../json.ts';
import type { Json } from '../json.ts';

/** An event in its envelope, ready to be sent. https://docs.slack.dev/apis/events-api/ */
export function eventOutgoing(core: Core, name: string, event: Json): Outgoing {
  const { team, bot, appId } = core.identity;
  const channel = core.channels.find(stringAt(event, 'channel') ?? '');
  const payload = {
    token: 'deprecated-verification-token',
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: `Ev${randomBytes(6).toString('hex').toUpperCase()}`,
    event_time: Math.floor(Date.parse(core.clock.now()) / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: bot.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: channel?.isShared === true,
    event_context: `4-${randomBytes(8).toString('hex')}`,
  };
  return { type: 'events_api', name, payload, acceptsPayload: false };
}
