import { type Bot, todayOf } from './bot.ts';
import { guarded } from './boundary.ts';
import { countDue, dueSentence } from './views/due-page.ts';
import { homePage } from './views/home-page.ts';

/** Publishes the Home tab when somebody opens it; the messages tab of the same event shows what is there already. */
export async function openHome(
  { user, tab }: { readonly user: string; readonly tab?: string },
  bot: Bot,
): Promise<void> {
  if (tab !== 'home') return;
  // There is nothing to tell a person in: the tab keeps showing what it showed before.
  await guarded({ log: bot.log, listener: 'home', tell: () => Promise.resolve() }, async () => {
    const { register, examples } = bot;
    const due = dueSentence(countDue(register.activities, todayOf(bot)));
    await bot.calls.views.publish({
      user_id: user,
      view: homePage({ reports: register.reports, examples: examples(), due }),
    });
  });
}
