import type { AckFn, RespondArguments, SlashCommand } from '@slack/bolt';
import type { Bot } from './bot.ts';
import { guarded } from './boundary.ts';
import { doAsked, remind } from './carry-out.ts';
import { commandConversation, type Conversation } from './conversation.ts';
import { plainWords } from './asking/plain-words.ts';
import { refuseAsking } from './people/permission.ts';
import { readRequest, type Request } from './asking/request.ts';
import { showCutLook, showLook } from './asking/show-look.ts';
import { type Sight, sightFor } from './people/sight.ts';
import { hasChart } from './views/chart.ts';
import type { Message } from './views/message.ts';

/**
 * Answers a slash command. What is only looked up takes a few milliseconds and goes back in the acknowledgement itself: one
 * round trip less, and nothing of it can fail on the way. Reminders are acknowledged first.
 */
export async function hearCommand(
  command: SlashCommand,
  ack: AckFn<string | RespondArguments>,
  bot: Bot,
): Promise<void> {
  const request = readRequest(plainWords(command.text, bot.botUserId));
  const conversation = commandConversation({
    team: command.team_id,
    channel: command.channel_id,
    user: command.user_id,
    triggerId: command.trigger_id,
    responseUrl: command.response_url,
  });
  if (request.kind === 'remind') {
    await ack();
    return guarded({ log: bot.log, listener: 'command:remind', tell: conversation.whisper }, () =>
      remind(request.want, conversation, bot),
    );
  }
  const acknowledge = async (message: Message) => {
    const { text, blocks } = message;
    if (!hasChart(blocks)) return ack({ response_type: 'ephemeral', text, blocks });
    // What goes back in the acknowledgement cannot be sent again without its chart.
    await ack();
    return conversation.whisper(message);
  };
  return guarded({ log: bot.log, listener: 'command:look', tell: acknowledge }, async () =>
    acknowledge(await answerCommand(request, conversation, bot)),
  );
}

/** What a command other than about reminders is answered with. */
async function answerCommand(
  request: Exclude<Request, { kind: 'remind' }>,
  conversation: Conversation,
  bot: Bot,
): Promise<Message> {
  const refused = await refuseAsking(conversation.user, bot);
  if (refused !== null) return refused;
  if (request.kind === 'do') return doAsked(request.what, conversation, bot);
  return lookFor(request, await sightFor(conversation, bot), !conversation.channel.startsWith('D'));
}

/** Makes what a request to look at something wants to see. */
export function lookFor(
  { look, wasCut }: Extract<Request, { kind: 'look' }>,
  sight: Sight,
  canShare: boolean,
): Message {
  return wasCut ? showCutLook(look, sight, canShare) : showLook(look, sight, canShare);
}
