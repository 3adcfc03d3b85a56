import type { Core } from '../core.ts';
import type { Json } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import { slackView } from '../open-views.ts';
import type { OpenView } from '../open-views.ts';
import type { WorkspaceChannel, WorkspacePerson } from '../people.ts';
import { slackMessage } from '../post.ts';
import { channelName, interactionBase } from './person-payload.ts';

// Shapes: https://docs.slack.dev/reference/interaction-payloads

/** Where a person uses an element: in a message or in a view. */
export type Place =
  | { readonly kind: 'message'; readonly message: StoredMessage; readonly channel: WorkspaceChannel }
  | { readonly kind: 'view'; readonly open: OpenView };

function container(place: Place): Json {
  if (place.kind === 'view') return { type: 'view', view_id: place.open.id };
  const { message } = place;
  return {
    type: 'message',
    message_ts: message.ts,
    channel_id: message.channel,
    is_ephemeral: message.ephemeralFor !== undefined,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  };
}

/** Slack does not keep ephemeral messages, so it cannot send them along. */
function surroundings(core: Core, place: Place): Json {
  if (place.kind === 'view') return { view: slackView(place.open, core.identity) };
  const { message, channel } = place;
  const named = { id: channel.id, name: channelName(channel) };
  return { channel: named, ...(message.ephemeralFor === undefined ? { message: slackMessage(core, message) } : {}) };
}

/** Someone used a button, a select, a picker. */
export function actionsPayload(
  core: Core,
  person: WorkspacePerson,
  used: { readonly place: Place; readonly action: Json; readonly values: Json },
): Json {
  const { place, action, values } = used;
  const target =
    place.kind === 'message' ? { userId: person.id, channel: place.channel.id, messageTs: place.message.ts } : null;
  return {
    type: 'block_actions',
    ...interactionBase(core, person),
    container: container(place),
    trigger_id: core.triggers.give(person.id),
    ...surroundings(core, place),
    ...(place.kind === 'message' ? { state: { values } } : {}),
    ...(target === null ? {} : { response_url: core.responseUrls.give(target) }),
    actions: [action],
  };
}

/** Someone types into an external select. */
export function suggestionPayload(
  core: Core,
  person: WorkspacePerson,
  asked: { readonly place: Place; readonly blockId: string; readonly actionId: string; readonly value: string },
): Json {
  const { place, blockId, actionId, value } = asked;
  return {
    type: 'block_suggestion',
    ...interactionBase(core, person),
    container: container(place),
    ...surroundings(core, place),
    block_id: blockId,
    action_id: actionId,
    value,
  };
}

/** Someone submits a modal. */
export function submissionPayload(
  core: Core,
  person: WorkspacePerson,
  open: OpenView,
  responseUrls: readonly Json[],
): Json {
  return {
    type: 'view_submission',
    ...interactionBase(core, person),
    trigger_id: core.triggers.give(person.id),
    view: slackView(open, core.identity),
    response_urls: responseUrls,
  };
}

/** Someone closes a modal that wants to know. */
export function closedPayload(core: Core, person: WorkspacePerson, open: OpenView, isCleared: boolean): Json {
  return {
    type: 'view_closed',
    ...interactionBase(core, person),
    view: slackView(open, core.identity),
    is_cleared: isCleared,
  };
}

/** Someone uses a shortcut, from the menu or on a message. */
export function shortcutPayload(
  core: Core,
  person: WorkspacePerson,
  used: { readonly callbackId: string; readonly place: Place | null },
): Json {
  const { callbackId, place } = used;
  const base = {
    ...interactionBase(core, person),
    callback_id: callbackId,
    trigger_id: core.triggers.give(person.id),
    action_ts: core.stamps.next(),
  };
  if (place?.kind !== 'message') return { type: 'shortcut', ...base };
  const { message, channel } = place;
  return {
    type: 'message_action',
    ...base,
    channel: { id: channel.id, name: channelName(channel) },
    message: slackMessage(core, message),
    message_ts: message.ts,
    // It answers the person; the message that the shortcut was used on is not the bot's to replace.
    response_url: core.responseUrls.give({ userId: person.id, channel: channel.id }),
  };
}
