import { WebAPIPlatformError } from '@slack/web-api';
import type { Bot } from '../bot.ts';
import { sendDirect } from '../post-message.ts';
import type { Message } from '../views/message.ts';

/** A text that somebody gets as a file. */
export interface TextFile {
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

/** An upload is a few megabytes at most: slower than this, Slack does not answer. */
const UPLOAD_LIMIT_MS = 10_000;

/** What is said where Slack lets the bot send no files. */
export const NO_FILES =
  'This workspace has not granted me the optional permission to send files (files:write). Whoever manages the app can grant it.';

/**
 * Sends texts to somebody as files in a direct message, under a message that says what they are. False where the optional scope
 * `files:write` was not granted: then nothing is sent. Rejects where Slack fails otherwise.
 */
export async function sendFiles(
  files: readonly TextFile[],
  to: { readonly user: string; readonly heading: Message },
  bot: Pick<Bot, 'calls' | 'posts'>,
): Promise<boolean> {
  const uploaded: { readonly id: string; readonly title: string }[] = [];
  for (const file of files) {
    const id = await upload(file, bot);
    if (id === null) return false;
    uploaded.push({ id, title: file.title });
  }
  const [first, ...others] = uploaded;
  if (first === undefined) return true;
  const channel = await sendDirect(bot.posts, to.user, to.heading);
  await bot.posts.files.completeUploadExternal({ files: [first, ...others], channel_id: channel });
  return true;
}

/** Hands a text to Slack as a file that nobody sees yet; gives its id, or null where sending files is not granted. */
async function upload({ name, text }: TextFile, { calls }: Pick<Bot, 'calls'>): Promise<string | null> {
  const content = Buffer.from(text, 'utf8');
  try {
    const { upload_url: url = '', file_id: id = '' } = await calls.files.getUploadURLExternal({
      filename: name,
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
