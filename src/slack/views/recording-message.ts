import type { Entry, Matter } from '../../progress/entry.ts';
import type { RecordedUpdate } from '../../progress/progress.ts';
import type { ProgressSettings } from '../../progress/rights.ts';
import { statusWords } from '../../progress/words-of-status.ts';
import type { Activity } from '../../register/activity.ts';
import { longDate } from '../../register/calendar.ts';
import type { Origin } from '../press.ts';
import { dayOf } from './department-time.ts';
import { compose, type Message } from './message.ts';
import { buttons, card, type Line, nothing, paragraph, type Part } from './parts.ts';
import { activityCitation, quoteRuns } from './quote.ts';
import { shownName, updateRuns, wordsLines } from './recorded.ts';
import { mistakeChoice, waitsForConfirmation } from './recording-choices.ts';
import type { Run } from './runs.ts';

/** An activity is named by its first words here: the page it came from has them all. */
const SHOWN_WORDS = 300;
const SHOWN_NOTE = 300;
/** Entries named of what came meanwhile. */
const MOST_SINCE = 5;

/** An update and the activity it is of. */
export interface UpdateNews {
  readonly activity: Activity;
  readonly update: RecordedUpdate;
  readonly settings: ProgressSettings;
  readonly origin: Origin;
}

/** Confirms to whoever recorded an update what was recorded, with a way to say that it was a mistake. `isAgain`: it had been recorded before. */
export function recordedMessage(news: UpdateNews, isAgain = false): Message {
  const { update, settings, origin } = news;
  const first = isAgain
    ? paragraph({ strong: 'This was recorded already.' }, ' It stands once, as it was first sent:')
    : paragraph({ strong: 'Recorded.' });
  return compose('Recorded', [
    first,
    updateCard(news),
    waitsForConfirmation(update, settings) ? paragraph(WAITS) : nothing,
    update.mistake === null ? buttons([mistakeChoice(update, origin)]) : nothing,
  ]);
}

const WAITS =
  'It is shown as not confirmed until somebody else confirms it: the activity’s owner, where that is not you, or an administrator.';

/** Tells a channel of an update: who recorded what. Nobody is named so that it pings them. */
export function updateNewsMessage(news: Omit<UpdateNews, 'origin'>): Message {
  return compose('Update', [updateCard(news)]);
}

function updateCard({ activity, update, settings }: Omit<UpdateNews, 'origin'>): Part {
  return card([
    ...activityLines(activity),
    { kind: 'line', runs: updateRuns(update, settings) },
    ...wordsLines(update.entry, SHOWN_NOTE),
  ]);
}

/** An activity named by its first words, with where it stands. */
export function activityLines(activity: Activity): readonly Line[] {
  return [{ kind: 'quote', runs: quoteRuns(activity, SHOWN_WORDS) }, activityCitation(activity)];
}

/** One line above the page that is shown anew: what was recorded just now. */
export function recordedLine({ activity, update, settings }: Omit<UpdateNews, 'origin'>): readonly Run[] {
  return [{ strong: 'Recorded' }, ` for action ${activity.action.number}: `, ...updateRuns(update, settings)];
}

/** What others recorded of an activity meanwhile, oldest first: shown above a form that was not recorded because of it. */
export function sinceLines(since: readonly Entry[]): readonly Line[] {
  const shown = since.slice(-MOST_SINCE);
  const more = since.length - shown.length;
  return [
    { kind: 'line', runs: [{ strong: 'Yours is not recorded yet: this was recorded meanwhile.' }] },
    ...(more > 0 ? [{ kind: 'line', runs: [`${more} earlier, and then:`] } as const] : []),
    ...shown.flatMap((entry): readonly Line[] => [
      { kind: 'bullet', runs: entryRuns(entry) },
      ...wordsLines(entry, SHOWN_NOTE),
    ]),
    { kind: 'line', runs: ['What you entered is still below. Send it again if it still holds.'] },
  ];
}

/** What one entry says, in a sentence: who did what, when. */
function entryRuns({ by, at, matter }: Entry): readonly Run[] {
  const day = dayOf(at);
  const happened = matter.kind === 'update' ? longDate(matter.happenedOn) : day;
  return [{ strong: shownName(by) }, ` ${deedWords(matter)}, on ${day}${happened === day ? '' : `, for ${happened}`}`];
}

function deedWords(matter: Matter): string {
  switch (matter.kind) {
    case 'update':
      return `recorded “${statusWords(matter.status)}”`;
    case 'mistake':
      return 'said that an update was recorded by mistake';
    case 'confirmation':
      return 'confirmed an update';
    case 'owner':
      return matter.owner === null
        ? 'left it without an owner'
        : `made ${shownName(matter.owner)} the owner of the activity`;
    case 'target':
      return matter.on === null ? 'took the target date away' : `set the target date ${longDate(matter.on)}`;
    case 'redaction':
    case 'departure':
    case 'forgetting':
    case 'setting':
      return 'changed something';
  }
}

/** Said once an update was confirmed: both names stay. */
export function confirmedMessage(news: Omit<UpdateNews, 'origin'>): Message {
  return compose('Confirmed', [paragraph({ strong: 'Confirmed.' }), updateCard(news)]);
}

/** Said once an update was said to be a mistake: it counts no more and stays readable. */
export function mistakenMessage(news: Omit<UpdateNews, 'origin'>): Message {
  const { update } = news;
  const reason = update.mistake === null ? [] : wordsLines(update.mistake, SHOWN_NOTE);
  return compose('Recorded by mistake', [
    paragraph({ strong: 'Recorded by mistake.' }, ' This update counts no more; the history keeps it:'),
    updateCard(news),
    card(reason),
  ]);
}

/** Said where a button's activity or update is not there any more. */
export function notThereMessage(what: 'activity' | 'update'): Message {
  const said = {
    activity: 'This activity is not loaded here any more: its report was replaced. Please ask again.',
    update: 'This update is not to be found here. Please ask again.',
  }[what];
  return compose('Not found', [paragraph(said)]);
}

/** Something else stands in the way of what a button asked for. */
export function notDoneMessage(...runs: readonly Run[]): Message {
  return compose('Nothing was changed', [paragraph(...runs)]);
}
