import type { Activity } from '../../register/activity.ts';
import { longDateWithWeekday } from '../../register/calendar.ts';
import type { Quieting } from '../../reminder/quieting.ts';
import type { Press } from '../press.ts';
import { compose, type Message } from './message.ts';
import { buttons, card, type Choice, type Line, type Part, paragraph } from './parts.ts';
import { activityCitation, quoteRuns } from './quote.ts';

/** An activity is named by its first words here: the digest above has them all. */
const SHOWN_WORDS = 300;
/** Activities on one list, each with its button. */
const MOST_LISTED = 15;

/** Tells the channel, in the thread of the digest, what somebody asked of one activity, with a way to take it back. */
export function quietMessage({ kind, until, by, reminderId, activityId }: Quieting, activity: Activity): Message {
  const quote: Line = { kind: 'quote', runs: quoteRuns(activity, SHOWN_WORDS) };
  const undo = undoChoice({ reminder: reminderId, activity: activityId, wish: 'back' }, 'Undo');
  const later = until === null ? '' : longDateWithWeekday(until);
  const [did, then] = {
    snoozed: [
      ' snoozed this for a week:',
      `It comes again with the first reminder on or after ${later}; its own rhythm stays as it is.`,
    ],
    'left-out': [
      ' does not want this in this channel’s reminder:',
      'The reminder says nothing more of it here. It can still be asked about.',
    ],
    back: [' put this back into the reminder:', 'It is said again as before.'],
  }[kind];
  return compose('Reminder', [
    paragraph({ user: by }, did ?? ''),
    card([quote, activityCitation(activity)]),
    paragraph(then ?? ''),
    ...(kind === 'back' ? [] : [buttons([undo])]),
  ]);
}

/** The activities that a reminder leaves out, each with a way to put it back. */
export function leftOutMessage(reminder: string, activities: readonly Activity[], gone: number): Message {
  const shown = activities.slice(0, MOST_LISTED);
  const others = activities.length - shown.length + gone;
  return compose('Left out', [
    paragraph(shown.length === 0 ? 'This reminder leaves nothing out.' : 'This reminder says nothing of:'),
    ...shown.flatMap((activity): readonly Part[] => [
      card([{ kind: 'quote', runs: quoteRuns(activity, SHOWN_WORDS) }, activityCitation(activity)]),
      buttons([undoChoice({ reminder, activity: activity.id, wish: 'back' }, 'Put it back')]),
    ]),
    ...(others > 0 ? [paragraph(`And of ${others} more, which are not shown here or not loaded any more.`)] : []),
  ]);
}

function undoChoice(value: Extract<Press, { verb: 'quiet' }>['value'], label: string): Choice {
  return { label, press: { verb: 'quiet', value } };
}
