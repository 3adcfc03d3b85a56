import type { AckFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import type { Entry } from '../../progress/entry.ts';
import type { Progress, RecordedUpdate } from '../../progress/progress.ts';
import { readUpdate } from '../../progress/update-draft.ts';
import type { Activity } from '../../register/activity.ts';
import type { Register } from '../../register/register.ts';
import { activityOfOption, optionValue } from './activity-options.ts';
import { answerInTime } from '../answer-in-time.ts';
import { type Bot, todayOf } from '../bot.ts';
import { updateOf } from './confirm-update.ts';
import { currentActivity } from './current-activity.ts';
import { dayOf, updateFormAt } from './open-update.ts';
import { askPermission, namedOf } from '../people/permission.ts';
import { acknowledgeRecorded, afterRecording } from './refresh-origin.ts';
import { readPlace, type UpdatePlace } from './update-place.ts';
import { compose, type Message, toModal } from '../views/message.ts';
import { type Line, paragraph } from '../views/parts.ts';
import { recordedLine, recordedMessage, sinceLines, updateNewsMessage } from '../views/recording-message.ts';
import type { TypedUpdate } from '../views/update-form.ts';

const textSchema = z.object({ value: z.string().nullish() });
const optionSchema = z.object({ selected_option: z.object({ value: z.string() }).nullish() });

const valuesSchema = z.object({
  activity: z.object({ activity: optionSchema }),
  status: z.object({ status: optionSchema }),
  note: z.object({ note: textSchema }),
  evidence: z.object({ evidence: textSchema }),
  happenedOn: z.object({ happenedOn: z.object({ selected_date: z.string().nullish() }) }),
});

/** What was sent: the chosen activity, and what stands in the other fields. */
interface Sent {
  readonly user: string;
  readonly place: UpdatePlace;
  readonly activity: Activity | null;
  readonly typed: TypedUpdate;
}

/** What becomes of a sent form. */
type Outcome =
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'changed'; readonly since: readonly Entry[]; readonly progress: Progress | null }
  | {
      readonly kind: 'recorded' | 'again';
      readonly activity: Activity;
      readonly update: RecordedUpdate;
      readonly progress: Progress;
    };

/**
 * Takes the sent form: errors come back on their fields; where something was recorded meanwhile, the form comes back with it and
 * with everything that was typed. Recorded before the acknowledgement; shown where it came from after it.
 */
export async function hearUpdate(
  { view, user }: Pick<ViewSubmitAction, 'view' | 'user'>,
  ack: AckFn<ViewResponseAction>,
  bot: Bot,
): Promise<void> {
  const sent = readSent(view, user.id, bot.register);
  if (sent === null) return ack({ response_action: 'update', view: toModal(staleFormMessage()) });
  const answer = await answerInTime(takeUpdate(sent, bot), { log: bot.log, listener: 'view:update' });
  if (answer.kind === 'failed') {
    const notice = [failedLine(answer.isDatabase)];
    return ack({
      response_action: 'update',
      view: formAgain(sent, { place: sent.place, notice, progress: null }, bot),
    });
  }
  const outcome = answer.value;
  switch (outcome.kind) {
    case 'errors':
      return ack({ response_action: 'errors', errors: { ...outcome.errors } });
    case 'changed': {
      const { since, progress } = outcome;
      const place = { ...sent.place, seen: Math.max(sent.place.seen, ...since.map(({ number }) => number)) };
      return ack({
        response_action: 'update',
        view: formAgain(sent, { place, notice: sinceLines(since), progress }, bot),
      });
    }
    case 'recorded':
    case 'again':
      return show(outcome, sent, { ack, bot });
  }
}

