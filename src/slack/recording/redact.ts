import type { AckFn, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { Entry } from '../../progress/entry.ts';
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
import { shownName, recordedOn, wordsLines } from '../views/recorded.ts';
import { activityLines } from '../views/recording-message.ts';
import { REDACT_FORM } from '../views/redact-form.ts';

export { REDACT_FORM } from '../views/redact-form.ts';

const SHOWN_NOTE = 1_000;

/** Said in the form before, and once it is done. */
const EFFECT: readonly Line[] = [
  {
    kind: 'bullet',
    runs: [
      { strong: 'Goes: ' },
      'the note and the evidence link, from the database, from everything shown here and from exports made later.',
    ],
  },
  {
    kind: 'bullet',
    runs: [
      { strong: 'Stays: ' },
      'the entry itself, with who recorded it, when and its status, and the digest of its words in the chain, so that the history can still be verified.',
    ],
  },
  {
    kind: 'bullet',
    runs: ['Backups, files that were exported and messages that Slack keeps are not reached from here.'],
  },
];

/** Opens the form that takes the words of an entry out, for an administrator. */
export async function openRedactForm(
  { entry, origin }: Extract<Press, { verb: 'redact' }>['value'],
  pressed: Pressed,
  bot: Bot,
): Promise<void> {
  return openTakeOut({ id: entry, origin }, { pressed, bot }, findWords);
}

/** Takes the sent form. */
export async function hearRedaction(
  sent: Pick<ViewSubmitAction, 'view' | 'user'>,
  ack: AckFn<ViewResponseAction>,
  bot: Bot,
): Promise<void> {
  return hearTakeOut(sent, { ack, bot }, findWords);
}

const findWords: FindTakenOut = (id, progress, { register }) => {
  const entry = progress.entry(id);
  const activity = entry === undefined ? undefined : activityWith(entry, progress, register);
  if (entry === undefined || activity === undefined) return notFoundMessage();
  if (entry.isRedacted || entry.words === null)
    return compose('Nothing was taken out', [paragraph('This entry has no words, or they were taken out already.')]);
  const by: Line = { kind: 'line', runs: [`Recorded by ${shownName(entry.by)} on ${recordedOn(entry)}:`] };
  const shown = [...activityLines(activity), by, ...wordsLines(entry, SHOWN_NOTE)];
  return {
    form: { callback: REDACT_FORM, title: 'Take words out', shown, effect: EFFECT },
    matter: { kind: 'redaction', entryId: id },
    request: `redact-${id}`,
    activity,
    done: compose('Words taken out', [
      paragraph(
        { strong: 'The words were taken out.' },
        ' “[note taken out by an administrator]” stands in their place.',
      ),
      paragraph('The entry, with who recorded it, when and its status, and its place in the chain stay.'),
    ]),
  };
};

/** The activity in whose history an entry stands; the reason why something was taken out stands there too. */
function activityWith(entry: Entry, progress: Progress, register: Register): Activity | undefined {
  const { matter } = entry;
  if ('activityId' in matter) return currentActivity(matter.activityId, register);
  const about = matter.kind === 'redaction' ? progress.entry(matter.entryId) : undefined;
  if (about !== undefined) return activityWith(about, progress, register);
  return register.activities.find((activity) => progress.historyOf(register.idsOf(activity)).includes(entry));
}

function notFoundMessage(): Message {
  return compose('Not found', [
    paragraph('This entry is not to be found here, or its activity is not loaded any more.'),
  ]);
}
