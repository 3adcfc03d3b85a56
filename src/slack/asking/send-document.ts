import { type Bot, todayOf } from '../bot.ts';
import { sendDirect } from '../post-message.ts';
import type { Asked } from '../press.ts';
import { type Pressed, showPressed } from '../pressed.ts';
import { recordingFor } from './recording.ts';
import { NO_FILES, sendFiles } from './send-files.ts';
import { showLook } from './show-look.ts';
import { sightFor } from '../people/sight.ts';
import { documentText } from '../views/document-text.ts';
import { quotedQuestion } from '../views/answer-page.ts';
import { compose, type Message, withFirst } from '../views/message.ts';
import { paragraph } from '../views/parts.ts';

const FILE_NAME = 'matching-statements.txt';

/**
 * Sends the presser every statement that matches a question: as a file in a direct message, or where the optional scope
 * `files:write` was not granted as a message in pages, which says so. Rejects where Slack fails otherwise.
 */
export async function sendDocument(asked: Asked, pressed: Pressed, bot: Bot): Promise<void> {
  const today = todayOf(bot);
  const answer = bot.asker.ask(asked.question, today, { without: asked.without });
  const sight = await sightFor({ user: pressed.user, channel: null }, bot);
  const look = { see: 'answer', ...asked, page: 0 } as const;
  const page = showLook(look, sight, false);
  if (answer.kind !== 'found') return showPressed(pressed, page, { inPlace: false, bot });
  const recording = recordingFor(look, sight, answer.question.scope.asOf);
  const text = documentText({ answer, asked, recording, today });
  const question = quotedQuestion(asked.question);
  const heading = compose('Document', [paragraph(`All matching statements for ${question}, as a document to keep:`)]);
  const file = { name: FILE_NAME, title: `Statements that match ${question}`, text };
  if (!(await sendFiles([file], { user: pressed.user, heading }, bot))) {
    await sendDirect(bot.posts, pressed.user, withFirst(paragraph({ aside: `${NO_FILES} ${IN_PAGES}` }), page));
    return confirm(pressed, `I may not send files here, so all matching statements for ${question} are`, bot);
  }
  return confirm(pressed, `All matching statements for ${question} are, as a document,`, bot);
}

const IN_PAGES = 'Here are the statements as a message, in pages.';

/** Tells the presser where to look; in the direct message itself it stands there already. */
async function confirm(pressed: Pressed, what: string, bot: Bot): Promise<void> {
  if (pressed.surface.kind === 'direct') return;
  const message: Message = compose('Document', [paragraph(`${what} in our direct messages.`)]);
  return showPressed(pressed, message, { inPlace: false, bot });
}
