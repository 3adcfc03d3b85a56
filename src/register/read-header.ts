import { makeDate, MONTHS } from './calendar.ts';
import type { PlainDate } from './calendar.ts';
import type { Line } from './read-lines.ts';

/** What stands before the first action. */
export interface Header {
  readonly documentType: string | null;
  /** Empty where there is none. */
  readonly title: string;
  readonly updated: PlainDate | null;
  readonly governmentNote: string | null;
  /** The lines that say it. */
  readonly understood: ReadonlySet<Line>;
}

const DATED = /^(?:last\s+)?(updated|published)\s*:?\s+(?:on\s+)?(.+)$/i;
const GOVERNMENT = /^This was published under the .+ government$/i;
/** GOV.UK's document types have one to four words: `Corporate report`, `Policy paper`, `Research and analysis`. */
const DOCUMENT_TYPE = /^\p{Lu}\p{Ll}+(?:\s\p{Ll}+){0,3}$/u;

/** Reads the lines before the first action: type and title stand before the date, the government's note after it. */
export function readHeader(lines: readonly Line[]): Header {
  const dates = lines.filter((line) => dateOf(line) !== null);
  const updated = dates.find((line) => /^(?:last\s+)?updated/i.test(line.text)) ?? dates[0];
  const note = lines.find((line) => GOVERNMENT.test(line.text));
  const first = lines.findIndex((line) => DATED.test(line.text) || line === note);
  const naming = first < 0 ? lines : lines.slice(0, first);
  const typed = naming.length > 1 && DOCUMENT_TYPE.test(naming[0]?.text ?? '');
  const [type, title] = typed ? [naming[0], naming[1]] : [undefined, naming[0]];
  return {
    documentType: type?.text ?? null,
    title: title?.text ?? '',
    updated: updated === undefined ? null : dateOf(updated),
    governmentNote: note?.text ?? null,
    understood: new Set([type, title, ...dates, note].filter((line) => line !== undefined)),
  };
}

/** Asks whether a line says when its page was published or updated. */
export function isDated(line: Line): boolean {
  return dateOf(line) !== null;
}

function dateOf(line: Line): PlainDate | null {
  const words = DATED.exec(line.text)?.[2];
  return words === undefined ? null : readLongDate(words);
}

/** Reads a day as people write it (`16 January 2015`, `16th Jan 2015`); null for anything else. */
function readLongDate(text: string): PlainDate | null {
  const match = /^(\d{1,2})(?:st|nd|rd|th)?\s+(\p{L}{3,9})\.?,?\s+(\d{4})\.?$/u.exec(text.trim());
  const name = match?.[2]?.toLowerCase() ?? ' ';
  const month = MONTHS.findIndex((full) => full.toLowerCase().startsWith(name));
  return match === null || month < 0 ? null : makeDate(Number(match[3]), month + 1, Number(match[1]));
}
