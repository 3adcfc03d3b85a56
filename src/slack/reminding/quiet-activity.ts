import { dateIn } from '../../register/calendar.ts';
import { foldQuietings, type Quieting, snooze } from '../../reminder/quieting.ts';
import type { Bot } from '../bot.ts';
import type { Press } from '../press.ts';
import { announceBelow, type Pressed, showPressed } from '../pressed.ts';
import { compose, type Message } from '../views/message.ts';
import { paragraph } from '../views/parts.ts';
import { leftOutMessage, quietMessage } from '../views/quiet-message.ts';
import { reminderGoneMessage } from '../views/reminder-message.ts';

type Wish = Extract<Press, { verb: 'quiet' }>['value'];

/** Snoozes an activity of a reminder, leaves it out, or takes either back, and tells the channel below the digest. */
export async function quietActivity(wish: Wish, pressed: Pressed, bot: Bot): Promise<void> {
  const reminder = await bot.store.reminders.byId(wish.reminder);
  if (reminder === null) return showPressed(pressed, reminderGoneMessage(), { inPlace: false, bot });
  const activity = bot.register.activity(wish.activity);
  if (activity === undefined) return showPressed(pressed, notLoadedMessage(), { inPlace: false, bot });
  const at = bot.clock();
  const common = { reminderId: reminder.id, activityId: activity.id, by: pressed.user, at };
  const quieting: Quieting =
    wish.wish === 'snooze'
      ? snooze(common, dateIn(at, reminder.zone))
      : { ...common, kind: wish.wish === 'back' ? 'back' : 'left-out', until: null };
  await bot.store.reminders.quieten(quieting);
  return announceBelow(pressed, quietMessage(quieting, activity), bot);
}

/** The activities that a reminder leaves out. */
export async function showLeftOut(id: string, bot: Bot): Promise<Message> {
  if ((await bot.store.reminders.byId(id)) === null) return reminderGoneMessage();
  const { leftOut } = foldQuietings(await bot.store.reminders.quietings(id));
  const activities = [...leftOut].flatMap((activity) => bot.register.activity(activity) ?? []);
  return leftOutMessage(id, activities, leftOut.size - activities.length);
}

function notLoadedMessage(): Message {
  return compose('Reminder', [
    paragraph('This activity is not loaded here any more: its report was replaced, so it will not be said again.'),
  ]);
}
