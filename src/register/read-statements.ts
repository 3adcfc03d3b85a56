import { readHeading } from './heading.ts';
import { readBullets } from './read-bullets.ts';
import type { BulletLine } from './read-bullets.ts';
import type { Line } from './read-lines.ts';
import { brief, keepUnparsed, markSpan, noteProblem } from './reading.ts';
import type { Reading } from './reading.ts';
import type { Statement } from './report.ts';
import { splitSentences } from './split-sentences.ts';
import type { Piece } from './split-sentences.ts';

interface Shelf {
  /** What the ids of its statements begin with. */
  readonly id: string;
  readonly statements: Statement[];
}

/** Where the next words belong. */
export interface Placing {
  readonly reading: Reading;
  /** Null while they belong nowhere. `note` takes what a description says about the action itself. */
  place: (Shelf & { readonly note: Shelf | null }) | null;
  /** The words that introduce the bullets that follow, or null. */
  leadIn: string | null;
  /** Whether bullets may follow: then `1.` is a bullet's mark too. */
  isList: boolean;
}

/** `Action 15 was added to the strategy in December 2013 …`, `Note: …`: about the action, not of it. */
const ABOUT_THE_ACTION = /^(?:action\s+\d+\s|note\s*:)/i;

/** Adds a line without bullets: a paragraph or, where bullets follow, its last sentence as their lead-in. */
export function addParagraph(placing: Placing, line: Line, next: Line | undefined): void {
  const introduces = next !== undefined && introducesBullets(line.text, next.text);
  placing.leadIn = null;
  placing.isList = introduces;
  if (introduces) addIntroduction(placing, line, { start: 0, end: line.text.length });
  else addStatement(placing, line, { start: 0, end: line.text.length });
}

function introducesBullets(text: string, next: string): boolean {
  if (readHeading(next) !== null) return false;
  if (/[:–—-]$/.test(text)) return readBullets(next, true)?.before.end === 0;
  // `The department has`, without its colon.
  return /[\p{L}\p{N},;]$/u.test(text) && readBullets(next, false)?.before.end === 0;
}

/** The last sentence becomes the lead-in; what stands before it is a statement of its own. */
function addIntroduction(placing: Placing, line: Line, { start, end }: Piece): void {
  const last = splitSentences(line.text.slice(start, end)).at(-1);
  if (last === undefined) return;
  const before = line.text.slice(start, start + last.start).trimEnd();
  if (before !== '') addStatement(placing, line, { start, end: start + before.length });
  const leadIn = { start: start + last.start, end: start + last.end };
  placing.leadIn = line.text.slice(leadIn.start, leadIn.end);
  markSpan(placing.reading, 'lead-in', { line, piece: leadIn });
}

/** Adds a line's bullets, with the words before them where a list was run together: `MOJ will * continue … * maximise …`. */
export function addBullets(placing: Placing, line: Line, { before, bullets }: BulletLine): void {
  placing.isList = true;
  const words = line.text.slice(before.start, before.end);
  if (words !== '') {
    placing.leadIn = null;
    if (/[.!?…]$/.test(words)) addStatement(placing, line, before);
    else addIntroduction(placing, line, before);
  }
  for (const bullet of bullets) addBullet(placing, line, bullet);
}

function addBullet(placing: Placing, line: Line, { whole, words }: BulletLine['bullets'][number]): void {
  const { reading } = placing;
  const text = line.text.slice(words.start, words.end);
  if (text === '') {
    keepUnparsed(reading, line, whole);
    noteProblem(reading, line.number, 'There is a bullet without words: write them after its mark, or take it out.');
    return;
  }
  if (readHeading(text) !== null) {
    noteProblem(
      reading,
      line.number,
      `“${brief(text)}” reads like a heading but stands in a bullet: it was kept as a bullet. Take the mark away if it is a heading.`,
    );
  }
  addStatement(placing, line, words, whole);
}

function addStatement(placing: Placing, line: Line, words: Piece, whole = words): void {
  const { place, reading, leadIn } = placing;
  const text = line.text.slice(words.start, words.end);
  const shelf = place?.note != null && ABOUT_THE_ACTION.test(text) ? place.note : place;
  if (shelf === null) return;
  shelf.statements.push({ id: `${shelf.id}/${shelf.statements.length + 1}`, text, leadIn, line: line.number });
  markSpan(reading, 'statement', { line, piece: whole });
}
