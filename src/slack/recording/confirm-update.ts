import type { Entry } from '../../progress/entry.ts';
import type { Progress, RecordedUpdate } from '../../progress/progress.ts';
import { needsConfirmation } from '../../progress/words-of-status.ts';
import type { Activity } from '../../register/activity.ts';
import type { Bot } from '../bot.ts';
import { currentActivity } from './current-activity.ts';
import { askPermission, namedOf, refusedMessage } from '../people/permission.ts';
import type { Press } from '../press.ts';
import { type Pressed, showPressed } from '../pressed.ts';
import { afterRecording } from './refresh-origin.ts';
import { surfaceOf } from './update-place.ts';
import type { Message } from '../views/message.ts';
import { shownName } from '../views/recorded.ts';
import {
  confirmedMessage,
  notDoneMessage,
  notThereMessage,
  recordedLine,
  updateNewsMessage,
} from '../views/recording-message.ts';

/** An update as it stands now, with its activity in the newest edition. */
export interface FoundUpdate {
  readonly update: RecordedUpdate;
  readonly activity: Activity;
  readonly progress: Progress;
}

/** Finds an update by its entry's id; null where there is none, or its activity is not loaded. */
export async function findUpdate(id: string, bot: Pick<Bot, 'progress' | 'register'>): Promise<FoundUpdate | null> {
  const progress = await bot.progress.now();
  const entry = progress.entry(id);
  const update = entry === undefined ? null : updateOf(entry, progress);
  const activity = update === null ? undefined : currentActivity(update.entry.matter.activityId, bot.register);
  return update === null || activity === undefined ? null : { update, activity, progress };
}

/** An entry that is an update, with what became of it. */
export function updateOf({ id, matter }: Entry, progress: Progress): RecordedUpdate | null {
  if (matter.kind !== 'update') return null;
  return progress.of([matter.activityId]).updates.find(({ entry }) => entry.id === id) ?? null;
}

/** Confirms an update as a second person who may; whoever may not is told who can, and whoever comes late what was recorded since. */
export async function confirmUpdate(
  { update: id, origin }: Extract<Press, { verb: 'confirm' }>['value'],
  pressed: Pressed,
  bot: Bot,
): Promise<void> {
  const tell = (message: Message) => showPressed(pressed, message, { inPlace: false, bot });
  const found = await findUpdate(id, bot);
  if (found === null) return tell(notThereMessage('update'));
  const obstacle = obstacleTo(found, bot);
  if (obstacle !== null) return tell(obstacle);
  const { user } = pressed;
  const activityIds = bot.register.idsOf(found.activity);
  const { owner, lastNumber } = found.progress.of(activityIds);
  const recordedIt = found.update.entry.by.user === user;
  const { person, ...right } = await askPermission(
    user,
    { verb: 'confirm', ownsActivity: owner?.user === user, recordedIt },
    bot,
  );
  if (right.kind === 'refused') return tell(refusedMessage(right.help));
  if (found.update.entry.by.user === null && !(person.isAdministrator && isSurelyAnother(user, found, bot)))
    return tell(notDoneMessage(UNKNOWN_RECORDER));
  const { activityId } = found.update.entry.matter;
  const recorded = await bot.store.progress.record({
    // One update is confirmed once, whoever presses how often.
    request: `confirm-${id}`,
    at: bot.clock(),
    by: namedOf(person),
    matter: { kind: 'confirmation', activityId, updateId: id },
    words: null,
    seen: lastNumber,
    activityIds,
  });
  const now = await findUpdate(id, bot);
  if (now === null) return tell(notThereMessage('update'));
  if (recorded.kind !== 'recorded') return tell(obstacleTo(now, bot) ?? changedMessage());
  const news = { activity: now.activity, update: now.update, settings: now.progress.settings };
  const said = confirmedMessage(news);
  const line = recordedLine(news);
  const shown = { user, origin, surface: surfaceOf(pressed), activity: now.activity, said, line, isSaid: false };
  return afterRecording({ ...shown, news: { message: updateNewsMessage(news), entry: recorded.entry } }, bot);
}

const UNKNOWN_RECORDER =
  'Who recorded this update cannot be told any more: the name was taken out. Only an administrator whom the history named before that, who is certainly somebody else, can confirm it. Or record it anew, and somebody else confirms that.';

/**
 * Asks whether somebody is not who recorded an update, though that name was taken out: whom the history named while it still named the
 * other is another person, because it has one person for one Slack user at a time.
 */
function isSurelyAnother(user: string, { update, activity, progress }: FoundUpdate, { register }: Bot): boolean {
  const entries = progress.historyOf(register.idsOf(activity));
  const { id } = update.entry.by;
  const gone = entries.find(({ matter }) => matter.kind === 'forgetting' && matter.person.id === id);
  if (gone === undefined) return false;
  const isOfThen = ({ number, by }: Entry) => by.user === user && number <= gone.number;
  const hasUpdated = () => progress.latestUpdates(1, ({ entry }) => isOfThen(entry)).length > 0;
  return entries.some(isOfThen) || progress.settingChanges().some(isOfThen) || hasUpdated();
}

/** What there is to say instead of confirming, or null. */
function obstacleTo({ update, activity, progress }: FoundUpdate, { register }: Pick<Bot, 'register'>): Message | null {
  const { confirmation, mistake, status, entry } = update;
  if (mistake !== null)
    return notDoneMessage(`${shownName(mistake.by)} said that this update was recorded by mistake: it counts no more.`);
  if (confirmation !== null) return notDoneMessage(`${shownName(confirmation.by)} has confirmed this update already.`);
  if (!progress.settings.confirmation)
    return notDoneMessage('Updates need no confirmation here: an administrator chose that.');
  if (!needsConfirmation(status)) return notDoneMessage('This update needs no confirmation.');
  const { latest } = progress.of(register.idsOf(activity));
  if (latest !== null && latest.entry.id !== entry.id)
    return notDoneMessage(
      `${shownName(latest.entry.by)} has recorded a newer update of this activity. Look at that one first.`,
    );
  return null;
}

function changedMessage(): Message {
  return notDoneMessage('Something else was recorded of this activity just now. Look at it again before you confirm.');
}
