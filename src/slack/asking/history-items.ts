import type { Entry } from '../../progress/entry.ts';
import type { Progress, RecordedUpdate } from '../../progress/progress.ts';
import type { Activity } from '../../register/activity.ts';
import type { Register } from '../../register/register.ts';
import type { Action, PlacedStatement, Report, Section, Statement } from '../../register/report.ts';
import { recordingOf } from './recording.ts';
import { comparePeriods } from './trail.ts';

/** A piece of a history: what was published, or what was recorded of it. */
export type HistoryItem =
  | { readonly kind: 'published'; readonly placed: PlacedStatement & { readonly section: Section } }
  | {
      readonly kind: 'entry';
      readonly entry: Entry;
      readonly activity: Activity;
      /** The update that the entry is, confirms, takes back or takes the words out of, with what became of it; null: it is about no update. */
      readonly update: RecordedUpdate | null;
    };

/** Whose history it is. */
export interface HistoryOf {
  readonly report: Report;
  readonly action: Action;
  /** Only this activity; null: every one of the action. */
  readonly activity: string | null;
}

/**
 * What was recorded of an action or of one of its activities, newest first, and after it what was published: the promises that the
 * entries are about and the progress beside them, in the order of the periods. Promises of which nothing was recorded are left out:
 * the whole action has them. What was recorded under words that only an earlier edition has comes with that edition's words.
 */
export function historyItems(of: HistoryOf, register: Register, progress: Progress): readonly HistoryItem[] {
  const told = new Set<string>();
  const recording = recordingOf(register, progress, null);
  const items = placesOf(of, register)
    .toSorted((a, b) => comparePeriods(a.section, b.section))
    .flatMap((placed): readonly HistoryItem[] => {
      const entries = recording
        .activitiesOf(placed.statement)
        .filter((activity) => isAsked(activity, of, register) && !told.has(activity.id))
        .flatMap((activity) => {
          const ids = register.idsOf(activity);
          for (const id of ids) told.add(id);
          return entriesOf(activity, ids, progress);
        });
      const isPublishedProgress = placed.place === 'progress' && placed.report.id === of.report.id;
      return entries.length > 0 || isPublishedProgress ? [{ kind: 'published', placed }, ...entries] : [];
    });
  const entries = items.filter((item) => item.kind === 'entry');
  const published = items.filter(({ kind }) => kind === 'published');
  return [...entries.toSorted((a, b) => b.entry.number - a.entry.number), ...published];
}

/** Every statement of the action's sections, in every edition of its department; those of the asked edition first. */
function placesOf({ report, action }: HistoryOf, { reports, earlier }: Register) {
  const editions = [...reports, ...earlier].filter(
    ({ id, department }) => id !== report.id && department !== null && department === report.department,
  );
  return [report, ...editions].flatMap((edition) =>
    edition.actions
      .filter(({ number }) => number === action.number)
      .flatMap((action) =>
        action.sections.flatMap((section) =>
          section.statements.map((statement: Statement) => ({
            statement,
            report: edition,
            action,
            section,
            place: section.kind,
          })),
        ),
      ),
  );
}

function isAsked(activity: Activity, { activity: asked }: HistoryOf, register: Register): boolean {
  return asked === null || register.idsOf(activity).includes(asked);
}

function entriesOf(activity: Activity, ids: readonly string[], progress: Progress): readonly HistoryItem[] {
  const { updates } = progress.of(ids);
  const byId = new Map(updates.map((update) => [update.entry.id, update]));
  return progress.historyOf(ids).map((entry) => {
    const about = aboutOf(entry);
    return { kind: 'entry', entry, activity, update: byId.get(about) ?? null };
  });
}

/** The id of the entry that an entry is about: most are about themselves. */
function aboutOf({ id, matter }: Entry): string {
  if ('updateId' in matter) return matter.updateId;
  return matter.kind === 'redaction' ? matter.entryId : id;
}
