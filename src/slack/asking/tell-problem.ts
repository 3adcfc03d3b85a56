import type { AckFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import { z } from 'zod';
import type { Bot } from '../bot.ts';
import { guarded } from '../boundary.ts';
import { refuseAsking } from '../people/permission.ts';
import { sendMessage } from '../post-message.ts';
import { type Asked, MOST_QUESTION } from '../press.ts';
import type { Pressed } from '../pressed.ts';
import { compose, type Message, toModal } from '../views/message.ts';
import { paragraph } from '../views/parts.ts';
import {
  MOST_PROBLEM,
  type Problem,
  problemForm,
  problemMailMessage,
  problemMessage,
  problemNotSentMessage,
  problemSentMessage,
} from '../views/problem-form.ts';

const metadataSchema = z.object({ question: z.string().max(MOST_QUESTION) });
const valuesSchema = z.object({
  problem: z.object({ problem: z.object({ value: z.string().max(MOST_PROBLEM).nullish() }) }),
  question: z.object({ question: z.object({ selected_options: z.array(z.object({ value: z.string() })).nullish() }) }),
});

/** Opens the form that tells the contact what is wrong or missing: over a view where one is open. */
export async function openProblemForm(asked: Asked, pressed: Pressed, { calls }: Bot): Promise<void> {
  const { question } = asked;
  const opened = { trigger_id: pressed.triggerId, view: problemForm(asked, JSON.stringify({ question })) };
  await (pressed.surface.kind === 'modal' ? calls.views.push(opened) : calls.views.open(opened));
}

/** Takes the sent form: to the contact's channel, or to the person's own e-mail program. The question goes along only where the person agreed. */
export async function hearProblem(
  { view, user }: Pick<ViewSubmitAction, 'view' | 'user'>,
  ack: AckFn<ViewResponseAction>,
  bot: Bot,
): Promise<void> {
  const refused = await refuseAsking(user.id, bot);
  if (refused !== null) return ack({ response_action: 'update', view: toModal(refused) });
  const problem = readProblem(view, user.id, bot);
  if (problem === null)
    return ack({ response_action: 'errors', errors: { problem: 'Say in a few words what is wrong or missing.' } });
  const { contact } = bot;
  if (contact === null) return ack({ response_action: 'update', view: toModal(noContactMessage()) });
  if (contact.includes('@'))
    return ack({ response_action: 'update', view: toModal(problemMailMessage(contact, problem)) });
  await ack({ response_action: 'update', view: toModal(compose('One moment', [paragraph('One moment…')])) });
  const show = async (message: Message) =>
    void (await bot.calls.views.update({ view_id: view.id, view: toModal(message) }));
  return guarded({ log: bot.log, listener: 'view:tell', tell: show }, async () =>
    show(await tellChannel(contact, problem, bot)),
  );
}

function readProblem({ state, private_metadata: metadata }: ViewSubmitAction['view'], user: string, bot: Bot) {
  const values = valuesSchema.safeParse(state.values).data;
  const words = values?.problem.problem.value?.trim() ?? '';
  if (words === '') return null;
  const isAgreed = (values?.question.question.selected_options ?? []).some(({ value }) => value === 'agree');
  const question = isAgreed ? questionIn(metadata) : null;
  return { user, words, question, reports: bot.register.reports } satisfies Problem;
}

function questionIn(metadata: string): string | null {
  try {
    return metadataSchema.safeParse(JSON.parse(metadata)).data?.question ?? null;
  } catch {
    return null;
  }
}

async function tellChannel(channel: string, problem: Problem, { posts }: Bot): Promise<Message> {
  try {
    await sendMessage(posts, problemMessage(problem), { channel });
    return problemSentMessage(channel);
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return problemNotSentMessage(error.data.error, problem.words);
    throw error;
  }
}

function noContactMessage(): Message {
  return compose('Not sent', [paragraph('No contact is set up here any more, so nothing was sent.')]);
}
