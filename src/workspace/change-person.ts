import type { Core } from './core.ts';
import { Refused } from './driver/refused.ts';
import { eventOutgoing } from './payload/event-payload.ts';
import { userObject } from './payload/user-object.ts';
import type { WorkspacePerson } from './people.ts';

/** What can be changed about somebody. */
export type PersonChange = Partial<Omit<WorkspacePerson, 'id'>>;

/**
 * Changes who somebody is, and tells the bot as Slack does (https://docs.slack.dev/reference/events/user_change); resolves when it has
 * acknowledged. Who is deactivated loses their open modals and leaves every channel; reactivated, they are back.
 */
export async function changePerson(core: Core, id: string, change: PersonChange): Promise<void> {
  const person = core.people.change(id, change);
  if (person === undefined) throw new Refused(`Nobody in the workspace has the id ${id}.`);
  if (person.isDeactivated === true) core.views.clear(id);
  core.changes.notify();
  if (!core.events.has('user_change')) return;
  const stamp = core.stamps.next();
  const event = {
    type: 'user_change',
    user: userObject(core, person),
    cache_ts: Math.floor(Number(stamp)),
    event_ts: stamp,
  };
  await core.dispatch.tell(eventOutgoing(core, 'user_change', event));
}
