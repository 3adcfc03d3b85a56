import { randomUUID } from 'node:crypto';
import type { AckFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import type { Entry } from '../../progress/entry.ts';
import { MOST_CHARACTERS } from '../../progress/update-draft.ts';
import { answerInTime } from '../answer-in-time.ts';
import type { Bot } from '../bot.ts';
import { type FoundUpdate, findUpdate } from './confirm-update.ts';
import { failedLine, staleFormMessage } from './hear-update.ts';
import type { KnownPerson } from '../people/people.ts';
import { askPermission, namedOf, refusedMessage } from '../people/permission.ts';
import type { Press } from '../press.ts';
import { type Pressed, showPressed } from '../pressed.ts';
import { acknowledgeRecorded, afterRecording } from './refresh-origin.ts';
import { encodePlace, readPlace, surfaceOf, type UpdatePlace } from './update-place.ts';
import { type Message, toModal } from '../views/message.ts';
import { mistakeForm } from '../views/mistake-form.ts';
import { shownName } from '../views/recorded.ts';
import {
  mistakenMessage,
  notDoneMessage,
  notThereMessage,
  recordedLine,
  updateNewsMessage,
} from '../views/recording-message.ts';

export { MISTAKE_FORM } from '../views/mistake-form.ts';

const valuesSchema = z.object({ reason: z.object({ reason: z.object({ value: z.string().nullish() }) }) });

/** Opens the form that says that an update was recorded by mistake, over a view where one is open. */
export async function openMistakeForm(
  { update: id, origin }: Extract<Press, { verb: 'mistake' }>['value'],
  pressed: Pressed,
  bot: Bot,
): Promise<void> {
  const tell = (message: Message) => showPressed(pressed, message, { inPlace: false, bot });
  const found = await findUpdate(id, bot);
  if (found === null) return tell(notThereMessage('update'));
  if (found.update.mistake !== null) return tell(alreadyMessage(found));
  const asked = await askWhetherMay(pressed.user, found, bot);
  if (asked.help !== null) return tell(refusedMessage(asked.help));
  const surface = surfaceOf(pressed);
  const seen = found.progress.lastNumber;
  const place: UpdatePlace = { request: randomUUID(), seen, about: id, action: null, origin, surface };
  const { activity, update, progress } = found;
  const form = { found: { activity, update, settings: progress.settings }, reason: null, notice: [] };
  const opened = { trigger_id: pressed.triggerId, view: mistakeForm(form, encodePlace(place)) };
  await (surface.kind === 'modal' ? bot.calls.views.push(opened) : bot.calls.views.open(opened));
}

/** What becomes of the sent form. */
type Outcome =
  | { readonly kind: 'errors'; readonly reason: string }
  | { readonly kind: 'told'; readonly message: Message }
  | { readonly kind: 'recorded'; readonly found: FoundUpdate; readonly entry: Entry };

/** Takes the sent form: recorded before the acknowledgement, shown where it came from after it. */
export async function hearMistake(
  { view, user }: Pick<ViewSubmitAction, 'view' | 'user'>,
  ack: AckFn<ViewResponseAction>,
  bot: Bot,
): Promise<void> {
  const place = readPlace(view.private_metadata);
  const reason = valuesSchema.safeParse(view.state.values).data?.reason.reason.value?.trim() ?? '';
  if (place === null || place.about === null) return update(ack, staleFormMessage());
  const id = place.about;
  const sent = { id, reason, user: user.id };
  const answer = await answerInTime(takeMistake(sent, bot), { log: bot.log, listener: 'view:mistake' });
  if (answer.kind === 'failed') {
    const form = { found: null, reason, notice: [failedLine(answer.isDatabase)] };
    return ack({ response_action: 'update', view: mistakeForm(form, encodePlace(place)) });
  }
  const outcome = answer.value;
  if (outcome.kind === 'errors') return ack({ response_action: 'errors', errors: { reason: outcome.reason } });
  if (outcome.kind === 'told') return update(ack, outcome.message);
  const { activity, progress } = outcome.found;
  const news = { activity, update: outcome.found.update, settings: progress.settings };
  const { surface, origin } = place;
  const said = mistakenMessage(news);
  const line = recordedLine(news);
  const told = { message: updateNewsMessage(news), entry: outcome.entry };
  const deed = { user: user.id, origin, surface, activity, said, line, news: told };
  if ('responseUrl' in surface) return acknowledgeRecorded(deed, ack, bot);
  await update(ack, said);
  return afterRecording({ ...deed, isSaid: true }, bot);
}

async function update(ack: AckFn<ViewResponseAction>, message: Message): Promise<void> {
  return ack({ response_action: 'update', view: toModal(message) });
}

async function takeMistake(
  { id, reason, user }: { readonly id: string; readonly reason: string; readonly user: string },
  bot: Bot,
): Promise<Outcome> {
  if (reason === '') return { kind: 'errors', reason: 'Say in a few words what the mistake was.' };
  if (reason.length > MOST_CHARACTERS) return { kind: 'errors', reason: 'Shorten the reason to 2,000 characters.' };
  const found = await findUpdate(id, bot);
  if (found === null) return { kind: 'told', message: notThereMessage('update') };
  const { person, help } = await askWhetherMay(user, found, bot);
  if (help !== null) return { kind: 'errors', reason: help };
  const { activityId } = found.update.entry.matter;
  const recorded = await bot.store.progress.record({
    // An update is said to be a mistake once, whoever says it how often.
    request: `mistake-${id}`,
    at: bot.clock(),
    by: namedOf(person),
    matter: { kind: 'mistake', activityId, updateId: id },
    words: { note: reason, evidence: null },
    seen: null,
  });
  const now = await findUpdate(id, bot);
  if (now === null) return { kind: 'told', message: notThereMessage('update') };
  return recorded.kind === 'recorded'
    ? { kind: 'recorded', found: now, entry: recorded.entry }
    : { kind: 'told', message: alreadyMessage(now) };
}

/** Who recorded an update, who owns its activity and administrators may say that it was a mistake. `help`: who else can; null: they may. */
async function askWhetherMay(
  user: string,
  { update, activity, progress }: FoundUpdate,
  bot: Bot,
): Promise<{ readonly person: KnownPerson; readonly help: string | null }> {
  const { owner } = progress.of(bot.register.idsOf(activity));
  const { by } = update.entry;
  const { person, ...right } = await askPermission(user, { verb: 'update', ownsActivity: owner?.user === user }, bot);
  const isTheirs = by.user === user || owner?.user === user || person.isAdministrator;
  // A group that may add updates is no reason to keep one's own mistake.
  const isOutside = right.kind === 'refused' && right.because !== 'not-in-group' && right.because !== 'groups-unknown';
  if (isOutside) return { person, help: right.help };
  if (isTheirs) return { person, help: null };
  const answers = owner === null ? '' : `, ${shownName(owner)}, who owns the activity,`;
  return {
    person,
    help: `${shownName(by)}, who recorded it${answers} or an administrator can say that it was a mistake.`,
  };
}

function alreadyMessage({ update }: FoundUpdate): Message {
  const { mistake } = update;
  if (mistake === null) return notDoneMessage('This could not be recorded just now. Please try again.');
  return notDoneMessage(
    `${shownName(mistake.by)} said already that this update was recorded by mistake: it counts no more.`,
  );
}
