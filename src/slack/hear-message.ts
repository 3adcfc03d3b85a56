import { z } from 'zod';
import type { Bot } from './bot.ts';
import { codeOf, guarded } from './boundary.ts';
import { type Conversation, directConversation, type HeardAt, mentionConversation } from './conversation.ts';
import { doAsked, remind } from './carry-out.ts';
import { lookFor } from './hear-command.ts';
import { refuseAsking } from './people/permission.ts';
import { plainWords } from './asking/plain-words.ts';
import { readRequest } from './asking/request.ts';
import { sightFor } from './people/sight.ts';

/** A message as Slack sends it, as far as it is needed. https://docs.slack.dev/reference/events/message.im */
const messageSchema = z.object({
  event_id: z.string(),
  team_id: z.string(),
  event: z.object({
    channel: z.string(),
    channel_type: z.string().optional(),
    user: z.string(),
    text: z.string().default(''),
    ts: z.string(),
    thread_ts: z.string().optional(),
    // Edits, joins and the like are not questions.
    subtype: z.undefined().optional(),
    // Two bots could answer each other for ever.
    bot_id: z.undefined().optional(),
  }),
});

type Heard = z.infer<typeof messageSchema>;

/** Answers a mention in its thread, or in one that begins with it. */
export async function hearMention(body: unknown, bot: Bot): Promise<void> {
  const heard = messageSchema.safeParse(body);
  if (!heard.success) return;
  const { event } = heard.data;
  const at = placeOf(heard.data, event.thread_ts ?? event.ts);
  await answerOnce(heard.data, { listener: 'mention', conversation: mentionConversation(at, bot) }, bot);
}

/** Answers a direct message; in a thread only where it was asked in one. */
export async function hearDirectMessage(body: unknown, bot: Bot): Promise<void> {
  const heard = messageSchema.safeParse(body);
  if (!heard.success || heard.data.event.channel_type !== 'im') return;
  const at = placeOf(heard.data, heard.data.event.thread_ts ?? null);
  await answerOnce(heard.data, { listener: 'direct-message', conversation: directConversation(at, bot) }, bot);
}

function placeOf({ team_id: team, event }: Heard, threadTs: string | null): HeardAt {
  return { team, channel: event.channel, user: event.user, threadTs };
}

/** Slack sends an event again when it is in doubt, also after a restart: it is answered once. */
async function answerOnce(
  { event_id: eventId, event }: Heard,
  { listener, conversation }: { readonly listener: string; readonly conversation: Conversation },
  bot: Bot,
): Promise<void> {
  await guarded({ log: bot.log, listener, tell: conversation.whisper }, async () => {
    if (!(await isFirstTime(eventId, bot))) {
      bot.log.info('slack_event_again', { listener });
      return;
    }
    const request = readRequest(plainWords(event.text, bot.botUserId));
    const refused = await refuseAsking(conversation.user, bot);
    if (refused !== null) return conversation.whisper(refused);
    if (request.kind === 'remind') return remind(request.want, conversation, bot);
    if (request.kind === 'do') return conversation.reply(await doAsked(request.what, conversation, bot));
    return conversation.reply(lookFor(request, await sightFor(conversation, bot), false));
  });
}

/** Where the database is away nobody knows: a question answered twice is better than one not answered. */
async function isFirstTime(eventId: string, bot: Bot): Promise<boolean> {
  try {
    return await bot.store.events.firstTime(eventId, bot.clock());
  } catch (error) {
    bot.log.warn('event_not_kept', { error: codeOf(error) });
    return true;
  }
}
