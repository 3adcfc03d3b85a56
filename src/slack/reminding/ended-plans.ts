import { makeDigest } from '../../reminder/digest.ts';
import { hasPlanEnded } from '../../reminder/due.ts';
import type { Reminder } from '../../reminder/reminder.ts';
import { nextSlot } from '../../reminder/schedule.ts';
import { type Bot, todayOf } from '../bot.ts';
import { digestPage } from '../views/digest-page.ts';
import { paragraph, type ShownBlock } from '../views/parts.ts';
import { editionOf } from '../views/quote.ts';
import { inWords } from '../views/text.ts';

const MOST_NAMED = 5;

const HOW_TO_LOAD =
  'To load a current report, whoever runs this bot puts its text and sidecar into the folder of reports (REPORTS_DIR) and starts the bot again; README, “Your own report”, says how.';

/** Says that every plan year of the loaded reports is over, and what that means for a reminder; null while one of them still runs. */
export function endedNote({ register, clock }: Pick<Bot, 'register' | 'clock'>): string | null {
  const today = todayOf({ clock });
  const { reports } = register;
  if (reports.length === 0 || !reports.every((report) => hasPlanEnded(report, today))) return null;
  const names = reports.slice(0, MOST_NAMED).map(editionOf);
  const years = `All plan years of ${inWords(names)} have ended.`;
  return `${years} It can still be asked, but after its first message a reminder stays quiet until a current report is loaded.`;
}

/** For a reminder on plans that have all ended: how to load a current report, and what its first digest would hold. Otherwise nothing. */
export async function endedBlocks(reminder: Reminder, bot: Bot): Promise<readonly ShownBlock[]> {
  const note = endedNote(bot);
  if (note === null) return [];
  const slot = nextSlot(reminder, bot.clock(), bot.holidays);
  const earlier = await bot.store.outbox.earlierDigests(reminder.id);
  const quietings = await bot.store.reminders.quietings(reminder.id);
  const progress = await bot.progress.now();
  const digest = makeDigest({ register: bot.register, reminder, slot, late: false, earlier, quietings, progress });
  const said = [...paragraph(note).blocks, ...paragraph(HOW_TO_LOAD).blocks];
  if (digest === null)
    return [...said, ...paragraph('Its first message would hold nothing, so nothing would be posted.').blocks];
  const page = digestPage({
    digest,
    register: bot.register,
    isOwn: reminder.owner !== undefined,
    actions: reminder.actions === 'all' ? null : reminder.actions,
    remark: 'What its first message would hold:',
    isPreview: true,
    recorded: progress,
  });
  return [...said, ...page.blocks];
}
