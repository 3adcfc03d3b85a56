import { exportCsv, exportJson } from '../../progress/export.ts';
import { gatherExport } from '../../progress/gather-export.ts';
import type { Bot } from '../bot.ts';
import type { Conversation } from '../conversation.ts';
import { guarded } from '../boundary.ts';
import { askPermission, refusedMessage } from '../people/permission.ts';
import { sendDirect } from '../post-message.ts';
import { type Pressed, showPressed } from '../pressed.ts';
import { NO_FILES, sendFiles, type TextFile } from './send-files.ts';
import { compose, type Message } from '../views/message.ts';
import { paragraph } from '../views/parts.ts';

/** Sends the presser everything published and recorded, as files. */
export async function sendExport(pressed: Pressed, bot: Bot): Promise<void> {
  await showPressed(pressed, await beginExport(pressed.user, bot), { inPlace: false, bot });
}

/** The same from a command. */
export async function exportFor({ user }: Conversation, bot: Bot): Promise<Message> {
  return beginExport(user, bot);
}

/** Begins to send the files, and gives what is said at once: making and sending them may take longer than Slack waits for an answer. */
async function beginExport(user: string, bot: Bot): Promise<Message> {
  const right = await askPermission(user, { verb: 'export' }, bot);
  if (right.kind === 'refused') return refusedMessage(right.help);
  const tell = async (message: Message) => void (await sendDirect(bot.posts, user, message));
  void guarded({ log: bot.log, listener: 'export', tell }, async () => {
    const isSent = await sendFiles(await filesOf(bot), { user, heading: headingMessage() }, bot);
    if (!isSent) await tell(compose('Export', [paragraph(NO_FILES)]));
  });
  return compose('Export', [paragraph('I am sending you the files in a direct message.')]);
}

function headingMessage(): Message {
  return compose('Export', [
    paragraph(
      'Everything published and recorded, as files: statements, activities, updates, changes of owners, dates and settings, and sources for a spreadsheet, and all of it as JSON.',
    ),
    paragraph(
      'What was recorded may be disclosed under the Freedom of Information Act; it names the people who recorded it.',
    ),
  ]);
}

async function filesOf({ register, progress }: Bot): Promise<readonly TextFile[]> {
  const matter = gatherExport(register, await progress.now());
  const tables = exportCsv(matter).map(({ name, text }): TextFile => ({ name, title: name, text }));
  return [...tables, { name: 'digital-action.json', title: 'digital-action.json', text: exportJson(matter) }];
}
