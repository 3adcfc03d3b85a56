import type { Activity } from '../register/activity.ts';
import { createRegister, type Register } from '../register/register.ts';
import type { PlacedStatement, Report } from '../register/report.ts';
import type {
  ExportedActivity,
  ExportedSource,
  ExportedStatement,
  ExportedUpdate,
  ExportMatter,
} from './export-matter.ts';
import { personName } from './person-name.ts';
import type { Progress, RecordedUpdate } from './progress.ts';
import { NO_UPDATE, statusWords } from './words-of-status.ts';

/**
 * Gathers what an export holds: of every edition its statements and activities, current editions first, and every update ever
 * recorded, oldest first. An activity that several editions name alike has the same status, owner and target date in each.
 */
export function gatherExport(register: Register, progress: Progress): ExportMatter {
  const editions = [...register.reports, ...register.earlier].map((report) => createRegister([report]));
  const activities = editions.flatMap((edition) => edition.activities);
  return {
    statements: editions.flatMap((edition) => edition.statements.map(exportStatement)),
    activities: activities.map((activity) => exportActivity(activity, register.idsOf(activity), progress)),
    updates: progress.allUpdates().map(exportUpdate),
    sources: editions.flatMap((edition) => edition.reports.map(exportSource)),
  };
}

function exportStatement({ statement, report, action, place, section }: PlacedStatement): ExportedStatement {
  return {
    id: statement.id,
    department: report.department,
    edition: report.updated,
    action: action.number,
    section: place,
    year: section?.year ?? null,
    text: statement.text,
    leadIn: statement.leadIn,
    source: report.source,
  };
}

function exportActivity({ id, due }: Activity, ids: readonly string[], progress: Progress): ExportedActivity {
  const { latest, owner, target } = progress.of(ids);
  return {
    id,
    duePhrase: due?.phrase ?? null,
    dueOn: due?.on ?? null,
    status: latest === null ? NO_UPDATE : statusWords(latest.status),
    owner: owner === null ? null : personName(owner),
    target: target?.on ?? null,
  };
}

function exportUpdate({ entry, status, happenedOn, confirmation, mistake }: RecordedUpdate): ExportedUpdate {
  return {
    id: entry.id,
    number: entry.number,
    activityId: entry.matter.activityId,
    recordedBy: personName(entry.by),
    recordedAt: entry.at,
    happenedOn,
    status,
    note: entry.words?.note ?? '',
    evidence: entry.words?.evidence ?? null,
    isRedacted: entry.isRedacted,
    confirmedBy: confirmation === null ? null : personName(confirmation.by),
    isMistake: mistake !== null,
  };
}

function exportSource({ id, title, department, updated, source, licence, governmentNote }: Report): ExportedSource {
  return { id, title, department, updated, source, licence, governmentNote };
}
