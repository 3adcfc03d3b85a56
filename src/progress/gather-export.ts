import type { Activity } from '../register/activity.ts';
import { createRegister, type Register } from '../register/register.ts';
import type { PlacedStatement, Report } from '../register/report.ts';
import type { Entry, Matter, SettingChange } from './entry.ts';
import type {
  ExportedActivity,
  ExportedChange,
  ExportedPlace,
  ExportedSource,
  ExportedStatement,
  ExportedUpdate,
  ExportMatter,
} from './export-matter.ts';
import { personIn } from './link-content.ts';
import { personName } from './person-name.ts';
import type { Progress, RecordedUpdate } from './progress.ts';
import { NO_UPDATE, statusWords } from './words-of-status.ts';

/**
 * Gathers what an export holds: the statements of every edition, current editions first, each activity once, in the words of the newest
 * edition that has it, and everything ever recorded, oldest first.
 */
export function gatherExport(register: Register, progress: Progress): ExportMatter {
  const editions = [...register.reports, ...register.earlier].map((report) => createRegister([report]));
  const activities = editions.flatMap((edition) => edition.activities);
  return {
    statements: editions.flatMap((edition) => edition.statements.map(exportStatement)),
    activities: activities.flatMap((activity) => exportActivity(activity, { register, progress })),
    updates: progress.allUpdates().map((update) => exportUpdate(update, register)),
    changes: progress.allEntries().flatMap((entry) => exportChange(entry, register)),
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

/** Nothing for the words of an older edition that a newer one has too. */
function exportActivity(
  activity: Activity,
  { register, progress }: { readonly register: Register; readonly progress: Progress },
): readonly ExportedActivity[] {
  const { id, due, report } = activity;
  const ids = register.idsOf(activity);
  if (ids[0] !== id) return [];
  const { latest, owner, target } = progress.of(ids);
  const exported = {
    id,
    otherIds: ids.slice(1),
    isCurrent: register.reports.includes(report),
    ...placeOf(activity),
    duePhrase: due?.phrase ?? null,
    dueOn: due?.on ?? null,
    status: latest === null ? NO_UPDATE : statusWords(latest.status),
    owner: owner === null ? null : personName(owner),
    target: target?.on ?? null,
  };
  return [exported];
}

function placeOf({ report, action, section, leadIn, text }: Activity): ExportedPlace {
  const { department, updated: edition } = report;
  return { department, edition, action: action.number, section: section.kind, year: section.year, leadIn, text };
}

function placeById(id: string | null, register: Register): ExportedPlace | null {
  const activity = id === null ? undefined : register.activity(id);
  return activity === undefined ? null : placeOf(activity);
}

function exportUpdate(
  { entry, status, happenedOn, confirmation, mistake }: RecordedUpdate,
  register: Register,
): ExportedUpdate {
  return {
    id: entry.id,
    number: entry.number,
    activityId: entry.matter.activityId,
    activity: placeById(entry.matter.activityId, register),
    recordedBy: personName(entry.by),
    recordedAt: entry.at,
    happenedOn,
    status,
    note: entry.words?.note ?? '',
    evidence: entry.words?.evidence ?? null,
    isRedacted: entry.isRedacted,
    confirmedBy: confirmation === null ? null : personName(confirmation.by),
    confirmedAt: confirmation?.at ?? null,
    isMistake: mistake !== null,
  };
}

function exportChange(
  { id, number, at, by, matter, words, isRedacted }: Entry,
  register: Register,
): readonly ExportedChange[] {
  if (matter.kind === 'update') return [];
  const activityId = 'activityId' in matter ? matter.activityId : null;
  const person = personIn(matter);
  const change = {
    id,
    number,
    recordedAt: at,
    recordedBy: personName(by),
    kind: matter.kind,
    activityId,
    activity: placeById(activityId, register),
    person: person === null ? null : personName(person),
    ...whatChanged(matter),
    note: words?.note ?? '',
    isRedacted,
  };
  return [change];
}

const NOTHING_MORE = { about: null, setting: null, value: null };

function whatChanged(
  matter: Exclude<Matter, { readonly kind: 'update' }>,
): Pick<ExportedChange, keyof typeof NOTHING_MORE> {
  switch (matter.kind) {
    case 'mistake':
    case 'confirmation':
      return { ...NOTHING_MORE, about: matter.updateId };
    case 'redaction':
      return { ...NOTHING_MORE, about: matter.entryId };
    case 'target':
      return { ...NOTHING_MORE, value: matter.on };
    case 'setting':
      return { ...NOTHING_MORE, ...settingOf(matter.change) };
    case 'owner':
    case 'departure':
    case 'forgetting':
      return NOTHING_MORE;
  }
}

function settingOf(change: SettingChange): Pick<ExportedChange, 'setting' | 'value'> {
  if (change.name === 'group') return { setting: `group for ${change.verb}`, value: change.group ?? 'everyone' };
  return { setting: change.name, value: change.on ? 'on' : 'off' };
}

function exportSource({ id, title, department, updated, source, licence, governmentNote }: Report): ExportedSource {
  return { id, title, department, updated, source, licence, governmentNote };
}
