import { setTimeout as wait } from 'node:timers/promises';
import type { SlackShortcut } from '@slack/bolt';
import type { Bot } from './bot.ts';
import { codeOf, guarded } from './boundary.ts';
import { openUpdateFormAlone } from './recording/open-update.ts';
import { COMMAND } from './views/help-page.ts';
import { compose, type Message, toModal } from './views/message.ts';
import { type Line, paragraph } from './views/parts.ts';

/** How much of a trigger's three seconds may be spent on a message's link. */
const QUICK_MS = 1_000;

/** Opens the form that a shortcut asks for. Already acknowledged. */
export async function hearShortcut(shortcut: SlackShortcut, bot: Bot): Promise<void> {
  const { user, trigger_id: triggerId, callback_id: callback } = shortcut;
  const tell = async (message: Message) =>
    void (await bot.calls.views.open({ trigger_id: triggerId, view: toModal(message) }));
  await guarded({ log: bot.log, listener: `shortcut:${shortcut.type}`, tell }, async () => {
    const start = { user: user.id, triggerId };
    if (callback === 'add-update') return openUpdateFormAlone({ ...start, evidence: null, notice: [] }, bot);
    if (callback !== 'update-from-message' || shortcut.type !== 'message_action') return tell(staleMessage());
    const message = { channel: shortcut.channel.id, message_ts: shortcut.message_ts };
    const evidence = await askLink(message, bot);
    const notice = evidence === null ? NO_LINK : LINKED;
    return openUpdateFormAlone({ ...start, evidence, notice }, bot);
  });
}

/** The message's address, which says nothing of what stands in it; null where Slack does not give it soon. */
async function askLink(
  message: { readonly channel: string; readonly message_ts: string },
  { calls, log }: Bot,
): Promise<string | null> {
  const asked = calls.chat.getPermalink(message).then(
    ({ permalink }) => permalink ?? null,
    (error: unknown) => {
      log.info('slack_no_permalink', { error: codeOf(error) });
      return null;
    },
  );
  return Promise.race([asked, wait(QUICK_MS, null, { ref: false })]);
}

const LINKED: readonly Line[] = [
  {
    kind: 'line',
    runs: [
      'The link to the message is filled in as evidence. Its words are not copied: whoever cannot read it there, cannot read it here.',
    ],
  },
];

const NO_LINK: readonly Line[] = [
  {
    kind: 'line',
    runs: [
      'Slack gave no link to that message, so no evidence is filled in. “Copy link” in the message’s menu gives one.',
    ],
  },
];

function staleMessage(): Message {
  return compose('Out of date', [
    paragraph(`This shortcut is from an earlier version. Type ${COMMAND} update, or use “Add an update”.`),
  ]);
}