/** What was recorded is shown where the form came from; in the form itself where that cannot be, nothing of ours stands there, or it was recorded before. */
async function show(
  outcome: Extract<Outcome, { kind: 'recorded' | 'again' }>,
  { place, user }: Sent,
  { ack, bot }: { readonly ack: AckFn<ViewResponseAction>; readonly bot: Bot },
): Promise<void> {
  const { activity, update, progress } = outcome;
  const { origin, surface } = place;
  const news = { activity, update, settings: progress.settings, origin };
  const said = recordedMessage(news, outcome.kind === 'again');
  const isInMessage = 'responseUrl' in surface && outcome.kind === 'recorded';
  const told = outcome.kind === 'recorded' ? { message: updateNewsMessage(news), entry: update.entry } : null;
  const deed = { user, origin, surface, activity, said, line: recordedLine(news), news: told };
  if (isInMessage) return acknowledgeRecorded(deed, ack, bot);
  await ack({ response_action: 'update', view: toModal(said) });
  await afterRecording({ ...deed, isSaid: true }, bot);
}

/** What stands in the form, sent or not yet; null where an earlier version opened it. */
export function readSent(
  view: { readonly private_metadata: string; readonly state: { readonly values: unknown } },
  user: string,
  register: Register,
): Sent | null {
  const place = readPlace(view.private_metadata);
  const values = valuesSchema.safeParse(view.state.values).data;
  if (place === null || values === undefined) return null;
  const chosen = values.activity.activity.selected_option?.value ?? '';
  // What the form was opened about may be of an earlier edition, which offers nothing else.
  const about =
    place.about !== null && optionValue(place.about) === chosen ? register.activity(place.about) : undefined;
  const found = about ?? activityOfOption(chosen, register);
  const typed = {
    status: values.status.status.selected_option?.value ?? null,
    note: values.note.note.value ?? null,
    evidence: values.evidence.evidence.value ?? null,
    happenedOn: values.happenedOn.happenedOn.selected_date ?? null,
  };
  const activity = found === undefined ? null : (currentActivity(found.id, register) ?? null);
  return { user, place, activity, typed };
}

/** The form with what was typed, and something said above it. */
function formAgain(
  { activity, typed }: Sent,
  shown: { readonly place: UpdatePlace; readonly notice: readonly Line[]; readonly progress: Progress | null },
  { register }: Bot,
) {
  const { place, notice, progress } = shown;
  return updateFormAt(place, { activity, typed, notice, progress }, register);
}

async function takeUpdate({ user, place, activity, typed }: Sent, bot: Bot): Promise<Outcome> {
  const { person, ...right } = await askPermission(user, { verb: 'update' }, bot);
  // It may be a day later where they are than where the department is, or a day earlier.
  const today = [dayOf(person, bot), todayOf(bot)].reduce((a, b) => (a > b ? a : b));
  const read = readUpdate(typed, today);
  const errors = {
    ...(read.kind === 'errors' ? read.errors : {}),
    ...(activity === null
      ? { activity: 'Choose an activity from the list: type its action’s number or a few words.' }
      : {}),
    ...(right.kind === 'refused' ? { activity: right.help } : {}),
  };
  if (read.kind === 'errors' || activity === null || Object.keys(errors).length > 0) return { kind: 'errors', errors };
  const { status, happenedOn, words } = read;
  const recorded = await bot.store.progress.record({
    request: place.request,
    at: bot.clock(),
    by: namedOf(person),
    matter: { kind: 'update', activityId: activity.id, status, happenedOn },
    words,
    seen: place.seen,
    activityIds: bot.register.idsOf(activity),
  });
  const progress = await bot.progress.now();
  if (recorded.kind === 'changed') return { kind: 'changed', since: recorded.since, progress };
  const { kind, entry } = recorded;
  const update = updateOf(entry, progress);
  const where = update === null ? undefined : currentActivity(update.entry.matter.activityId, bot.register);
  if (update === null || where === undefined) throw new Error('An update that was recorded is not in the history.');
  return { kind, activity: where, update, progress };
}

/** Said above a form that could not be recorded just now. */
export function failedLine(isDatabase: boolean): Line {
  const why = isDatabase ? 'The database does not answer.' : 'Something went wrong here.';
  return {
    kind: 'line',
    runs: [{ strong: why }, ' What you entered is still below: send it again in a minute. It is recorded once.'],
  };
}

/** Said in place of a form that an earlier version opened. */
export function staleFormMessage(): Message {
  return compose('Out of date', [
    paragraph('This form is from an earlier version, so nothing was recorded. Please open it again.'),
  ]);
}
