import { z } from 'zod';
import type { Named } from '../../progress/entry.ts';
import type { Progress } from '../../progress/progress.ts';
import { isZone } from '../../register/calendar.ts';
import type { Activity } from '../../register/activity.ts';
import type { Bot } from '../bot.ts';
import { codeOf, guarded } from '../boundary.ts';
import { currentActivity } from '../recording/current-activity.ts';
import { followZone, keepDirectDigest } from '../reminding/direct-digest.ts';
import { sendDirect } from '../post-message.ts';
import { departedMessage } from '../views/owner-message.ts';

/** Somebody as Slack tells of them, as far as it is needed. https://docs.slack.dev/reference/events/user_change */
const changeSchema = z.object({
  id: z.string().min(1).max(40),
  deleted: z.boolean().default(false),
  /** Their time zone; left out: Slack does not say. */
  tz: z.string().optional(),
  /** When Slack changed what it says of them, in seconds: names this departure, however often it is told. */
  updated: z.number().default(0),
});

/** Somebody who has left, and how this departure is called. */
interface Departed {
  readonly user: string;
  readonly updated: number;
}

/**
 * Slack has changed what it says of a person: what was known of them is forgotten, who has left owns nothing any more, and the message
 * about what one owns follows to another time zone.
 */
export async function hearPersonChange(user: unknown, bot: Bot): Promise<void> {
  const { data } = changeSchema.safeParse(user);
  if (data === undefined) return;
  bot.people.forget(data.id);
  // There is nobody to tell it to: what is not done now is done by the daily look.
  await guarded({ log: bot.log, listener: 'person-change', tell: () => Promise.resolve() }, () => follow(data, bot));
}

/** Does what follows from what Slack says of somebody now. */
async function follow({ id: user, deleted, updated, tz }: z.infer<typeof changeSchema>, bot: Bot): Promise<void> {
  if (deleted) return recordDeparture({ user, updated }, bot);
  if (tz !== undefined && isZone(tz)) await followZone(user, tz, bot);
}

/** Looks once a day whether owners are still here, and in which time zone: an event may be missed. Never rejects for one of them. */
export async function lookForDepartures(bot: Bot): Promise<void> {
  const progress = await bot.progress.now();
  // Also of what the newest edition words differently, or leaves out.
  const owners = progress.activityIds().map((id) => progress.of([id]).owner?.user);
  for (const user of new Set(owners)) {
    if (user == null) continue;
    await guarded({ log: bot.log, listener: 'daily-look', tell: () => Promise.resolve() }, async () => {
      const found = changeSchema.safeParse((await bot.calls.users.info({ user })).user).data;
      if (found !== undefined) await follow({ ...found, id: user }, bot);
    });
  }
}

/** Records that somebody has left, once, and tells who set a reminder that covers what they owned. */
async function recordDeparture({ user, updated }: Departed, bot: Bot): Promise<void> {
  const progress = await bot.progress.now();
  const owned = progress.ownedBy(user);
  const [owner] = owned.flatMap((id) => progress.of([id]).owner ?? []);
  if (owner === undefined || owner.team === null) return;
  const activities = activitiesOf(user, owned, { register: bot.register, progress });
  const person: Named = { team: owner.team, user, name: owner.name ?? user };
  const recorded = await bot.store.progress.record({
    request: `departure-${user}-${updated}`,
    at: bot.clock(),
    by: await botItself(bot),
    matter: { kind: 'departure', person },
    words: null,
    seen: null,
  });
  // Of several replicas that hear of it, or of the event and the daily look, one tells.
  if (recorded.kind !== 'recorded') return;
  bot.log.info('owner_left', { activities: activities.length });
  await tellSetters(person, activities, bot);
  await keepDirectDigest(user, bot);
}

/** What somebody owns now, as the newest editions word it: the same words in a newer edition may have another owner since. */
function activitiesOf(
  user: string,
  ids: readonly string[],
  { register, progress }: Pick<Bot, 'register'> & { readonly progress: Progress },
): readonly Activity[] {
  const current = ids.flatMap((id) => currentActivity(id, register) ?? []);
  const isTheirs = (activity: Activity) => progress.of(register.idsOf(activity)).owner?.user === user;
  return [...new Map(current.filter(isTheirs).map((activity) => [activity.id, activity])).values()];
}

/** The bot, as it signs what nobody else did. */
async function botItself({ people, botUserId }: Bot): Promise<Named> {
  const { team } = await people.whoIs(botUserId);
  return { team, user: botUserId, name: 'Digital Action' };
}

/** Tells each person who set a reminder, in one direct message, of the activities that their reminders cover. */
async function tellSetters(person: Named, activities: readonly Activity[], bot: Bot): Promise<void> {
  const progress = await bot.progress.now();
  const reminders = (await bot.store.reminders.inTeam(person.team)).filter(({ owner }) => owner === undefined);
  const bySetter = Map.groupBy(reminders, ({ setBy }) => setBy);
  for (const [setter, theirs] of bySetter) {
    if (setter === person.user) continue;
    const covered = activities.filter(({ action }) =>
      theirs.some(({ actions }) => actions === 'all' || actions.includes(action.number)),
    );
    const news = covered.map((activity) => ({ activity, recorded: progress.of(bot.register.idsOf(activity)) }));
    if (news.length > 0) await tellSetter(setter, departedMessage(person.name, news), bot);
  }
}

async function tellSetter(setter: string, message: Parameters<typeof sendDirect>[2], bot: Bot): Promise<void> {
  try {
    await sendDirect(bot.posts, setter, message);
  } catch (error) {
    bot.log.warn('slack_could_not_tell', { listener: 'person-change', error: codeOf(error) });
  }
}
