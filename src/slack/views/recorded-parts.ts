import type { Activity } from '../../register/activity.ts';
import type { Statement } from '../../register/report.ts';
import type { Recording } from '../asking/recording.ts';
import type { Choice, Line } from './parts.ts';
import { wordedDifferentlyLines } from './earlier-words.ts';
import { recordedLines, SHOWN_NOTE } from './recorded.ts';
import { recordingChoices, updatePress } from './recording-choices.ts';
import { clip, onOneLine } from './text.ts';

/** Of several activities of one paragraph each is called by its first words. */
const SHOWN_SENTENCE = 60;

/** What was recorded of the activities of a statement, and what can be recorded: nothing where it undertakes nothing. */
export interface UnderStatement {
  readonly activities: readonly Activity[];
  readonly lines: readonly Line[];
  readonly choices: readonly Choice[];
}

/** Under what undertakes nothing, as most statements do, and where nothing recorded is shown. */
const NOTHING_UNDER: UnderStatement = { activities: [], lines: [], choices: [] };

/** What stands under the quote of a statement. Words of people beyond `limit` characters are shortened, and those beyond 500 in any case. */
export function underStatement(statement: Statement, recording: Recording | null, limit: number): UnderStatement {
  const activities = recording?.activitiesOf(statement) ?? [];
  if (recording === null || activities.length === 0) return NOTHING_UNDER;
  const lines = activities.flatMap((activity): readonly Line[] => {
    const shown = Math.min(limit, SHOWN_NOTE);
    const recorded = [
      ...recordedLines(recording.of(activity), recording.settings, shown),
      ...earlierLines(activity, recording, shown),
    ];
    if (activities.length === 1) return recorded;
    const sentence = clip(onOneLine(activity.text), SHOWN_SENTENCE);
    return [{ kind: 'line', runs: [{ aside: `Of “${sentence}”:` }] }, ...recorded];
  });
  return { activities, lines, choices: choicesOf(activities, recording) };
}

/** What stands recorded of an activity under other words of an earlier edition, where it may be the same. */
export function earlierLines(activity: Activity, recording: Recording, limit: number): readonly Line[] {
  const earlier = recording.earlier().find(({ successor }) => successor?.id === activity.id);
  return earlier === undefined ? [] : wordedDifferentlyLines(earlier, { settings: recording.settings, limit });
}

/** What can be recorded of one activity; of several, which one is chosen in the form, or on a page of their own. */
function choicesOf(activities: readonly Activity[], recording: Recording): readonly Choice[] {
  const [first, second] = activities;
  if (first === undefined || recording.origin === null) return [];
  if (second === undefined) return activityChoices(first, recording);
  const { action, statement } = first;
  const press = updatePress({ statement: statement.id, origin: recording.origin });
  return [
    { label: 'Add an update', spoken: `Add an update: action ${action.number}`, press },
    {
      label: 'Choose an activity',
      spoken: `Choose an activity: one of ${activities.length} of action ${action.number}`,
      press: { verb: 'look', value: { see: 'paragraph', statement: statement.id, page: 0 } },
    },
  ];
}

/** What can be recorded of an activity: at most four buttons, none on a page of a past day. */
export function activityChoices(activity: Activity, recording: Recording | null): readonly Choice[] {
  if (recording === null || recording.origin === null) return [];
  const { origin, settings } = recording;
  const recorded = recording.of(activity);
  return recordingChoices({ activityId: activity.id, recorded, origin, settings, action: activity.action.number });
}

/** Leads to who recorded what of an action, or of one of its activities, and when. */
export function historyChoice(
  { report, action }: Pick<Activity, 'report' | 'action'>,
  activity: string | null = null,
): Choice {
  return {
    label: 'History',
    spoken: `History of action ${action.number}`,
    press: { verb: 'look', value: { see: 'history', report: report.id, number: action.number, activity, page: 0 } },
  };
}
