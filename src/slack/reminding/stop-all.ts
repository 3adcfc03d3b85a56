import type { Reminder } from '../../reminder/reminder.ts';
import type { Bot } from '../bot.ts';
import { codeOf } from '../boundary.ts';
import type { Conversation } from '../conversation.ts';
import { askPermission } from '../people/permission.ts';
import { sendMessage } from '../post-message.ts';
import { type Pressed, showPressed } from '../pressed.ts';
import { compose, type Message } from '../views/message.ts';
import { buttons, type Choice, paragraph } from '../views/parts.ts';
import { reminderStoppedMessage } from '../views/reminder-message.ts';
import { countOf } from '../views/text.ts';

type Whose = 'mine' | 'everyone';

/** Channels that are told that their reminder was stopped: beyond, the telling would be the noise. */
const MOST_TOLD = 50;

/** Asks whether to stop every reminder that a person set; an administrator of the workspace may stop all of them. */
export async function offerStopAll({ team, user }: Pick<Conversation, 'team' | 'user'>, bot: Bot): Promise<Message> {
  const all = await remindersOf(team, bot);
  const mine = all.filter(({ setBy }) => setBy === user);
  const mayAll = all.length > mine.length && (await mayStopAll(user, bot));
  const said =
    mine.length === 0
      ? 'You have set no reminder.'
      : `You have set ${countOf(mine.length, 'reminder')}, in ${countOf(channelsOf(mine), 'channel')}.`;
  const more = mayAll
    ? ` In the whole workspace there are ${all.length}; as an administrator you can stop them all.`
    : '';
  return compose('Stop reminders', [
    paragraph(`${said}${more}`),
    buttons([
      ...(mine.length > 0 ? [stopChoice('mine', `Stop my ${countOf(mine.length, 'reminder')}`)] : []),
      ...(mayAll ? [stopChoice('everyone', `Stop all ${countOf(all.length, 'reminder')}`)] : []),
    ]),
  ]);
}

function stopChoice(whose: Whose, label: string): Choice {
  const text = 'They will not be posted again. Each channel is told who stopped its reminder; anyone can set it again.';
  return {
    label,
    style: 'danger',
    press: { verb: 'stop-all', value: { whose } },
    confirm: { title: `${label}?`, text, yes: 'Stop them' },
  };
}

function channelsOf(reminders: readonly Reminder[]): number {
  return new Set(reminders.map(({ channel }) => channel)).size;
}

/** Those that people set: the message about what somebody owns has a switch of its own, which only they turn. */
async function remindersOf(team: string, { store }: Bot): Promise<readonly Reminder[]> {
  return (await store.reminders.inTeam(team)).filter(({ owner }) => owner === undefined);
}

/** Stops them and tells their channels. Whether somebody is an administrator is asked again: a button may be old. */
export async function stopAll(whose: Whose, pressed: Pressed, bot: Bot): Promise<void> {
  const { team, user } = pressed;
  const show = (text: string) =>
    showPressed(pressed, compose('Stop reminders', [paragraph(text)]), { inPlace: true, bot });
  if (whose === 'everyone' && !(await mayStopAll(user, bot)))
    return show('Only an administrator of this workspace can stop all reminders. Nothing was stopped.');
  const all = await remindersOf(team, bot);
  const stopped: Reminder[] = [];
  for (const reminder of all.filter(({ setBy }) => whose === 'everyone' || setBy === user)) {
    if (await bot.store.reminders.stop(reminder.id, user, bot.clock())) stopped.push(reminder);
  }
  const told = await tellChannels(stopped, user, bot);
  const rest = stopped.length - told;
  return show(
    stopped.length === 0
      ? 'There was no reminder left to stop.'
      : `Stopped ${countOf(stopped.length, 'reminder')}.${rest === 0 ? '' : ` ${countOf(rest, 'channel')} could not be told, or were too many to tell.`}`,
  );
}

/** A channel that cannot be told stays untold: its reminder is stopped all the same. Gives how many were told. */
async function tellChannels(stopped: readonly Reminder[], by: string, { posts, log }: Bot): Promise<number> {
  let told = 0;
  for (const reminder of stopped.slice(0, MOST_TOLD)) {
    try {
      await sendMessage(posts, reminderStoppedMessage(reminder, by), reminder);
      told += 1;
    } catch (error) {
      log.info('slack_could_not_tell', { reminderId: reminder.id, error: codeOf(error) });
    }
  }
  return told;
}

/** What holds for everybody belongs to the administrators of this workspace: those of another organisation are none here. */
async function mayStopAll(user: string, bot: Bot): Promise<boolean> {
  return (await askPermission(user, { verb: 'settings' }, bot)).kind === 'allowed';
}
