import type { RecordedUpdate } from '../../progress/progress.ts';
import type { Activity } from '../../register/activity.ts';
import { longDate } from '../../register/calendar.ts';
import { PROGRESS_WORDS, publishedProgress } from '../../reminder/published-progress.ts';
import type { Standing } from '../../reminder/standing.ts';
import type { Overview } from '../asking/home-lists.ts';
import type { Origin } from '../press.ts';
import { currentActivity } from '../recording/current-activity.ts';
import { buttons, card, type Choice, type Line, type Part } from './parts.ts';
import { activityCitation, headingOf, quoteRuns } from './quote.ts';
import { wordedDifferentlyLines } from './earlier-words.ts';
import { ownerWords, recordedLines, updateRuns, wordsLines } from './recorded.ts';
import { recordingChoices } from './recording-choices.ts';
import { clip, onOneLine } from './text.ts';

/** Quotes in a list are read at a glance; the whole action has them whole. */
const SHOWN_QUOTE = 400;
const SHOWN_TITLE = 100;

/** An activity in a list: its words, where its date stands, what was recorded, and what one can do. */
export function standingParts(standing: Standing, { progress, earlier }: Overview, origin: Origin): readonly Part[] {
  const { activity, recorded } = standing;
  const other = earlier().find(({ successor }) => successor?.id === activity.id);
  return [
    card([
      titleLine(activity),
      { kind: 'quote', runs: quoteRuns(activity, SHOWN_QUOTE) },
      activityCitation(activity),
      { kind: 'line', runs: [stateWords(standing)] },
      ...recordedLines(recorded, progress.settings),
      ...(other === undefined
        ? []
        : wordedDifferentlyLines(other, { settings: progress.settings, limit: SHOWN_QUOTE })),
    ]),
    buttons([
      ...recordingChoices({ activityId: activity.id, recorded, origin, settings: progress.settings }),
      historyOf(activity),
    ]),
  ];
}

/** An update in a list: of which activity, and what was said. */
export function updateParts(update: RecordedUpdate, { register, progress }: Overview, origin: Origin): readonly Part[] {
  const activity = currentActivity(update.entry.matter.activityId, register);
  const said: Line = { kind: 'line', runs: updateRuns(update, progress.settings) };
  if (activity === undefined) {
    return [card([said, { kind: 'line', runs: ['Of an edition that is not loaded here any more.'] }])];
  }
  const recorded = progress.of(register.idsOf(activity));
  return [
    card([
      titleLine(activity),
      { kind: 'quote', runs: quoteRuns(activity, SHOWN_QUOTE) },
      activityCitation(activity),
      said,
      ...wordsLines(update.entry, SHOWN_QUOTE),
      { kind: 'line', runs: [ownerWords(recorded.owner)] },
    ]),
    buttons([
      ...recordingChoices({ activityId: activity.id, recorded, origin, settings: progress.settings }),
      historyOf(activity),
    ]),
  ];
}

function titleLine({ action, section }: Activity): Line {
  const title = clip(onOneLine(action.title.text), SHOWN_TITLE);
  return { kind: 'line', runs: [{ strong: `Action ${action.number}: ${title}` }, ` · ${headingOf(section)}`] };
}

function historyOf({ id, report, action }: Activity): Choice {
  const value = { see: 'history', report: report.id, number: action.number, activity: id, page: 0 } as const;
  return { label: 'History', spoken: `History of action ${action.number}`, press: { verb: 'look', value } };
}

function progressSaid(activity: Activity, dueOn: Standing['dueOn']): string {
  const published = publishedProgress(activity, dueOn);
  return published === null ? '' : `; ${PROGRESS_WORDS[published]}`;
}

/** Where an activity's date stands, by date only. */
function stateWords({ activity, state, dueOn, isTarget }: Standing): string {
  const on = dueOn === null ? '' : longDate(dueOn);
  const what = isTarget ? `Target date ${on}` : `Date ${on}`;
  switch (state) {
    case 'soon':
      return `${what}: within 28 days`;
    case 'passed':
      return `${what} has passed${progressSaid(activity, dueOn)}`;
    case 'later':
      return activity.due?.precision === 'plan-year' && !isTarget ? `Plan year ends ${on}` : what;
    case 'ended':
      return `Plan year ended ${on}`;
    case 'undated':
      return 'No date in its words';
  }
}
