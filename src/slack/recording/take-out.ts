import { randomUUID } from 'node:crypto';
import type { AckFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import type { Matter, Named } from '../../progress/entry.ts';
import type { Progress } from '../../progress/progress.ts';
import { MOST_CHARACTERS } from '../../progress/update-draft.ts';
import type { Activity } from '../../register/activity.ts';
import { answerInTime } from '../answer-in-time.ts';
import type { Bot } from '../bot.ts';
import { failedLine, staleFormMessage } from './hear-update.ts';
import { askPermission, namedOf, refusedMessage } from '../people/permission.ts';
import type { Origin } from '../press.ts';
import { type Pressed, showPressed } from '../pressed.ts';
import { afterRecording } from './refresh-origin.ts';
import { encodePlace, readPlace, surfaceOf } from './update-place.ts';
import { compose, type Message, toModal } from '../views/message.ts';
import { card, paragraph } from '../views/parts.ts';
import { takeOutForm, type TakeOutForm } from '../views/redact-form.ts';

/** Something that an administrator can take out of the history: words of an entry, or a person's name. */
interface TakenOut {
  readonly form: TakeOutForm;
  /** What is recorded when it is taken out. */
  readonly matter: Matter<Named>;
  /** Names the one act: of two administrators who take the same out, one does. At most 100 characters. */
  readonly request: string;
  /** Done before it is recorded, and again where that is tried again. Default: nothing. */
  readonly before?: () => Promise<void>;
  /** An activity that it stands under: where it came from is shown anew. */
  readonly activity: Activity;
  /** Said once it is out. */
  readonly done: Message;
}

/** Looks up what is to be taken out; a message says why there is nothing (any more). */
export type FindTakenOut = (id: string, progress: Progress, bot: Bot) => TakenOut | Message;

/** Opens the form for an administrator; everybody else is told who can. */
export async function openTakeOut(
  { id, origin }: { readonly id: string; readonly origin: Origin },
  { pressed, bot }: { readonly pressed: Pressed; readonly bot: Bot },
  find: FindTakenOut,
): Promise<void> {
  const tell = (message: Message) => showPressed(pressed, message, { inPlace: false, bot });
  const asked = await askPermission(pressed.user, { verb: 'redact' }, bot);
  if (asked.kind === 'refused') return tell(refusedMessage(asked.help));
  const progress = await bot.progress.now();
  const found = find(id, progress, bot);
  if (!('form' in found)) return tell(found);
  const place = { request: randomUUID(), seen: progress.lastNumber, about: id, action: null, origin };
  const metadata = encodePlace({ ...place, surface: surfaceOf(pressed) });
  const opened = { trigger_id: pressed.triggerId, view: takeOutForm(found.form, metadata) };
  await (pressed.surface.kind === 'modal' ? bot.calls.views.push(opened) : bot.calls.views.open(opened));
}

const valuesSchema = z.object({ reason: z.object({ reason: z.object({ value: z.string().nullish() }) }) });

/** Takes the sent form: recorded before the acknowledgement, shown where it came from after it. */
export async function hearTakeOut(
  { view, user }: Pick<ViewSubmitAction, 'view' | 'user'>,
  { ack, bot }: { readonly ack: AckFn<ViewResponseAction>; readonly bot: Bot },
  find: FindTakenOut,
): Promise<void> {
  const show = (message: Message) => ack({ response_action: 'update', view: toModal(message) });
  const place = readPlace(view.private_metadata);
  if (place === null || place.about === null) return show(staleFormMessage());
  const reason = valuesSchema.safeParse(view.state.values).data?.reason.reason.value?.trim() ?? '';
  const sent = { id: place.about, reason, user: user.id };
  const answer = await answerInTime(takeOut(sent, bot, find), { log: bot.log, listener: `view:${view.callback_id}` });
  if (answer.kind === 'failed') return show(notTakenMessage(answer.isDatabase, reason));
  const outcome = answer.value;
  if (outcome.kind === 'errors') return ack({ response_action: 'errors', errors: { reason: outcome.reason } });
  if (outcome.kind === 'told') return show(outcome.message);
  const { activity, done } = outcome.out;
  await show(done);
  const { origin, surface } = place;
  const line = [{ strong: done.title }] as const;
  return afterRecording({ user: user.id, origin, surface, activity, said: done, line, news: null, isSaid: true }, bot);
}

type Outcome =
  | { readonly kind: 'errors'; readonly reason: string }
  | { readonly kind: 'told'; readonly message: Message }
  | { readonly kind: 'done'; readonly out: TakenOut };

/** Whoever was an administrator when the form was opened need not be one any more. */
async function takeOut(
  { id, reason, user }: { readonly id: string; readonly reason: string; readonly user: string },
  bot: Bot,
  find: FindTakenOut,
): Promise<Outcome> {
  if (reason === '') return { kind: 'errors', reason: 'Say in a few words why it is taken out.' };
  if (reason.length > MOST_CHARACTERS) return { kind: 'errors', reason: 'Shorten the reason to 2,000 characters.' };
  const asked = await askPermission(user, { verb: 'redact' }, bot);
  if (asked.kind === 'refused') return { kind: 'errors', reason: asked.help };
  const found = find(id, await bot.progress.now(), bot);
  if (!('form' in found)) return { kind: 'told', message: found };
  await found.before?.();
  await bot.store.progress.record({
    request: found.request,
    at: bot.clock(),
    by: namedOf(asked.person),
    matter: found.matter,
    words: { note: reason, evidence: null },
    seen: null,
  });
  return { kind: 'done', out: found };
}

/** Nothing that was typed is lost: it can be copied. */
function notTakenMessage(isDatabase: boolean, reason: string): Message {
  return compose('Nothing was taken out', [card([failedLine(isDatabase)]), paragraph(reason)]);
}
