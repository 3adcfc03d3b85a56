import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Progress } from '../../progress/progress.ts';
import type { Activity } from '../../register/activity.ts';
import { dateIn, type PlainDate } from '../../register/calendar.ts';
import type { Register } from '../../register/register.ts';
import { type Bot, todayOf } from '../bot.ts';
import { codeOf } from '../boundary.ts';
import type { Conversation } from '../conversation.ts';
import { activitiesIn } from '../asking/recording.ts';
import { currentActivity } from './current-activity.ts';
import type { KnownPerson } from '../people/people.ts';
import { askPermission, refusedMessage } from '../people/permission.ts';
import type { Origin, Press } from '../press.ts';
import { type Pressed, showPressed } from '../pressed.ts';
import { encodePlace, type Surface, surfaceOf, type UpdatePlace } from './update-place.ts';
import { compose, type Message, toModal } from '../views/message.ts';
import { buttons, type Line, paragraph } from '../views/parts.ts';
import { updatePress } from '../views/recording-choices.ts';
import { notThereMessage } from '../views/recording-message.ts';
import { type TypedUpdate, updateForm } from '../views/update-form.ts';

/** A trigger lives for three seconds: this much of it may be spent on who the person is and what was recorded. */
const QUICK_MS = 1_000;

/** What a form starts with. */
interface Start {
  readonly user: string;
  readonly triggerId: string;
  /** Null: chosen in the form. */
  readonly activity: Activity | null;
  readonly action: UpdatePlace['action'];
  readonly statement?: UpdatePlace['statement'];
  readonly origin: Origin;
  readonly surface: Surface;
  readonly evidence: string | null;
  readonly notice: readonly Line[];
}

/** Opens the form that adds an update, over a view where one is open. */
export async function openUpdateForm(
  { activity: id, action, statement, origin }: Extract<Press, { verb: 'update' }>['value'],
  pressed: Pressed,
  bot: Bot,
): Promise<void> {
  const activity = id === null ? null : currentActivity(id, bot.register);
  if (activity === undefined) return showPressed(pressed, notThereMessage('activity'), { inPlace: false, bot });
  const { user, triggerId } = pressed;
  const start = {
    user,
    triggerId,
    activity,
    action,
    statement,
    origin,
    surface: surfaceOf(pressed),
    evidence: null,
    notice: [],
  };
  const refused = await openWith(start, bot);
  if (refused !== null) await showPressed(pressed, refused, { inPlace: false, bot });
}

/** Opens the form from a shortcut, where nothing is pressed. What keeps it from being opened is shown in its place. */
export async function openUpdateFormAlone(
  start: Pick<Start, 'user' | 'triggerId' | 'evidence' | 'notice'>,
  bot: Bot,
): Promise<void> {
  const refused = await openWith({ ...start, ...NOWHERE }, bot);
  if (refused !== null) await bot.calls.views.open({ trigger_id: start.triggerId, view: toModal(refused) });
}

const NOWHERE = { activity: null, action: null, origin: { from: 'nowhere' }, surface: { kind: 'none' } } as const;

/** Opens the form that a command asks for, and says so; a mention or a direct message opens none, so a button does. */
export async function openUpdateFormFrom({ user, triggerId }: Conversation, bot: Bot): Promise<Message> {
  if (triggerId === null) {
    const choice = { label: 'Add an update', press: updatePress({ origin: { from: 'nowhere' } }) };
    return compose('Add an update', [paragraph('Add an update here:'), buttons([choice])]);
  }
  const refused = await openWith({ user, triggerId, ...NOWHERE, evidence: null, notice: [] }, bot);
  return refused ?? compose('Add an update', [paragraph('The form to add an update is open.')]);
}

/** Opens the form; where the person may not add an update, gives what they are told instead. */
async function openWith(start: Start, bot: Bot): Promise<Message | null> {
  const known = await knownInTime(start.user, bot);
  if (known?.right.kind === 'refused') return refusedMessage(known.right.help);
  const { activity, action, statement, origin, surface } = start;
  const place: UpdatePlace = {
    request: randomUUID(),
    // Where the database does not say what was recorded, the person has seen nothing: it is shown when the form is sent.
    seen: known?.progress.lastNumber ?? 0,
    about: activity?.id ?? null,
    action,
    statement,
    origin,
    surface,
  };
  const typed: TypedUpdate = {
    status: null,
    note: null,
    evidence: start.evidence,
    happenedOn: known === null ? todayOf(bot) : dayOf(known.right.person, bot),
  };
  const form = { activity, typed, notice: start.notice, progress: known?.progress ?? null };
  const opened = { trigger_id: start.triggerId, view: updateFormAt(place, form, bot.register) };
  await (surface.kind === 'modal' ? bot.calls.views.push(opened) : bot.calls.views.open(opened));
  return null;
}

/** Who the person is and what was recorded, where both are told soon; what is not known then is asked when the form is sent. */
async function knownInTime(user: string, bot: Bot) {
  const asked = Promise.all([askPermission(user, { verb: 'update' }, bot), bot.progress.now()]);
  const known = asked.then(([right, progress]) => ({ right, progress }));
  const logged = known.catch((error: unknown) => {
    bot.log.warn('recorded_not_shown', { error: codeOf(error) });
    return null;
  });
  const inTime = await Promise.race([logged, wait(QUICK_MS, null, { ref: false })]);
  // Where Slack does not say who it is, they may still be right: it is asked again when the form is sent.
  return inTime?.right.kind === 'refused' && inTime.right.because === 'unknown' ? null : inTime;
}

/** The form of a place, with what stands in its fields. */
export function updateFormAt(
  place: UpdatePlace,
  form: {
    readonly activity: Activity | null;
    readonly typed: TypedUpdate;
    readonly notice: readonly Line[];
    readonly progress: Progress | null;
  },
  register: Register,
) {
  const { activity, progress, ...shown } = form;
  const known =
    activity === null || progress === null
      ? null
      : { recorded: progress.of(register.idsOf(activity)), settings: progress.settings };
  const choices = choicesFor(place, register);
  const canStay = choices === null || activity === null || choices.includes(activity);
  return updateForm({ ...shown, activity, known, register, choices: canStay ? choices : null }, encodePlace(place));
}

/** The activities of one statement or of one action, as the newest edition has them; null: all, also where there are none. */
function choicesFor({ action, statement }: UpdatePlace, register: Register): readonly Activity[] | null {
  if (statement !== undefined) return choicesOf(statement, register);
  if (action === null) return null;
  const own = register.activities.filter(
    (one) => one.report.id === action.report && one.action.number === action.number,
  );
  return own.length === 0 ? null : own;
}

function choicesOf(id: string, register: Register): readonly Activity[] | null {
  const statement = register.statement(id)?.statement;
  const own = statement === undefined ? [] : activitiesIn(register)(statement);
  const now = own.flatMap((activity) => currentActivity(activity.id, register) ?? []);
  return now.length === 0 ? null : now;
}

/** The day it is for a person; where Slack does not say where they are, for the department. */
export function dayOf({ zone }: Pick<KnownPerson, 'zone'>, bot: Pick<Bot, 'clock'>): PlainDate {
  return zone === null ? todayOf(bot) : dateIn(bot.clock(), zone);
}
