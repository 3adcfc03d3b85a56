import { randomUUID } from 'node:crypto';
import type { Named } from '../../progress/entry.ts';
import { DEPARTMENT_ZONE } from '../../progress/department-day.ts';
import { addSeconds, type Zone } from '../../register/calendar.ts';
import type { Reminder } from '../../reminder/reminder.ts';
import { ownersReminder } from '../../reminder/owners-reminder.ts';
import { LATE_HOURS, nextSlot } from '../../reminder/schedule.ts';
import type { Bot } from '../bot.ts';
import { publishHome } from '../hear-home.ts';
import { askPermission, namedOf, refusedMessage } from '../people/permission.ts';
import { sendDirect } from '../post-message.ts';
import { type Pressed, showPressed } from '../pressed.ts';
import { endOwnChoice } from '../views/digest-page.ts';
import { compose, type Message } from '../views/message.ts';
import { buttons, paragraph } from '../views/parts.ts';

/**
 * Brings somebody's own reminder into agreement with what they own and want: it is set when they first own something, follows
 * their time zone, and is stopped when they switch it off. One who owns nothing any more keeps it: it then says nothing.
 */
export async function keepDirectDigest(user: string, bot: Bot): Promise<void> {
  const [person, progress] = await Promise.all([bot.people.whoIs(user), bot.progress.now()]);
  const running = await ownReminder(person.team, user, bot);
  const isWanted = progress.directDigestOf(user) && !person.hasLeft;
  if (!isWanted) {
    if (running !== null) await bot.store.reminders.stop(running.id, user, bot.clock());
    return;
  }
  const zone = person.zone ?? running?.zone ?? DEPARTMENT_ZONE;
  if (running !== null) return moveTo(zone, running, bot);
  if (progress.ownedBy(user).length === 0) return;
  // The direct message tells its channel, where the digests will be posted.
  const channel = await sendDirect(bot.posts, user, beginningMessage());
  const settings = { user, team: person.team, channel, zone, setAt: bot.clock() };
  await bot.store.reminders.set(ownersReminder({ id: `owner-${randomUUID()}`, ...settings }));
}

/** Lets somebody's own reminder follow them to a time zone; whoever has none gets none by it. */
export async function followZone(user: string, zone: Zone, bot: Bot): Promise<void> {
  // Slack tells of every change of every profile: most are of people who own nothing.
  if ((await bot.progress.recent()).ownedBy(user).length === 0) return;
  const { team } = await bot.people.whoIs(user);
  const running = await ownReminder(team, user, bot);
  if (running !== null) await moveTo(zone, running, bot);
}

/**
 * Moves a reminder to another zone. Where this week's nine o'clock is over there and not yet here, it stays until it has spoken
 * here, and the daily look moves it: else that week would have none. Twice it never speaks, because a slot's key is its nominal date.
 */
async function moveTo(zone: Zone, running: Reminder, { clock, holidays, store }: Bot): Promise<void> {
  if (running.zone === zone) return;
  const { id, team, channel, setBy, setAt, owner: user = setBy } = running;
  const { nation } = ownersReminder({ id, user, team, channel, zone, setAt });
  const moved: Reminder = { ...running, zone, nation };
  const now = clock();
  // What came due here while the bot was away is still posted as long after it.
  const here = nextSlot(running, addSeconds(now, -LATE_HOURS * 3_600), holidays);
  if (nextSlot(moved, now, holidays).date > here.date) return;
  await store.reminders.set(moved);
}

async function ownReminder(team: string, user: string, { store }: Bot): Promise<Reminder | null> {
  const reminders = await store.reminders.inTeam(team);
  return reminders.find(({ owner }) => owner === user) ?? null;
}

function beginningMessage(): Message {
  return compose('Your activities', [
    paragraph(
      'You answer for an activity now. On Mondays at 9:00 in your time zone I write to you here about the activities you own, only if there is something to say.',
    ),
    buttons([endOwnChoice]),
  ]);
}

/** Switches the presser's own digest, and says so. */
export async function switchDirectDigest(on: boolean, pressed: Pressed, bot: Bot): Promise<void> {
  const { user } = pressed;
  const { person, ...right } = await askPermission(user, { verb: 'own' }, bot);
  if (right.kind === 'refused' && on) return showPressed(pressed, refusedMessage(right.help), { inPlace: false, bot });
  await recordWish({ on, by: namedOf(person), request: pressed.triggerId }, bot);
  if (pressed.surface.kind === 'home') return publishHome(user, pressed.surface.shown, bot);
  return showPressed(pressed, switchedMessage(on), { inPlace: false, bot });
}

/** Ends somebody's own digest where they stop it like a reminder, so that nothing begins it again but they; gives what they are told. */
export async function endDirectDigest(user: string, bot: Bot): Promise<Message> {
  const by = namedOf(await bot.people.whoIs(user));
  await recordWish({ on: false, by, request: randomUUID() }, bot);
  return switchedMessage(false);
}

/** Whether somebody wants their own digest; sent twice with one request, it is recorded once. */
async function recordWish(
  { on, by, request }: { readonly on: boolean; readonly by: Named; readonly request: string },
  bot: Bot,
): Promise<void> {
  await bot.store.progress.record({
    request: `direct-digest-${request}`.slice(0, 100),
    at: bot.clock(),
    by,
    matter: { kind: 'setting', change: { name: 'direct-digest', on } },
    words: null,
    seen: null,
  });
  await keepDirectDigest(by.user, bot);
}

function switchedMessage(on: boolean): Message {
  return compose('Your activities', [
    paragraph(
      on
        ? 'I write to you on Mondays about the activities you own, if there is something to say.'
        : 'I write to you no more about the activities you own. Your Home tab with me shows them, and can turn it on again.',
    ),
  ]);
}
