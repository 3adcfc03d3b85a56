import { randomUUID } from 'node:crypto';
import type { AckFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import type { Entry } from '../../progress/entry.ts';
import type { ActivityProgress, Progress } from '../../progress/progress.ts';
import type { Activity } from '../../register/activity.ts';
import { answerInTime } from '../answer-in-time.ts';
import type { Bot } from '../bot.ts';
import { currentActivity } from './current-activity.ts';
import { dayOf } from './open-update.ts';
import { readOwner, readTarget, targetError, whoSetsTarget } from './owner-draft.ts';
import { failedLine, staleFormMessage } from './hear-update.ts';
import { namedOf, refusedMessage } from '../people/permission.ts';
import type { Press } from '../press.ts';
import { type Pressed, showPressed } from '../pressed.ts';
import {
  afterOwnerChange,
  askOwnerRights,
  ownedByOther,
  type OwnerChange,
  type OwnerOutcome,
  recordOwner,
} from './record-owner.ts';
import { acknowledgeRecorded, afterRecording } from './refresh-origin.ts';
import { encodePlace, readPlace, surfaceOf, type UpdatePlace } from './update-place.ts';
import { type Message, toModal } from '../views/message.ts';
import { type Line } from '../views/parts.ts';
import { OWNER_WISHES, ownerForm, type TypedOwner } from '../views/owner-form.ts';
import { ownerLine, ownerMessage } from '../views/owner-message.ts';
import { notDoneMessage, notThereMessage, sinceLines } from '../views/recording-message.ts';

type Wish = Extract<Press, { verb: 'own' }>['value'];

/** Takes an activity or leaves it with one press, or opens the form about its owner and target date. */
export async function ownActivity(wish: Wish, pressed: Pressed, bot: Bot): Promise<void> {
  const tell = (message: Message) => showPressed(pressed, message, { inPlace: false, bot });
  const activity = currentActivity(wish.activity, bot.register);
  if (activity === undefined) return tell(notThereMessage('activity'));
  const progress = await bot.progress.now();
  const recorded = progress.of(bot.register.idsOf(activity));
  const rights = await askOwnerRights(pressed.user, recorded, bot);
  if (rights.help !== null) return tell(refusedMessage(rights.help));
  const request = randomUUID();
  const place: UpdatePlace = {
    request,
    seen: progress.lastNumber,
    about: activity.id,
    action: null,
    origin: wish.origin,
    surface: surfaceOf(pressed),
  };
  if (wish.wish === 'form') return openForm({ activity, recorded, place, pressed }, bot);
  const obstacle = obstacleTo(wish.wish, pressed.user, recorded);
  if (obstacle !== null) return tell(notDoneMessage(obstacle));
  const owner = wish.wish === 'take' ? namedOf(rights.person) : null;
  const change = { request, seen: progress.lastNumber, activity, by: rights.person, owner };
  const outcome = await recordOwner(change, bot);
  if (outcome.kind === 'changed') {
    const now = outcome.progress.of(bot.register.idsOf(activity));
    return tell(
      notDoneMessage(
        obstacleTo(wish.wish, pressed.user, now) ?? 'Something else was recorded just now. Please press again.',
      ),
    );
  }
  return showOwner({ place, change, before: recorded, outcome, form: null }, bot);
}

/** What keeps somebody from taking or leaving an activity with one press, or null. */
function obstacleTo(wish: 'take' | 'leave', user: string, { owner }: Pick<ActivityProgress, 'owner'>): string | null {
  const isTheirs = owner?.user === user;
  if (wish === 'leave') return isTheirs ? null : 'You do not own this activity, so there is nothing to leave.';
  if (owner === null) return null;
  return isTheirs ? 'This activity is yours already.' : ownedByOther({ owner });
}

async function openForm(
  form: {
    readonly activity: Activity;
    readonly recorded: ActivityProgress;
    readonly place: UpdatePlace;
    readonly pressed: Pressed;
  },
  { calls }: Bot,
): Promise<void> {
  const { activity, recorded, place, pressed } = form;
  const typed: TypedOwner = { wish: 'keep', person: null, target: recorded.target?.on ?? null, isCleared: false };
  const view = ownerForm({ activity, user: pressed.user, recorded, typed, notice: [] }, encodePlace(place));
  const opened = { trigger_id: pressed.triggerId, view };
  await (place.surface.kind === 'modal' ? calls.views.push(opened) : calls.views.open(opened));
}

const valuesSchema = z.object({
  wish: z.object({ wish: z.object({ selected_option: z.object({ value: z.enum(OWNER_WISHES) }).nullish() }) }),
  person: z.object({ person: z.object({ selected_user: z.string().nullish() }) }),
  target: z.object({ target: z.object({ selected_date: z.string().nullish() }) }),
  clear: z.object({ clear: z.object({ selected_options: z.array(z.unknown()).nullish() }) }).optional(),
});

/** The sent form. */
interface Sent {
  readonly user: string;
  readonly place: UpdatePlace;
  readonly activity: Activity;
  readonly typed: TypedOwner;
}

type RecordedOwner = Extract<OwnerOutcome, { kind: 'recorded' }>;

/** What becomes of it. */
type Outcome =
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly since: readonly Entry[]; readonly progress: Progress }
  | {
      readonly kind: 'recorded';
      readonly change: OwnerChange;
      readonly before: ActivityProgress;
      readonly now: RecordedOwner;
    };

