import { keep, once } from '../../answer/remember.ts';
import { progressOn } from '../../progress/department-day.ts';
import { type EarlierWords, earlierWords, isLeftBehind } from '../../progress/earlier-words.ts';
import type { ActivityProgress, Progress } from '../../progress/progress.ts';
import type { ProgressSettings } from '../../progress/rights.ts';
import type { Activity } from '../../register/activity.ts';
import type { PlainDate } from '../../register/calendar.ts';
import type { Register } from '../../register/register.ts';
import type { Statement } from '../../register/report.ts';
import { splitSentences } from '../../register/split-sentences.ts';
import type { Look, Origin } from '../press.ts';
import type { Sight } from '../people/sight.ts';

/** What was recorded, as one page shows it beside what was published. */
export interface Recording {
  readonly settings: ProgressSettings;
  /** What was recorded of an activity, in any edition of its department's report. */
  readonly of: (activity: Activity) => ActivityProgress;
  /** The activities that a statement undertakes: most none, a bullet one, a paragraph one for each sentence that does. */
  readonly activitiesOf: (statement: Statement) => readonly Activity[];
  /** What stands recorded under words that the newest edition does not have. */
  readonly earlier: () => readonly EarlierWords[];
  /** Where its buttons stand; null: nothing is recorded from here, because it shows a past day. */
  readonly origin: Origin | null;
}

/** What was recorded as a look shows it: as of now, or by the end of a past day. Null where nothing recorded is shown. */
export function recordingFor(
  look: Look,
  { register, recorded }: Pick<Sight, 'register' | 'recorded'>,
  asOf: PlainDate | null = null,
): Recording | null {
  if (recorded === null) return null;
  return asOf === null
    ? recordingOf(register, recorded, { from: 'look', look })
    : recordingOf(register, progressOn(recorded, asOf), null);
}

/** What was recorded of the activities of a register. */
export function recordingOf(register: Register, progress: Progress, origin: Origin | null): Recording {
  const of = (activity: Activity) => progress.of(register.idsOf(activity));
  return {
    settings: progress.settings,
    of,
    earlier: once(() => earlierWords(register, progress).filter((earlier) => isLeftBehind(earlier, of))),
    activitiesOf: activitiesIn(register),
    origin,
  };
}

/** The activities of a statement, found once: the same ones are shown again and again, and splitting one into its sentences takes as long as drawing it. */
export const activitiesIn = keep((register: Register) =>
  keep((statement: Statement) => activitiesOf(statement, register)),
);

/** An activity has the id of its statement or, as one of several sentences, that id and its place among them. */
function activitiesOf({ id, text }: Statement, register: Register): readonly Activity[] {
  const whole = register.activity(id);
  if (whole !== undefined) return [whole];
  return splitSentences(text).flatMap((_, index) => register.activity(`${id}.${index + 1}`) ?? []);
}
