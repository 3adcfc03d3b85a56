import type { Core } from '../core.ts';
import { shortcutPayload } from '../payload/interaction-payload.ts';
import type { Place } from '../payload/interaction-payload.ts';
import type { WorkspacePerson } from '../people.ts';
import { Refused } from './refused.ts';

/** A shortcut that is used: on a message, or from the menu (null). */
interface Used {
  readonly callbackId: string;
  readonly place: Place | null;
}

/** Why Slack does not offer the shortcut there, or null. https://docs.slack.dev/interactivity/implementing-shortcuts */
function whyNot(core: Core, person: WorkspacePerson, { callbackId, place }: Used): string | null {
  if (person.teamId !== undefined) return `${person.name} cannot use an app of another organisation.`;
  if (place?.kind === 'message' && place.message.ephemeralFor !== undefined)
    return 'Slack offers no shortcuts on a message that only one person sees.';
  const wanted = place === null ? 'global' : 'message';
  const declared = core.shortcuts.find((shortcut) => shortcut.callbackId === callbackId);
  return declared === undefined || declared.type === wanted
    ? null
    : `“${declared.name}” is a ${declared.type} shortcut.`;
}

/** Uses a shortcut; resolves when the bot has acknowledged it. */
export async function useShortcut(core: Core, person: WorkspacePerson, used: Used): Promise<void> {
  const reason = whyNot(core, person, used);
  if (reason !== null) throw new Refused(reason);
  const payload = shortcutPayload(core, person, used);
  const name = String(payload['type']);
  const answer = await core.dispatch.ask({ type: 'interactive', name, payload, acceptsPayload: false });
  if (answer.kind === 'failed') throw new Refused(`The shortcut failed with the error “${answer.error}”`);
}
