import type { Activity } from './activity.ts';
import { findDueDate } from './due-date.ts';
import type { Action, Report, Section, Statement } from './report.ts';
import { splitSentences } from './split-sentences.ts';
import { bulletUndertakes, undertakes } from './undertaking.ts';

/**
 * Finds what a report undertakes, in its order: the sentences of the paragraphs, and the whole bullets, of its planned and commitments
 * sections that undertake something. Benefits, opinions, reasons, introductions and answers such as `Not applicable` do not.
 */
export function findActivities(report: Report): readonly Activity[] {
  return report.actions.flatMap((action) =>
    action.sections
      .filter(({ kind }) => kind !== 'progress')
      .flatMap((section) =>
        section.statements.flatMap((statement) => activitiesOf({ report, action, section, statement })),
      ),
  );
}

interface Place {
  readonly report: Report;
  readonly action: Action;
  readonly section: Section;
  readonly statement: Statement;
}

function activitiesOf(place: Place): readonly Activity[] {
  const { statement, section } = place;
  if (statement.leadIn !== null) {
    return bulletUndertakes(statement, section.kind) ? [toActivity(place, statement.id, statement.text)] : [];
  }
  const sentences = splitSentences(statement.text).map(({ start, end }) => statement.text.slice(start, end));
  return sentences.flatMap((sentence, index) => {
    if (!undertakes(sentence, section.kind)) return [];
    return [toActivity(place, sentences.length === 1 ? statement.id : `${statement.id}.${index + 1}`, sentence)];
  });
}

function toActivity(place: Place, id: string, text: string): Activity {
  const { leadIn } = place.statement;
  return { id, ...place, text, leadIn, due: findDueDate({ text, leadIn, section: place.section }) };
}
