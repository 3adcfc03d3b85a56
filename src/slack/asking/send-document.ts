import { WebAPIPlatformError } from '@slack/web-api';
import { type Bot, todayOf } from '../bot.ts';
import { sendDirect } from '../post-message.ts';
import type { Asked } from '../press.ts';
import { type Pressed, showPressed } from '../pressed.ts';
import { recordingFor } from './recording.ts';
import { showLook } from './show-look.ts';
import { sightFor } from '../people/sight.ts';
import { documentText } from '../views/document-text.ts';
import { quotedQuestion } from '../views/answer-page.ts';
import { compose, type Message, withFirst } from '../views/message.ts';
import { paragraph } from '../views/parts.ts';

const FILE_NAME = 'matching-statements.txt';

/** An upload is a few hundred kilobytes at most: slower than this, Slack does not answer. */
const UPLOAD_LIMIT_MS = 10_000;

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
  const file = await upload(text, bot);
  const question = quotedQuestion(asked.question);
  if (file === null) {
    await sendDirect(bot.posts, pressed.user, withFirst(paragraph({ aside: NO_FILES }), page));
    return confirm(pressed, `I may not send files here, so all matching statements for ${question} are`, bot);
  }
  const heading = compose('Document', [paragraph(`All matching statements for ${question}, as a document to keep:`)]);
  const channel = await sendDirect(bot.posts, pressed.user, heading);
  await bot.posts.files.completeUploadExternal({
    files: [{ id: file, title: `Statements that match ${question}` }],
    channel_id: channel,
  });
  return confirm(pressed, `All matching statements for ${question} are, as a document,`, bot);
}

const NO_FILES =
  'This workspace has not granted me the optional permission to send files (files:write), so here are the statements as a message, in pages. Whoever manages the app can grant it.';

/** Hands a text to Slack as a file that nobody sees yet; gives its id, or null where sending files is not granted. */
async function upload(text: string, { calls }: Bot): Promise<string | null> {
  const content = Buffer.from(text, 'utf8');
  try {
    const { upload_url: url = '', file_id: id = '' } = await calls.files.getUploadURLExternal({
      filename: FILE_NAME,
      length: content.length,
    });
    const signal = AbortSignal.timeout(UPLOAD_LIMIT_MS);
    const response = await fetch(url, { method: 'POST', body: content, redirect: 'error', signal });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`Slack took no file: HTTP status ${response.status}.`);
    return id;
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === 'missing_scope') return null;
    throw error;
  }
}

/** Tells the presser where to look; in the direct message itself it stands there already. */
async function confirm(pressed: Pressed, what: string, bot: Bot): Promise<void> {
  if (pressed.surface.kind === 'direct') return;
  const message: Message = compose('Document', [paragraph(`${what} in our direct messages.`)]);
  return showPressed(pressed, message, { inPlace: false, bot });
}
