import { WebAPIHTTPError, WebAPIPlatformError } from '@slack/web-api';
import type { Bot } from '../bot.ts';
import { codeOf } from '../boundary.ts';
import { sendDirect } from '../post-message.ts';
import { ResponseUrlError, sendTo } from '../response-url.ts';
import type { Surface } from './update-place.ts';
import type { Message } from '../views/message.ts';

/** What somebody is told of what they did with one press, and where they pressed. */
interface Confirmation {
  readonly user: string;
  readonly surface: Surface;
  readonly said: Message;
}

/** Confirms it only to the person: where they are, as long as Slack lets us, else directly. */
export async function confirmToPerson(
  { user, surface, said }: Confirmation,
  isHidden: boolean,
  bot: Bot,
): Promise<void> {
  if (isHidden || !('responseUrl' in surface) || surface.channel === null)
    return void (await sendDirect(bot.posts, user, said));
  const { responseUrl, threadTs, channel, kind } = surface;
  const to = kind === 'direct' ? 'channel' : 'person';
  const beside = () => sendTo(responseUrl, said, { to, inPlace: false, threadTs });
  if (await mayHaveTold(beside, bot)) return;
  const { text, blocks } = said;
  const inThread = threadTs === null ? {} : { thread_ts: threadTs };
  const whisper = async () => void (await bot.posts.chat.postEphemeral({ channel, user, ...inThread, text, blocks }));
  if (kind !== 'direct' && (await mayHaveTold(whisper, bot))) return;
  await sendDirect(bot.posts, user, said);
}

/** Asks whether somebody was told, or perhaps was: where no answer came the message may stand there, and twice it would look like two. */
async function mayHaveTold(tell: () => Promise<void>, { log }: Pick<Bot, 'log'>): Promise<boolean> {
  try {
    await tell();
    return true;
  } catch (error) {
    log.warn('recording_not_shown', { what: 'confirmation', error: codeOf(error) });
    return !(
      error instanceof ResponseUrlError ||
      error instanceof WebAPIPlatformError ||
      error instanceof WebAPIHTTPError
    );
  }
}
