import type { Activity } from '../../register/activity.ts';
import type { PlacedStatement } from '../../register/report.ts';
import type { Recording } from '../asking/recording.ts';
import type { Look } from '../press.ts';
import { turns } from './answer-page.ts';
import { compose, type Message } from './message.ts';
import { buttons, card, type Part, paragraph } from './parts.ts';
import { activityCitation, quoteRuns, sourceNotes } from './quote.ts';
import { activityChoices, historyChoice } from './recorded-parts.ts';
import { recordedLines } from './recorded.ts';
import { countOf } from './text.ts';
import { wholeAction } from './whole-action.ts';

/** Activities on one page: with their quotes and notes they stay under the limit of a message's text. */
const ON_A_PAGE = 4;
const SHOWN_QUOTE = 350;
const SHOWN_NOTE = 200;

/** The activities of one paragraph, each with what was recorded of it and everything that can be: from here one is chosen. */
export function paragraphPage(
  placed: PlacedStatement,
  look: Extract<Look, { see: 'paragraph' }>,
  recording: Recording | null,
): Message {
  const activities = recording?.activitiesOf(placed.statement) ?? [];
  const last = Math.max(0, Math.ceil(activities.length / ON_A_PAGE) - 1);
  const page = Math.min(look.page, last);
  const shown = activities.slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE);
  const range = last === 0 ? '' : ` · page ${page + 1} of ${last + 1}`;
  const said =
    recording === null
      ? 'What was recorded cannot be shown here, and nothing can be recorded from here.'
      : `${countOf(activities.length, 'activity', 'activities')} in this paragraph, each with what can be recorded of it${range}:`;
  return compose('Choose an activity', [
    paragraph({ strong: `Action ${placed.action.number}` }, ` · ${said}`),
    ...(recording === null ? [] : shown.flatMap((activity) => activityParts(activity, recording))),
    ...sourceNotes([placed.report]),
    buttons([...turns({ ...look, page }, page < last), wholeAction(placed)]),
  ]);
}

function activityParts(activity: Activity, recording: Recording): readonly Part[] {
  return [
    card([
      { kind: 'quote', runs: quoteRuns(activity, SHOWN_QUOTE) },
      activityCitation(activity),
      ...recordedLines(recording.of(activity), recording.settings, SHOWN_NOTE),
    ]),
    buttons([...activityChoices(activity, recording), historyChoice(activity, activity.id)]),
  ];
}
