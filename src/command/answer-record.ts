import type { Answer } from '../answer/answer.ts';
import { progressOn } from '../progress/department-day.ts';
import type { Status } from '../progress/entry.ts';
import { NO_PROGRESS, type Progress } from '../progress/progress.ts';
import type { Activity } from '../register/activity.ts';
import type { Instant, PlainDate } from '../register/calendar.ts';
import type { Register } from '../register/register.ts';
import type { Statement } from '../register/report.ts';
import { type Recording, recordingOf } from '../slack/asking/recording.ts';
import { shownName, recordedLines } from '../slack/views/recorded.ts';
import { plainWords } from '../slack/views/runs.ts';

/** What was recorded of one activity, as `ask --json` prints it. */
export interface RecordedEntry {
  /** The activity's id. */
  readonly activity: string;
  /** The latest update that counts; null: no update recorded here. */
  readonly update: {
    readonly status: Status;
    readonly happenedOn: PlainDate;
    readonly note: string;
    readonly evidence: string | null;
    readonly at: Instant;
    readonly by: string;
    /** Null: nobody has confirmed it. */
    readonly confirmedBy: string | null;
  } | null;
  /** Null: unowned. */
  readonly owner: string | null;
  /** Not published. */
  readonly target: { readonly on: PlainDate; readonly by: string } | null;
}

/** What was recorded of the statements of an answer: by now, or by the end of the day as of which it was asked. */
export interface AnswerRecord {
  entriesOf(statement: Statement): readonly RecordedEntry[];
  /** The same for a person to read. */
  linesOf(statement: Statement): readonly string[];
}

/** Notes are printed whole. */
const LONGEST_NOTE = 2_000;

/** What was recorded for an answer. Null where nothing was ever recorded, unless it was asked for (`--as-of`). */
export function recordFor(
  { question }: Answer,
  register: Register,
  { recorded, isAsked }: { readonly recorded: Progress | null; readonly isAsked: boolean },
): AnswerRecord | null {
  if (recorded === null && !isAsked) return null;
  const { asOf } = question.scope;
  const all = recorded ?? NO_PROGRESS;
  const recording = recordingOf(register, asOf === null ? all : progressOn(all, asOf), null);
  return {
    entriesOf: (statement) => recording.activitiesOf(statement).map((activity) => entryOf(activity, recording)),
    // Where there is no database, a line under each promise that nothing was recorded would only say so.
    linesOf: (statement) => (recorded === null ? [] : linesOf(statement, recording)),
  };
}

function entryOf(activity: Activity, recording: Recording): RecordedEntry {
  const { latest, owner, target } = recording.of(activity);
  return {
    activity: activity.id,
    update:
      latest === null
        ? null
        : {
            status: latest.status,
            happenedOn: latest.happenedOn,
            note: latest.entry.words?.note ?? '',
            evidence: latest.entry.words?.evidence ?? null,
            at: latest.entry.at,
            by: shownName(latest.entry.by),
            confirmedBy: latest.confirmation === null ? null : shownName(latest.confirmation.by),
          },
    owner: owner === null ? null : shownName(owner),
    target: target === null ? null : { on: target.on, by: shownName(target.entry.by) },
  };
}

function linesOf(statement: Statement, recording: Recording): readonly string[] {
  return recording
    .activitiesOf(statement)
    .flatMap((activity) => recordedLines(recording.of(activity), recording.settings, LONGEST_NOTE))
    .map(({ runs }) => plainWords(runs));
}
