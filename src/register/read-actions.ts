import { readHeading } from './heading.ts';
import type { Heading } from './heading.ts';
import { addBullets, addParagraph } from './read-statements.ts';
import type { Placing } from './read-statements.ts';
import { readBullets } from './read-bullets.ts';
import { faultOf } from './read-lines.ts';
import type { Line } from './read-lines.ts';
import { brief, keepUnparsed, markSpan, noteProblem } from './reading.ts';
import type { Reading } from './reading.ts';
import type { Action, Section, Statement } from './report.ts';

interface SectionDraft extends Section {
  readonly statements: Statement[];
}

interface ActionDraft extends Action {
  readonly description: Statement[];
  readonly note: Statement[];
  readonly sections: SectionDraft[];
}

/** Where the reader stands. */
interface Cursor extends Placing {
  readonly reportId: string;
  readonly actions: ActionDraft[];
  /** Each id's first line, and how often it was given: a second action 7 gets an id of its own. */
  readonly given: Map<string, { readonly line: number; times: number }>;
  /** The action that sections belong to, with its id; null after a heading that may have begun another. */
  action: { readonly id: string; readonly draft: ActionDraft } | null;
}

/** Reads the lines from the first heading on. */
export function readActions(lines: readonly Line[], reportId: string, reading: Reading): readonly Action[] {
  const cursor: Cursor = {
    reading,
    reportId,
    actions: [],
    given: new Map(),
    action: null,
    place: null,
    leadIn: null,
    isList: false,
  };
  for (const [index, line] of lines.entries()) readLine(cursor, line, lines[index + 1]);
  noteEmptySections(cursor);
  return cursor.actions;
}

function readLine(cursor: Cursor, line: Line, next: Line | undefined): void {
  const fault = faultOf(line.text);
  const heading = fault === null ? readHeading(line.text) : null;
  if (fault !== null) {
    noteProblem(cursor.reading, line.number, fault);
    keepUnparsed(cursor.reading, line);
  } else if (heading !== null) {
    openHeading(cursor, line, heading);
  } else if (cursor.place === null) {
    keepUnparsed(cursor.reading, line);
  } else {
    const bullets = readBullets(line.text, cursor.isList);
    if (bullets === null) addParagraph(cursor, line, next);
    else addBullets(cursor, line, bullets);
  }
}

function openHeading(cursor: Cursor, line: Line, heading: Heading): void {
  cursor.leadIn = null;
  cursor.isList = false;
  cursor.place = null;
  switch (heading.kind) {
    case 'action':
      openAction(cursor, line, heading);
      return;
    case 'section':
      openSection(cursor, line, heading);
      return;
    case 'unclear':
      if (heading.of === 'action') cursor.action = null;
      keepUnparsed(cursor.reading, line);
      noteProblem(
        cursor.reading,
        line.number,
        `“${brief(line.text)}” looks like a heading but does not read ${heading.wants}. It was kept, with the text below it up to the next heading, but not understood.`,
      );
      return;
  }
}

function openAction(cursor: Cursor, line: Line, heading: Heading & { kind: 'action' }): void {
  const { number } = heading;
  const { id, first } = giveId(cursor, `${cursor.reportId}/a${number}`, line.number);
  const { reading } = cursor;
  if (first !== line.number) {
    noteProblem(
      reading,
      line.number,
      `Action ${number} stands here again (first in line ${first}): give each action one number and one place.`,
    );
  }
  if (heading.title === '') {
    noteProblem(reading, line.number, `Action ${number} has no title: write it after “Action ${number}: ”.`);
  }
  const title = {
    id: `${id}/title`,
    text: heading.title === '' ? line.text : heading.title,
    leadIn: null,
    line: line.number,
  };
  const draft: ActionDraft = { number, title, description: [], note: [], sections: [] };
  cursor.actions.push(draft);
  cursor.action = { id, draft };
  cursor.place = {
    id: `${id}/description`,
    statements: draft.description,
    note: { id: `${id}/note`, statements: draft.note },
  };
  markSpan(reading, 'heading', { line });
}

function openSection(cursor: Cursor, line: Line, heading: Heading & { kind: 'section' }): void {
  const { reading, action } = cursor;
  if (action === null) {
    keepUnparsed(reading, line);
    noteProblem(
      reading,
      line.number,
      `“${brief(line.text)}” belongs to no action: put “Action 7: its title” above it. It was kept, with the text below it.`,
    );
    return;
  }
  const { id, first } = giveId(cursor, `${action.id}/${heading.section}-${heading.year}`, line.number);
  if (first !== line.number) {
    noteProblem(
      reading,
      line.number,
      `“${brief(heading.words)}” stands again in action ${action.draft.number} (first in line ${first}): put its text under one heading.`,
    );
  }
  const section: SectionDraft = {
    kind: heading.section,
    year: heading.year,
    heading: heading.words,
    line: line.number,
    statements: [],
  };
  action.draft.sections.push(section);
  cursor.place = { id, statements: section.statements, note: null };
  markSpan(reading, 'heading', { line });
}

/** The id itself the first time, then `…-2`, `…-3`; and the line where it was given first. */
function giveId(cursor: Cursor, id: string, line: number): { readonly id: string; readonly first: number } {
  const given = cursor.given.get(id) ?? { line, times: 0 };
  given.times += 1;
  cursor.given.set(id, given);
  return { id: given.times === 1 ? id : `${id}-${given.times}`, first: given.line };
}

function noteEmptySections({ reading, actions }: Cursor): void {
  for (const { number, sections } of actions) {
    for (const section of sections.filter(({ statements }) => statements.length === 0)) {
      noteProblem(
        reading,
        section.line,
        `“${brief(section.heading)}” in action ${number} has no text below it: write it there, or leave the heading out.`,
      );
    }
  }
}
