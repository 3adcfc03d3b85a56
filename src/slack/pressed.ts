import { z } from 'zod';
import type { Bot } from './bot.ts';
import { type HomeLook, readHome } from './press.ts';
import { sendTo } from './response-url.ts';
import { type Message, toModal } from './views/message.ts';
import { readRemark, type Remark } from './views/message-remark.ts';

/** What Slack sends when a button is pressed, as far as it is needed. https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
const bodySchema = z.object({
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  team: z.object({ id: z.string() }).nullish(),
  channel: z.object({ id: z.string() }).nullish(),
  message: z
    .object({ ts: z.string().optional(), thread_ts: z.string().optional(), blocks: z.array(z.unknown()).optional() })
    .nullish(),
  view: z
    .object({
      id: z.string(),
      type: z.string(),
      previous_view_id: z.string().nullish(),
      private_metadata: z.string().optional(),
    })
    .nullish(),
  container: z
    .object({
      is_ephemeral: z.boolean().optional(),
      channel_id: z.string().optional(),
      thread_ts: z.string().optional(),
    })
    .nullish(),
  response_url: z.string().optional(),
  trigger_id: z.string(),
});

/** A press of a button: who, and where. */
export interface Pressed {
  readonly user: string;
  readonly team: string;
  /** Null in the Home tab and in modals. */
  readonly channel: string | null;
  /** The message that was pressed, where others see it too; null elsewhere. */
  readonly messageTs: string | null;
  /** What that message says of itself above what it shows; null: nothing. */
  readonly remark: Remark | null;
  readonly triggerId: string;
  readonly surface:
    | { readonly kind: 'private' | 'shared'; readonly responseUrl: string; readonly threadTs: string | null }
    | { readonly kind: 'direct'; readonly responseUrl: string; readonly threadTs: string | null }
    | { readonly kind: 'modal'; readonly viewId: string; readonly isStacked: boolean }
    /** With the list that the tab shows; null: it shows none. */
    | { readonly kind: 'home'; readonly shown: HomeLook | null };
}

/** Reads a `block_actions` payload; null where it has neither a message nor a view. */
export function readPressed(body: unknown): Pressed | null {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return null;
  const { user, team, channel, container, message, trigger_id: triggerId } = parsed.data;
  const surface = surfaceOf(parsed.data);
  if (surface === null) return null;
  const where = channel?.id ?? container?.channel_id ?? null;
  const isSeenByOthers = surface.kind === 'shared' || surface.kind === 'direct';
  return {
    user: user.id,
    team: team?.id ?? user.team_id ?? '',
    channel: where,
    messageTs: isSeenByOthers ? (message?.ts ?? null) : null,
    remark: isSeenByOthers ? readRemark(message?.blocks ?? []) : null,
    triggerId,
    surface,
  };
}

function surfaceOf({
  channel,
  container,
  message,
  view,
  response_url: responseUrl,
}: z.infer<typeof bodySchema>): Pressed['surface'] | null {
  if (view != null) {
    if (view.type === 'home') return { kind: 'home', shown: readHome(view.private_metadata) };
    return { kind: 'modal', viewId: view.id, isStacked: view.previous_view_id != null };
  }
  if (responseUrl === undefined) return null;
  const threadTs = message?.thread_ts ?? container?.thread_ts ?? null;
  // Slack sends no message with a press in an ephemeral one.
  if (container?.is_ephemeral === true || message == null) return { kind: 'private', responseUrl, threadTs };
  const isDirect = (channel?.id ?? container?.channel_id ?? '').startsWith('D');
  return { kind: isDirect ? 'direct' : 'shared', responseUrl, threadTs };
}

/** Asks whether only the presser sees what is shown, in a channel where it could be shared. */
export function canShareFrom({ surface, channel }: Pressed): boolean {
  return (surface.kind === 'private' || surface.kind === 'shared') && channel?.startsWith('D') === false;
}

/**
 * Shows something to the presser: beside what was pressed, or in its place. In a channel that others read, nothing is
 * changed under their eyes: whoever presses gets a message of their own.
 */
export async function showPressed(
  pressed: Pressed,
  message: Message,
  how: { readonly inPlace: boolean; readonly bot: Bot },
): Promise<void> {
  const { surface, triggerId } = pressed;
  const { calls } = how.bot;
  switch (surface.kind) {
    case 'private':
      return sendTo(surface.responseUrl, message, { to: 'person', inPlace: how.inPlace, threadTs: surface.threadTs });
    case 'shared':
      return sendTo(surface.responseUrl, message, { to: 'person', inPlace: false, threadTs: surface.threadTs });
    case 'direct':
      return sendTo(surface.responseUrl, message, { to: 'channel', inPlace: how.inPlace, threadTs: surface.threadTs });
    case 'home':
      return void (await calls.views.open({ trigger_id: triggerId, view: toModal(message) }));
    case 'modal':
      // Slack stacks three views at most: one of ours is enough to come back to.
      if (how.inPlace || surface.isStacked)
        return void (await calls.views.update({ view_id: surface.viewId, view: toModal(message) }));
      return void (await calls.views.push({ trigger_id: triggerId, view: toModal(message) }));
  }
}

/** Shows something to everybody in the channel, where there is one. */
export async function announcePressed({ surface }: Pressed, message: Message): Promise<void> {
  if (surface.kind === 'home' || surface.kind === 'modal') return;
  await sendTo(surface.responseUrl, message, { to: 'channel', inPlace: false, threadTs: surface.threadTs });
}

/**
 * Tells everybody in the thread of the message that was pressed: there it stands beside what it is about, and wakes nobody.
 * Where only the presser saw that message, only they are told.
 */
export async function announceBelow(pressed: Pressed, message: Message, bot: Bot): Promise<void> {
  const { surface, messageTs } = pressed;
  if (messageTs === null || (surface.kind !== 'shared' && surface.kind !== 'direct'))
    return showPressed(pressed, message, { inPlace: false, bot });
  const threadTs = surface.threadTs ?? messageTs;
  await sendTo(surface.responseUrl, message, { to: 'channel', inPlace: false, threadTs });
}
