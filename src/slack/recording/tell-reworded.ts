import { type EarlierWords, earlierWords } from '../../progress/earlier-words.ts';
import { guarded } from '../boundary.ts';
import type { Bot } from '../bot.ts';
import { sendDirect } from '../post-message.ts';
import { leftBehindMessage } from '../views/left-behind.ts';

/**
 * Tells every owner in a direct message, once for each activity and newest edition, of what they own in words that this edition does not
 * have. Never rejects for one of them: their Home tab has it, too.
 */
export async function tellReworded(bot: Bot): Promise<void> {
  const progress = await bot.progress.now();
  const owned = earlierWords(bot.register, progress).filter(({ recorded }) => recorded.owner !== null);
  for (const [user, theirs] of Map.groupBy(owned, ({ recorded }) => recorded.owner?.user ?? null)) {
    if (user === null) continue;
    await guarded({ log: bot.log, listener: 'reworded', tell: () => Promise.resolve() }, async () => {
      const news: EarlierWords[] = [];
      for (const one of theirs) if (await bot.store.marks.markTold(nameOf(one, bot))) news.push(one);
      if (news.length > 0) await sendDirect(bot.posts, user, leftBehindMessage(news, progress.settings));
    });
  }
}

/** By the person's random id: a mark stays for ever. */
function nameOf({ activity, recorded }: EarlierWords, { register }: Pick<Bot, 'register'>): string {
  const newest = register.reports.find(({ department }) => department === activity.report.department);
  return `reworded ${activity.id} ${newest?.id ?? ''} ${recorded.owner?.id ?? ''}`;
}