/** Takes the sent form: recorded before the acknowledgement, told and shown after it. */
export async function hearOwner(
  { view, user }: Pick<ViewSubmitAction, 'view' | 'user'>,
  ack: AckFn<ViewResponseAction>,
  bot: Bot,
): Promise<void> {
  const sent = readSent(view, user.id, bot);
  if (sent === null) return ack({ response_action: 'update', view: toModal(staleFormMessage()) });
  const answer = await answerInTime(takeForm(sent, bot), { log: bot.log, listener: 'view:owner' });
  if (answer.kind === 'failed') return again(ack, sent, { recorded: null, notice: [failedLine(answer.isDatabase)] });
  const outcome = answer.value;
  switch (outcome.kind) {
    case 'errors':
      return ack({ response_action: 'errors', errors: { ...outcome.errors } });
    case 'same':
      return ack();
    case 'changed': {
      const seen = Math.max(sent.place.seen, ...outcome.since.map(({ number }) => number));
      const recorded = outcome.progress.of(bot.register.idsOf(sent.activity));
      const newer = { ...sent, place: { ...sent.place, seen } };
      return again(ack, newer, { recorded, notice: sinceLines(outcome.since) });
    }
    case 'recorded': {
      const { change, before, now } = outcome;
      const { recorded, isAgain } = now;
      const isSaid = isAgain || !('responseUrl' in sent.place.surface);
      const said = ownerMessage({ activity: sent.activity, recorded }, sent.place.origin);
      if (isSaid) await ack({ response_action: 'update', view: toModal(said) });
      return showOwner({ place: sent.place, change, before, outcome: now, form: { ack, isSaid } }, bot);
    }
  }
}

/** The form with what was entered, and something said above it. */
async function again(
  ack: AckFn<ViewResponseAction>,
  { activity, user, typed, place }: Sent,
  shown: { readonly recorded: ActivityProgress | null; readonly notice: readonly Line[] },
): Promise<void> {
  const view = ownerForm({ activity, user, typed, ...shown }, encodePlace(place));
  return ack({ response_action: 'update', view });
}

function readSent(view: ViewSubmitAction['view'], user: string, { register }: Bot): Sent | null {
  const place = readPlace(view.private_metadata);
  const values = valuesSchema.safeParse(view.state.values).data;
  const activity = place?.about == null ? undefined : currentActivity(place.about, register);
  if (place === null || values === undefined || activity === undefined) return null;
  const typed: TypedOwner = {
    wish: values.wish.wish.selected_option?.value ?? 'keep',
    person: values.person.person.selected_user ?? null,
    target: values.target.target.selected_date ?? null,
    isCleared: (values.clear?.clear.selected_options ?? []).length > 0,
  };
  return { user, place, activity, typed };
}

async function takeForm({ user, place, activity, typed }: Sent, bot: Bot): Promise<Outcome> {
  const before = (await bot.progress.now()).of(bot.register.idsOf(activity));
  const rights = await askOwnerRights(user, before, bot);
  if (rights.help !== null) return { kind: 'errors', errors: { wish: rights.help } };
  const read = await readOwner({ typed, before, by: rights.person }, bot);
  const target = readTarget(typed, before);
  const mayChangeOwner = before.owner === null || rights.isOwnerOrAdministrator;
  // Whoever takes it sets its date as its owner.
  const maySetTarget = rights.isOwnerOrAdministrator || (read.kind === 'owner' && read.owner?.user === user);
  const errors = {
    ...(read.kind === 'error' ? read.error : {}),
    ...(read.kind === 'owner' && !mayChangeOwner ? { wish: ownedByOther(before) } : {}),
    ...targetError({ target, owner: read.kind === 'owner' ? read.owner : undefined, today: dayOf(rights.person, bot) }),
    ...(target === undefined || maySetTarget ? {} : { target: whoSetsTarget(before) }),
  };
  if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
  const change: OwnerChange = {
    request: place.request,
    seen: place.seen,
    activity,
    by: rights.person,
    ...(read.kind === 'owner' ? { owner: read.owner } : {}),
    ...(target === undefined ? {} : { target }),
  };
  if (change.owner === undefined && change.target === undefined) return { kind: 'same' };
  const outcome = await recordOwner(change, bot);
  if (outcome.kind === 'changed') return outcome;
  return { kind: 'recorded', change, before, now: outcome };
}

/** Shows the owner where it came from, and tells who else is concerned. */
async function showOwner(
  shown: {
    readonly place: UpdatePlace;
    readonly change: OwnerChange;
    readonly before: ActivityProgress;
    readonly outcome: RecordedOwner;
    /** The form that was sent, and whether it says it already; null: it was one press. */
    readonly form: { readonly ack: AckFn<ViewResponseAction>; readonly isSaid: boolean } | null;
  },
  bot: Bot,
): Promise<void> {
  const { place, change, before, outcome, form } = shown;
  const { recorded } = outcome;
  const { activity, by } = change;
  const { origin, surface } = place;
  const news = { activity, recorded };
  const said = ownerMessage(news, origin);
  const was = before.owner?.user ?? null;
  const deed = { user: by.user, origin, surface, activity, said, line: ownerLine(news), news: null, before: was };
  if (form === null || form.isSaid) await afterRecording({ ...deed, isSaid: form !== null }, bot);
  else await acknowledgeRecorded(deed, form.ack, bot);
  // Of a form that was sent twice, the first has told them.
  if (!outcome.isAgain) await afterOwnerChange({ activity, recorded, before: was, by }, bot);
}
