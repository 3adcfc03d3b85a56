import type { AckFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { Person } from '../../progress/entry.ts';
import { peopleIn } from '../../progress/followed-entries.ts';
import type { Progress } from '../../progress/progress.ts';
import type { Activity } from '../../register/activity.ts';
import type { Register } from '../../register/register.ts';
import type { Bot } from '../bot.ts';
import { currentActivity } from './current-activity.ts';
import type { Press } from '../press.ts';
import type { Pressed } from '../pressed.ts';
import { type FindTakenOut, hearTakeOut, openTakeOut } from './take-out.ts';
import { compose, type Message } from '../views/message.ts';
import { type Line, paragraph } from '../views/parts.ts';
import { shownName } from '../views/recorded.ts';
import { FORGET_FORM } from '../views/redact-form.ts';

export { FORGET_FORM } from '../views/redact-form.ts';

/** Said in the form before it is done. */
const EFFECT: readonly Line[] = [
  {
    kind: 'bullet',
    runs: [
      { strong: 'Goes: ' },
      'the name and the Slack user, from the history, from everything shown here and from exports made later, and from what was asked of reminders. What the person owned is unowned, and the weekly message to them ends with all that was said in it.',
    ],
  },
  {
    kind: 'bullet',
    runs: [
      { strong: 'Stays: ' },
      'every entry, with its time, status and note, and a random id in the chain that leads to nobody, so that the history can still be verified. A name written in a note stays too: take those words out as well.',
    ],
  },
  {
    kind: 'bullet',
    runs: [
      'A reminder of a channel that they set runs on and still names them there, because somebody must answer for it: it can be taken over with “Change”, or stopped.',
    ],
  },
  {
    kind: 'bullet',
    runs: [
      'Updates of theirs that wait for a second person can then be confirmed only by an administrator whom the history named before, who is certainly somebody else.',
    ],
  },
  {
    kind: 'bullet',
    runs: ['Backups, files that were exported and messages that Slack keeps are not reached from here.'],
  },
];

/** Opens the form that takes a person's name out, for an administrator. */
export async function openForgetForm(
  { person, origin }: Extract<Press, { verb: 'forget' }>['value'],
  pressed: Pressed,
  bot: Bot,
): Promise<void> {
  return openTakeOut({ id: person, origin }, { pressed, bot }, findName);
}

/** Takes the sent form. */
export async function hearForgetting(
  sent: Pick<ViewSubmitAction, 'view' | 'user'>,
  ack: AckFn<ViewResponseAction>,
  bot: Bot,
): Promise<void> {
  return hearTakeOut(sent, { ack, bot }, findName);
}

const findName: FindTakenOut = (id, progress, { register, store }) => {
  const found = findPerson(id, progress, register);
  if (found === null) return notFoundMessage();
  const { person, activity } = found;
  const { team, user, name } = person;
  if (team === null || user === null || name === null)
    return compose('Nothing was taken out', [paragraph('The name of this person was taken out already.')]);
  const called = shownName(person);
  return {
    form: {
      callback: FORGET_FORM,
      title: 'Take a name out',
      shown: [{ kind: 'line', runs: ['The name ', { strong: called }, ' becomes “a former colleague” everywhere.'] }],
      effect: EFFECT,
    },
    matter: { kind: 'forgetting', person: { team, user, name } },
    request: `forget-${id}`,
    before: () => store.reminders.forget(team, user),
    activity,
    done: compose('Name taken out', [
      paragraph({ strong: `${called} is “a former colleague” from now on.` }),
      paragraph('Every entry, its time, status and note, and its place in the chain stay.'),
    ]),
  };
};

/** A person by their id in the history, with an activity of which they recorded something or which they were given. */
function findPerson(
  id: string,
  progress: Progress,
  register: Register,
): { readonly person: Person; readonly activity: Activity } | null {
  const [update] = progress.latestUpdates(1, ({ entry }) => entry.by.id === id);
  const updated = update === undefined ? undefined : currentActivity(update.entry.matter.activityId, register);
  if (update !== undefined && updated !== undefined) return { person: update.entry.by, activity: updated };
  for (const activity of register.activities) {
    const people = progress.historyOf(register.idsOf(activity)).flatMap(peopleIn);
    const person = people.find((one) => one.id === id);
    if (person !== undefined) return { person, activity };
  }
  return null;
}

function notFoundMessage(): Message {
  return compose('Not found', [paragraph('This person is not named in the history of any activity loaded here.')]);
}
